"""Sets how many solutions a query gives: by the places of tokens, in the outermost query alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from akkg.errors import ParameterError
from akkg.sparql_text.outline import Outline, outline
from akkg.sparql_text.tokens import Token

__all__ = ["limited"]


def limited(found: Outline, limit: int | None = None, offset: int | None = None) -> Outline:
    """Set the LIMIT and the OFFSET of a query.

    Args:
        found: The query.
        limit: The number of solutions at most, in the place of a LIMIT that the query has; None
            leaves that.
        offset: The number of solutions to leave out first, likewise.

    Returns:
        The query, changed in these clauses only. A sub-select keeps its own.

    Raises:
        ParameterError: For an ASK, which has one answer.

    Example:
        >>> text = "SELECT ?a { { SELECT ?a { ?a ?b ?c } LIMIT 9 } } LIMIT 5 # LIMIT 7"
        >>> limited(outline(text), 2, 10).text
        'SELECT ?a { { SELECT ?a { ?a ?b ?c } LIMIT 9 } } LIMIT 2 OFFSET 10 # LIMIT 7'
    """
    wanted = {"LIMIT": limit, "OFFSET": offset}
    wanted = {word: count for word, count in wanted.items() if count is not None}
    if not wanted:
        return found
    if found.form == "ASK":
        raise ParameterError("an ASK has one answer, so it takes no limit and no offset")
    tail = _tail(found)
    text, place = found.text, _end(found, tail)
    clauses = dict(_clauses(tail))
    if clauses:
        place = max(number.end for _, number in clauses.values())
    added = "".join(f" {word} {count}" for word, count in wanted.items() if word not in clauses)
    changes = [(place, place, added)]
    for word, (_, number) in clauses.items():
        if word in wanted:
            changes.append((number.start, number.end, str(wanted[word])))
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return outline(text, service=True)


def _tail(found: Outline) -> tuple[Token, ...]:
    """The tokens behind the main group; of a DESCRIBE without one, those behind its keyword."""
    after = found.head if found.body is None else found.body[1]
    return tuple(token for token in found.tokens if token.start > after)


def _end(found: Outline, tail: tuple[Token, ...]) -> int:
    """Where the solution modifiers end: before a VALUES clause that follows them."""
    values = (token.start for token in tail if token.is_word("VALUES") and token.depth == 0)
    stop = next(values, len(found.text))
    return max(token.end for token in found.tokens if token.end <= stop)


def _clauses(tail: tuple[Token, ...]) -> Iterator[tuple[str, tuple[Token, Token]]]:
    for word, number in pairwise(tail):
        if word.is_word("LIMIT", "OFFSET") and word.depth == 0 and number.kind == "number":
            yield word.text.upper(), (word, number)
