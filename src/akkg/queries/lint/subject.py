"""A saved query as the lint sees it: its parse, its groups, and where things stand in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from akkg.queries.lint.fault import Fault
from akkg.queries.lint.tree import (
    Node,
    children,
    iri,
    is_variable,
    name_of,
    parse,
    part_of,
    triples,
)
from akkg.queries.lint.vocabulary import Vocabulary
from akkg.queries.saved_query import SavedQuery
from akkg.sparql_text.tokens import Token, position

__all__ = ["Group", "Subject", "subject_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A group in braces.

    Attributes:
        kind: `main`, `optional`, `union`, `group`, `minus`, `graph`, `exists`, or `select` for a
            query inside the query and its group.
        parents: The groups around it, the main group first.
        node: Its parse.
        start: The offset of its opening brace.
        end: The offset behind its closing brace.
    """

    kind: str
    parents: tuple[Group, ...]
    node: Node
    start: int
    end: int

    @property
    def parts(self) -> tuple[Node, ...]:
        """What stands in it, in the order of the text."""
        return tuple(part_of(self.node, "part") or ())

    @property
    def kinds(self) -> tuple[str, ...]:
        """Its kind and those of the groups around it, the main group left out."""
        return tuple(group.kind for group in (*self.parents[1:], self) if group.kind != "main")


@dataclass(frozen=True, slots=True)
class Subject:
    """What the rules look at.

    Attributes:
        query: The saved query.
        select: rdflib's parse of it.
        groups: Its groups, in the order of the text; the main group first.
        prefixes: The project's prefixes.
        vocabulary: What the shapes say of properties.
    """

    query: SavedQuery
    select: Node
    groups: tuple[Group, ...]
    prefixes: Mapping[str, str]
    vocabulary: Vocabulary

    @property
    def declared(self) -> Mapping[str, str]:
        """The prefixes that the query declares."""
        return self.query.outline.prefixes

    @property
    def main(self) -> Group:
        """The main group."""
        return self.groups[0]

    def fault(self, rule: str, offset: int, what: str, remedy: str) -> Fault:
        """Make a finding at an offset of the text."""
        line, column = position(self.query.text, offset)
        return Fault(self.query.path, line, column, rule, what, remedy)

    def header_fault(self, rule: str, place: Sequence[str | int], what: str, remedy: str) -> Fault:
        """Make a finding in the header, at the key or item that keys and numbers lead to."""
        from akkg.header_place import line_of

        line = line_of(self.query.text, place)
        return Fault(self.query.path, line, 1, rule, what, remedy)

    def place(self, group: Group, name: str, context: str = "") -> int:
        """Where a variable stands directly in a group, first or in a context; else the group's
        start."""
        for token, around in self.tokens(group):
            if token.kind == "variable" and token.text[1:] == name and context in ("", around):
                return token.start
        return group.start

    def tokens(self, group: Group) -> Iterator[tuple[Token, str]]:
        """The tokens directly in a group, each with `FILTER`, `BIND` or nothing around it."""
        inner = [other for other in self.groups if group in other.parents]
        context, opened = "", 0
        for token in self.query.outline.tokens:
            if not group.start < token.start < group.end - 1:
                continue
            if any(other.start <= token.start < other.end for other in inner):
                context, opened = "", 0
                continue
            if token.is_word("FILTER", "BIND") and not opened:
                context = token.text.upper()
            opened += (token.text == "(") - (token.text == ")")
            yield token, context
            if token.text == ")" and not opened:
                context = ""

    def behind(self) -> Iterator[Token]:
        """The tokens behind the main group."""
        return (token for token in self.query.outline.tokens if token.start >= self.main.end)

    def around(self) -> Iterator[Token]:
        """The tokens before and behind the main group."""
        start, end = self.main.start, self.main.end
        return (t for t in self.query.outline.tokens if not start <= t.start < end)

    def word(self, group: Group, *words: str) -> int:
        """Where a keyword stands directly in a group; else the group's start."""
        for token, _ in self.tokens(group):
            if token.is_word(*words):
                return token.start
        return group.start

    def triples(self) -> Iterator[tuple[Group, Node, Node, Node]]:
        """All triple patterns, each with its group."""
        for group in self.groups:
            for part in group.parts:
                for subject, path, object_ in triples(part):
                    yield group, subject, path, object_

    def properties(self, group: Group, path: Node) -> set[str]:
        """The IRI of a path of one step, or those that a VALUES block gives the variable there; an
        empty one where it can be any."""
        if not is_variable(path):
            return {iri(path, self.declared)}
        for part in group.parts:
            names = [str(name) for name in part["var"]] if name_of(part) == "InlineData" else []
            if str(path) in names:
                column = names.index(str(path))
                rows = part["value"]
                terms = [row if len(names) == 1 else list(children(row))[column] for row in rows]
                return {iri(term, self.declared) for term in terms}
        return {""}

    def expressions(self) -> Iterator[tuple[Group, str, Node]]:
        """All expressions of groups, each with its group and `FILTER` or `BIND`."""
        for group in self.groups:
            for part in group.parts:
                if name_of(part) in ("Filter", "Bind"):
                    yield group, name_of(part).upper(), part["expr"]


def subject_of(query: SavedQuery, prefixes: Mapping[str, str], vocabulary: Vocabulary) -> Subject:
    """Parse a saved query for the lint.

    Raises:
        Exception: Of whatever kind rdflib raises, where it cannot read the query.
    """
    _, select = parse(query.text)
    assert query.outline.body is not None, "a SELECT has a group"
    main = query.outline.body[0] - 1  # columns may have braces before it
    braces = (pair for pair in _braces(query.outline.tokens) if pair[0] >= main)
    groups = tuple(_groups(select["where"], "main", (), braces))
    return Subject(query, select, groups, prefixes, vocabulary)


def _braces(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """The offsets of the braces of groups, those of VALUES left out."""
    for index, token in enumerate(tokens):
        if token.text == "{" and not _is_data(tokens, index):
            closing = next(
                other
                for other in tokens[index + 1 :]
                if other.text == "}" and other.depth == token.depth
            )
            yield token.start, closing.end


def _is_data(tokens: tuple[Token, ...], brace: int) -> bool:
    if tokens[brace - 1].kind == "variable":
        return tokens[brace - 2].is_word("VALUES")
    index = brace - 1
    while index > 0 and (tokens[index].kind == "variable" or tokens[index].text in "()"):
        index -= 1
    return tokens[brace - 1].text == ")" and tokens[index].is_word("VALUES")


def _groups(
    node: Node, kind: str, parents: tuple[Group, ...], braces: Iterator[tuple[int, int]]
) -> Iterator[Group]:
    """A group and those in it, in the order of the text, which is that of the braces."""
    start, end = next(braces)
    group = Group(kind, parents, node, start, end)
    yield group
    around = (*parents, group)
    if name_of(node) == "SubSelect":
        yield from _groups(node["where"], "select", around, braces)
        return
    for part in group.parts:
        yield from _inside(part, around, braces)


def _inside(
    part: Node, around: tuple[Group, ...], braces: Iterator[tuple[int, int]]
) -> Iterator[Group]:
    kinds = {
        "OptionalGraphPattern": "optional",
        "MinusGraphPattern": "minus",
        "GraphGraphPattern": "graph",
        "ServiceGraphPattern": "group",
        "Builtin_EXISTS": "exists",
        "Builtin_NOTEXISTS": "exists",
    }
    name = name_of(part)
    if name == "GroupOrUnionGraphPattern":
        kind = "union" if len(part["graph"]) > 1 else "group"
        for node in part["graph"]:
            inner = "select" if name_of(node) == "SubSelect" and kind == "group" else kind
            yield from _groups(node, inner, around, braces)
    elif name in kinds:
        yield from _groups(part["graph"], kinds[name], around, braces)
    elif not is_variable(part) and name not in ("TriplesBlock", "InlineData"):
        for child in children(part):
            yield from _inside(child, around, braces)
