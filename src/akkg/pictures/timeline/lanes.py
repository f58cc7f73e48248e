"""The lanes of a timeline: what sorts of things happen, in the order in which they are drawn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

__all__ = ["LANES", "LASTING", "Lane", "lane_of"]


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of a timeline.

    Attributes:
        key: Its name in attributes, such as `instrument`.
        heading: What stands beside it.
        noun: What one of its things is called in a count.
        plural: What several are called.
        lasting: Whether its things last, and are drawn as bars from their begin to their end.
    """

    key: str
    heading: str
    noun: str = "event"
    plural: str = "events"
    lasting: bool = False

    def count(self, number: int) -> str:
        """Say a number of its things in words."""
        return f"{number:,} {self.noun if number == 1 else self.plural}"


LANES = {
    lane.key: lane
    for lane in (
        Lane("status", "Status of the partnership", "status", "statuses", lasting=True),
        Lane("step", "Steps of the partnership"),
        Lane("plan", "Periods of plans", "period", "periods", lasting=True),
        Lane("schedule", "Repeated or under way", "schedule", "schedules", lasting=True),
        Lane("meeting", "Meetings"),
        Lane("instrument", "Instruments and plans"),
        Lane("body", "Bodies and funds"),
        Lane("undertaking", "Undertakings"),
        Lane("other", "Other events"),
    )
}
"""The lanes by their keys, from top to bottom."""

LASTING = {
    "akkg:PartnershipStatus": "status",
    "akkg:Period": "plan",
    "akkg:Schedule": "schedule",
}
"""The lanes of things that last, by class."""

_STEPS = ("akkg:PartnershipStatus", "akkg:DialogueRelation")
_OF_FAMILY = {
    "meeting": "meeting",
    "instrument": "instrument",
    "plan": "instrument",
    "fund": "body",
    "actor": "body",
    "undertaking": "undertaking",
}


def lane_of(classes: Collection[str], owner_family: str, owner_classes: Collection[str]) -> str:
    """Say in which lane a thing is drawn.

    Args:
        classes: The CURIEs of its class and of all above.
        owner_family: The family of the thing to which it happened; its own where it is the event
            of nothing.
        owner_classes: The classes of that thing.

    Returns:
        A key of `LANES`.

    Example:
        >>> lane_of(["akkg:Launch", "akkg:Event"], "fund", ["akkg:Fund"])
        'body'
    """
    for class_, key in LASTING.items():
        if class_ in classes:
            return key
    if any(class_ in owner_classes for class_ in _STEPS):
        return "step"
    return _OF_FAMILY.get(owner_family, "other")
