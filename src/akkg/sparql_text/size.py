"""Refuses queries that are larger than an engine can read.

The parser of the engine calls itself for each group in a group and for each link of a chain. A text
of some thousand of them ends the process without a word, so they are counted before.
"""

from __future__ import annotations

from akkg.errors import QueryError
from akkg.sparql_text.tokens import Token, place

__all__ = ["refuse_oversize"]

# The engine was seen to end at 1,000 deep, at 4,000 groups in a row and at 8,000 links of a chain,
# with a stack of 8 MiB.
_DEPTH, _GROUPS, _LINKS = 200, 1000, 2000
_OPERATORS = ("+", "-", "*", "/", "|", "^", "!", "&&", "||", "=", "!=", "<", ">", "<=", ">=")
_SEPARATORS = (".", ";", ",")


def refuse_oversize(text: str, tokens: tuple[Token, ...]) -> None:
    """Refuse a query that is nested too deep, or has too many groups, patterns or operators.

    Args:
        text: The query.
        tokens: Its tokens. The length of a list of values has no bound here.

    Raises:
        QueryError: For the first of them that is too much, with its place.

    Example:
        >>> from akkg.sparql_text.tokens import tokenize
        >>> text = f"ASK {'{' * 201}"
        >>> refuse_oversize(text, tokenize(text))
        Traceback (most recent call last):
        akkg.errors.QueryError: more than 200 groups and brackets stand in each other \
(line 1, column 205): ask in several queries
    """
    depth = groups = links = lists = 0
    for token in tokens:
        if token.kind == "mark":
            opens, closes = token.text in "([{", token.text in ")]}"
            depth += opens - closes
            lists += (token.text == "(") - (token.text == ")")
            groups += token.text == "{"
            links += token.text in _OPERATORS or (token.text in _SEPARATORS and not lists)
        elif token.is_word("AS", "FILTER"):
            links += 1
        else:
            continue
        for count, most, what in (
            (depth, _DEPTH, "groups and brackets stand in each other"),
            (groups, _GROUPS, "groups"),
            (links, _LINKS, "patterns, filters and operators"),
        ):
            if count > most:
                where = place(text, token.start)
                raise QueryError(f"more than {most:,} {what}", where, "ask in several queries")
