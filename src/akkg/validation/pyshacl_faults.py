"""Tells of a finding that only one engine has whether that is owed to a known fault of pySHACL.

In each of these pySHACL differs from the standard, and the compiled engine goes with the standard.
What cannot be told from the finding and its shape is not told here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pyoxigraph as ox

from akkg.shacl.vocabulary import SH, XSD, Term, sh
from akkg.validation.finding import Finding
from akkg.validation.shapes import Shapes

__all__ = ["pyshacl_fault"]

_ONE = ox.Literal("1", datatype=ox.NamedNode(f"{XSD}boolean"))
_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")
_TIMES = {f"{XSD}{name}" for name in ("date", "dateTime", "time")}
_BOUNDS = {
    "MinExclusiveConstraintComponent": "minExclusive",
    "MinInclusiveConstraintComponent": "minInclusive",
    "MaxExclusiveConstraintComponent": "maxExclusive",
    "MaxInclusiveConstraintComponent": "maxInclusive",
}
_SWITCHES = {
    "ClosedConstraintComponent": "closed",
    "QualifiedMaxCountConstraintComponent": "qualifiedValueShapesDisjoint",
    "QualifiedMinCountConstraintComponent": "qualifiedValueShapesDisjoint",
    "UniqueLangConstraintComponent": "uniqueLang",
}


@dataclass(frozen=True, slots=True)
class _Odd:
    """A finding of one engine alone.

    Attributes:
        finding: The finding.
        shapes: The shapes.
        compiled: Whether it is the compiled engine that has it.
    """

    finding: Finding
    shapes: Shapes
    compiled: bool

    @property
    def kind(self) -> str:
        """The local name of its component, where that is one of SHACL's."""
        return self.finding.component.removeprefix(SH)

    def own(self, name: str) -> list[Term]:
        """Give the values of a parameter of its shape."""
        return self.shapes.graph.objects(_node(self.finding.source), sh(name))


def pyshacl_fault(finding: Finding, shapes: Shapes, *, compiled: bool) -> str:
    """Name the fault of pySHACL for which only one engine has a finding.

    Args:
        finding: The finding.
        shapes: What the data were held to.
        compiled: Whether it is the compiled engine that has it, and not pySHACL.

    Returns:
        The fault, in words; empty where none is known that can be told.
    """
    odd = _Odd(finding, shapes, compiled)
    return next((words for words, is_so in _FAULTS.items() if is_so(odd)), "")


def _line_end(odd: _Odd) -> bool:
    value = odd.finding.value
    return _is(odd, "Pattern") and value is not None and str(value.value).endswith("\n")


def _flags(odd: _Odd) -> bool:
    return _is(odd, "Pattern") and any("x" in str(flag.value) for flag in odd.own("flags"))


def _one_as_true(odd: _Odd) -> bool:
    if odd.kind in _SWITCHES and _ONE in odd.own(_SWITCHES[odd.kind]):
        return True
    return odd.compiled and _ONE in odd.own("deactivated")


def _lexical_form(odd: _Odd) -> bool:
    value = odd.finding.value
    return _is(odd, "Datatype") and isinstance(value, ox.Literal) and value.datatype in _iris(odd)


def _not_comparable(odd: _Odd) -> bool:
    value = odd.finding.value
    compares = _is(odd, "LessThan") or _is(odd, "LessThanOrEquals")
    is_known = isinstance(value, ox.Literal) and value.datatype.value.startswith(XSD)
    return odd.compiled and compares and not is_known


def _time_zone(odd: _Odd) -> bool:
    value = odd.finding.value
    if odd.compiled or odd.kind not in _BOUNDS or not isinstance(value, ox.Literal):
        return False
    zones = {bool(_ZONE.search(str(bound.value))) for bound in odd.own(_BOUNDS[odd.kind])}
    return value.datatype.value in _TIMES and bool(_ZONE.search(value.value)) not in zones


def _value_of_ask(odd: _Odd) -> bool:
    component = _node(odd.finding.component)
    asks = bool(odd.shapes.graph.objects(component, sh("validator")))
    has_value = odd.finding.value is not None
    return asks and odd.finding.path is not None and has_value == odd.compiled


_FAULTS: dict[str, Callable[[_Odd], bool]] = {
    "Python's `$` matches before a line end at the end of the text": _line_end,
    "the flag `x` of a pattern is passed over": _flags,
    'a switch that is `"1"^^xsd:boolean` counts as on': _one_as_true,
    "texts that are no lexical form of a datatype pass, and some that are do not": _lexical_form,
    "values that SPARQL cannot compare are compared as texts": _not_comparable,
    "a time with a zone is never compared to one without": _time_zone,
    "a result of an ASK validator in a property shape has no value": _value_of_ask,
}


def _is(odd: _Odd, name: str) -> bool:
    return odd.kind == f"{name}ConstraintComponent"


def _iris(odd: _Odd) -> list[Term]:
    return odd.own("datatype")


def _node(name: str) -> Term:
    return ox.NamedNode(name) if ":" in name else ox.BlankNode(name)
