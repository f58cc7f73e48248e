"""What a picture of a network says of itself: its title, and a description for who hears it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from akkg.networks.families import FAMILIES
from akkg.networks.kinds import kind_of
from akkg.pictures.kind_words import kinds_in_words, listed
from akkg.pictures.layout.dates_in_words import span_in_words

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.pictures.picture import Selection

__all__ = ["description", "title"]

_BUSIEST = 3  # things that the description names


def title(graph: MultiDiGraph[str], selection: Selection, about: str) -> str:
    """Write the title of a network.

    Args:
        graph: What is shown.
        selection: What was asked for.
        about: The IRI of the thing that it is about; empty where there is none.

    Example:
        >>> from networkx import MultiDiGraph
        >>> from akkg.pictures.picture import Selection
        >>> title(MultiDiGraph(), Selection(kinds=("fund", "plan"), begin="2010-10"), "")
        'Funds and plans, from October 2010'
    """
    named = (kind_of(facts) for _, facts in graph.nodes(data=True))
    kinds = kinds_in_words(selection.kinds, named)
    if about:
        steps = f" within {selection.hops} steps" if selection.hops > 1 else ""
        what = f"the {kinds} that it is" if kinds else "what it is"
        found = f"{graph.nodes[about]['label']} and {what} linked with{steps}"
    else:
        found = kinds or "the backbone of the partnership"
        found = found[0].upper() + found[1:]
    return ", ".join(filter(None, (found, span_in_words(selection.begin, selection.end))))


def description(graph: MultiDiGraph[str]) -> str:
    """Say what is to be seen in a network.

    Args:
        graph: What is shown.

    Returns:
        A few sentences, with counts.

    Example:
        >>> from networkx import MultiDiGraph
        >>> graph = MultiDiGraph()
        >>> graph.add_node("a", label="AKCF", family="fund")
        >>> description(graph)
        'A network of 1 thing and 0 links: 1 fund. 1 thing has no link to the others.'
    """
    families = Counter(facts.get("family", "document") for _, facts in graph.nodes(data=True))
    counts = [
        f"{families[key]} {family.label if families[key] == 1 else family.plural}"
        for key, family in FAMILIES.items()
        if families[key]
    ]
    things, links = _counted(len(graph), "thing"), _counted(graph.number_of_edges(), "link")
    return f"A network of {things} and {links}: {listed(counts)}.{_busiest(graph)}{_alone(graph)}"


def _busiest(graph: MultiDiGraph[str]) -> str:
    degrees = sorted(graph.degree(), key=lambda one: (-one[1], one[0]))[:_BUSIEST]
    named = [
        f"{graph.nodes[node].get('label', node)} ({count})" for node, count in degrees if count
    ]
    return f" Most links lead to or from {listed(named)}." if named else ""


def _alone(graph: MultiDiGraph[str]) -> str:
    count = sum(not degree for _, degree in graph.degree())
    has = "has" if count == 1 else "have"
    return f" {_counted(count, 'thing')} {has} no link to the others." if count else ""


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
