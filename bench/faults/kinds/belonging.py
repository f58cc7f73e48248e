"""Faults of closed shapes: a thing has a property that things of its kind do not have."""

from __future__ import annotations

from bench.faults.claims import Claims
from bench.faults.edits import foreign, of_roles
from bench.faults.fault import Kind
from bench.faults.terms import iri

__all__ = ["kinds"]

_FOREIGN = (
    ("activity", "cooperations supports engagements", "akkg:printedForm"),
    ("actor", "organizations offices groups missions government_bodies", "akkg:printedForm"),
    ("act", "signatures adoptions", "akkg:printedForm"),
    ("enumeration", "counted_lists open_lists enumerations", "akkg:printedForm"),
    ("fund", "funds", "akkg:printedForm"),
    ("instrument", "declarations", "akkg:printedForm"),
    ("period", "periods", "akkg:acronym"),
    ("mechanism", "summit_series platforms", "akkg:printedForm"),
    ("schedule", "schedules", "akkg:acronym"),
    ("meeting", "summits", "akkg:printedForm"),
    ("thematic-year", "thematic_years", "akkg:printedForm"),
    ("anniversary", "anniversaries", "akkg:printedForm"),
    ("dialogue-relation", "relation", "akkg:printedForm"),
    ("partnership-status", "statuses", "akkg:printedForm"),
    ("passage", "paragraphs", "akkg:acronym"),
    ("source-document", "document", "akkg:printedForm"),
    ("statistic", "observations", "akkg:acronym"),
    ("data-release", "releases", "akkg:printedForm"),
    ("statistical-source", "statistical_sources", "akkg:printedForm"),
    ("undertaking", "programmes projects project_groups", "akkg:printedForm"),
)


def _places(claims: Claims) -> list[str]:
    """The places where something happens; they are shared, but what is said of them here is not."""
    name = iri("akkg:place")
    return sorted({place for _, property_, place, _ in claims.statements if property_ == name})


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module, one for each closed shape of things that have claims."""
    place = Kind(
        "foreign-property-of-place-thing",
        "A place has a property of other things.",
        foreign(_places, "shape:place-thing"),
    )
    return (place, *_of_own_things())


def _of_own_things() -> tuple[Kind, ...]:
    return tuple(
        Kind(
            f"foreign-property-of-{shape}",
            f"What the shape {shape} looks at has a property of other things.",
            foreign(of_roles(*roles.split()), f"shape:{shape}", name),
        )
        for shape, roles, name in _FOREIGN
    )
