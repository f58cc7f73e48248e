"""Says what is wrong with shapes that no validator should be trusted with, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkg.errors import ValidationError
from akkg.shacl.paths import read_path
from akkg.shacl.vocabulary import FIRST, REST, Term, sh
from akkg.validation.shape_texts import blamed_query
from akkg.validation.shapes import Shapes

__all__ = ["faulty_path", "ill_formed", "recursion", "too_deep"]

_IRI = re.compile(r"(?:https?|urn):[^\s<>\"')\]]+")
_DIRECT = ("node", "property", "not", "qualifiedValueShape")
_LISTED = ("and", "or", "xone")
_DEPTH = 100  # of shapes in one another; each level is a few calls that stand within others


def recursion(shapes: Shapes) -> ValidationError | None:
    """Find shapes that refer to themselves; what they mean is left open by the standard.

    Args:
        shapes: The shapes.

    Returns:
        The error that names the circle, or None where there is none.

    Standard:
        SHACL, section 3.4.3.
    """
    import networkx

    references: networkx.DiGraph[Term] = networkx.DiGraph(sorted(_references(shapes), key=str))
    try:
        nodes = [node for node, _ in networkx.find_cycle(references)]
    except networkx.NetworkXNoCycle:
        return None
    circle = list(dict.fromkeys(map(shapes.named, nodes)))
    what = f"shapes refer to themselves: {' to '.join(map(shapes.short, [*circle, circle[0]]))}"
    remedy = "break the circle: say for the value only what it needs there"
    return ValidationError(what, shapes.place(*circle), remedy)


def too_deep(shapes: Shapes) -> ValidationError | None:
    """Find shapes that stand in one another deeper than engines can follow.

    Args:
        shapes: The shapes; none refers to itself.

    Returns:
        The error that names the outermost one, or None where none is too deep.
    """
    import networkx

    references: networkx.DiGraph[Term] = networkx.DiGraph(sorted(_references(shapes), key=str))
    chain = networkx.dag_longest_path(references)
    if len(chain) <= _DEPTH:
        return None
    owner = shapes.named(chain[0])
    what = f"{shapes.short(owner)} has shapes in one another, {len(chain)} deep: {_DEPTH} is most"
    remedy = "make it flatter: sh:and, sh:or and a path of several steps take many parts at once"
    return ValidationError(what, shapes.place(owner), remedy)


def _references(shapes: Shapes) -> Iterator[tuple[Term, Term]]:
    for name in _DIRECT:
        yield from shapes.graph.pairs(sh(name))
    for name in _LISTED:
        for shape, members in shapes.graph.pairs(sh(name)):
            for node in _nodes_of_list(shapes, members):
                for member in shapes.graph.objects(node, FIRST):
                    yield shape, member


def _nodes_of_list(shapes: Shapes, head: Term) -> dict[Term, None]:
    """The nodes of a list, each once, since it may turn in a circle itself."""
    found: dict[Term, None] = {}
    open_ = [head]
    while open_:
        node = open_.pop()
        if node not in found:
            found[node] = None
            open_ += shapes.graph.objects(node, REST)
    return found


def faulty_path(shapes: Shapes) -> ValidationError | None:
    """Find a value of `sh:path` that is no path, or turns in a circle.

    Args:
        shapes: The shapes.

    Returns:
        The error that says where, or None where each is a path.

    Standard:
        SHACL, section 2.3.1; the shapes of shapes do not see that a path turns in a circle.
    """
    for shape, path in sorted(shapes.graph.pairs(sh("path")), key=str):
        try:
            read_path(shapes.graph, path)
        except ValidationError as error:
            owner = shapes.named(shape)
            what = f"the sh:path of {shapes.short(owner)} cannot be used, {error.what}"
            return ValidationError(what, shapes.place(owner), error.remedy)
    return None


def ill_formed(shapes: Shapes, told: str) -> ValidationError:
    """Make the error for shapes that pySHACL refuses, out of what it tells of them.

    Args:
        shapes: The shapes.
        told: Its message.
    """
    words = " ".join(told.partition("\nFor reference")[0].split())
    words = words.removeprefix("Validation Failure - ").rstrip(".")
    if not words[1:2].isupper():
        words = words[:1].lower() + words[1:]
    owner = blamed_query(shapes, told)
    which = f"the query of {shapes.short(owner)}" if owner else "the shapes"
    return ValidationError(
        f"{which} cannot be used, {words}",
        shapes.place(owner or "", *_IRI.findall(told)),
        "see the specification of SHACL for the form that it needs",
    )
