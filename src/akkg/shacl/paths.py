"""Property paths of SHACL: read from a graph of shapes, written as SPARQL and as Turtle do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from akkg.errors import ValidationError
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.vocabulary import FIRST, Term, sh

__all__ = ["Path", "Predicate", "Several", "Unary", "is_one_pattern", "may_be_empty", "predicates"]
__all__ += ["read_path", "sparql", "turtle"]

_UNARY = {
    "inversePath": ("^", ""),
    "zeroOrMorePath": ("", "*"),
    "oneOrMorePath": ("", "+"),
    "zeroOrOnePath": ("", "?"),
}
_DEPTH = 100  # of paths in one another; each level is a call that stands within another one


@dataclass(frozen=True, slots=True)
class Predicate:
    """A path of one property (SHACL, section 2.3.1.1)."""

    iri: str


@dataclass(frozen=True, slots=True)
class Unary:
    """A path read backwards or repeated (SHACL, sections 2.3.1.4 to 2.3.1.7).

    Attributes:
        kind: The local name of the property in SHACL, such as `inversePath`.
        inner: The path that it is made of.
    """

    kind: str
    inner: Path


@dataclass(frozen=True, slots=True)
class Several:
    """A sequence or a choice of paths (SHACL, sections 2.3.1.2 and 2.3.1.3).

    Attributes:
        kind: `sequence` or `alternative`.
        parts: Two paths or more.
    """

    kind: str
    parts: tuple[Path, ...]


Path: TypeAlias = Predicate | Unary | Several
Shorten: TypeAlias = Callable[[str], str]


def read_path(graph: ShapesGraph, node: Term) -> Path:
    """Read a path from a graph.

    Args:
        graph: Holds the path's structure.
        node: The path: an IRI, a list, or a blank node with one of SHACL's properties.

    Raises:
        ValidationError: Where the node is no path, or its structure turns in a circle or has more
            than 100 paths in one another.

    Standard:
        SHACL, section 2.3.1.
    """
    return _read(graph, node, frozenset())


def _read(graph: ShapesGraph, node: Term, above: frozenset[Term]) -> Path:
    if isinstance(node, ox.NamedNode):
        return Predicate(node.value)
    if node in above:
        raise _no_path(node)
    if len(above) >= _DEPTH:
        raise ValidationError(
            f"it has more than {_DEPTH} paths in one another",
            remedy="write steps that follow each other as one list",
        )
    below = above | {node}
    if graph.value(node, FIRST) is not None:
        return _several(graph, "sequence", node, below)
    choice = graph.value(node, sh("alternativePath"))
    if choice is not None:
        return _several(graph, "alternative", choice, below)
    for kind in _UNARY:
        inner = graph.value(node, sh(kind))
        if inner is not None:
            return Unary(kind, _read(graph, inner, below))
    raise _no_path(node)


def _several(graph: ShapesGraph, kind: str, head: Term, above: frozenset[Term]) -> Path:
    try:
        nodes = graph.items(head)
    except ValueError:
        raise _no_path(head) from None
    parts = tuple(_read(graph, node, above) for node in nodes)
    if len(parts) < 2:
        raise ValidationError(
            f"a path of the kind {kind} needs two parts or more", remedy="name its property alone"
        )
    return Several(kind, parts)


def _no_path(node: Term) -> ValidationError:
    what = "a blank node" if isinstance(node, ox.BlankNode) else str(node)
    return ValidationError(
        f"{what} is no property path, or turns in a circle",
        remedy="see SHACL, section 2.3.1, for the forms of paths",
    )


def sparql(path: Path, shorten: Shorten) -> str:
    """Write a path as SPARQL does (SPARQL 1.1, section 9.1).

    Args:
        path: The path.
        shorten: Makes the written form of an IRI, such as a CURIE.

    Example:
        >>> sparql(Unary("inversePath", Predicate("http://e.org/p")), lambda iri: "e:p")
        '^e:p'
    """
    if isinstance(path, Predicate):
        return shorten(path.iri)
    if isinstance(path, Unary):
        before, after = _UNARY[path.kind]
        inner = sparql(path.inner, shorten)
        return before + (inner if isinstance(path.inner, Predicate) else f"({inner})") + after
    mark = "/" if path.kind == "sequence" else "|"
    parts = (
        f"({sparql(part, shorten)})" if isinstance(part, Several) else sparql(part, shorten)
        for part in path.parts
    )
    return mark.join(parts)


def turtle(path: Path, shorten: Shorten) -> str:
    """Write a path as the object of `sh:path` or `sh:resultPath` in Turtle.

    Args:
        path: The path.
        shorten: Makes the written form of an IRI: a CURIE, or the IRI in angle brackets.

    Example:
        >>> turtle(Unary("inversePath", Predicate("http://e.org/p")), lambda iri: "e:p")
        '[ sh:inversePath e:p ]'
    """
    if isinstance(path, Predicate):
        return shorten(path.iri)
    if isinstance(path, Unary):
        return f"[ sh:{path.kind} {turtle(path.inner, shorten)} ]"
    parts = f"( {' '.join(turtle(part, shorten) for part in path.parts)} )"
    return parts if path.kind == "sequence" else f"[ sh:alternativePath {parts} ]"


def predicates(path: Path) -> tuple[str, ...]:
    """Give the IRIs of the properties of a path, in the order in which they stand.

    Example:
        >>> predicates(Several("sequence", (Predicate("http://e.org/p"), Predicate("http://e.org/q"))))
        ('http://e.org/p', 'http://e.org/q')
    """
    if isinstance(path, Predicate):
        return (path.iri,)
    parts = (path.inner,) if isinstance(path, Unary) else path.parts
    return tuple(dict.fromkeys(iri for part in parts for iri in predicates(part)))


def is_one_pattern(path: Path) -> bool:
    """Say whether a path is one triple pattern: a property, read forwards or backwards.

    Example:
        >>> is_one_pattern(Unary("inversePath", Predicate("http://e.org/p")))
        True
    """
    while isinstance(path, Unary) and path.kind == "inversePath":
        path = path.inner
    return isinstance(path, Predicate)


def may_be_empty(path: Path) -> bool:
    """Say whether a path leads from each node to the node itself, for it may be of no length.

    It does so also for a node that is in no triple, which the pattern of SPARQL does not find where
    the node is given by VALUES (SPARQL 1.1, section 18.4).

    Example:
        >>> may_be_empty(Unary("zeroOrOnePath", Predicate("http://e.org/p")))
        True
    """
    if isinstance(path, Predicate):
        return False
    if isinstance(path, Unary):
        return path.kind.startswith("zero") or may_be_empty(path.inner)
    parts = map(may_be_empty, path.parts)
    return all(parts) if path.kind == "sequence" else any(parts)
