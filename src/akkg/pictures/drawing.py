"""Draws a picture of the graph, and writes it in a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from akkg.errors import ParameterError
from akkg.near import suggestion
from akkg.pictures.picture import Picture, Selection
from akkg.runner import built_product
from akkg.views.naming import find_named

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["FORMATS", "KINDS", "draw", "write"]

KINDS: Mapping[str, str] = {
    "network": "things and how they are linked",
    "timeline": "what happened when, and what lasted how long",
    "lineage": "what succeeded, implements, amends or merges what, over time",
    "ontology": "the classes of things and the properties between them",
}
"""The kinds of pictures, with what each shows; `NAME_picture` is the module that makes it."""

FORMATS: Mapping[str, str] = {
    "svg": "image_files",
    "png": "image_files",
    "pdf": "image_files",
    "dot": "dot",
    "mermaid": "mermaid",
    "graphml": "graph_files",
    "gexf": "graph_files",
    "cytoscape": "graph_files",
}
"""The formats of pictures, with the module that writes each: a picture framed, or its graph."""


def draw(
    kind: str,
    dataset: Askable | None = None,
    *,
    about: str = "",
    hops: int = 1,
    kinds: Sequence[str] = (),
    begin: str = "",
    end: str = "",
) -> Picture:
    """Draw a picture.

    Args:
        kind: One of `KINDS`.
        dataset: What to draw; the built product by default.
        about: The label, acronym, CURIE or IRI of a thing; empty for the whole graph.
        hops: How many steps around that thing.
        kinds: Families of things, CURIEs or labels of classes; none for what the kind of picture
            shows by default.
        begin: The first day to show, as an ISO date; empty for no bound.
        end: The last day to show.

    Returns:
        The picture, to be written by `write`.

    Raises:
        ParameterError: Where an argument does not fit, or the picture does not take it.

    Example:
        >>> found = draw("network", about="AKCF")
        >>> "https://w3id.org/akkg/id/scf" in found.graph
        True
    """
    if kind not in KINDS:
        remedy = suggestion(kind, KINDS) or f"give one of {', '.join(KINDS)}"
        raise ParameterError(f"no picture is called {kind}", remedy=remedy)
    if hops < 1:
        raise ParameterError(f"{hops} steps show nothing", "hops", "give 1 or more")
    asked = dataset or built_product()
    thing = find_named(asked, about).value if about else ""
    selection = Selection(thing, hops, tuple(kinds), begin, end)
    maker = import_module(f"akkg.pictures.{kind}_picture")
    found: Picture = maker.picture(asked, selection)
    return found


def write(picture: Picture, format: str) -> bytes:
    """Write a picture in a format.

    Args:
        picture: The picture.
        format: One of `FORMATS`.

    Returns:
        The bytes of a file; the same picture gives the same bytes.

    Raises:
        ParameterError: Where there is no such format, or a package is missing that writes it.

    Example:
        >>> write(draw("network", about="AKCF"), "svg")[:5]
        b'<?xml'
    """
    if format not in FORMATS:
        remedy = suggestion(format, FORMATS) or f"give one of {', '.join(FORMATS)}"
        raise ParameterError(f"no format is called {format}", remedy=remedy)
    writer = import_module(f"akkg.pictures.{FORMATS[format]}")
    found: bytes = writer.write(picture, format)
    return found
