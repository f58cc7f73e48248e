"""Draws a network: the backbone of the partnership, what lies around a thing, or some kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkg.networks.backbone import backbone, between, neighbourhood, of_kinds
from akkg.networks.network import network
from akkg.networks.parts import find_node, part
from akkg.pictures.credits import find_credits
from akkg.pictures.layout.dates_in_words import first_day, last_day
from akkg.pictures.legends import legend
from akkg.pictures.network.scene import network_scene
from akkg.pictures.network.words import description, title
from akkg.pictures.picture import Picture, Selection
from akkg.pictures.scene import Scene, Text

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.engines.engine import Askable

__all__ = ["network_of", "picture"]


def picture(
    dataset: Askable, selection: Selection, whole: MultiDiGraph[str] | None = None
) -> Picture:
    """Draw a network.

    Args:
        dataset: What is drawn.
        selection: What of it is shown.
        whole: Its network with folded events, where that has been made already.

    Returns:
        The picture; where nothing is left to be shown, one that says so.

    Raises:
        ParameterError: Where a kind or a day is none.
        LimitError: Where there are more things than a picture may have.

    Example:
        >>> from akkg.dataset import load
        >>> picture(load(), Selection(kinds=("fund",))).scene.title
        'Funds'
    """
    graph, about = network_of(network(dataset) if whole is None else whole, selection)
    name = title(graph, selection, about)
    found = network_scene(graph, name, description(graph), about) if graph else _empty(name)
    return Picture("network", found, graph, legend(graph), find_credits(dataset))


def _empty(title: str) -> Scene:
    words = "There is nothing to show."
    return Scene(600, 54, title, words, (Text(24, 24, words, 13, paint="muted"),))


def network_of(whole: MultiDiGraph[str], selection: Selection) -> tuple[MultiDiGraph[str], str]:
    """Choose what of a network is shown.

    Args:
        whole: The network.
        selection: What is asked for.

    Returns:
        That part of it, and the IRI of the thing that it is about, which is in it: where that is an
        event that is told by links, the thing that has it. Empty where there is none.
    """
    about = find_node(whole, selection.about) if selection.about else ""
    if about:
        found = neighbourhood(whole, about, selection.hops)
    else:
        found = whole if selection.kinds else backbone(whole)
    kept = set(found)
    if selection.kinds:
        kept &= set(of_kinds(whole, selection.kinds))
    if selection.begin or selection.end:
        found = _between(found, selection, about)
        kept &= set(found)
    return part(found, kept | ({about} - {""})), about


def _between(graph: MultiDiGraph[str], selection: Selection, about: str) -> MultiDiGraph[str]:
    """What is dated within the days asked for; the thing itself stays with its links to that."""
    begin = first_day(selection.begin) if selection.begin else None
    return between(graph, begin, last_day(selection.end) if selection.end else None, about)
