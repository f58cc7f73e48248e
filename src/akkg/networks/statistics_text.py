"""Writes the figures of a network: for people, as a table, for programs."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

import pyoxigraph as ox

from akkg.answers.table import Table
from akkg.networks.meanings import MEANINGS
from akkg.networks.statistics import Ranked, Statistics

__all__ = ["as_json", "as_table", "as_text"]

_Paint = Callable[[str, str], str]
_Item: TypeAlias = tuple[str, str, float]
"""What a figure is of, the IRI of that, and its value."""

_WIDTH = 88
_NUMBER = 7
_MOST = 10  # things without a link that are named to people


def as_text(found: Statistics, title: str, paint: _Paint = lambda text, colour: text) -> str:
    """Tell the figures, each with what it means.

    Args:
        found: The figures.
        title: What they are of.
        paint: Puts a text into a colour by its name.
    """
    lines = [paint(title, "bold")]
    for name, meaning in MEANINGS.items():
        items = list(_items(found, name))
        shown = items[:_MOST] if name == "isolates" else items
        value = _single(found, name, items)
        lines += ["", paint(f"{meaning.title}{value}", "bold")]
        lines += [paint(line, "dim") for line in _wrapped(meaning.words + _caveat(found, name))]
        if not value or name in ("components", "isolates"):
            lines += [_row(item) for item in shown]
        if len(items) > len(shown):
            lines.append(f"{'…':>{_NUMBER}}  and {len(items) - len(shown)} more")
    return "\n".join(lines) + "\n"


def as_table(found: Statistics) -> Table:
    """Give the figures as a table: the figure, what it is of, the thing that is meant, its value.

    Args:
        found: The figures.
    """
    rows = [
        (
            ox.Literal(name),
            ox.Literal(what) if what else None,
            ox.NamedNode(iri) if iri else None,
            ox.Literal(_number(value)),
        )
        for name in MEANINGS
        for what, iri, value in _items(found, name)
    ]
    return Table(("figure", "of", "thing", "value"), tuple(rows))


def as_json(found: Statistics, title: str) -> str:
    """Write the figures as JSON, each with its meaning.

    Args:
        found: The figures.
        title: What they are of.
    """
    figures = {
        name: {
            "title": meaning.title,
            "meaning": meaning.words + _caveat(found, name),
            "value": _value(getattr(found, name)),
        }
        for name, meaning in MEANINGS.items()
    }
    return json.dumps({"network": title, "figures": figures}, ensure_ascii=False, indent=2) + "\n"


def _items(found: Statistics, name: str) -> Iterator[_Item]:
    """The rows of a figure."""
    value = getattr(found, name)
    if name == "components":
        sizes = Counter(value)
        yield from ((_of_things(size), "", sizes[size]) for size in sorted(sizes, reverse=True))
    elif isinstance(value, Mapping):
        yield from ((what, "", number) for what, number in value.items())
    elif isinstance(value, tuple):
        yield from ((one.label, one.thing, one.value) for one in value)
    else:
        yield "", "", value


def _of_things(size: int) -> str:
    return f"of {size} thing{'s' * (size != 1)}"


def _single(found: Statistics, name: str, items: list[_Item]) -> str:
    """What stands behind the title of a figure: its number, or how many rows it has."""
    if name == "components":
        return f": {len(found.components)}"
    if name == "isolates":
        return f": {len(items)}"
    if isinstance(getattr(found, name), (int, float)):
        return f": {_number(items[0][2])}"
    return "" if items else ": none"


def _caveat(found: Statistics, name: str) -> str:
    """What must be said of a figure that is an estimate."""
    if name == "diameter" and not found.diameter_exact:
        return " It is at least that: not all ways of so large a network were measured."
    if name == "betweenness" and found.betweenness_starts < found.things:
        starts = found.betweenness_starts
        return f" Estimated from the ways of {starts} things, always the same ones."
    return ""


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _row(item: _Item) -> str:
    what, _, value = item
    return f"{_number(value):>{_NUMBER}}  {what}"


def _number(value: float) -> str:
    """A whole number as it is, a share with four digits."""
    return str(value) if isinstance(value, int) else f"{value:.4f}"


def _value(value: object) -> object:
    if isinstance(value, float):
        return float(_number(value))
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return [
            {"iri": one.thing, "label": one.label, "value": _value(one.value)}
            if isinstance(one, Ranked)
            else one
            for one in value
        ]
    return value
