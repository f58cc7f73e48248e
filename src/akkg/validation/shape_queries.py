"""Finds the queries of shapes that cannot be read, or that no engine may be given.

What SHACL forbids in a query gives other answers from one engine to the next, or answers about
another graph than the one that is validated. Shapes without a thing to look at never come to run
theirs, so all are looked at beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from akkg.errors import QueryError, ValidationError
from akkg.shacl.components import Component, prefixes_of, read_components
from akkg.shacl.vocabulary import Term, sh
from akkg.sparql_text.tokens import Token, tokenize
from akkg.validation.shapes import Shapes

__all__ = ["faulty_query"]

_KINDS = ("ask", "select")
_VALIDATORS = {"validator": True, "nodeValidator": False, "propertyValidator": True}
"""Where a component has its validators, and whether `$PATH` may stand in them."""
_FORBIDDEN = {
    "MINUS": "write FILTER NOT EXISTS in its place",
    "SERVICE": "ask the graph that is validated, since nothing is fetched from elsewhere",
    "VALUES": "write FILTER (?x IN (…)) in its place",
    "FROM": "leave it out: the graph that is validated is the one that is asked",
}
_UNSUPPORTED = ("shapesGraph", "currentShape")


@dataclass(frozen=True, slots=True, order=True)
class _Fault:
    owner: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Query:
    """A query, with what a shape or a component gives to it.

    Attributes:
        node: What has the query.
        kind: `select` or `ask`.
        bound: The variables that may be bound beforehand (SHACL, appendix A).
        along: Whether there is a path that `$PATH` stands for.
    """

    node: Term
    kind: str
    bound: frozenset[str]
    along: bool


def faulty_query(shapes: Shapes) -> ValidationError | None:
    """Find a query that cannot be read or may not be used.

    Args:
        shapes: The shapes.

    Returns:
        The error that says which, where and what to do; None where all can be used.

    Standard:
        SHACL, section 5.2.1 on what a query selects, section 5.3.1 on `$PATH`, `$shapesGraph` and
        `$currentShape`, and appendix A: no MINUS, VALUES or SERVICE; no AS of a variable that is
        bound beforehand; and a query within another one selects all of them.
    """
    components = read_components(shapes.graph)
    queries = dict.fromkeys(_queries(shapes, components))
    faults = (fault for query in queries for fault in _faults(shapes, query))
    first = min(faults, default=None)
    if first is None:
        return None
    what = f"the query of {shapes.short(first.owner)} cannot be used, {first.problem}"
    return ValidationError(what, shapes.place(first.owner), first.remedy)


def _queries(shapes: Shapes, components: tuple[Component, ...]) -> Iterator[_Query]:
    graph = shapes.graph
    used: set[Term] = set()
    for shape, node in graph.pairs(sh("sparql")):
        used.add(node)
        yield _Query(node, "select", frozenset({"this"}), bool(graph.objects(shape, sh("path"))))
    for component in components:
        names = (*component.mandatory, *component.optional)
        given = {name.rpartition("#")[2].rpartition("/")[2].rpartition(":")[2] for name in names}
        for property_, along in _VALIDATORS.items():
            for node in graph.objects(ox.NamedNode(component.iri), sh(property_)):
                used.add(node)
                kind = "ask" if property_ == "validator" else "select"
                own = {"this", "value"} if kind == "ask" else {"this"}
                yield _Query(node, kind, frozenset(own | given), along)
    for kind in _KINDS:
        for node, _ in graph.pairs(sh(kind)):
            if node not in used:  # nothing uses it, yet it is to be one
                yield _Query(node, kind, frozenset({"this"}), along=True)


def _faults(shapes: Shapes, query: _Query) -> Iterator[_Fault]:
    for text in shapes.graph.objects(query.node, sh(query.kind)):
        owner = shapes.named(query.node)
        if not isinstance(text, ox.Literal):
            yield _Fault(owner, f"its sh:{query.kind} is no text", "write the query as a string")
            continue
        prefixes = prefixes_of(shapes.graph, query.node)
        prologue = " ".join(f"PREFIX {name}: <{space}>" for name, space in prefixes.items())
        try:
            for problem, remedy in _problems(query, text.value, prologue):
                yield _Fault(owner, problem, remedy)
        except QueryError as error:
            yield _Fault(owner, f"it cannot be read, {error.what}", "mend the text")


def _problems(query: _Query, text: str, prologue: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a query, each with what to do about it."""
    tokens = tokenize(text)
    for at, token in enumerate(tokens):
        if token.is_word(*_FORBIDDEN):
            word = token.text.upper()
            yield f"it has {word}, which SHACL forbids there", _FORBIDDEN[word]
        if token.is_word("GRAPH"):
            yield "it names a graph", "leave GRAPH out: one graph is validated, made of all of them"
        name = token.text[1:] if token.kind == "variable" else ""
        if name in _UNSUPPORTED:
            yield (
                f"it asks for ${name}, which is not supported",
                "name what it is to be compared to",
            )
        if name == "PATH" and not query.along:
            yield "it has $PATH, and there is no path", "write the property in its place"
        if name in query.bound and tokens[at - 1].is_word("AS"):
            yield f"it binds ${name} anew with AS", "bind a variable of another name"
    yield from _unread(query, tokens, text, prologue)


def _unread(
    query: _Query, tokens: tuple[Token, ...], text: str, prologue: str
) -> Iterator[tuple[str, str]]:
    """What the engine says of the query, and what the query and those within it select."""
    plain = _without_path(tokens, text)
    try:
        found = ox.Store().query(f"{prologue} {plain}")
    except SyntaxError as error:
        yield f"it cannot be read, {error}", "mend the text, or declare its prefix with sh:prefixes"
        return
    if isinstance(found, ox.QuerySolutions) != (query.kind == "select"):
        yield f"it is no {query.kind.upper()}", f"write it so, or not as sh:{query.kind}"
        return
    if isinstance(found, ox.QuerySolutions) and ox.Variable("this") not in found.variables:
        yield "it does not select $this", "add $this to what it selects"
    yield from _within(query, plain, prologue)


def _within(query: _Query, text: str, prologue: str) -> Iterator[tuple[str, str]]:
    """What queries within the query fail to select; `*` selects what the engine says it does."""
    tokens = tokenize(text)
    start = next(token.start for token in tokens if token.is_word("SELECT", "ASK"))
    for at, token in enumerate(tokens):
        if not token.is_word("SELECT") or token.depth == 0:
            continue
        end = next(t.start for t in tokens[at:] if t.text == "}" and t.depth == token.depth - 1)
        inner = ox.Store().query(f"{prologue} {text[:start]} {text[token.start : end]}")
        assert isinstance(inner, ox.QuerySolutions), "it begins with SELECT"
        names = {variable.value for variable in inner.variables}
        for name in sorted(query.bound - names):
            remedy = f"add ${name} to what that query selects"
            yield f"a query within it does not select ${name}", remedy


def _without_path(tokens: tuple[Token, ...], text: str) -> str:
    """The query with an IRI in the place of `$PATH` (SHACL, section 5.3.1)."""
    pieces: list[str] = []
    end = 0
    for token in tokens:
        is_path = token.kind == "variable" and token.text[1:] == "PATH"
        pieces += [text[end : token.start], "<urn:path>" if is_path else token.text]
        end = token.end
    return "".join(pieces) + text[end:]
