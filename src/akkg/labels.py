"""Finds the labels of things in a language, for readers who do not read IRIs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.render import named
from akkg.answers.term_text import written
from akkg.engines.engine import select
from akkg.lots import lots

if TYPE_CHECKING:
    from akkg.answers.table import Row
    from akkg.engines.engine import Engine

__all__ = ["find_labels", "labelled"]

_PROPERTIES = (
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
)
_QUERY = """\
SELECT DISTINCT ?thing ?property ?label WHERE {{
  VALUES ?thing {{ {things} }}
  VALUES ?property {{ {properties} }}
  ?thing ?property ?label
}}
"""


def find_labels(engine: Engine, rows: Iterable[Row], language: str) -> dict[str, str]:
    """Find a label for each IRI that stands in some rows.

    Args:
        engine: What is asked.
        rows: The rows.
        language: A language tag such as `ko`.

    Returns:
        By IRI its label in the language; where there is none, in English, then one without a
        language. An IRI without any of them is left out.

    Example:
        >>> from akkg.dataset import load
        >>> thing = ox.NamedNode("https://w3id.org/akkg/id/akfta")
        >>> find_labels(load(named=False).engine, [(thing,)], "ko")
        {'https://w3id.org/akkg/id/akfta': 'ASEAN-ROK Free Trade Agreement (AKFTA)'}
    """
    found: dict[str, tuple[tuple[int, int, str], str]] = {}
    things = {cell for row in rows for cell in row if isinstance(cell, ox.NamedNode)}
    properties = " ".join(f"<{iri}>" for iri in _PROPERTIES)
    for lot in lots(sorted(things, key=str)):
        text = _QUERY.format(things=" ".join(map(written, lot)), properties=properties)
        for thing, property_, label in select(engine, text):
            if isinstance(label, ox.Literal) and thing is not None and property_ is not None:
                rank = _rank(label.language, language)
                if rank is not None:
                    place = (rank, _PROPERTIES.index(property_.value), label.value)
                    held = found.get(thing.value)
                    found[thing.value] = min(filter(None, (held, (place, label.value))))
    return {iri: label for iri, (_, label) in found.items()}


def labelled(engine: Engine, rows: Iterable[Row], language: str) -> Iterator[Row]:
    """Put labels, as plain strings, in the place of IRIs, some rows at a time.

    Args:
        engine: What is asked for the labels.
        rows: The rows.
        language: As for `find_labels`.

    Yields:
        The rows in their order; an IRI without a label stays.
    """
    for lot in lots(rows):
        names = find_labels(engine, lot, language)
        yield from (named(row, names) for row in lot)


def _rank(tag: str | None, wanted: str) -> int | None:
    """How well a language suits: the asked one, one of its dialects, English, none at all."""
    tag, wanted = (tag or "").lower(), wanted.lower()
    if tag == wanted:
        return 0
    if tag.startswith(f"{wanted}-"):
        return 1
    return {"en": 2, "": 3}.get(tag)
