"""Makes a moment of what a graph says of an event, or of something that lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkg.networks.families import Sort, sort_of
from akkg.pictures.timeline.lanes import lane_of
from akkg.pictures.timeline.moment import Evidence, Moment, combined, precision

if TYPE_CHECKING:
    from akkg.engines.engine import Statement
    from akkg.networks.things import Thing
    from akkg.pictures.timeline.facts import Facts

__all__ = ["moment_of"]

_SEM = "sem:has%s%sTimeStamp"


def moment_of(thing: Thing, facts: Facts) -> Moment:
    """Make a moment; what it rests on is not looked up.

    Args:
        thing: The event, or what lasts.
        facts: What the graph says.
    """
    link = next((one for one in facts.owners.get(thing.iri, ()) if one[1] in facts.things), None)
    owner = link[1] if link else ""
    had = facts.things[owner or thing.iri]
    sort, owner_sort = sort_of(thing.classes), sort_of(had.classes)
    lane = lane_of(thing.classes, owner_sort.family, had.classes)
    kind = facts.kinds[thing.kind.value]
    begin, latest_begin = _bounds(thing.iri, "Begin", facts)
    earliest_end, end = _bounds(thing.iri, "End", facts)
    return Moment(
        iri=thing.iri,
        label=thing.label,
        kind=thing.classes[0],
        kind_label=kind,
        what=kind + _party(thing.iri, facts),
        classes=thing.classes,
        family=sort.family,
        shape=_mark(owner_sort),
        owner=owner,
        owner_label=facts.label(owner),
        owner_short=_short(owner, facts),
        owner_kind_label=facts.kinds[had.kind.value],
        owner_family=owner_sort.family,
        owner_classes=had.classes,
        lane=lane,
        row=_dimension(thing.iri, facts) if lane == "status" else "",
        begin=begin,
        latest_begin=latest_begin,
        earliest_end=earliest_end,
        end=end,
        date=thing.span.date or _dates(thing.iri, facts),
        precision=precision(begin, end),
        place=" and ".join(_places(thing.iri, facts)),
        evidence=_evidence(thing, facts),
        links=(facts.statement(owner, link[0], thing.iri),) if link else (),
    )


def _mark(sort: Sort) -> str:
    """The shape of a mark: as elsewhere, but a full ring would look like a hollow circle."""
    if sort.family == "event":
        return "small-diamond"
    return "diamond" if sort.shape == "ring" else sort.shape


def _bounds(thing: str, which: str, facts: Facts) -> tuple[str, str]:
    earliest, latest = (facts.of(thing, _SEM % (one, which)) for one in ("Earliest", "Latest"))
    return combined(earliest, latest)


def _evidence(thing: Thing, facts: Facts) -> Evidence:
    """The statements of its own date, or those of the events with which it began and ended."""
    begin, end = (_ends(thing.iri, property, facts) for property in ("beganWith", "endedWith"))
    return (*thing.dates, *begin), end


def _ends(thing: str, property: str, facts: Facts) -> tuple[Statement, ...]:
    return tuple(
        statement
        for event in facts.of(thing, f"akkg:{property}")
        if event in facts.things
        for statement in (
            facts.statement(thing, f"akkg:{property}", event),
            *facts.things[event].dates,
        )
    )


def _dates(thing: str, facts: Facts) -> str:
    """The dates of the events with which something began and ended, as a period."""
    begin, end = (
        min(facts.things[event].span.date for event in events) if events else ""
        for events in (
            [one for one in facts.of(thing, property) if one in facts.things]
            for property in ("akkg:beganWith", "akkg:endedWith")
        )
    )
    return f"{begin}/{end or '..'}" if begin else ""


def _party(event: str, facts: Facts) -> str:
    """For whom something entered into force, or who acceded."""
    parties = facts.labels(event, "akkg:forParty")
    actors = facts.labels(event, "akkg:by")
    return (
        f" for {' and '.join(parties)}"
        if parties
        else (f" of {' and '.join(actors)}" if actors else "")
    )


def _short(thing: str, facts: Facts) -> str:
    """The acronym of a thing where its label ends in it, so that it stands for the whole."""
    label = facts.label(thing)
    fitting = [one for one in facts.of(thing, "akkg:acronym") if label.endswith(f"({one})")]
    return fitting[0] if fitting else label


def _places(thing: str, facts: Facts) -> list[str]:
    found = facts.labels(thing, "akkg:place") or facts.labels(thing, "akkg:country")
    return [label for label in found if label]


def _dimension(status: str, facts: Facts) -> str:
    """What a status is a degree of: what stands above its level."""
    levels = facts.of(status, "akkg:level")
    return next(
        (label for one in levels for label in facts.labels(one, "skos:broader") if label), ""
    )
