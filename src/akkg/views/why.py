"""Tells why the graph holds a statement: stated where, read by whom from what, or derived by which
rule from which premises, down to what is stated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from akkg.answers.table import natural
from akkg.citing.cite import Source, cite_triples, find_sources
from akkg.citing.explanation import Claim, Explanation, Reason, explain_all
from akkg.engines.engine import Statement, Term
from akkg.views.sentences import BASIS_COLOURS, Names, names, one_line, rests_on, sentence

if TYPE_CHECKING:
    from akkg.answers.table import Citation
    from akkg.engines.engine import Askable
    from akkg.prefixes import PrefixTable

__all__ = ["Why", "as_json", "told", "why"]

_Paint = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Why:
    """Why the graph holds some statements.

    Attributes:
        reasons: A reason for each statement, in order.
        citations: What each statement rests on in the end.
        names: The words for all terms.
        sources: What the graphs of claims were made from, by IRI.
        prefixes: The prefixes by which graphs are shortened.
    """

    reasons: tuple[Reason, ...]
    citations: tuple[Citation, ...]
    names: Names
    sources: dict[str, Source]
    prefixes: PrefixTable


def why(dataset: Askable, statements: Sequence[Statement]) -> Why:
    """Say why the graph holds statements.

    Args:
        dataset: The dataset.
        statements: Statements that it holds; each as subject, property and object.

    Raises:
        DataError: Where the dataset does not hold one of them.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.views.statements import find_statements
        >>> kg = load()
        >>> found = why(kg, find_statements(kg, "AKCF", "acronym").statements)
        >>> print("\\n".join(told(found)))
        ASEAN-ROK Cooperation Fund (AKCF) has the acronym AKCF.  [p35 p37]
           stated in p35, p37
    """
    reasons = explain_all(dataset, statements)
    cited = cite_triples(dataset, statements)
    below = list(_below(reasons.values()))
    graphs = {graph for one in below if isinstance(one, Claim) for graph in one.graphs}
    return Why(
        reasons=tuple(reasons[statement] for statement in statements),
        citations=tuple(cited[statement] for statement in statements),
        names=names(dataset, (term for one in below for term in one.triple)),
        sources=find_sources(dataset.engine, sorted(graphs)),
        prefixes=dataset.prefixes,
    )


def _below(reasons: Sequence[Reason] | Any) -> Iterator[Reason]:
    """Reasons with all that they rest on, each once."""
    open_, seen = list(reasons), set()
    while open_:
        reason = open_.pop()
        if reason.triple not in seen:
            seen.add(reason.triple)
            yield reason
            open_ += reason.premises if isinstance(reason, Explanation) else ()


def told(found: Why, paint: _Paint = lambda text, colour: text) -> tuple[str, ...]:
    """Tell the reasons as trees, those of a premise indented under what follows from it.

    Args:
        found: The reasons.
        paint: Puts a text into a colour by its name.

    Returns:
        The lines; statements are parted by empty ones. A premise that has been explained is not
        explained again.
    """
    lines: list[str] = []
    for reason, citation in zip(found.reasons, found.citations, strict=True):
        note = rests_on(citation.basis, citation.paragraphs) or "no passage"
        head = f"{_said(found, reason)}  {paint(f'[{note}]', BASIS_COLOURS[citation.basis])}"
        lines += [*([""] if lines else []), head, *_grown(found, reason, paint)]
    return tuple(lines)


def _grown(found: Why, reason: Reason, paint: _Paint) -> Iterator[str]:
    """The lines under a statement; with a stack of its own, for chains of any length."""
    yield from (f"   {paint(line, 'dim')}" for line in _grounds(found, reason))
    seen = {reason.triple}
    stack = [("   ", iter(_placed(reason)))]
    while stack:
        indent, rest = stack[-1]
        premise = next(rest, None)
        if premise is None:
            stack.pop()
            continue
        below, last = premise
        again = below.triple in seen and isinstance(below, Explanation)
        inner = f"{indent}{' ' if last else '│'}  "
        mark = "  (see above)" if again else ""
        yield f"{indent}{'└' if last else '├'}─ {_said(found, below)}{mark}"
        if not again:
            seen.add(below.triple)
            yield from (f"{inner}{paint(line, 'dim')}" for line in _grounds(found, below))
            stack.append((inner, iter(_placed(below))))


def _placed(reason: Reason) -> list[tuple[Reason, bool]]:
    """Premises, each with whether it is the last."""
    premises = reason.premises if isinstance(reason, Explanation) else ()
    return [(one, number == len(premises)) for number, one in enumerate(premises, start=1)]


def _said(found: Why, reason: Reason) -> str:
    return sentence(found.names, *reason.triple)


def _grounds(found: Why, reason: Reason) -> Iterator[str]:
    """Where a claim is made, one line a kind of place; or the rule that a statement follows by."""
    if isinstance(reason, Explanation):
        yield f"follows by the rule {reason.rule.name}: {reason.rule.title}"
        return
    passages, readings, others = _places(found, reason)
    if passages:
        yield f"stated in {', '.join(passages)}"
    for graph in readings:
        source = found.sources[graph]
        yield (
            f"read by the editors from {', '.join(natural(source.paragraphs))}"
            f" ({found.prefixes.shorten(graph)}):"
        )
        yield from (f"\u201c{one_line(note)}\u201d" for note in sorted(source.notes))
    if others and not (passages or readings):
        yield f"said in no passage, but in {', '.join(map(found.prefixes.shorten, others))}"


def _places(found: Why, claim: Claim) -> tuple[tuple[str, ...], list[str], list[str]]:
    """The passages that make a claim, the readings that do, and the other graphs."""
    made = [graph for graph in claim.graphs if graph in found.sources]
    readings = [graph for graph in made if found.prefixes.shorten(graph).startswith("editorial:")]
    passages = (found.sources[graph].paragraphs for graph in made if graph not in readings)
    others = [graph for graph in claim.graphs if graph not in made]
    return natural(name for names_ in passages for name in names_), readings, others


def as_json(found: Why) -> list[dict[str, Any]]:
    """Give the reasons as values for JSON, premises inside what follows from them.

    Args:
        found: The reasons.
    """
    return [
        {**_value(found, reason), "basis": citation.basis, "paragraphs": citation.paragraphs}
        for reason, citation in zip(found.reasons, found.citations, strict=True)
    ]


def _value(found: Why, reason: Reason) -> dict[str, Any]:
    value: dict[str, Any] = {
        "sentence": _said(found, reason),
        **{
            place: _term(found, term)
            for place, term in zip(("subject", "predicate", "object"), reason.triple, strict=True)
        },
    }
    if isinstance(reason, Explanation):
        value["rule"] = {"name": reason.rule.name, "title": reason.rule.title}
        value["premises"] = [_value(found, premise) for premise in reason.premises]
        return value
    passages, readings, others = _places(found, reason)
    value["stated"] = passages
    value["readings"] = [
        {
            "graph": graph,
            "paragraphs": natural(found.sources[graph].paragraphs),
            "notes": sorted(found.sources[graph].notes),
        }
        for graph in readings
    ]
    value["elsewhere"] = others
    return value


def _term(found: Why, term: Term) -> dict[str, str]:
    if not isinstance(term, ox.Literal):
        return {"iri": term.value, "name": found.names[term]}
    kind = {"language": term.language} if term.language else {"datatype": term.datatype.value}
    return {"value": term.value, **kind}
