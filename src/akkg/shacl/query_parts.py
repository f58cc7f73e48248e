"""Reads a SELECT query as a tree of groups and patterns, as far as narrowing it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from akkg.sparql_text.tokens import Token, tokenize
from akkg.sparql_text.triple_pattern import Reads

__all__ = ["Part", "Unread", "read_parts"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class Unread(Exception):
    """The query is of a kind that is not looked into."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a query.

    Attributes:
        kind: `triple` or `values`; or of a group `group`, `graph`, `optional`, `minus`, `exists` or
            `select`; `union` has its groups as parts.
        names: The variables of a triple, a block of values or a graph; of a subquery those that
            come out of it as they are inside.
        reads: What a triple reads, one for each property of a path.
        parts: The parts of a group, in their order.
        start: The offset behind the opening brace of a group.
    """

    kind: str
    names: frozenset[str] = frozenset()
    reads: tuple[Reads, ...] = ()
    parts: tuple[Part, ...] = ()
    start: int = 0

    def all_reads(self) -> Iterator[Reads]:
        """Give what it reads, and all in it."""
        yield from self.reads
        for part in self.parts:
            yield from part.all_reads()


def read_parts(text: str) -> Part:
    """Read a SELECT query.

    Args:
        text: The query, which has been parsed by an engine.

    Returns:
        A part of the kind `select`.

    Raises:
        Unread: Where it has something that is not looked into, such as a limit or a longer path.

    Example:
        >>> found = read_parts("SELECT ?a WHERE { ?a ?b ?c OPTIONAL { ?c a ?d } }")
        >>> [part.kind for part in found.parts], sorted(found.names)
        (['triple', 'optional'], ['a'])
    """
    reader = _Reader(tokenize(text))
    return reader.query()


class _Reader:
    """Goes once through the tokens of a query."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._at = 0
        self._prefixes: dict[str, str] = {}

    def query(self) -> Part:
        while self._word("PREFIX"):
            prefix = self._take().text[:-1]
            self._prefixes[prefix] = self._iri(self._take()) or ""
        if not self._word("SELECT"):
            raise Unread
        found = self._select()
        if self._at < len(self._tokens):
            raise Unread
        return found

    def _here(self) -> Token:
        if self._at >= len(self._tokens):
            raise Unread
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._here()
        self._at += 1
        return token

    def _word(self, *words: str) -> bool:
        found = self._at < len(self._tokens) and self._here().is_word(*words)
        self._at += found
        return found

    def _mark(self, *marks: str) -> bool:
        found = self._at < len(self._tokens) and self._here().text in marks
        self._at += found
        return found

    def _select(self) -> Part:
        """Read a query from the names behind SELECT to what follows its group."""
        self._word("DISTINCT", "REDUCED")
        names: set[str] = set()
        while self._here().text != "{" and not self._here().is_word("WHERE"):
            if self._here().text == "(":
                self._plain()
            else:
                names.add(self._variable())
        self._word("WHERE")
        group = self._group("select")
        names &= self._keys(names)
        return Part("select", frozenset(names), (), group.parts, group.start)

    def _keys(self, names: set[str]) -> set[str]:
        """Read what follows the group of a query; give the names that it keeps apart."""
        grouped: set[str] = set()
        groups = self._word("GROUP")
        if groups:
            self._take()  # BY
            while self._at < len(self._tokens) and self._here().kind == "variable":
                grouped.add(self._variable())
        while self._at < len(self._tokens) and self._here().text != "}":
            if self._here().text == "(":
                self._plain()
            elif self._here().text == "{" or self._here().is_word("LIMIT", "OFFSET", "VALUES"):
                raise Unread
            else:
                self._take()
        return grouped if groups else names

    def _group(self, kind: str, names: frozenset[str] = frozenset()) -> Part:
        """Read a group in braces."""
        brace = self._take()
        if brace.text != "{":
            raise Unread
        parts: list[Part] = []
        while not self._mark("}"):
            parts.extend(self._element())
        return Part(kind, names, (), tuple(parts), brace.end)

    def _element(self) -> Iterator[Part]:
        if self._mark("."):
            return
        if self._here().text == "{":
            yield self._union()
        elif self._word("SELECT"):
            yield self._select()
        elif self._word("OPTIONAL"):
            yield self._group("optional")
        elif self._word("MINUS"):
            yield self._group("minus")
        elif self._word("GRAPH"):
            graph = self._take()
            yield self._group("graph", _names(graph))
        elif self._word("FILTER"):
            yield from self._filter()
        elif self._word("BIND"):
            yield from self._expression("optional")  # it sees what stands before it
        elif self._word("VALUES"):
            yield self._values()
        else:
            yield from self._triples()

    def _union(self) -> Part:
        groups = [self._group("group")]
        while self._word("UNION"):
            groups.append(self._group("group"))
        return groups[0] if len(groups) == 1 else Part("union", parts=tuple(groups))

    def _filter(self) -> Iterator[Part]:
        self._word("NOT")
        if self._word("EXISTS"):
            yield self._group("exists")
            return
        while self._here().text != "(":  # the name of a function
            self._take()
        yield from self._expression("exists")

    def _plain(self) -> None:
        """Step over an expression without patterns."""
        if self._expression("exists"):
            raise Unread

    def _expression(self, kind: str) -> list[Part]:
        """Read what stands in parentheses: the groups in it, which are given the kind."""
        found: list[Part] = []
        self._take()
        while not self._mark(")"):
            if self._here().text == "(":
                found += self._expression(kind)
            elif self._here().text == "{":
                found.append(self._group(kind))
            else:
                self._take()
        return found

    def _values(self) -> Part:
        names: set[str] = set()
        while not self._mark("{"):
            names |= _names(self._take())
        while not self._mark("}"):
            if self._take().is_word("UNDEF"):
                raise Unread
        return Part("values", frozenset(names))

    def _triples(self) -> Iterator[Part]:
        """Read the patterns of one subject."""
        subject = self._take()
        while True:
            verbs = [self._take()]
            while self._mark("|"):
                verbs.append(self._take())
            while True:
                yield self._triple(subject, verbs, self._object())
                if not self._mark(","):
                    break
            if not self._mark(";"):
                return
            if self._here().text in (".", "}"):
                return

    def _object(self) -> Token:
        token = self._take()
        if self._here().kind == "language" or self._mark("^^"):
            self._take()
        return token

    def _triple(self, subject: Token, verbs: list[Token], object_: Token) -> Part:
        ends = self._end(subject), self._end(object_)
        if verbs[0].kind == "variable" and len(verbs) == 1:
            return Part(
                "triple", _names(subject, *verbs, object_), (Reads(ends[0], None, ends[1]),)
            )
        reads = []
        for verb in verbs:
            property_ = _TYPE if verb.text == "a" else self._iri(verb)
            if property_ is None:
                raise Unread
            reads.append(Reads(ends[0], property_, ends[1]))
        return Part("triple", _names(subject, object_), tuple(reads))

    def _end(self, token: Token) -> str | None:
        if token.kind in ("variable", "string", "number") or token.is_word("TRUE", "FALSE"):
            return None
        found = self._iri(token)
        if found is None:
            raise Unread
        return found

    def _iri(self, token: Token) -> str | None:
        if "\\" in token.text:
            raise Unread
        if token.kind == "iri":
            return token.text[1:-1]
        prefix, _, local = token.text.partition(":")
        if token.kind != "curie" or prefix not in self._prefixes:
            return None
        return self._prefixes[prefix] + local

    def _variable(self) -> str:
        token = self._take()
        if token.kind != "variable":
            raise Unread
        return token.text[1:]


def _names(*tokens: Token) -> frozenset[str]:
    return frozenset(token.text[1:] for token in tokens if token.kind == "variable")
