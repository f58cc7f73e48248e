"""Draws a picture of the graph, and writes it in a format."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.atomic import atomic_write
from akkg.errors import ParameterError
from akkg.near import suggestion
from akkg.pictures.formats.finish import Finish
from akkg.pictures.layout.dates_in_words import first_day, last_day
from akkg.pictures.palette import THEMES
from akkg.pictures.picture import Picture, Selection
from akkg.runner import built_product
from akkg.views.naming import find_named

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = [
    "BINARY",
    "ENDINGS",
    "FORMATS",
    "KINDS",
    "draw",
    "format_of",
    "write",
    "write_picture",
]

KINDS: Mapping[str, str] = {
    "network": "things and how they are linked",
    "timeline": "what happened when, and what lasted how long",
    "lineage": "what succeeded, implements, amends or merges what, over time",
    "ontology": "the classes of things and the properties between them",
}
"""The kinds of pictures, with what each shows; `NAME.picture` is the module that makes it."""

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

ENDINGS: Mapping[str, str] = {
    ".svg": "svg",
    ".png": "png",
    ".pdf": "pdf",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".cyjs": "cytoscape",
    ".json": "cytoscape",
}
"""The formats by the endings of files."""

BINARY = ("png", "pdf")
"""The formats that are no text."""

_LARGEST = 10


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
        begin: The first day, month or year to show, as an ISO date; empty for no bound.
        end: The last day, month or year to show.

    Returns:
        The picture, to be written by `write`.

    Raises:
        ParameterError: Where an argument does not fit, or the picture does not take it.

    Example:
        >>> found = draw("network", about="AKCF")
        >>> "https://w3id.org/akkg/id/scf" in found.graph
        True
    """
    _check(kind, KINDS, "picture")
    if hops < 1:
        raise ParameterError(f"{hops} steps show nothing", "hops", "give 1 or more")
    if begin and end and last_day(end) < first_day(begin):
        raise ParameterError(f"{end} is before {begin}", remedy="give the earlier one first")
    for bound in filter(None, (begin, end)):
        first_day(bound)  # it refuses what is no date
    asked = dataset or built_product()
    thing = find_named(asked, about).value if about else ""
    selection = Selection(thing, hops, tuple(kinds), begin, end)
    maker = import_module(f"akkg.pictures.{kind}.picture")
    found: Picture = maker.picture(asked, selection)
    return found


def write(
    picture: Picture,
    format: str,
    *,
    theme: str = "light",
    scale: float = 1.0,
    fonts: Sequence[Path] = (),
) -> bytes:
    """Write a picture in a format.

    Args:
        picture: The picture.
        format: One of `FORMATS`.
        theme: One of `akkg.pictures.palette.THEMES`.
        scale: How many dots a pixel has, for png.
        fonts: Files of fonts for letters that the fonts of the system lack, for png and pdf.

    Returns:
        The bytes of a file; the same picture gives the same bytes.

    Raises:
        ParameterError: Where there is no such format or theme, or the scale is none.
        DataError: Where a package is missing that writes it, or a font cannot be read.
        LimitError: Where the file would be too large.

    Example:
        >>> write(draw("network", about="AKCF"), "svg")[:5]
        b'<?xml'
    """
    _check(format, FORMATS, "format")
    _check(theme, THEMES, "theme")
    if not 0 < scale <= _LARGEST:
        what = f"a picture cannot be {scale:g} times as large"
        raise ParameterError(what, "scale", f"give a number above 0 and up to {_LARGEST}")
    writer = import_module(f"akkg.pictures.formats.{FORMATS[format]}")
    found: bytes = writer.write(picture, format, Finish(theme, scale, tuple(fonts)))
    return found


def write_picture(
    picture: Picture,
    path: Path | str,
    format: str | None = None,
    *,
    theme: str = "light",
    scale: float = 1.0,
    fonts: Sequence[Path] = (),
) -> None:
    """Write a picture into a file, whole or not at all.

    Args:
        picture: The picture.
        path: The file.
        format: One of `FORMATS`; by the ending of the file where it is not given.
        theme: As for `write`.
        scale: As for `write`.
        fonts: As for `write`.

    Raises:
        ParameterError: As from `write`, or where the ending says no format.
        OutputError: Where the file cannot be written.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_picture(draw("network", about="AKCF"), Path(folder, "akcf.dot"))
        ...     Path(folder, "akcf.dot").read_text()[:7]
        'digraph'
    """
    file = Path(path)
    content = write(picture, format or format_of(file), theme=theme, scale=scale, fonts=fonts)
    atomic_write(file, content)


def format_of(path: Path) -> str:
    """Say which format the ending of a file's name means.

    Args:
        path: The file.

    Raises:
        ParameterError: Where it means none.

    Example:
        >>> format_of(Path("akcf.mmd"))
        'mermaid'
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        known = f"no format of pictures is known by the ending {ending}"
        what = known if ending else "its name has no ending that says a format"
        raise ParameterError(what, str(path), f"name one of {', '.join(FORMATS)}")
    return ENDINGS[ending]


def _check(given: str, known: Collection[str], what: str) -> None:
    if given not in known:
        remedy = suggestion(given, known) or f"give one of {', '.join(known)}"
        raise ParameterError(f"no {what} is called {given}", remedy=remedy)
