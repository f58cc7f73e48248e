"""What the table of all things shows of each: date, years and pillars, read for all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkg.engines.engine import select
from akkg.site.values import day_of

if TYPE_CHECKING:
    from akkg.site.register import Entry, Register

__all__ = ["Row", "browse_data", "read_rows"]

_EVENTS = """
PREFIX akkg: <%s>
SELECT DISTINCT ?thing ?event WHERE { ?thing akkg:hasEvent ?event }
"""
_PILLARS = """
PREFIX akkg: <%s>
SELECT DISTINCT ?thing ?pillar WHERE { ?thing akkg:pillar ?pillar }
"""
_DATES = 3  # dates of events that a row shows


@dataclass(frozen=True, slots=True)
class Row:
    """A thing in the table of all things.

    Attributes:
        entry: The thing.
        date: Its date as written (EDTF), or those of its events; may be empty.
        day: The date as HTML's `time` takes it; empty where it is none such.
        years: The years in which its dates begin, sorted.
        pillars: The IRIs of its pillars, sorted by label.
    """

    entry: Entry
    date: str
    day: str
    years: tuple[int, ...]
    pillars: tuple[str, ...]


def read_rows(register: Register) -> Iterator[Row]:
    """Give the rows of the table, sorted by label.

    Args:
        register: What pages know of all things.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.site.edition import make_edition
        >>> from akkg.site.register import make_register
        >>> rows = read_rows(make_register(make_edition(load())))
        >>> next((row.date, row.years) for row in rows if row.entry.path == "id/akfta/")
        ('2010-01-01', (2010,))
    """
    entries = register.entries
    events, pillars = _pairs(register, _EVENTS), _pairs(register, _PILLARS)
    for iri, entry in entries.items():
        own = [entries[one] for one in events.get(iri, ())]
        dated = [entry] if entry.date or entry.begin else [one for one in own if one.date]
        dated.sort(key=lambda one: (one.begin, one.date))
        dates = list(dict.fromkeys(one.date for one in dated if one.date))
        shown = ", ".join(dates[:_DATES]) + (", …" if len(dates) > _DATES else "")
        years = {int(one.begin[:4]) for one in dated if one.begin[:4].isdecimal()}
        of = sorted(pillars.get(iri, ()), key=lambda one: (entries[one].label, one))
        day = day_of(shown)
        yield Row(entry, shown, day, tuple(sorted(years)), tuple(of))


def _pairs(register: Register, query: str) -> dict[str, set[str]]:
    """What a query finds of each thing, where both have pages."""
    dataset, entries = register.dataset, register.entries
    found: dict[str, set[str]] = {}
    for thing, other in select(dataset.engine, query % dataset.prefixes.expand("akkg:")):
        if thing is not None and other is not None and {thing.value, other.value} <= entries.keys():
            found.setdefault(thing.value, set()).add(other.value)
    return found


def browse_data(register: Register, rows: list[Row]) -> Mapping[str, object]:
    """Give what the program of the table loads: what repeats stands in lists of its own.

    Args:
        register: What pages know of all things.
        rows: All rows.

    Returns:
        Values that JSON can hold.
    """
    from akkg.networks.families import FAMILIES

    families = list(FAMILIES)
    kinds = sorted({_kind(row, families) for row in rows})
    entries = register.entries
    of = {iri for row in rows for iri in row.pillars}
    pillars = sorted(of, key=lambda iri: (entries[iri].label, iri))
    passages = list(register.passages)
    kind_at = {kind: at for at, kind in enumerate(kinds)}
    pillar_at = {iri: at for at, iri in enumerate(pillars)}
    passage_at = {iri: at for at, iri in enumerate(passages)}
    return {
        "families": [[family.key, family.plural] for family in FAMILIES.values()],
        "kinds": [[label, family] for family, label in kinds],
        "pillars": [[_slug(entries[iri]), entries[iri].label] for iri in pillars],
        "passages": [
            [register.passages[iri].name, register.passages[iri].path[len("source/") : -1]]
            for iri in passages
        ],
        "columns": ["slug", "label", "kind", "date", "years", "pillars", "passages", "bases"],
        "rows": [
            [
                _slug(row.entry),
                row.entry.label,
                kind_at[_kind(row, families)],
                row.date,
                list(row.years),
                [pillar_at[iri] for iri in row.pillars],
                [passage_at[one.iri] for one in row.entry.passages],
                row.entry.bases,
            ]
            for row in rows
        ],
    }


def _kind(row: Row, families: list[str]) -> tuple[int, str]:
    return families.index(row.entry.family), row.entry.kind


def _slug(entry: Entry) -> str:
    return entry.path[len("id/") : -1]
