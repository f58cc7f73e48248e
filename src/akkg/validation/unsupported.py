"""Finds what shapes ask for that no engine here can do, lest it be passed over in silence."""

from __future__ import annotations

import pyoxigraph as ox

from akkg.errors import ValidationError
from akkg.shacl.vocabulary import TYPE, sh
from akkg.validation.shapes import Shapes

__all__ = ["unsupported"]

_PROPERTIES = {
    "entailment": "leave it out, and validate what rules or a reasoner have made",
    "expression": "write it as sh:sparql",
    "js": "write it as sh:sparql",
    "jsFunctionName": "write it in SPARQL",
    "rule": "keep rules apart from shapes, and validate what they have made",
    "target": "use sh:targetClass, sh:targetNode, sh:targetSubjectsOf or sh:targetObjectsOf",
}
"""What stands for something that is not supported, each with what to do."""


def unsupported(shapes: Shapes) -> ValidationError | None:
    """Find an entailment regime, a target, constraint or rule of an extension, or a component
    without a name.

    Args:
        shapes: The shapes.

    Returns:
        The error that says which, where and what to do; None where there is none.

    Standard:
        SHACL, section 1.5, where an entailment that is not supported is a failure, and section 6.2,
        where a component is an IRI. The rest is of SHACL Advanced Features and SHACL JavaScript
        Extensions.
    """
    for name, remedy in _PROPERTIES.items():
        for node, _ in sorted(shapes.graph.pairs(sh(name)), key=str):
            owner = shapes.named(node)
            who = shapes.short(owner) if ":" in owner else "a thing without a name"
            what = f"{who} has sh:{name}, which is not supported"
            return ValidationError(what, shapes.place(owner, sh(name)), remedy)
    return _unnamed_component(shapes)


def _unnamed_component(shapes: Shapes) -> ValidationError | None:
    kind = ox.NamedNode(sh("ConstraintComponent"))
    nodes = [
        *shapes.graph.subjects(TYPE, kind),
        *(s for s, _ in shapes.graph.pairs(sh("parameter"))),
    ]
    if all(isinstance(node, ox.NamedNode) for node in nodes):
        return None
    return ValidationError(
        "a component of constraints has no name, so that no shape can use it",
        shapes.place(sh("ConstraintComponent"), sh("parameter")),
        "give it an IRI",
    )
