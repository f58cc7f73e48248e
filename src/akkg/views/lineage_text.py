"""Writes a lineage: as a tree for people, as a Mermaid flowchart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from akkg.views.lineage import Lineage, Step
from akkg.views.mermaid_text import ARROWS, escaped
from akkg.views.sentences import BASIS_COLOURS, rests_on

__all__ = ["mermaid", "tree"]

_Paint = Callable[[str, str], str]


def tree(found: Lineage, paint: _Paint = lambda text, colour: text) -> tuple[str, ...]:
    """Draw a lineage as a tree, one step a line.

    Args:
        found: The lineage.
        paint: Puts a text into a colour by its name.

    Returns:
        The lines. A thing that has been drawn is not drawn out again, so a cycle ends.

    Example:
        >>> from akkg.views.lineage import lineage
        >>> print("\\n".join(tree(lineage("ak:poa-2016-2020", depth=1))))
        Plan of Action for the period 2016-2020
        <BLANKLINE>
        before
        └─ follows in series Plan of Action for the period 2011-2015  [editorial p4]
    """
    lines = [paint(found.names[found.thing], "bold")]
    for title, branches in (("before", _before(found)), ("after", _after(found))):
        drawn = list(_drawn(found.thing, branches, paint))
        lines += ["", paint(title, "bold"), *drawn] if drawn else []
    return tuple(lines)


_Branch = tuple[Step, str, str]  # the step, the thing that it leads to, the words for both
_Branches = Mapping[str, Sequence[_Branch]]


def _before(found: Lineage) -> _Branches:
    branches: dict[str, list[_Branch]] = {}
    for step in found.before:
        words = f"{found.names[step.relation]} {found.names[step.earlier]}"
        branches.setdefault(step.later, []).append((step, step.earlier, words))
    return branches


def _after(found: Lineage) -> _Branches:
    """The branches onward; each is read out with all else that the later thing merges."""
    merged: dict[tuple[str, str], list[str]] = {}
    for step in found.after:
        merged.setdefault((step.later, step.relation), []).append(step.earlier)
    branches: dict[str, list[_Branch]] = {}
    for step in found.after:
        mates = [one for one in merged[step.later, step.relation] if one != step.earlier]
        them = " and ".join(["it", *(found.names[one] for one in mates)])
        words = f"{found.names[step.later]} {found.names[step.relation]} {them}"
        branches.setdefault(step.earlier, []).append((step, step.later, words))
    return branches


def _drawn(thing: str, branches: _Branches, paint: _Paint) -> Iterator[str]:
    """The lines of a tree; with a stack of its own, for lines of any length."""
    seen = {thing}
    stack = [("", iter(_placed(branches.get(thing, ()))))]
    while stack:
        indent, rest = stack[-1]
        branch = next(rest, None)
        if branch is None:
            stack.pop()
            continue
        (step, other, words), last = branch
        again = other in seen and other in branches
        note = paint(f"[{_note(step)}]", BASIS_COLOURS[step.basis])
        yield f"{indent}{'└' if last else '├'}─ {words}  {note}{'  (see above)' if again else ''}"
        if not again:
            seen.add(other)
            inner = f"{indent}{' ' if last else '│'}  "
            stack.append((inner, iter(_placed(branches.get(other, ())))))


def _placed(branches: Sequence[_Branch]) -> list[tuple[_Branch, bool]]:
    """Branches, each with whether it is the last."""
    return [(branch, number == len(branches)) for number, branch in enumerate(branches, start=1)]


def _note(step: Step) -> str:
    return rests_on(step.basis, step.paragraphs) or "no passage"


def mermaid(found: Lineage) -> str:
    """Write a lineage as a Mermaid flowchart, from the earlier on the left to the later.

    Args:
        found: The lineage.

    Returns:
        The text of the chart: what is stated has a plain arrow, what is derived a thick one, an
        editorial reading a dotted one. All but letters, digits and plain marks of a label are
        written as numbers, so that no name can end it.

    Example:
        >>> from akkg.views.lineage import lineage
        >>> print(mermaid(lineage("ak:poa-2016-2020", depth=1)), end="")
        flowchart RL
            n0["Plan of Action for the period 2011-2015"]
            n1["Plan of Action for the period 2016-2020"]
            style n1 stroke-width:3px
            n1 -.->|"follows in series #91;editorial p4#93;"| n0
    """
    steps = tuple(dict.fromkeys((*found.before, *found.after)))
    things = {found.thing, *(end for step in steps for end in (step.later, step.earlier))}
    ordered = sorted(things, key=lambda thing: (found.names[thing], thing))
    marks = {thing: f"n{number}" for number, thing in enumerate(ordered)}
    lines = [f'{marks[thing]}["{escaped(found.names[thing])}"]' for thing in ordered]
    lines.append(f"style {marks[found.thing]} stroke-width:3px")
    for step in steps:
        label = escaped(f"{found.names[step.relation]} [{_note(step)}]")
        lines.append(f'{marks[step.later]} {ARROWS[step.basis]}|"{label}"| {marks[step.earlier]}')
    return "flowchart RL\n" + "".join(f"    {line}\n" for line in lines)
