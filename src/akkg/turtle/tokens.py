"""Tokens of Turtle and TriG, each with the comments that belong to it.

An RDF parser forgets comments; a formatter must not. This scanner keeps them: a comment on a line
of its own belongs to the token that follows, a comment at the end of a line to the token before
it. It reads what a conforming parser has accepted, so it need not refuse every malformed text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from akkg.errors import DataError

__all__ = ["Token", "tokens"]

_ESCAPED = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|{_ESCAPED})*>)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
               |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    | (?P<at>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[a-z]+)?)
    | (?P<number>[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+
               |[+-]?[0-9]*\.[0-9]+|[+-]?[0-9]+)
    | (?P<blank>_:|\[|\]|\(|\))
    | (?P<curie>(?:[^\W\d_](?:[\w.\-·]*[\w\-·])?)?:(?:(?:[\w:]|%[0-9A-Fa-f]{{2}}|\\.)
               (?:(?:[\w:.\-·]|%[0-9A-Fa-f]{{2}}|\\.)*(?:[\w:\-·]|%[0-9A-Fa-f]{{2}}|\\.))?)?)
    | (?P<word>[A-Za-z]+)
    | (?P<type>\^\^)
    | (?P<mark>[.;,{{}}])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class Token:
    """One token.

    Attributes:
        kind: iri, string, at, number, curie, word, type, mark, blank or end.
        text: The token as written.
        line: The line on which it begins, counted from 1.
        first: Whether it is the first on its line.
        before: The comments on lines before it; an empty string stands for blank lines.
        after: The comments after it on its own line.
    """

    kind: str
    text: str
    line: int
    first: bool
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def tokens(text: str, where: str) -> Iterator[Token]:
    """Split Turtle or TriG text into tokens; the last one has the kind ``end``.

    Args:
        text: The whole text.
        where: The name of the file, for messages.

    Raises:
        DataError: At a character that begins no token of RDF 1.1.
    """
    line, position, length = 1, 0, len(text)
    fresh = True  # nothing but space stands before this point on the line
    last: Token | None = None
    before: list[str] = []
    while position < length:
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            shown = text[position : position + 12].split("\n")[0]
            raise DataError(
                f"unexpected {shown!r}",
                f"{where}:{line}",
                "write it in plain Turtle 1.1 or TriG 1.1",
            )
        kind, found, position = match.lastgroup, match.group(), match.end()
        lines = found.count("\n") or found.count("\r")
        if kind == "space":
            if lines > 1:
                before.append("")
            fresh = fresh or lines > 0
        elif kind == "comment":
            if fresh or last is None:
                before.append(found.rstrip())
            else:
                last.after.append(found.rstrip())
        else:
            if last is not None:
                yield last
            last = Token(kind, found, line, fresh, before)
            before, fresh = [], False
        line += lines
    if last is not None:
        yield last
    yield Token("end", "", line, True, before)
