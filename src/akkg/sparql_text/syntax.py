"""Explains a syntax error of the engine: where it is, what stands there, and what may have been
meant."""

from __future__ import annotations

import re
from collections.abc import Mapping

from akkg.errors import QueryError
from akkg.near import near
from akkg.prefixes import PrefixTable
from akkg.sparql_text.outline import Outline
from akkg.sparql_text.tokens import Token, caret, position

_KEYWORDS = """
    SELECT ASK CONSTRUCT DESCRIBE WHERE DISTINCT REDUCED FROM NAMED PREFIX BASE ORDER GROUP BY
    ASC DESC HAVING LIMIT OFFSET VALUES UNDEF OPTIONAL UNION FILTER BIND AS GRAPH MINUS EXISTS
    NOT IN TRUE FALSE A COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES
    DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE
    ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES
    SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT
    SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE
"""

_UNFIT = ("LATERAL", "SERVICE")
"""What the engine would take and no query should have: the one is no SPARQL 1.1, the other is
refused."""


def syntax_error(
    found: Outline, message: str, declared: Mapping[str, str], table: PrefixTable
) -> QueryError:
    """Make the error for a query that the engine cannot parse.

    Args:
        found: The query's outline.
        message: The engine's message, which begins with `error at LINE:COLUMN`.
        declared: The prefixes that the query may use.
        table: The project's prefixes, for advice.
    """
    for token in found.tokens:
        prefix = token.text.partition(":")[0]
        if token.kind == "curie" and prefix not in declared and not _is_declaration(found, token):
            return _undeclared(found, token, declared, table)
    line, column, expected = _parts(message)
    guess = _misspelled(found, line, column)
    if guess is not None:
        token, words = guess
        line, column = position(found.text, token.start)
        what, remedy = (
            f"{token.text} is no keyword of SPARQL",
            f"did you mean {' or '.join(words)}?",
        )
    else:
        what, remedy = "the query cannot be parsed", f"{expected} at the mark"
    return _error(found.text, what, line, column, remedy)


def _error(text: str, what: str, line: int, column: int, remedy: str) -> QueryError:
    return QueryError(
        what, f"line {line}, column {column}", f"{remedy}\n{caret(text, line, column)}"
    )


def _parts(message: str) -> tuple[int, int, str]:
    match = re.match(r"error at (\d+):(\d+): expected (.*)", message, re.DOTALL)
    if match is None:
        return 1, 1, message
    found = re.findall(
        r'"[^"\s]+"|\b[A-Z]{2,}\b|The SELECT[^,\[]*|IRI parsing failed', match.group(3)
    )
    words = [word for word in found if word not in _UNFIT]
    expected = f"expected {', '.join(words[:6])}" if words else "look"
    return int(match.group(1)), int(match.group(2)), expected


def _is_declaration(found: Outline, token: Token) -> bool:
    index = found.tokens.index(token)
    return index > 0 and found.tokens[index - 1].is_word("PREFIX")


def _undeclared(
    found: Outline, token: Token, declared: Mapping[str, str], table: PrefixTable
) -> QueryError:
    prefix = token.text.partition(":")[0]
    known = dict(table.items())
    if prefix in known:
        remedy = f"add PREFIX {prefix}: <{known[prefix]}>"
    else:
        close = near(prefix, {**known, **declared})
        remedy = (
            f"did you mean {' or '.join(f'{name}:' for name in close)}?" if close else "declare it"
        )
    line, column = position(found.text, token.start)
    return _error(found.text, f"prefix {prefix}: is not declared", line, column, remedy)


def _misspelled(found: Outline, line: int, column: int) -> tuple[Token, tuple[str, ...]] | None:
    """The last word before the engine gave up which is no keyword but near to one."""
    keywords = _KEYWORDS.split()
    for token in reversed(found.tokens):
        if token.kind != "word" or position(found.text, token.start) > (line, column):
            continue
        if token.text.upper() not in keywords:
            close = near(token.text.upper(), keywords)
            return (token, close) if close else None
    return None
