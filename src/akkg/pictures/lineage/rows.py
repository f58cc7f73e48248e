"""Puts the things of a lane into rows, so that no label is crossed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from akkg.pictures.lettering import text_width
from akkg.pictures.lineage.model import Rail, Thing
from akkg.pictures.lineage.places import BESIDE, SIZES, WIDEST, Label, fitting, label_of

__all__ = ["Rows", "packed"]

_GAP = 22.0
_PORTS = 8.0  # how far from the middle of a mark a link may run


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a lane.

    Attributes:
        things: The IRIs of the things of each row, from left to right; rows from top to bottom.
        labels: The labels of the things.
    """

    things: tuple[tuple[str, ...], ...]
    labels: Mapping[str, Label]


def packed(
    things: Sequence[Thing],
    steps: Iterable[Rail],
    links: Iterable[Rail],
    x: Mapping[str, float],
    right: float,
    until: Mapping[str, float],
) -> Rows:
    """Put things into rows.

    A thing lies in the row of the one that it succeeds, where the label of that fits between them
    and no other rail has to pass; else in a row below it.

    Args:
        things: The things of a chain, or several that stand alone.
        steps: The steps of succession between them.
        links: The steps that lead into them from elsewhere.
        x: Where each lies across.
        right: Where the picture ends.
        until: Where a bar ends that is drawn of a thing, by its IRI.
    """
    packing = _Packing(x, tuple(steps), tuple(links), right, until)
    for thing in sorted(things, key=lambda one: (x[one.iri], one.label, one.iri)):
        packing.put(thing)
    return Rows(tuple(map(tuple, packing.rows)), packing.labels)


class _Packing:
    """Puts things into rows, from left to right."""

    def __init__(
        self,
        x: Mapping[str, float],
        steps: Sequence[Rail],
        links: Sequence[Rail],
        right: float,
        until: Mapping[str, float],
    ) -> None:
        self.x, self.right, self.until, self.links = x, right, until, links
        self.rows: list[list[str]] = []
        self.taken: list[float] = []  # up to where each row is taken, by labels or by rails
        self.labels: dict[str, Label] = {}
        self.row: dict[str, int] = {}
        self.things: dict[str, Thing] = {}
        self.earlier: dict[str, list[str]] = {}
        self.later: dict[str, list[str]] = {}
        self.words: dict[str, float] = {}  # how much room the words to the left of each take
        for step in steps:
            if step.earlier != step.later:
                self.earlier.setdefault(step.later, []).append(step.earlier)
                self.later.setdefault(step.earlier, []).append(step.later)
        for rail in (*steps, *links):
            wide = text_width(rail.word, SIZES["word"]) + _GAP
            self.words[rail.later] = max(wide, self.words.get(rail.later, 0))

    def put(self, thing: Thing) -> None:
        """Put a thing into a row."""
        iri, here = thing.iri, self.x[thing.iri]
        self.things[iri] = thing
        self.labels[iri] = self._label(thing)
        at = self._row_of_one_before(iri)
        if at is None:
            at = self._free_row(iri)
        if at == len(self.rows):
            self.rows.append([])
            self.taken.append(0)
        self.rows[at].append(iri)
        ends = (self.x[one] for one in self.later.get(iri, ()))
        label = here + BESIDE + self.labels[iri].width
        used = max(label, self.until.get(iri, 0), *ends, 0.0)
        self.taken[at] = max(self.taken[at], used + _GAP)
        self.row[iri] = at

    def _label(self, thing: Thing) -> Label:
        """The label of a thing; a narrower one where a link passes, if all of it fits there."""
        begin = self.x[thing.iri] + BESIDE
        label = label_of(thing, min(WIDEST, self.right - begin))
        passing = (self.x[one.earlier] for one in self.links if one.later != thing.iri)
        walls = [x for x in passing if begin < x < begin + label.width]
        return fitting(thing, min(walls) - begin - _PORTS, 4) or label if walls else label

    def _row_of_one_before(self, iri: str) -> int | None:
        """The row of a thing that it succeeds, where it may go on; the label of that is fitted."""
        here = self.x[iri]
        for one in self.earlier.get(iri, ()):
            row = self.row.get(one)
            if row is None or self.rows[row][-1] != one:
                continue
            room = here - self.x[one] - BESIDE - self.words[iri]
            label = fitting(self.things[one], room)
            if label and here >= max(self.x[other] for other in self.later[one]):
                self.labels[one] = label
                return row
        return None

    def _free_row(self, iri: str) -> int:
        """The first row below all that it succeeds in which there is room."""
        before = [one for one in self.earlier.get(iri, ()) if one in self.row]
        left = min([self.x[iri] - self.words.get(iri, _GAP), *(self.x[one] for one in before)])
        lowest = max((self.row[one] + 1 for one in before), default=0)
        free = (at for at in range(lowest, len(self.rows)) if self.taken[at] <= left)
        return next(free, len(self.rows))
