"""Holds shapes to the shapes of shapes, by the compiled engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import ValidationError
from akkg.shacl.asking import ask_store
from akkg.shacl.paths import sparql
from akkg.shacl.shape import Result
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.validating import Compiled
from akkg.shacl.vocabulary import FIRST, NIL, REST, Term, sh
from akkg.validation.shape_values import LISTS
from akkg.validation.shapes import Shapes

__all__ = ["ill_formed_shape", "shapes_of_shapes"]

_IRI = re.compile(r"<([^<>\s]+)>")
_LIST = ox.NamedNode("http://www.w3.org/ns/shacl-shacl#ListShape")


def shapes_of_shapes() -> ShapesGraph:
    """Read the shapes of shapes, as they come with pySHACL, but for the lists that are values.

    What they ask of each node of a list takes time by the square of its length; `shape_values` asks
    the same of it.

    Standard:
        SHACL, appendix C.

    Example:
        >>> len(shapes_of_shapes().triples) > 300
        True
    """
    spec = find_spec("pyshacl")  # it is not imported: that takes long
    assert spec is not None and spec.origin is not None, "pySHACL is required"
    path = Path(spec.origin).parent / "assets" / "shacl-shacl.ttl"
    quads = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    return ShapesGraph(quad.triple for quad in quads if not _is_of_list(quad))


def ill_formed_shape(shapes: Shapes) -> ValidationError | None:
    """Find a shape that has what no shape may have.

    Args:
        shapes: The shapes, whose lists are lists; the kinds of integer of XSD count as one here,
            since the engine keeps them so.

    Returns:
        The error that says which, where, and what is wrong with it; None where all are well-formed.

    Standard:
        SHACL, section 3.4.2 and appendix C.
    """
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in _flattened(shapes.graph))
    results: list[Result] = []
    for outcome in Compiled(shapes_of_shapes()).outcomes(ask_store(store)):
        assert not outcome.reason, outcome.reason
        results += outcome.results
    told = min(((_weight(result), _told(shapes, result)) for result in results), default=None)
    if told is None:
        return None
    _, (focus, words) = told
    what = f"a shape is ill-formed: {words}"
    return ValidationError(what, shapes.place(focus), "see SHACL, appendix C, for what it may have")


def _flattened(graph: ShapesGraph) -> Iterator[ox.Triple]:
    """The triples, with all members of a list at its first node.

    Engines follow a list from each of its nodes to its end, which takes time by the square of its
    length. All members are found as before; a list that is part of something else is left as it is.
    """
    heads = {head for name in LISTS for _, head in graph.pairs(sh(name))}
    nodes = {head: _nodes(graph, head) for head in heads}
    inner = {node for each in nodes.values() for node in each}
    uses = {*map(sh, LISTS), REST}
    shared = {
        object_
        for subject, predicate, object_ in graph.triples
        if object_ in inner
        and (predicate.value not in uses or (predicate.value == REST and subject not in inner))
    }
    flat = {head: each for head, each in nodes.items() if shared.isdisjoint(each)}
    kept = {node for head, each in nodes.items() if head not in flat for node in each}
    gone = {node for each in flat.values() for node in each} - kept
    for triple in graph.triples:
        if triple.subject not in gone or triple.predicate.value not in (FIRST, REST):
            yield triple
    for head, each in flat.items():
        if head in gone:
            assert not isinstance(head, ox.Literal), "it has a rest"
            yield ox.Triple(head, ox.NamedNode(REST), ox.NamedNode(NIL))
            for node in each:
                for member in graph.objects(node, FIRST):
                    yield ox.Triple(head, ox.NamedNode(FIRST), member)


def _nodes(graph: ShapesGraph, head: Term) -> list[Term]:
    """The nodes of a list but `rdf:nil`."""
    found: list[Term] = []
    while head != ox.NamedNode(NIL):
        found.append(head)
        (head,) = graph.objects(head, REST)
    return found


def _is_of_list(quad: ox.Quad) -> bool:
    """Whether a property shape, which has no name there, asks that its values be lists."""
    return quad.object == _LIST and isinstance(quad.subject, ox.BlankNode)


def _weight(result: Result) -> bool:
    """What is said of a property says more than what is said of the whole shape."""
    return result.path is None


def _told(shapes: Shapes, result: Result) -> tuple[str, str]:
    """The shape that is at fault, and what is wrong with it."""
    focus = shapes.named(result.focus)
    parts = [shapes.short(focus)]
    if result.path is not None:
        parts.append(sparql(result.path, shapes.short))
    if result.value not in (None, result.focus) and not isinstance(result.value, ox.BlankNode):
        parts.append(str(result.value))
    words = f"{' '.join(parts)}: {min(result.messages)}"
    return focus, _IRI.sub(lambda match: shapes.short(match[1]), words)
