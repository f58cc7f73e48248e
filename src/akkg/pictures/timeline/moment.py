"""A moment: an event, or something that lasts, with its days and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from akkg.pictures.timeline.lanes import LANES

if TYPE_CHECKING:
    from akkg.engines.engine import Statement

__all__ = ["Evidence", "Moment", "combined", "precision"]

Evidence = tuple[tuple["Statement", ...], tuple["Statement", ...]]
"""The statements that a begin rests on, and those that an end rests on which has its own."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An event, or something that lasts: a status, a period, a schedule.

    Attributes:
        iri: The event, or what lasts.
        label: Its label.
        kind: The CURIE of its most specific class.
        kind_label: What that class is called.
        what: The same, with the party that it concerns, such as `entry into force for Viet Nam`.
        classes: The CURIEs of that class and of all above it.
        family: Its family, a key of `akkg.networks.families.FAMILIES`.
        shape: The shape of its mark: that of the thing to which it happened.
        owner: The IRI of the thing to which it happened, or that has the period or the schedule;
            empty where it is the event of nothing.
        owner_label: The label of that.
        owner_short: Its acronym, where its label ends in it; else its label.
        owner_kind_label: What the class of that is called.
        owner_family: The family of that; its own family where there is no owner.
        owner_classes: The classes of that; its own where there is none.
        lane: A key of `akkg.pictures.timeline.lanes.LANES`.
        row: What tells rows of its lane apart: the dimension of a status; else empty.
        begin: The first day on which it may begin, as an ISO date; empty where it has no date.
        latest_begin: The last day on which it may begin.
        earliest_end: The first day on which it may end; empty where no end is stated.
        end: The last day on which it may end.
        date: Its date as written (EDTF); for a status the dates of its begin and its end.
        precision: `day`, `days`, `month`, `year`, or `span` for what takes or may take longer.
        place: Where it took place; empty where that is not stated.
        basis: What its date rests on, one of `akkg.answers.table.BASES`: the weakest of both ends.
        begin_basis: What its begin rests on.
        end_basis: What its end rests on.
        paragraphs: The passages that its date rests on.
        evidence: The statements that its date rests on.
        links: The statement by which its owner has it; none where it has no owner.
    """

    iri: str
    label: str
    kind: str
    kind_label: str
    what: str
    classes: tuple[str, ...]
    family: str
    shape: str
    owner: str
    owner_label: str
    owner_short: str
    owner_kind_label: str
    owner_family: str
    owner_classes: tuple[str, ...]
    lane: str
    row: str
    begin: str
    latest_begin: str
    earliest_end: str
    end: str
    date: str
    precision: str
    place: str
    basis: str = ""
    begin_basis: str = ""
    end_basis: str = ""
    paragraphs: tuple[str, ...] = ()
    evidence: Evidence = field(default=((), ()), repr=False)
    links: tuple[Statement, ...] = field(default=(), repr=False)

    @property
    def exact(self) -> bool:
        """Whether both ends are known to the day."""
        known = bool(self.begin and self.end)
        return known and self.begin == self.latest_begin and self.earliest_end == self.end

    @property
    def lasting(self) -> bool:
        """Whether it lasts: is a status, a period or a schedule."""
        return LANES[self.lane].lasting

    @property
    def paint(self) -> str:
        """The key of its colour: the family of the thing to which it happened."""
        return self.owner_family

    @property
    def caption(self) -> str:
        """Its name where there is little room, such as `AKFTA: taking effect`."""
        if self.lasting:
            return self.owner_label or self.label
        return f"{self.owner_label}: {self.what}" if self.owner else self.label

    def sure(self, horizon: str) -> tuple[str, str] | None:
        """Give the days on which it surely lasts.

        Args:
            horizon: The last day that the source reports, up to which what has no end lasts.

        Returns:
            The first and the last of those days; None where there is none.
        """
        last = self.earliest_end or horizon
        return (self.latest_begin, last) if self.latest_begin <= last else None


def combined(earliest: list[str], latest: list[str]) -> tuple[str, str]:
    """Combine bounds of one begin or of one end.

    Passages may date a thing with different precision: the days that all allow count. Where no day
    is allowed by all, all of their days do.

    Args:
        earliest: First days, as ISO dates.
        latest: Last days.

    Returns:
        A first and a last day; both empty where nothing is known.

    Example:
        >>> combined(["2010-01-01", "2010-10-01"], ["2010-12-31", "2010-10-31"])
        ('2010-10-01', '2010-10-31')
        >>> combined(["2010-10-01", "2012-01-01"], ["2010-10-31", "2012-12-31"])
        ('2010-10-01', '2012-12-31')
    """
    if not earliest or not latest:
        known = sorted([*earliest, *latest]) or [""]
        return known[0], known[-1]
    first, last = max(earliest), min(latest)
    return (first, last) if first <= last else (min(earliest), max(latest))


def precision(begin: str, end: str) -> str:
    """Say how long the time is that a date leaves open.

    Args:
        begin: Its first day, as an ISO date.
        end: Its last day; empty where none is known.

    Returns:
        `day`, `days` within a month, `month`, `year`, or `span` for all that is longer or open.

    Example:
        >>> precision("2010-10-01", "2010-10-31"), precision("2014-12-11", "2014-12-12")
        ('month', 'days')
    """
    if not begin or not end:
        return "span"
    if begin == end:
        return "day"
    after = (date.fromisoformat(end) + timedelta(1)).isoformat() if end < "9999-12-31" else ""
    whole = begin.endswith("-01") and (not after or after.endswith("-01"))
    if begin[:7] == end[:7]:
        return "month" if whole else "days"
    is_year = begin[:4] == end[:4] and begin[4:] == "-01-01" and end[4:] == "-12-31"
    return "year" if is_year else "span"
