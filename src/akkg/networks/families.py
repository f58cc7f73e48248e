"""The families of things, and the shape of each sort: what a reader tells apart at first sight.

A class has the family of the first class of `SORTS` that it is or that stands above it. So a new
class needs no entry here: it comes to the family of the class that it specialises.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

__all__ = ["FAMILIES", "SORTS", "Family", "Sort", "sort_of"]


@dataclass(frozen=True, slots=True)
class Family:
    """A family of things.

    Attributes:
        key: Its name in attributes, options and links, such as `plan`.
        label: What one of its things is called.
        plural: What many are called.
        backbone: Whether its things belong to the backbone of the partnership.
    """

    key: str
    label: str
    plural: str
    backbone: bool = False


@dataclass(frozen=True, slots=True)
class Sort:
    """What the things of a class, and of those below it, look like.

    Attributes:
        top: The CURIE of the class.
        family: The key of the family.
        shape: The name of the shape.
        hub: Whether very many things lead there, so that all seem near each other through it.
    """

    top: str
    family: str
    shape: str
    hub: bool = False


FAMILIES = {
    family.key: family
    for family in (
        Family("meeting", "meeting", "meetings", backbone=True),
        Family("event", "event", "events"),
        Family("instrument", "instrument", "instruments", backbone=True),
        Family("plan", "plan", "plans", backbone=True),
        Family("fund", "fund", "funds", backbone=True),
        Family("actor", "actor", "actors", backbone=True),
        Family("undertaking", "undertaking", "undertakings"),
        Family("status", "status", "statuses and relations", backbone=True),
        Family("document", "entry of the record", "entries of the record"),
        Family("place", "place", "places"),
        Family("concept", "concept", "concepts"),
    )
}
"""The families by their keys, in the order of legends."""

SORTS = (
    Sort("akkg:Summit", "meeting", "circle"),
    Sort("akkg:Meeting", "meeting", "diamond"),
    Sort("akkg:Mechanism", "meeting", "ring"),
    Sort("akkg:Event", "event", "diamond"),
    Sort("akkg:PlanOfAction", "plan", "tag"),
    Sort("akkg:WorkPlan", "plan", "tag"),
    Sort("akkg:Roadmap", "plan", "tag"),
    Sort("akkg:Declaration", "instrument", "rounded"),
    Sort("akkg:JointStatement", "instrument", "rounded"),
    Sort("akkg:JointVisionStatement", "instrument", "rounded"),
    Sort("akkg:Instrument", "instrument", "square"),
    Sort("akkg:Fund", "fund", "hexagon"),
    Sort("akkg:State", "actor", "star", hub=True),
    Sort("akkg:Actor", "actor", "pentagon"),
    Sort("akkg:Undertaking", "undertaking", "triangle"),
    Sort("akkg:Activity", "undertaking", "triangle"),
    Sort("akkg:PartnershipStatus", "status", "stadium"),
    Sort("akkg:DialogueRelation", "status", "stadium"),
    Sort("akkg:Anniversary", "status", "stadium"),
    Sort("akkg:Place", "place", "pin", hub=True),
    Sort("skos:Concept", "concept", "octagon", hub=True),
)
"""The sorts; of several that fit, the first counts, so a class stands before those above it."""

_OTHER = Sort("", "document", "page")


def sort_of(classes: Collection[str]) -> Sort:
    """Say of which sort a thing is.

    Args:
        classes: The CURIEs of its most specific class and of all above that.

    Returns:
        The first of `SORTS` that fits; for all else the entries of the record, with the shape of a
        page.

    Example:
        >>> found = sort_of(["akkg:JointDeclaration", "akkg:Declaration", "akkg:Instrument"])
        >>> found.family, found.shape
        ('instrument', 'rounded')
        >>> sort_of(["akkg:Statistic", "qb:Observation"]).family
        'document'
    """
    return next((sort for sort in SORTS if sort.top in classes), _OTHER)
