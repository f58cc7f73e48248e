"""Checks: SPARQL queries that must return no row, for what a shape cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyoxigraph as ox

from akkg.engines.engine import Engine, select
from akkg.errors import DataError
from akkg.prefixes import BASE, PrefixTable
from akkg.shacl.paths import Predicate
from akkg.validation.check_header import PLACEHOLDER, Check, load_checks
from akkg.validation.finding import Finding, Term

__all__ = [
    "Check",
    "Hit",
    "Row",
    "Statement",
    "hits_of",
    "load_checks",
    "rows_of",
    "run_checks",
    "together",
]

Row: TypeAlias = Mapping[str, Any]
"""What a row of a check binds, by the names of columns; None where nothing is bound."""

COMPONENT = "http://www.w3.org/ns/shacl#SPARQLConstraintComponent"
SOURCE = f"{BASE}check/"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement to look for in the files, as far as a check names it.

    Attributes:
        subject: The thing that it is about.
        predicate: The IRI of its property, or None for all that is said of the thing.
        object: Its value, or None for all values of the property.
        graph: The IRI of the named graph in which it stands.
    """

    subject: Term
    predicate: str | None
    object: Term | None
    graph: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding of a check, with what it rests on.

    Attributes:
        finding: The finding; its places are still to be looked up.
        statements: What to look for, where the check names statements: that to mend first, and
            others. Where it names none, the finding is about what says what the thing is.
    """

    finding: Finding
    statements: tuple[Statement, ...]


def run_checks(
    engine: Engine, checks: Iterable[Check], prefixes: PrefixTable, *, whole: bool
) -> Iterator[Hit]:
    """Run checks, one after the other.

    Args:
        engine: Its default graph holds each triple once, its named graphs all statements.
        checks: The checks.
        prefixes: Shortens the IRIs in messages.
        whole: Whether the store holds the whole graph; where it does not, checks that make sense
            only there are left out.

    Returns:
        Each finding once, check by check in the order of its rows.

    Raises:
        DataError: Where the engine cannot run a check, or a row does not bind the focus.

    Standard:
        SHACL, sections 3.6.2 and 5.3.2: a row is a result, as a row of a SPARQL constraint is.

    Example:
        >>> from akkg.engines.embedded import Embedded
        >>> run = run_checks(Embedded(ox.Store()), (), PrefixTable({}), whole=True)
        >>> list(run)
        []
    """
    for check in checks:
        if whole or not check.whole:
            yield from hits_of(check, rows_of(engine, check, check.query), prefixes)


def hits_of(check: Check, rows: Iterable[Row], prefixes: PrefixTable) -> Iterator[Hit]:
    """Make findings of rows; those that differ only in where something stands are one finding.

    Args:
        check: The check.
        rows: Rows of its query, in their order.
        prefixes: Shortens the IRIs in messages.

    Raises:
        DataError: Where a row does not bind the focus.
    """
    found: dict[Finding, dict[Statement, None]] = {}
    for row in rows:
        if row.get("focus") is None:
            raise DataError("a row of the check has no ?focus", str(check.path), "bind it always")
        statements = found.setdefault(_finding(check, row, prefixes), {})
        statements.update(dict.fromkeys(_statements(row)))
    for finding, statements in found.items():
        yield Hit(finding, tuple(statements))


def together(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Give each finding once, with all statements that hits with it have."""
    found: dict[Finding, dict[Statement, None]] = {}
    for hit in hits:
        found.setdefault(hit.finding, {}).update(dict.fromkeys(hit.statements))
    for finding, statements in found.items():
        yield Hit(finding, tuple(statements))


def rows_of(engine: Engine, check: Check, text: str) -> list[Row]:
    """Ask the query of a check.

    Args:
        engine: As for `run_checks`.
        check: The check.
        text: Its query, or a narrower one.

    Raises:
        DataError: Where the engine cannot run it.
    """
    try:
        solutions = select(engine, text)
        return [dict(zip(solutions.names, row, strict=True)) for row in solutions]
    except SyntaxError as error:
        what = f"the check cannot be run, {error}"
        raise DataError(what, str(check.path), "mend its query") from None


def _finding(check: Check, row: Row, prefixes: PrefixTable) -> Finding:
    path = row.get("path")
    return Finding(
        severity=check.severity,
        focus=row["focus"],
        path=Predicate(path.value) if isinstance(path, ox.NamedNode) else None,
        value=row.get("value"),
        message=_filled(check.message, row, prefixes),
        component=COMPONENT,
        source=SOURCE + check.name,
        remedy=_filled(check.remedy, row, prefixes),
    )


def _statements(row: Row) -> Iterator[Statement]:
    """Give the statements of a row, each where its graph is bound.

    The first is `?focus ?path ?value` in `?graph`, the other `?other ?otherPath ?otherValue` in
    `?otherGraph`; what the other one leaves unbound is as in the first.
    """
    first = [row.get(name) for name in ("focus", "path", "value")]
    other = [row.get(name) for name in ("other", "otherPath", "otherValue")]
    if graph := row.get("graph"):
        yield _statement(graph, first)
    if graph := row.get("otherGraph"):
        yield _statement(graph, [two or one for one, two in zip(first, other, strict=True)])


def _statement(graph: ox.NamedNode, parts: list[Any]) -> Statement:
    subject, predicate, value = parts
    return Statement(subject, predicate.value if predicate else None, value, graph.value)


def _filled(template: str, row: Row, prefixes: PrefixTable) -> str:
    """Write the values of a row into a template: IRIs in short, literals as their text."""

    def text(match: re.Match[str]) -> str:
        term = row.get(match[1])
        if isinstance(term, ox.NamedNode):
            return prefixes.shorten(term.value)
        return "" if term is None else str(term.value)

    return PLACEHOLDER.sub(text, template)
