"""Draws pairs of shapes and data as Turtle, small ones, so that each can be read when it fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from hypothesis import strategies as st

from tests.shacl.drawn_sparql import COMPONENTS, PARAMETERS, QUERIES_OF_NODES, QUERIES_OF_PATHS

__all__ = ["COMPONENTS", "data", "shapes"]

NODES = [":a", ":b", ":c", "_:x", "_:y"]
PROPERTIES = [":p", ":q", ":r"]
CLASSES = [":C", ":D", ":E"]
LITERALS = [
    "1",
    "2",
    "-3",
    "1.5",
    "true",
    '"a"',
    '"b"',
    '"abc"',
    '""',
    '"a"@en',
    '"b"@en',
    '"a"@de',
    '"c"@en-gb',
    '"2020-01-01"^^xsd:date',
    '"2021-05-06"^^xsd:date',
    '"2020-02-30"^^xsd:date',
    '"2020-01-01T00:00:00Z"^^xsd:dateTime',
    '"2020"^^xsd:gYear',
    '"abc"^^xsd:integer',
    '"1"^^:mine',
]
SCHEMES = ["xsd:integer", "xsd:decimal", "xsd:string", "xsd:date", "xsd:boolean", "rdf:langString"]
SCHEMES += ["xsd:gYear", ":mine"]
KINDS = ["IRI", "Literal", "BlankNode", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"]
PATTERNS = ['"a"', '"^a"', '"B" ; sh:flags "i"', '"^http"', '"[0-9]+$"', '"^..?$"']
NAMES = (":s0", ":s1", ":s2")

_CONSTANTS = [":a", ":b", ":c", ":lost", *LITERALS]
_COMPARED = ["1", "1.5", '"2020-06-01"^^xsd:date', '"b"']
_SIDES = [f"{side}{kind}" for side in ("min", "max") for kind in ("Inclusive", "Exclusive")]
_VALUES = {
    "class": CLASSES,
    "datatype": SCHEMES,
    "disjoint": PROPERTIES,
    "equals": PROPERTIES,
    "hasValue": _CONSTANTS,
    "maxLength": ["0", "1", "3"],
    "minLength": ["1", "2", "3"],
    "nodeKind": [f"sh:{kind}" for kind in KINDS],
    "pattern": PATTERNS,
    **dict.fromkeys(_SIDES, _COMPARED),
}
"""Values of what is said by one term, in shapes of both kinds."""
_VALUES_OF_PROPERTIES = {
    "lessThan": PROPERTIES,
    "lessThanOrEquals": PROPERTIES,
    "maxCount": ["0", "1", "2"],
    "minCount": ["0", "1", "2"],
    "uniqueLang": ["true"],
}
"""The same, in property shapes alone."""
_LISTS = {"in": _CONSTANTS, "languageIn": ['"en"', '"de"', '"*"', '"en-GB"']}
_SHAPES = ["node", "not", "and", "or", "xone", "property"]
_MORE = ["closed", "sparql", "parameter"]
_OFTEN = {"class", "disjoint", "equals", "lessThan", "lessThanOrEquals", "sparql", *_SHAPES}
"""What a shape may say more than once."""
_TARGETS = {
    "targetClass": CLASSES,
    "targetNode": [":a", ":b", ":lost", *LITERALS],
    "targetObjectsOf": PROPERTIES,
    "targetSubjectsOf": PROPERTIES,
}
_ENDINGS = ["", "", "", " ; sh:severity sh:Warning", " ; sh:deactivated true"]
_UNARY = ["inverse", "zeroOrMore", "oneOrMore", "zeroOrOne"]
DEPTH = 3


@cache
def _sampled(values: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


@cache
def _below(number: int) -> st.SearchStrategy[int]:
    return st.integers(0, number - 1)


@st.composite
def data(draw: st.DrawFn) -> str:
    """Draw a graph of up to some twenty triples."""
    return "\n".join(_triple(draw) for _ in range(draw(_below(20))))


@st.composite
def shapes(draw: st.DrawFn) -> str:
    """Draw three shapes, of which each may refer to those after it."""
    return "\n".join(
        f"{name} {_targets(draw, least=at == 0)}{_Shapes(draw, NAMES[at + 1 :]).shape(0)} ."
        for at, name in enumerate(NAMES)
    )


def _pick(draw: st.DrawFn, values: Sequence[str]) -> str:
    return draw(_sampled(tuple(values)))


def _triple(draw: st.DrawFn) -> str:
    kind = draw(_below(7))
    if kind == 6:
        return f"{_pick(draw, CLASSES)} rdfs:subClassOf {_pick(draw, CLASSES)} ."
    subject = _pick(draw, NODES)
    if kind > 3:
        return f"{subject} a {_pick(draw, CLASSES)} ."
    return f"{subject} {_pick(draw, PROPERTIES)} {_pick(draw, NODES + LITERALS)} ."


def _targets(draw: st.DrawFn, *, least: int) -> str:
    kinds = [_pick(draw, tuple(_TARGETS)) for _ in range(least + draw(_below(3)))]
    return "".join(f"sh:{kind} {_pick(draw, _TARGETS[kind])} ; " for kind in kinds)


def _path(draw: st.DrawFn, depth: int = 0) -> str:
    kind = draw(_below(8)) if depth < 2 else 0
    if kind < 4:
        return _pick(draw, PROPERTIES)
    if kind < 6:
        return f"[ sh:{_pick(draw, _UNARY)}Path {_path(draw, depth + 1)} ]"
    parts = f"( {_path(draw, depth + 1)} {_path(draw, depth + 1)} )"
    return parts if kind == 6 else f"[ sh:alternativePath {parts} ]"


class _Shapes:
    """Draws shapes.

    Args:
        draw: Draws from a strategy.
        others: The names of shapes that may be referred to.
    """

    def __init__(self, draw: st.DrawFn, others: tuple[str, ...]) -> None:
        self._draw = draw
        self._others = others

    def shape(self, depth: int) -> str:
        """Draw what is said of a shape of either kind."""
        of_property = self._draw(_below(2)) == 1
        return self._said(depth, of_property=of_property)

    def _said(self, depth: int, *, of_property: bool) -> str:
        path = f"sh:path {_path(self._draw)} ; a sh:PropertyShape"
        said = [path if of_property else "a sh:NodeShape"]
        kinds = [*_VALUES, *_LISTS, *_MORE]
        kinds += _VALUES_OF_PROPERTIES if of_property else []
        deep = [] if depth >= DEPTH else _SHAPES + ["qualified"] * of_property
        seen: set[str] = set()
        for _ in range(self._draw(_below(4 if depth == 0 else 3))):
            nested = bool(deep) and self._draw(_below(2)) == 1
            kind = self._pick(deep if nested else kinds)
            if kind in seen and kind not in _OFTEN:
                continue
            seen.add(kind)
            said.append(self._constraint(kind, depth, of_property=of_property))
        return " ; ".join(said) + self._pick(_ENDINGS)

    def _constraint(self, kind: str, depth: int, *, of_property: bool) -> str:
        if kind in _LISTS:
            return f"sh:{kind} {self._list(lambda: self._pick(_LISTS[kind]))}"
        if kind in ("and", "or", "xone"):
            return f"sh:{kind} {self._list(lambda: self._inner(depth))}"
        if kind == "not":
            return f"sh:not {self._inner(depth)}"
        if kind == "node":  # its value must be a node shape (SHACL, section 4.7.1)
            return f"sh:node [ {self._said(depth + 1, of_property=False)} ]"
        if kind == "property":
            return f"sh:property [ {self._said(depth + 1, of_property=True)} ]"
        if kind == "qualified":
            return self._qualified(depth)
        if kind == "closed":
            return f"sh:closed true ; sh:ignoredProperties ( {self._pick(PROPERTIES)} )"
        if kind == "sparql":
            queries = QUERIES_OF_NODES + QUERIES_OF_PATHS * of_property
            return f"sh:sparql {self._pick(queries)}"
        if kind == "parameter":
            return self._pick(PARAMETERS)
        return f"sh:{kind} {self._pick((_VALUES | _VALUES_OF_PROPERTIES)[kind])}"

    def _qualified(self, depth: int) -> str:
        alone = self._pick(["", " ; sh:qualifiedValueShapesDisjoint true"])
        count = f"sh:qualified{self._pick(['Min', 'Max'])}Count {self._pick(['0', '1', '2'])}"
        return f"sh:qualifiedValueShape {self._inner(depth)} ; {count}{alone}"

    def _inner(self, depth: int) -> str:
        if self._others and not self._draw(_below(4)):
            return self._pick(self._others)
        return f"[ {self.shape(depth + 1)} ]"

    def _list(self, member: Callable[[], str]) -> str:
        return f"( {' '.join(member() for _ in range(1 + self._draw(_below(3))))} )"

    def _pick(self, values: Sequence[str]) -> str:
        return _pick(self._draw, values)
