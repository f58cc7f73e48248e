"""Looks at what an endpoint makes of SPARQL, without any data of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from akkg.engines.engine import Solutions
from akkg.engines.examination import Check, asked, ok_if, tried
from akkg.engines.service import Service

__all__ = ["language_checks"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"


@dataclass(frozen=True, slots=True)
class _Feature:
    """A query with its right answer: true, or the cells of its one column as N-Triples, sorted."""

    name: str
    text: str
    right: bool | tuple[str, ...]
    needed: bool = True
    follows: str = "saved queries that use it fail or differ there"


def _kept(name: str, term: str, *, needed: bool = True, follows: str = "") -> _Feature:
    return _Feature(name, f"SELECT ?a WHERE {{ VALUES ?a {{ {term} }} }}", (term,), needed, follows)


_FEATURES = (
    _Feature(
        "VALUES with UNDEF",
        "SELECT ?a WHERE { VALUES (?a ?b) { (1 UNDEF) (2 4) } VALUES ?b { 3 } }",
        (f'"1"^^<{_XSD}integer>',),
    ),
    _Feature("property paths", "ASK { <urn:akkg:a> <urn:akkg:b>/<urn:akkg:c>+ ?d }", False),
    _Feature(
        "comparison of dates",
        f"ASK {{ FILTER('2009-12-31'^^<{_XSD}date> < '2010-01-01'^^<{_XSD}date>) }}",
        True,
    ),
    _Feature("NOT EXISTS", "ASK { FILTER NOT EXISTS { ?a <urn:akkg:none> ?b } }", True),
    _Feature(
        "COUNT and GROUP BY",
        "SELECT (COUNT(?a) AS ?n) WHERE { VALUES (?a ?b) { (1 1) (2 1) } } GROUP BY ?b",
        (f'"2"^^<{_XSD}integer>',),
    ),
    _Feature(
        "IF and COALESCE",
        "SELECT (IF(COALESCE(?none, ?a) = 1, 'yes', 'no') AS ?b) WHERE { VALUES ?a { 1 2 } }",
        ('"no"', '"yes"'),
    ),
    _kept("language tags", '"word"@en', follows="names and notes lose their language"),
    _kept("EDTF dates", f'"2010-10/.."^^<{_EDTF}>', follows="dates come in another form"),
    _kept(
        "truth values",
        f'"true"^^<{_XSD}boolean>',
        needed=False,
        follows="those that a query computes come as numbers",
    ),
    _kept("durations", f'"P1Y"^^<{_XSD}duration>', needed=False, follows="they come as numbers"),
)


def language_checks(service: Service) -> Iterator[Check]:
    """Ask queries whose answers are known.

    Args:
        service: The endpoint.
    """
    for feature in _FEATURES:
        yield tried(
            feature.name,
            lambda one=feature: _looked(service, one),  # type: ignore[misc]
            needed=feature.needed,
            follows=feature.follows,
        )


def _looked(service: Service, feature: _Feature) -> Check:
    answer = asked(service, feature.text)
    found: object = answer
    if isinstance(answer, Solutions):
        found = tuple(sorted(str(row[0]) for row in answer))
    if found == feature.right:
        return Check(feature.name, "ok", needed=feature.needed)
    shown = ", ".join(found) if isinstance(found, tuple) else str(found).lower()
    what = f"gives {shown or 'nothing'}"
    return Check(feature.name, ok_if(False), what, feature.follows, feature.needed)
