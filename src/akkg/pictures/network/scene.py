"""Draws a graph of things and links as a scene."""

from __future__ import annotations

from math import fsum, sqrt
from typing import TYPE_CHECKING

from akkg.pictures.layout.label_room import LabelRoom
from akkg.pictures.layout.placing import placed
from akkg.pictures.layout.spacing import Size
from akkg.pictures.legends import SHAPE_WORDS, mark_of
from akkg.pictures.network.labels import (
    beside,
    caption,
    labelled_size,
    link_words,
    over_or_under,
    taken,
)
from akkg.pictures.network.lines import Disc, DrawnLink, drawn_links
from akkg.pictures.scene import Group, Item, Mark, Scene, Text
from akkg.views.sentences import rests_on

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["network_scene"]

_MARGIN = 24.0
_LEAST, _MOST = 7.0, 14.0  # half the width of a mark
_RING = 6.0  # around the mark of the thing that the picture is about
_ALL_LABELS = 130  # things up to which each has room for its label
_ROOM = (44.0, 24.0)  # beside a mark in a picture in which not all have labels


def network_scene(graph: MultiDiGraph[str], title: str, description: str, about: str = "") -> Scene:
    """Draw a graph.

    Args:
        graph: The things and links, with the attributes of `akkg.networks`.
        title: What the scene shows.
        description: What one sees in it.
        about: The IRI of the thing that it is about; empty where there is none.

    Returns:
        The scene: links with the role `link`, and above them things with the role `node`, each with
        the centre of its mark at the origin of its group.

    Raises:
        LimitError: Where there are more things than a picture may have.
    """
    drawing = _Drawing(graph, about)
    links = Group(drawing.links(), role="links")
    nodes = Group(drawing.nodes(), role="nodes")
    rows = drawing.rows()
    return Scene(drawing.width, drawing.height, title, description, (links, *rows, nodes))


class _Drawing:
    """A graph on its way to a scene."""

    def __init__(self, graph: MultiDiGraph[str], about: str) -> None:
        self.graph, self.about = graph, about
        self.roomy = len(graph) <= _ALL_LABELS
        self.labels = {node: str(facts.get("label", node)) for node, facts in graph.nodes.items()}
        self.sizes = {node: self._mark_size(node) for node in sorted(graph, key=self._order)}
        self.place = placed(graph, {node: self._box(node) for node in self.sizes})
        self.width = self.place.width + 2 * _MARGIN
        self.height = self.place.height + 2 * _MARGIN
        self.above = {node for node in self.sizes if self.roomy and self._looks_down(node)}
        self.discs = {node: self._disc(node) for node in self.sizes}
        self.room = LabelRoom(self.width, self.height)
        for node, disc in self.discs.items():
            label = self.labels[node] if self.roomy else ""
            self.room.take(taken(disc, label, above=node in self.above))

    def _order(self, node: str) -> tuple[int, str, str]:
        """The order of things: that of the legend, then that of their labels."""
        shape = mark_of(self.graph.nodes[node], 0, 0, 0).shape
        return (list(SHAPE_WORDS).index(shape), self.labels[node].casefold(), node)

    def _mark_size(self, node: str) -> float:
        if node == self.about:
            return _MOST + _RING
        size = _LEAST + 1.1 * (sqrt(self.graph.degree(node)) - 1)
        return round(min(max(size, _LEAST), _MOST), 1)

    def _box(self, node: str) -> Size:
        size = self.sizes[node]
        if self.roomy:
            return labelled_size(size, self.labels[node])
        return 2 * size + _ROOM[0], 2 * size + _ROOM[1]

    def _looks_down(self, node: str) -> bool:
        """Whether the links of a thing lead down, so that its label is in their way below it."""
        x, y = self.place.centres[node]
        near = {*self.graph.pred[node], *self.graph.succ[node]} - {node}
        far = [self.place.centres[one] for one in sorted(near)]
        ways = [(far_x - x, far_y - y) for far_x, far_y in far]
        return fsum(down / sqrt(right * right + down * down) for right, down in ways) > 0.3

    def _disc(self, node: str) -> Disc:
        """The mark: at that end of its box at which it has no label."""
        x, y = self.place.centres[node]
        size = self.sizes[node]
        aside = self._box(node)[1] / 2 - size if self.roomy else 0
        y += aside if node in self.above else -aside
        return (round(x + _MARGIN, 1), round(y + _MARGIN, 1)), size

    def links(self) -> tuple[Group, ...]:
        """The links, in a fixed order."""
        links = drawn_links(self.graph, self.discs)
        if not self.roomy:
            return tuple(self._link(link, ()) for link in links)
        # The words of a link may lie on its line, and on others that join the same two things.
        joined = {frozenset((link.source, link.target)): None for link in links}
        owners = {pair: number for number, pair in enumerate(joined, start=1)}
        whose = [owners[frozenset((link.source, link.target))] for link in links]
        for link, owner in zip(links, whose, strict=True):
            self.room.cross(link.course, owner)
        return tuple(
            self._link(link, link_words(link, self.room, owner))
            for link, owner in zip(links, whose, strict=True)
        )

    def _link(self, link: DrawnLink, words: tuple[Text, ...]) -> Group:
        facts = link.facts
        source = rests_on(str(facts.get("basis", "")), facts.get("paragraphs", ())) or "no passage"
        says = f"{self.labels[link.source]} {facts.get('label', '')} {self.labels[link.target]}"
        data = {"source": link.source, "target": link.target}
        data |= {name: str(facts.get(name, "")) for name in ("relation", "basis")}
        return Group((link.line, *words), f"{says} ({source})", role="link", data=data)

    def nodes(self) -> tuple[Group, ...]:
        """The things, in the order of the legend; the busiest have their labels first."""
        busy = sorted(self.sizes, key=lambda node: (node != self.about, -self.sizes[node], node))
        found = {node: self._node(node) for node in busy}
        return tuple(found[node] for node in self.sizes)

    def _node(self, node: str) -> Group:
        facts, count, main = self.graph.nodes[node], self.graph.degree(node), node == self.about
        size, label = self.sizes[node], self.labels[node]
        items: list[Item] = [Mark(0, 0, size, "circle", "ink", hollow=True)] if main else []
        items.append(mark_of(facts, 0, 0, size - (_RING if main else 0)))
        if self.roomy:
            items += over_or_under(size, label, above=node in self.above, bold=main)
        else:
            items += beside(self.discs[node], label, self.room, bold=main)
        kind = str(facts.get("kind_label", ""))
        title = ", ".join(filter(None, (label, kind, "1 link" if count == 1 else f"{count} links")))
        data = {name: str(facts.get(name, "")) for name in ("family", "kind", "begin", "end")}
        data |= {"id": node, "degree": str(count)}
        return Group(tuple(items), title, node, "node", data, self.discs[node][0])

    def rows(self) -> tuple[Text, ...]:
        """The words above the rows of things without a link, where there are such rows."""
        below_others = 0 < self.place.rows < self.place.height
        return (caption(_MARGIN, self.place.rows + _MARGIN),) if below_others else ()
