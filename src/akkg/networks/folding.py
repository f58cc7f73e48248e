"""Folds events into the things in whose life they are.

The signature of a treaty is an event of its own, with a day, a place and parties. A reader thinks
of it as something that is true of the treaty: so what the event is linked to becomes linked to the
treaty, by a link that says what happened and when, and the event stands on the treaty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkg.answers.table import natural
from akkg.networks.happenings import Happening, Remark
from akkg.networks.links import Link, together

if TYPE_CHECKING:
    from akkg.networks.time_spans import Span

__all__ = ["HAS_EVENT", "Event", "Folded", "fold"]

HAS_EVENT = "akkg:hasEvent"


@dataclass(frozen=True, slots=True)
class Event:
    """An event that may be folded.

    Attributes:
        iri: The event.
        curie: Its CURIE.
        kind: The label of its class.
        span: Its date.
        paragraphs: The passages that date it.
        date_basis: What the date rests on; empty where there is none.
    """

    iri: str
    curie: str
    kind: str
    span: Span
    paragraphs: tuple[str, ...]
    date_basis: str = ""


@dataclass(frozen=True, slots=True)
class Folded:
    """What is left when events have been folded.

    Attributes:
        links: The links between the things that are left.
        happenings: The events that are gone, by the IRI of the thing in whose life they are, in
            the order of their dates; those without a date come last.
    """

    links: tuple[Link, ...]
    happenings: Mapping[str, tuple[Happening, ...]]


def fold(links: Sequence[Link], events: Mapping[str, Event]) -> Folded:
    """Fold events into the things that have them.

    An event is folded where one thing alone has it, and that is no event that is folded itself.

    Args:
        links: The links between things and events.
        events: The events that are no meetings, by IRI.

    Returns:
        What is left. What a link says of an event and the thing that has it becomes a remark; every
        other link stays, with the thing in the place of the event, and with all passages.
    """
    owned = _owned(links, events)
    left: list[Link] = []
    remarks: dict[str, set[Remark]] = {iri: set() for iri in owned}
    for link in links:
        ends = [iri for iri in (link.source, link.target) if iri in owned]
        if not ends:
            left.append(link)
        elif link != owned.get(link.target):
            moved = _moved(link, ends, owned, events)
            if moved.source != moved.target:
                left.append(moved)
            else:
                words = moved.label if link.target in owned else f"{moved.label} it"
                remarks[ends[0]].add(Remark(words, link.basis, link.paragraphs))
    return Folded(tuple(left), _happenings(owned, events, remarks))


def _owned(links: Iterable[Link], events: Collection[str]) -> dict[str, Link]:
    """The links by which events are had that can be folded, by event."""
    having: dict[str, list[Link]] = {}
    for link in links:
        if link.relation == HAS_EVENT and link.target in events:
            having.setdefault(link.target, []).append(link)
    once = {iri: found[0] for iri, found in having.items() if len(found) == 1}
    return {iri: link for iri, link in once.items() if link.source not in once}


def _moved(
    link: Link, ends: Sequence[str], owned: Mapping[str, Link], events: Mapping[str, Event]
) -> Link:
    """The link with the things that have the events in the place of the events."""
    basis, paragraphs = together(link, *(owned[iri] for iri in ends))
    source, target = (owned[iri].source if iri in owned else iri for iri in _ends(link))
    return Link(
        source=source,
        target=target,
        key=" ".join([link.key, *(events[iri].curie for iri in ends)]),
        relation=link.relation,
        relation_label=link.relation_label,
        label=_label(link, owned, events),
        sentence=link.sentence,
        basis=basis,
        paragraphs=paragraphs,
        span=events[ends[0]].span,
        event=ends[0],
        date_basis=events[ends[0]].date_basis,
    )


def _ends(link: Link) -> tuple[str, str]:
    return link.source, link.target


def _label(link: Link, owned: Collection[str], events: Mapping[str, Event]) -> str:
    """What the moved link says: `adoption: takes place at`, `began with the adoption`."""
    before = f"{events[link.source].kind}: " if link.source in owned else ""
    after = f" the {events[link.target].kind}" if link.target in owned else ""
    return f"{before}{link.label}{after}"


def _happenings(
    owned: Mapping[str, Link], events: Mapping[str, Event], remarks: Mapping[str, Iterable[Remark]]
) -> dict[str, tuple[Happening, ...]]:
    found: dict[str, list[Happening]] = {}
    for iri, link in owned.items():
        event = events[iri]
        happening = Happening(
            event.kind,
            event.span.date,
            natural((*event.paragraphs, *link.paragraphs)),
            iri,
            event.span.begin,
            event.span.end,
            link.basis,
            tuple(sorted(remarks[iri])),
            event.date_basis,
        )
        found.setdefault(link.source, []).append(happening)
    return {iri: tuple(sorted(some, key=_order)) for iri, some in found.items()}


def _order(one: Happening) -> tuple[bool, str, str, str]:
    return not one.begin, one.begin, one.end, one.event
