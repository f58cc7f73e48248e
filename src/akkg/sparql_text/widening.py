"""Widens a query so that its solutions also show variables that it does not project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from akkg.sparql_text.outline import Outline
from akkg.sparql_text.tokens import Token

_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_MODIFIERS = ("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")


class Widened(NamedTuple):
    """A query without aggregates and modifiers.

    Attributes:
        prologue: Its declarations.
        items: The expressions that it projects, as SPARQL.
        keys: The columns of the first query that its solutions have too, by which both can be
            matched.
        body: The inside of its main group.
    """

    prologue: str
    items: str
    keys: tuple[str, ...]
    body: str

    @property
    def everything(self) -> str:
        """A query whose answer is empty and names all variables of the main group."""
        return f"{self.prologue}SELECT * WHERE {{{self.body}\n}} LIMIT 0"

    def showing(self, names: Iterable[str], restriction: str = "") -> str:
        """The query with further variables projected, its solutions narrowed by a VALUES block."""
        items = " ".join([self.items, *(f"?{name}" for name in names)]).strip() or "(1 AS ?nothing)"
        return f"{self.prologue}SELECT DISTINCT {items} WHERE {{{self.body}\n{restriction}}}"


def widen(bound: Outline, columns: Sequence[str]) -> Widened:
    """Make the wide form of a SELECT query.

    Args:
        bound: The query.
        columns: The variables that it projects.

    Returns:
        The same main group, projecting what the query projects, or, where it groups, what it groups
        by.

    Example:
        >>> from akkg.sparql_text.outline import outline
        >>> text = "SELECT ?a (COUNT(?b) AS ?n) WHERE { ?a ?p ?b } GROUP BY ?a"
        >>> wide = widen(outline(text), ("a", "n"))
        >>> wide.keys, wide.showing(["b"])
        (('a',), 'SELECT DISTINCT ?a ?b WHERE { ?a ?p ?b \\n}')
    """
    projected = _projected(bound)
    tail = _tail(bound)
    body = bound.pattern
    trailing = [token for token in tail if token.is_word("VALUES") and token.depth == 0]
    if trailing:
        body = f"{body}\n{bound.text[trailing[0].start :]}\n"
    if not _groups(projected, tail):
        return Widened(bound.prologue, _slice(bound, projected), tuple(columns), body)
    items = _group_items(bound, tail)
    keys = tuple(name for name in columns if name in items)
    return Widened(bound.prologue, " ".join(items.values()), keys, body)


def _slice(bound: Outline, tokens: Sequence[Token]) -> str:
    return bound.text[tokens[0].start : tokens[-1].end] if tokens else ""


def _projected(bound: Outline) -> list[Token]:
    assert bound.body is not None, "a saved query has a main group"
    tokens = [token for token in bound.tokens if bound.head < token.start < bound.body[0] - 1]
    while tokens and tokens[0].is_word("DISTINCT", "REDUCED"):
        tokens.pop(0)
    ends = (index for index, token in enumerate(tokens) if token.is_word("WHERE", "FROM"))
    return tokens[: next(ends, len(tokens))]


def _tail(bound: Outline) -> list[Token]:
    assert bound.body is not None, "a saved query has a main group"
    return [token for token in bound.tokens if token.start > bound.body[1]]


def _groups(projected: Sequence[Token], tail: Sequence[Token]) -> bool:
    return any(token.is_word("GROUP") for token in tail) or any(
        token.is_word(*_AGGREGATES) for token in projected
    )


def _group_items(bound: Outline, tail: Sequence[Token]) -> dict[str, str]:
    """What the query groups by: names and expressions; those without a name are left out."""
    start = next((i for i, token in enumerate(tail) if token.is_word("GROUP")), len(tail))
    items: dict[str, str] = {}
    parentheses, opened = 0, 0
    for index in range(start + 2, len(tail)):
        token = tail[index]
        if parentheses == 0 and token.is_word(*_MODIFIERS):
            break
        if token.text == "(":
            opened = token.start if parentheses == 0 else opened
            parentheses += 1
        elif token.text == ")":
            parentheses -= 1
        elif token.kind == "variable" and parentheses == 0:
            items[token.text[1:]] = token.text
        elif token.kind == "variable" and parentheses == 1 and tail[index - 1].is_word("AS"):
            items[token.text[1:]] = bound.text[opened : tail[index + 1].end]
    return items
