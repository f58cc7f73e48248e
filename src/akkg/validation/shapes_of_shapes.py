"""Holds shapes to the shapes of shapes, by the compiled engine."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import ValidationError
from akkg.shacl.asking import ask_store
from akkg.shacl.paths import sparql
from akkg.shacl.shape import Result
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.validating import Compiled
from akkg.validation.shapes import Shapes

__all__ = ["ill_formed_shape", "shapes_of_shapes"]

_IRI = re.compile(r"<([^<>\s]+)>")


def shapes_of_shapes() -> ShapesGraph:
    """Read the shapes of shapes, as they come with pySHACL.

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
    return ShapesGraph(quad.triple for quad in quads)


def ill_formed_shape(shapes: Shapes) -> ValidationError | None:
    """Find a shape that has what no shape may have.

    Args:
        shapes: The shapes; the kinds of integer of XSD count as one here, since the engine keeps
            them so.

    Returns:
        The error that says which, where, and what is wrong with it; None where all are well-formed.

    Standard:
        SHACL, section 3.4.2 and appendix C.
    """
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in shapes.graph.triples)
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
