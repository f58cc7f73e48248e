"""Reads the comments by which a query is let off a rule, with the reason why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from akkg.queries.lint.fault import Fault

__all__ = ["without_waived"]

_WAIVER = re.compile(r"# lint: *([\w-]+) *:? *(.*)")


def without_waived(
    faults: Iterable[Fault], text: str, path: Path, rules: Collection[str]
) -> tuple[Fault, ...]:
    """Leave out the findings that a comment waives, and find waivers that say nothing.

    A waiver is a line of its own, `# lint: RULE: reason`.

    Args:
        faults: What the rules found.
        text: The query's text.
        path: Its file.
        rules: The names of all rules.

    Returns:
        The findings left, and one of the rule `waiver` for each waiver without a reason, of an
        unknown rule, or that nothing needs.
    """
    left = list(faults)
    for number, line in enumerate(text.splitlines(), start=1):
        match = _WAIVER.fullmatch(line.strip())
        if match is None:
            continue
        rule, reason = match.groups()
        waived = [fault for fault in left if fault.rule == rule]
        if rule not in rules:
            what = f"no rule is called {rule}"
        elif not reason:
            what = f"no reason is given to be let off {rule}"
        elif not waived:
            what = f"nothing here breaks {rule}"
        else:
            left = [fault for fault in left if fault.rule != rule]
            continue
        remedy = "write `# lint: RULE: reason`, or take it out"
        left.append(Fault(path, number, 1, "waiver", what, remedy))
    return tuple(sorted(left))
