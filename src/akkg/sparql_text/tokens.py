"""Tokens of SPARQL 1.1, each with its place in the text.

The runner looks for keywords, braces and variables. It must not find them inside a string, an IRI
or a comment, so it looks at tokens and never at the bare text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from akkg.errors import QueryError

_LETTER = r"[^\W\d_]"
_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
# Strings and IRIs are never tried a second time (`++`, `*+`), whatever their length.
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*+(?:\\[uU][0-9A-Fa-f]++[^<>"{{}}|^`\\\x00-\x20]*+)*+>)
    | (?P<string>\"\"\"(?:[^"\\]++|\\.|"(?!""))*+\"\"\"|'''(?:[^'\\]++|\\.|'(?!''))*+'''
               |"(?:[^"\\\r\n]++|\\.)*+"|'(?:[^'\\\r\n]++|\\.)*+')
    | (?P<variable>[?$]\w[\w·]*)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<blank>_:\w(?:[\w.\-·]*[\w\-·])?)
    | (?P<curie>(?:{_LETTER}(?:[\w.\-·]*[\w\-·])?)?:(?:(?:[\w:]|{_ESCAPE})
               (?:(?:[\w:.\-·]|{_ESCAPE})*(?:[\w:\-·]|{_ESCAPE}))?)?)
    | (?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+)
    | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
    | (?P<mark>\^\^|&&|\|\||!=|<=|>=|<<|>>|[(){{}}\[\].;,|/^?*+!=<>\-])
    """,
    re.VERBOSE | re.DOTALL,
)

_AROUND = 100  # so many characters of a line are shown on each side of a mark


class Token(NamedTuple):
    """One token; white space and comments are none.

    Attributes:
        kind: iri, string, variable, language, blank, curie, number, word or mark.
        text: The token as written.
        start: The offset of its first character.
        end: The offset behind its last character.
        depth: How many braces are open around it; a brace counts as being outside its own group.
    """

    kind: str
    text: str
    start: int
    end: int
    depth: int

    def is_word(self, *words: str) -> bool:
        """Say whether this is one of these keywords (given in upper case), in any case."""
        return self.kind == "word" and self.text.upper() in words


def position(text: str, offset: int) -> tuple[int, int]:
    """Turn an offset into a line and a column, both counted from 1.

    Example:
        >>> position("SELECT\\n  ?x", 9)
        (2, 3)
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def place(text: str, offset: int) -> str:
    """Name a place in the text for a message."""
    line, column = position(text, offset)
    return f"line {line}, column {column}"


def tokenize(text: str) -> tuple[Token, ...]:
    """Split a SPARQL text into its tokens (SPARQL 1.1 Query Language, section 19.8).

    Args:
        text: A query or an update; it need not be correct in any other way.

    Raises:
        QueryError: At a character that begins no token.

    Example:
        >>> [token.text for token in tokenize("ASK { ?a ?b '} #' } # }")]
        ['ASK', '{', '?a', '?b', "'} #'", '}']
    """
    found: list[Token] = []
    offset = depth = 0
    while offset < len(text):
        match = _TOKEN.match(text, offset)
        if match is None or match.lastgroup is None:
            raise _stray(text, offset)
        kind, word = match.lastgroup, match.group()
        if word == "}":
            depth -= 1
        if kind not in ("space", "comment"):
            found.append(Token(kind, word, offset, match.end(), depth))
        if word == "{":
            depth += 1
        offset = match.end()
    return tuple(found)


def _stray(text: str, offset: int) -> QueryError:
    line, column = position(text, offset)
    quote = text[offset] in "\"'"
    what = "a string without its closing quote" if quote else f"unexpected {text[offset]!r}"
    remedy = f"{'close' if quote else 'remove'} it\n{caret(text, line, column)}"
    return QueryError(what, f"line {line}, column {column}", remedy)


def caret(text: str, line: int, column: int) -> str:
    """Show a line of the text with a mark under one of its columns.

    Of a long line the part around the mark is shown. A character that would act on a terminal
    is shown as a replacement character.

    Example:
        >>> print(caret("SELECT ?x\\nWHER { ?x a ?y }", 2, 6))
          WHER { ?x a ?y }
               ^
    """
    lines = text.split("\n")
    shown = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    start = max(0, column - 1 - _AROUND)
    part = shown[start : column - 1 + _AROUND]
    part = "".join(
        letter if letter.isprintable() or letter == "\t" else "\ufffd" for letter in part
    )
    left, right = "…" * (start > 0), "…" * (column - 1 + _AROUND < len(shown))
    before = "".join("\t" if letter == "\t" else " " for letter in part[: column - 1 - start])
    return f"  {left}{part}{right}\n  {' ' * len(left)}{before.ljust(column - 1 - start)}^"
