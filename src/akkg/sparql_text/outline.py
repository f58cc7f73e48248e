"""The outline of a SPARQL query: its form, prefixes, projection, main group and parameter blocks.

This is no parser: the engine is. It finds the few places that the runner must know, by tokens, and
refuses what a reading runner never runs: updates, and `SERVICE`, which would reach out to another
machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from akkg.errors import QueryError, RefusedError
from akkg.sparql_text.size import refuse_oversize
from akkg.sparql_text.tokens import Token, caret, place, position, tokenize

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")
_SHORT = 16_000
_KEPT = 128  # outlines: of all saved questions and some more
"""Texts of so many letters are remembered; all saved queries with their headers are shorter."""


class ValuesBlock(NamedTuple):
    """A block `VALUES $name { … }` of one variable.

    Attributes:
        name: The variable, without its sigil.
        sigil: `$` for a parameter, `?` for any other variable.
        start: The offset of its opening brace.
        end: The offset behind its closing brace.
        depth: How many groups it stands in; 1 is the main group.
        token: The token of the variable.
    """

    name: str
    sigil: str
    start: int
    end: int
    depth: int
    token: Token


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What the runner knows of a query's text, by which it is equal to others.

    Attributes:
        text: The query.
        tokens: Its tokens.
        form: SELECT, ASK, CONSTRUCT or DESCRIBE.
        prefixes: The declared prefixes with their IRIs.
        head: The offset at which the prologue ends and the form's keyword stands.
        projection: The projected variables in order; none for `SELECT *` and the other forms.
        body: The offsets of the inside of the main group, or none where a DESCRIBE has no group.
        limited: Whether LIMIT, OFFSET or HAVING may leave out solutions of the main group.
        blocks: The one-variable VALUES blocks.
    """

    text: str
    tokens: tuple[Token, ...]
    form: str
    prefixes: Mapping[str, str]
    head: int
    projection: tuple[str, ...] | None
    body: tuple[int, int] | None
    limited: bool
    blocks: tuple[ValuesBlock, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Outline) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def prologue(self) -> str:
        """The text before the form's keyword: its BASE and PREFIX declarations."""
        return self.text[: self.head]

    @property
    def pattern(self) -> str:
        """The inside of the main group."""
        return "" if self.body is None else self.text[self.body[0] : self.body[1]]


def outline(text: str, *, service: bool = False) -> Outline:
    """Find the places in a query.

    Args:
        text: The query; it may contain comments, so a whole `.rq` file will do.
        service: Whether `SERVICE` is allowed.

    Raises:
        RefusedError: For an update, and for `SERVICE` that is not allowed.
        QueryError: Where the tokens make no sense, or are more than the engine can read.

    Example:
        >>> text = "PREFIX a: <http://a/> SELECT ?x (1 AS ?y) WHERE { VALUES $z { 2 } ?x a:b $z }"
        >>> found = outline(text)
        >>> found.form, found.projection, found.blocks[0].name, found.pattern
        ('SELECT', ('x', 'y'), 'z', ' VALUES $z { 2 } ?x a:b $z ')
    """
    return (_remembered if len(text) <= _SHORT else _outline)(text, service)


@lru_cache(_KEPT)
def _remembered(text: str, service: bool) -> Outline:
    return _outline(text, service)


def _outline(text: str, service: bool) -> Outline:
    _refuse_surrogates(text)
    tokens = tokenize(text)
    prefixes, head = _prologue(tokens)
    if head == len(tokens):
        raise QueryError(
            "the query is empty", remedy=f"begin it with {', '.join(FORMS[:-1])} or {FORMS[-1]}"
        )
    form = tokens[head].text.upper()
    _refuse_update(text, tokens[head])
    if not service:
        _refuse_service(text, tokens)
    first, last = _main_group(text, tokens, head)
    refuse_oversize(text, tokens)
    return Outline(
        text=text,
        tokens=tokens,
        form=form,
        prefixes=prefixes,
        head=tokens[head].start,
        projection=_projection(tokens[head + 1 : first]) if form == "SELECT" else None,
        body=(tokens[first].end, tokens[last].start) if first < len(tokens) else None,
        limited=any(token.is_word("LIMIT", "OFFSET", "HAVING") for token in tokens[last:]),
        blocks=_blocks(tokens),
    )


def _prologue(tokens: tuple[Token, ...]) -> tuple[dict[str, str], int]:
    prefixes: dict[str, str] = {}
    index = 0
    while index < len(tokens):
        if tokens[index].is_word("BASE"):
            index += 2
        elif tokens[index].is_word("PREFIX") and index + 2 < len(tokens):
            prefixes[tokens[index + 1].text.removesuffix(":")] = tokens[index + 2].text[1:-1]
            index += 3
        else:
            break
    return prefixes, min(index, len(tokens))


def _refuse_surrogates(text: str) -> None:
    """Refuse what a program or a shell puts in the place of bytes that are no UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        where = place(text, error.start)
        raise QueryError("the query is no UTF-8", where, "convert it") from None


def _refuse_update(text: str, first: Token) -> None:
    if first.is_word(*UPDATES):
        raise RefusedError(
            f"{first.text.upper()} is an update, and queries only read",
            place(text, first.start),
            "change the Turtle and TriG sources and build again",
        )


def _refuse_service(text: str, tokens: tuple[Token, ...]) -> None:
    for token in tokens:
        if token.is_word("SERVICE"):
            raise RefusedError(
                "SERVICE is refused: it would send parts of the query to another machine",
                place(text, token.start),
                "load the other data into a dataset of your own; `akkg sparql` runs a query of "
                "yours with --allow-service",
            )


def _main_group(text: str, tokens: tuple[Token, ...], head: int) -> tuple[int, int]:
    """The indices of the main group's braces; both the number of tokens where there is none."""
    construct = tokens[head].is_word("CONSTRUCT")
    parentheses, first = 0, len(tokens)
    for index in range(head + 1, len(tokens)):
        token = tokens[index]
        parentheses += (token.text == "(") - (token.text == ")")
        if token.text == "{" and token.depth == 0 and parentheses == 0:
            if construct and tokens[index - 1] is tokens[head]:
                continue  # the template
            first = index
            break
    for index in range(first + 1, len(tokens)):
        if tokens[index].text == "}" and tokens[index].depth == 0:
            return first, index
    if first < len(tokens):
        line, column = position(text, tokens[first].start)
        remedy = f"add the missing }}\n{caret(text, line, column)}"
        where = f"line {line}, column {column}"
        raise QueryError("a group is opened and never closed", where, remedy)
    return first, first


def _projection(tokens: tuple[Token, ...]) -> tuple[str, ...] | None:
    names: list[str] = []
    parentheses = 0
    for index, token in enumerate(tokens):
        parentheses += (token.text == "(") - (token.text == ")")
        if token.text == "*" and parentheses == 0:
            return None
        if token.kind == "variable" and (
            parentheses == 0 or (parentheses == 1 and tokens[index - 1].is_word("AS"))
        ):
            names.append(token.text[1:])
    return tuple(names)


def _blocks(tokens: tuple[Token, ...]) -> tuple[ValuesBlock, ...]:
    blocks: list[ValuesBlock] = []
    for index in range(len(tokens) - 2):
        keyword, name, brace = tokens[index : index + 3]
        if not keyword.is_word("VALUES") or name.kind != "variable" or brace.text != "{":
            continue
        closing = next(
            (t for t in tokens[index + 3 :] if t.text == "}" and t.depth == brace.depth), None
        )
        if closing is not None:
            blocks.append(
                ValuesBlock(
                    name.text[1:], name.text[0], brace.start, closing.end, brace.depth, name
                )
            )
    return tuple(blocks)
