"""A picture of an answer: its numbers, when its things were, or how they are linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeGuard

import pyoxigraph as ox

from akkg.networks.parts import part
from akkg.pictures.bar_chart import bar_chart
from akkg.pictures.network.scene import network_scene
from akkg.pictures.timeline.picture import timeline_of
from akkg.site.single_names import single_names
from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.answers.table import Cell, Table
    from akkg.pictures.scene import Scene
    from akkg.pictures.timeline.moment import Moment

__all__ = ["AnswerPictures"]

_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_MOST = 40  # things in a picture that can be taken in at a glance
_FEWEST = 3  # moments that are worth an axis


class AnswerPictures:
    """Draws answers; what it needs of the whole graph is looked up once."""

    def __init__(self, graph: MultiDiGraph[str], moments: Iterable[Moment], horizon: str) -> None:
        """Look up what things are called.

        Args:
            graph: All things and links.
            moments: What has a date.
            horizon: The last day that the source reports.
        """
        self._graph, self._horizon = graph, horizon
        labels = ((str(node["label"]), iri) for iri, node in graph.nodes(data=True))
        self._things = single_names(labels)
        self._moments = {one.iri: one for one in moments if one.begin}
        self._names = single_names((one.label, iri) for iri, one in self._moments.items())

    def picture(self, table: Table, title: str) -> Scene | None:
        """Draw an answer.

        Args:
            table: The answer.
            title: What it answers.

        Returns:
            Bars where it counts; a timeline where it tells more of what has a date than of what is
            linked; else a network; None where none tells anything, or there is too much.
        """
        if (bars := _bars(table)) is not None:
            return bar_chart(bars, title)
        things = [iri for iri in _named(table, self._things) if iri in self._graph]
        graph = part(self._graph, things)
        linked = sum(graph.degree(iri) > 0 for iri in graph)
        dated = [self._moments[iri] for iri in _named(table, self._names) if iri in self._moments]
        if max(_FEWEST, linked) <= len(dated) <= 2 * _MOST:
            ordered = sorted(dated, key=lambda one: (one.lane, one.begin, one.end, one.iri))
            return timeline_of(tuple(ordered), self._horizon, title)
        if 2 * linked > len(things) and len(things) <= _MOST:
            return network_scene(graph, title, title)
        return None


def _bars(table: Table) -> list[tuple[str, float, str]] | None:
    """The rows as words with a number; None where they are something else."""
    bars = []
    for row in table.rows:
        word, number = (*row, None, None)[:2]
        if len(row) != 2 or word is None or not _is_count(number):
            return None
        bars.append((one_line(word.value), float(number.value), number.value))
    return bars if 1 < len(bars) <= _MOST else None


def _is_count(cell: Cell) -> TypeGuard[ox.Literal]:
    return (
        isinstance(cell, ox.Literal)
        and cell.datatype.value == _INTEGER
        and cell.value.isascii()
        and cell.value.isdigit()
    )


def _named(table: Table, names: Mapping[str, str]) -> Sequence[str]:
    """The things that the cells of an answer name, each once: by IRI or by a label of one alone."""
    return tuple(
        dict.fromkeys(
            cell.value if isinstance(cell, ox.NamedNode) else names[cell.value]
            for row in table.rows
            for cell in row
            if isinstance(cell, ox.NamedNode)
            or (isinstance(cell, ox.Literal) and cell.value in names)
        )
    )
