"""Writes the graph of a picture as a chart of Mermaid: a flowchart, or bars over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from akkg.networks.families import FAMILIES
from akkg.pictures.formats.finish import Finish
from akkg.pictures.formats.portable import portable
from akkg.pictures.legends import mark_of
from akkg.pictures.palette import colour
from akkg.views.mermaid_text import ARROWS, escaped, plain

if TYPE_CHECKING:
    from akkg.pictures.picture import Picture

__all__ = ["MOST_LETTERS", "MOST_LINKS", "too_much", "write"]

MOST_LINKS, MOST_LETTERS = 500, 50_000
"""What Mermaid draws unless its settings `maxEdges` and `maxTextSize` are raised."""

_LONGEST = 120  # letters of a label
_ORDERS = (
    *("acc", "axisformat", "click", "dateformat", "exclude", "gantt", "include", "inclusive"),
    *("section", "tick", "title", "today", "top", "weekday", "weekend"),
)
_SIDES: Mapping[str, tuple[str, str]] = {
    "circle": ("((", "))"),
    "diamond": ("{", "}"),
    "hexagon": ("{{", "}}"),
    "octagon": ("[\\", "\\]"),
    "page": ("[/", "/]"),
    "pentagon": ("[[", "]]"),
    "pin": ("[\\", "/]"),
    "ring": ("(((", ")))"),
    "rounded": ("(", ")"),
    "small-diamond": ("{", "}"),
    "square": ("[", "]"),
    "stadium": ("([", "])"),
    "star": ("[(", ")]"),
    "tag": (">", "]"),
    "triangle": ("[/", "\\]"),
}
"""What stands around the label of a node, by our shape."""


def write(picture: Picture, format: str, finish: Finish) -> bytes:
    """Write the graph of a picture as a chart.

    Args:
        picture: The picture: a timeline becomes a Gantt chart, all else a flowchart.
        format: `mermaid`.
        finish: The theme says the colours.

    Returns:
        The bytes of the file.
    """
    lines = _bars(picture) if picture.kind == "timeline" else _flowchart(picture, finish)
    head = ("---", f'title: "{plain(picture.scene.title)}"', "---")
    note = f"%% {plain(picture.credits.line)}"
    return ("\n".join((*head, *lines, note)) + "\n").encode()


def too_much(text: bytes) -> str:
    """Say whether a chart is more than Mermaid draws by default.

    Args:
        text: The chart.

    Returns:
        A sentence without a full stop; empty where it is not.

    Example:
        >>> too_much(b"flowchart LR"), too_much(b"x" * 60_000)[:41]
        ('', 'Mermaid draws up to 500 links and 50,000 ')
    """
    chart = text.decode()
    links = sum(chart.count(f" {arrow}|") for arrow in ARROWS.values())
    if links <= MOST_LINKS and len(chart) <= MOST_LETTERS:
        return ""
    return (
        f"Mermaid draws up to {MOST_LINKS} links and {MOST_LETTERS:,} letters, and this chart has "
        f"{links:,} and {len(chart):,}: raise its maxEdges and maxTextSize, or show less"
    )


def _flowchart(picture: Picture, finish: Finish) -> Iterator[str]:
    graph = portable(picture)
    names = {node: f"n{number}" for number, node in enumerate(graph)}
    paints: dict[str, list[str]] = {}
    yield "flowchart LR"
    for node, facts in graph.nodes(data=True):
        mark = mark_of(facts, 0, 0, 0)
        begin, end = _SIDES[mark.shape]
        yield f'    {names[node]}{begin}"{_label(facts)}"{end}'
        paints.setdefault(mark.paint, []).append(names[node])
    for source, target, facts in graph.edges(data=True):
        arrow = ARROWS.get(str(facts.get("basis", "")), ARROWS[""])
        yield f'    {names[source]} {arrow}|"{_label(facts)}"| {names[target]}'
    paper, ink = colour("paper", finish.theme), colour("ink", finish.theme)
    for paint, nodes in sorted(paints.items()):
        stroke = colour(paint, finish.theme)
        yield f"    classDef {paint} fill:{paper},stroke:{stroke},stroke-width:2px,color:{ink}"
        yield f"    class {','.join(nodes)} {paint}"


def _label(facts: Mapping[str, Any]) -> str:
    text = str(facts.get("label", ""))
    return escaped(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _bars(picture: Picture) -> Iterator[str]:
    """The things that have a day, by their families and in the order of their days."""
    yield "gantt"
    yield "    dateFormat YYYY-MM-DD"
    yield "    inclusiveEndDates"
    yield "    axisFormat %Y"
    yield "    todayMarker off"
    graph = portable(picture)
    order = [*FAMILIES, ""]
    dated = sorted(
        (order.index(family if family in FAMILIES else ""), *span, str(facts["label"]))
        for _, facts in graph.nodes(data=True)
        for family in (str(facts.get("family", "")),)
        if (span := _span(facts, picture.credits.horizon)) is not None
    )
    section = -1
    for family, begin, end, label in dated:
        if family != section:
            key = order[family]
            yield f"    section {FAMILIES[key].plural if key else 'others'}"
            section = family
        name = _bar_name(label)
        same = begin == end
        yield f"    {name} :{'milestone, ' if same else ''}{begin}, {'0d' if same else end}"


def _bar_name(label: str) -> str:
    """The name of a bar, which must not begin as an order to the chart does."""
    name = plain(label[:_LONGEST])
    return f"- {name}" if name.casefold().startswith(_ORDERS) else name


def _span(facts: Mapping[str, Any], horizon: str) -> tuple[str, str] | None:
    """The first and the last day; what has no end lasts until the latest day that is reported."""
    begin, end = str(facts.get("begin", "")), str(facts.get("end", ""))
    if not begin and not end:
        return None
    if not end:
        end = max(begin, horizon)
    return (begin or end, end)
