"""What a picture says of itself: from which source, of what day, under which licence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.engines.engine import select
from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["LICENCE", "Credits", "find_credits"]

LICENCE = "CC BY 4.0"
"""The licence of the project's graph, and so of what is drawn from it."""

_SOURCES = """
PREFIX akkg: <%s>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?source ?title ?horizon WHERE {
  ?source a akkg:SourceDocument .
  OPTIONAL { ?source akkg:horizon ?horizon }
  OPTIONAL { ?source dcterms:title ?title }
}
"""


@dataclass(frozen=True, slots=True)
class Credits:
    """What stands under a picture.

    Attributes:
        source: The title of the document, or how many there are.
        horizon: The latest day that it reports, as an ISO date; empty where none is known.
        licence: The licence of the data; empty where it is not known.
    """

    source: str
    horizon: str
    licence: str = LICENCE

    @property
    def own(self) -> bool:
        """Whether the data are the project's, and not a graph of somebody else."""
        return bool(self.licence)

    @property
    def line(self) -> str:
        """All of it, on one line."""
        name = "AKKG" if self.own else ""
        day = f"as of {self.horizon}" if self.horizon else ""
        source = f"source: {self.source}" if self.source else ""
        return " · ".join(filter(None, (name, source, day, self.licence)))


def find_credits(dataset: Askable) -> Credits:
    """Find what a picture of a dataset has to say.

    Args:
        dataset: The dataset. It is the project's where it has a source document whose passages
            have a prefix in its table.

    Example:
        >>> from akkg.dataset import load
        >>> found = find_credits(load())
        >>> found.horizon, found.licence
        ('2025-06-08', 'CC BY 4.0')
    """
    found = list(select(dataset.engine, _SOURCES % dataset.prefixes.expand("akkg:")))
    documents = {source for source, _, _ in found}
    titles = sorted(one_line(title.value) for _, title, _ in found if title is not None)
    horizons = sorted(horizon.value for *_, horizon in found if horizon is not None)
    source = f"{len(documents)} documents" if len(documents) > 1 else next(iter(titles), "")
    known = {namespace for _, namespace in dataset.prefixes.items()}
    own = any(isinstance(one, ox.NamedNode) and f"{one.value}/" in known for one in documents)
    return Credits(source, horizons[-1] if horizons else "", LICENCE if own else "")
