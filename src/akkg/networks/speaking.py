"""Finds the passages that speak of things: they name them, or state a link of them; a heading also
speaks of its pillar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from akkg.answers.table import natural
from akkg.engines.engine import select
from akkg.networks.things import own_filter

if TYPE_CHECKING:
    from akkg.engines.engine import Askable
    from akkg.networks.links import Link

__all__ = ["find_passages"]

_NAMED = """
PREFIX akkg: <%s>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?thing ?passage WHERE {
  VALUES ?property { akkg:pillar schema:mentions }
  ?passage ?property ?thing .
  ?passage a akkg:Passage .
  %s
}
"""


def find_passages(dataset: Askable, links: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    """Find the passages that speak of each thing.

    Args:
        dataset: What is asked.
        links: The links of the things.

    Returns:
        By the IRI of a thing the names of passages, such as `p18`, as a reader counts.
    """
    found: dict[str, set[str]] = {}
    text = _NAMED % (dataset.prefixes.expand("akkg:"), own_filter(dataset, "thing"))
    for named, passage in select(dataset.engine, text):
        if named is not None and passage is not None:
            found.setdefault(named.value, set()).add(passage.value.rpartition("/")[2])
    for link in links:
        if link.basis == "stated":
            for thing in (link.source, link.target):
                found.setdefault(thing, set()).update(link.paragraphs)
    return {thing: natural(passages) for thing, passages in found.items()}
