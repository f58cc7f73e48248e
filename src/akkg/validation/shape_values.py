"""Finds values of shapes that are not of the form that they need: lists, and numbers of things."""

from __future__ import annotations

import pyoxigraph as ox

from akkg.errors import ValidationError
from akkg.shacl.vocabulary import FIRST, NIL, REST, Term, sh
from akkg.validation.shapes import Shapes

__all__ = ["LISTS", "faulty_list", "negative_number"]

LISTS = ("and", "ignoredProperties", "in", "languageIn", "or", "xone")
"""The properties of SHACL of which each value has to be a list."""
_NUMBERS = (
    "maxCount",
    "maxLength",
    "minCount",
    "minLength",
    "qualifiedMaxCount",
    "qualifiedMinCount",
)


def faulty_list(shapes: Shapes) -> ValidationError | None:
    """Find a value that has to be a list and is none.

    Args:
        shapes: The shapes.

    Returns:
        The error that says which, where and what to do; None where each is a list.

    Standard:
        SHACL, section 1.1, "SHACL Lists": each node of it has one member and one
        rest, and it ends in `rdf:nil`, which has neither. This takes the place of the shape for
        lists of the shapes of shapes (appendix C).
    """
    for name in LISTS:
        for shape, head in sorted(shapes.graph.pairs(sh(name)), key=str):
            if not _is_list(shapes, head):
                owner = shapes.named(shape)
                value = "" if isinstance(head, ox.BlankNode) else f" {shapes.short(_text(head))}"
                what = f"a shape is ill-formed: {shapes.short(owner)} sh:{name}{value}: no list"
                remedy = "write its members in round brackets"
                return ValidationError(what, shapes.place(owner), remedy)
    return None


def _is_list(shapes: Shapes, head: Term) -> bool:
    seen: set[Term] = set()
    while head != ox.NamedNode(NIL):
        rests = shapes.graph.objects(head, REST)
        if head in seen or len(rests) != 1 or len(shapes.graph.objects(head, FIRST)) != 1:
            return False
        seen.add(head)
        (head,) = rests
    return not (shapes.graph.objects(head, REST) or shapes.graph.objects(head, FIRST))


def _text(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def negative_number(shapes: Shapes) -> ValidationError | None:
    """Find a number of things that is less than none: it is met always or never.

    The standard leaves it be; pySHACL refuses it as well.

    Args:
        shapes: The shapes; their numbers are whole ones.

    Returns:
        The error that says which, where and what to do; None where there is none.

    Standard:
        SHACL, sections 4.2, 4.4.1, 4.4.2 and 4.7.3.
    """
    for name in _NUMBERS:
        for shape, number in sorted(shapes.graph.pairs(sh(name)), key=str):
            text = str(number.value)
            if text.startswith("-") and text.strip("-0"):
                owner = shapes.named(shape)
                what = f"the sh:{name} of {shapes.short(owner)} is {text}, less than none"
                return ValidationError(what, shapes.place(owner), "write 0 or more")
    return None
