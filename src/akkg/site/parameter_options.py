"""What a page offers for a parameter that is a thing: names to type, with their CURIEs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.engines.engine import select
from akkg.labels import find_labels

if TYPE_CHECKING:
    from akkg.dataset import Dataset
    from akkg.queries.saved_query import Parameter

__all__ = ["CHOICES", "MOST", "Options"]

CHOICES = "data/choices.json"
"""The file with what forms offer: for each class, what is typed and what it stands for."""

MOST = 500
"""Where there are more things than this, none are offered, and a name must be typed."""

_THINGS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?thing WHERE {
  %s
  FILTER(ISIRI(?thing))
}
LIMIT %d
"""
_OF_CLASS = "?thing a/rdfs:subClassOf* <%s> ."
_ANY = '?thing rdfs:label ?any . FILTER(STRSTARTS(STR(?thing), "%s"))'


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen from a graph; each class is looked up once.

    Attributes:
        dataset: The graph.
    """

    dataset: Dataset
    _known: dict[str, list[tuple[str, str]]] = field(default_factory=dict, init=False, repr=False)

    def of(self, parameter: Parameter) -> list[tuple[str, str]]:
        """Find the things that can be chosen for a parameter.

        Args:
            parameter: The parameter.

        Returns:
            What is typed, and the CURIE that it stands for, sorted: the label of a thing, or its
            CURIE where several have that label. None for a parameter that is no `iri`, and where
            there are more things than `MOST`.

        Example:
            >>> from akkg.dataset import load
            >>> from akkg.queries.saved_query import Parameter
            >>> Options(load()).of(Parameter("fund", "iri", kind="akkg:Fund"))[0]
            ('ASEAN-ROK Cooperation Fund (AKCF)', 'ak:akcf')
        """
        if parameter.type != "iri":
            return []
        if parameter.kind not in self._known:
            self._known[parameter.kind] = _named(
                self.dataset, _things(self.dataset, parameter.kind)
            )
        return self._known[parameter.kind]

    @property
    def file(self) -> tuple[str, bytes]:
        """The file with all that has been looked up, for pages that share it."""
        return CHOICES, json.dumps(self._known, ensure_ascii=False, separators=(",", ":")).encode()

    def kind(self, parameter: Parameter) -> str:
        """Name the class that a parameter's thing must have: its label, or the last part of it.

        Example:
            >>> from akkg.dataset import load
            >>> from akkg.queries.saved_query import Parameter
            >>> Options(load()).kind(Parameter("fund", "iri", kind="akkg:Fund"))
            'fund'
        """
        if not parameter.kind:
            return ""
        iri = self.dataset.prefixes.expand(parameter.kind)
        labels = find_labels(self.dataset.engine, [(ox.NamedNode(iri),)], "en")
        return labels.get(iri, parameter.kind.partition(":")[2].lower())


def _things(dataset: Dataset, kind: str) -> list[ox.NamedNode]:
    """The things of a class, or those of the project itself; none where there are too many."""
    prefixes = dataset.prefixes
    pattern = _OF_CLASS % prefixes.expand(kind) if kind else _ANY % prefixes.expand("ak:")
    rows = select(dataset.engine, _THINGS % (pattern, MOST + 1))
    things = [thing for (thing,) in rows if isinstance(thing, ox.NamedNode)]
    return things if len(things) <= MOST else []


def _named(dataset: Dataset, things: list[ox.NamedNode]) -> list[tuple[str, str]]:
    labels = find_labels(dataset.engine, [(thing,) for thing in things], "en")
    bearers = Counter(labels.values())
    found = []
    for thing in things:
        curie, label = dataset.prefixes.shorten(thing.value), labels.get(thing.value, "")
        found.append((label if bearers[label] == 1 else curie, curie))
    return sorted(found)
