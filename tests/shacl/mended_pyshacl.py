"""pySHACL with its known faults mended, so that all else can be compared without exceptions.

Each mend is for one fault, which `test_differential` shows by an example: when pySHACL is right,
that test fails, and the mend can go.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeGuard

import pytest
import rdflib

from tests.shacl.engines import Answer, Found

__all__ = ["comparable", "mended"]

_NUMBERS = {rdflib.XSD.integer, rdflib.XSD.decimal, rdflib.XSD.double, rdflib.XSD.float}
_ORDERED = {
    rdflib.XSD.string,
    rdflib.XSD.boolean,
    rdflib.XSD.date,
    rdflib.XSD.dateTime,
    rdflib.XSD.decimal,
}


@contextmanager
def mended() -> Iterator[None]:
    """Mend pySHACL for a while."""
    with pytest.MonkeyPatch.context() as patch:
        _mend_bounds(patch)
        _mend_pairs(patch)
        yield


def comparable(answer: Answer, asked: Collection[str]) -> set[Found]:
    """Give the results without what pySHACL never says: the value of a validator that asks.

    Args:
        answer: The results.
        asked: Components with such a validator.
    """
    return {
        replace(each, value="-") if each.component in asked and each.path != "-" else each
        for each in answer.found
    }


def _mend_bounds(patch: pytest.MonkeyPatch) -> None:
    """A bound is kept only where SPARQL can compare the value with it (SHACL, section 4.3).

    pySHACL compares by rdflib, which has an order across datatypes and for ill-formed literals.
    """
    from pyshacl.constraints.core import value_range_constraints

    compare: Callable[[Any, Any], int] = vars(value_range_constraints)["compare_literal"]

    def compare_alike(one: rdflib.Literal, other: rdflib.Literal) -> int:
        if not _alike(one, other):
            raise TypeError("SPARQL has no order between the two")
        return compare(one, other)

    patch.setattr(value_range_constraints, "compare_literal", compare_alike)


def _mend_pairs(patch: pytest.MonkeyPatch) -> None:
    """The same for pairs of properties (SHACL, sections 4.5.3 and 4.5.4).

    pySHACL compares IRIs by their text, and raises an error at a blank node.
    """
    from pyshacl.constraints.core import property_pair_constraints as pairs

    patch.setattr(pairs.LessThanConstraintComponent, "_compare_lt", _comparing(_is_less))
    patch.setattr(
        pairs.LessThanOrEqualsConstraintComponent,
        "_compare_ltoe",
        _comparing(
            lambda one, other: _is_less(one, other) or (_is_plain(one) and _is_same(one, other))
        ),
    )


def _comparing(holds: Callable[[Any, Any], bool]) -> Callable[..., tuple[bool, list[Any]]]:
    def compare(
        self: Any, values: set[Any], others: set[Any], graph: Any, focus: Any
    ) -> tuple[bool, list[Any]]:
        reports = [
            self.make_v_result(graph, focus, value_node=value)
            for value in values
            for other in others
            if not holds(value, other)
        ]
        return bool(reports), reports

    return compare


def _is_less(one: Any, other: Any) -> bool:
    return _alike(one, other) and bool(one < other)


def _is_same(one: Any, other: Any) -> bool:
    return one == other or (_alike(one, other) and bool(one.eq(other)))


def _is_plain(term: object) -> TypeGuard[rdflib.Literal]:
    return isinstance(term, rdflib.Literal) and not term.language


def _alike(one: object, other: object) -> bool:
    """Whether SPARQL has an order for two terms (SPARQL 1.1, section 17.3)."""
    return _kind(one) is not None and _kind(one) == _kind(other)


def _kind(term: object) -> object:
    if not _is_plain(term) or term.ill_typed:
        return None
    kind = rdflib.XSD.decimal if term.datatype in _NUMBERS else term.datatype or rdflib.XSD.string
    return kind if kind in _ORDERED else None
