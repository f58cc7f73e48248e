"""Finds what a reader means by a name: a thing, a passage of the source, or a reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.errors import ParameterError
from akkg.queries.parameter_values import Unfit
from akkg.queries.things import find_thing

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["find_named", "find_passage", "graph_of"]

_PASSAGE = re.compile(r"(title|(?:p|section-|footnote-)(?=\d))(\d{0,9})", re.ASCII)
_READABLE = ("overview", "editorial")  # the namespaces of the graphs that are read out


def find_named(dataset: Askable, name: str) -> ox.NamedNode:
    """Find one thing of the dataset, whatever its class.

    Args:
        dataset: The dataset.
        name: An IRI, a CURIE, the last part of a thing's IRI, an acronym or a label.

    Raises:
        ParameterError: Where nothing or more than one thing is meant, with what is near.

    Example:
        >>> from akkg.dataset import load
        >>> find_named(load(), "AKFTA")
        <NamedNode value=https://w3id.org/akkg/id/akfta>
    """
    try:
        return find_thing(dataset.engine, dataset.prefixes, name)
    except Unfit as unfit:
        near = f"did you mean {' or '.join(unfit.near)}?" if unfit.near else ""
        hint = near or "say it as the document does, or give an IRI"
        raise ParameterError(f"{name} is not {unfit.allowed}", remedy=hint) from unfit


def find_passage(dataset: Askable, name: str) -> ox.NamedNode | None:
    """Find the graph of claims of a passage.

    Args:
        dataset: The dataset.
        name: A name such as `p18`, `footnote-2`, `section-3` or `title`; or a CURIE or an IRI of
            the passage or of its graph.

    Returns:
        The IRI of the graph; None where the name is no passage's.

    Raises:
        ParameterError: Where the document has no such passage, with the nearest ones.

    Example:
        >>> from akkg.dataset import load
        >>> find_passage(load(), "p18")
        <NamedNode value=https://w3id.org/akkg/graph/overview-2025/p18>
    """
    local = _curie(dataset, name).removeprefix("overview:").lower()
    if not (wanted := _PASSAGE.fullmatch(local)):
        return None
    graphs = dataset.engine.named_graphs()
    graph = dataset.prefixes.expand(f"overview:{local}")
    if graph in graphs:
        return ox.NamedNode(graph)
    nearest = " or ".join(_nearest(dataset, wanted, graphs))
    hint = f"did you mean {nearest}?" if nearest else "see akkg query run passages"
    raise ParameterError(f"the document has no passage {local}", remedy=hint)


def graph_of(dataset: Askable, thing: ox.NamedNode) -> ox.NamedNode | None:
    """Give the graph of claims of a passage or of an editorial reading.

    Args:
        dataset: The dataset.
        thing: The passage, its graph, or the reading.

    Returns:
        The IRI of the graph; None where the thing has none.
    """
    curie = _curie(dataset, thing.value)
    if curie.partition(":")[0] not in _READABLE:
        return None
    graph = dataset.prefixes.expand(curie)
    return ox.NamedNode(graph) if graph in dataset.engine.named_graphs() else None


def _curie(dataset: Askable, name: str) -> str:
    """The CURIE of an IRI; the same for a passage and its graph; else the name as it is."""
    iri = name[1:-1] if name.startswith("<") and name.endswith(">") else name
    curie = dataset.prefixes.shorten(iri)
    return f"overview:{curie[5:]}" if curie.startswith("para:") else curie


def _nearest(dataset: Askable, wanted: re.Match[str], graphs: Iterable[str]) -> list[str]:
    """The two passages of the same sort with the nearest numbers."""
    base = dataset.prefixes.expand("overview:")
    found = [match for name in graphs if (match := _PASSAGE.fullmatch(name.removeprefix(base)))]
    numbers = [int(match[2]) for match in found if match[1] == wanted[1]]
    nearest = sorted(numbers, key=lambda number: (abs(number - int(wanted[2])), number))[:2]
    return [f"{wanted[1]}{number}" for number in sorted(nearest)]
