"""Reads a draft: a file from anywhere, which is to be held against the whole."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from akkg.building.parsing import blank_node, endless, line_of, plain_message
from akkg.building.rules import DERIVED
from akkg.errors import DataError, reason
from akkg.near import suggestion
from akkg.prefixes import BASE
from akkg.reading import read_text

__all__ = ["FORMATS", "read_draft"]

FORMATS = {
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
}
"""What a draft may be written in, by the ending of its name."""

_AUTHORITY = ox.NamedNode(f"{BASE}graph/authority")
_TURTLES = (".trig", ".ttl")
_TRIPLE_TERMS = ("<<", "{|", "~")
"""The marks of RDF 1.2 by which Turtle and its kin write a triple term, or a name for one."""
_HEAD = 4096  # bytes that tell one format from another
_MARKS = {"<?xml": ".rdf", "<rdf:": ".rdf", "{": ".jsonld", "[": ".jsonld"}


def read_draft(path: Path) -> Iterator[ox.Quad]:
    """Read the statements of a draft.

    A file without named graphs is taken as one of `graph/authority`, whose files have none either.
    Nothing is fetched from elsewhere, whatever the file names.

    Args:
        path: The file; the ending of its name tells the format.

    Yields:
        Its statements, in the order of the file.

    Raises:
        DataError: Where the file cannot be read, is not what its name says, has a blank node or a
            triple term, or holds what rules derive.
    """
    form = _format(path)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise DataError("neither a file nor a link to one", str(path), "name a file")
    try:
        with path.open("rb") as stream:
            if stream.read(len(BOM_UTF8)) != BOM_UTF8:  # some editors put it before the text
                stream.seek(0)
            for quad in ox.parse(stream, format=form):
                yield _placed(quad, path, form)
    except MemoryError:
        raise endless(path) from None
    except OSError as error:
        remedy = "check its name and its permissions"
        raise DataError(f"cannot be read, {reason(error)}", str(path), remedy) from None
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        what = plain_message(error)
        if "remote context" in what:
            raise DataError(
                "the context lies elsewhere", where, "write it into the file: nothing is fetched"
            ) from None
        raise DataError(what, where, _remedy(path)) from None


def _placed(quad: ox.Quad, path: Path, form: ox.RdfFormat) -> ox.Quad:
    """A statement in its named graph, where it may stand."""
    if isinstance(quad.object, ox.Triple):  # its own subject may be a blank node
        raise _triple_term(path)
    if ox.BlankNode in (type(quad.subject), type(quad.object), type(quad.graph_name)):
        raise blank_node(path, read_text(path) if path.suffix in _TURTLES else "")
    if str(quad.graph_name).startswith(f"<{DERIVED}"):
        what = f"a statement in {quad.graph_name}, a graph of what a rule derives"
        raise DataError(what, str(path), "leave these graphs out: they are made anew")
    if form.supports_datasets:
        return quad
    return ox.Quad(quad.subject, quad.predicate, quad.object, _AUTHORITY)


def _triple_term(path: Path) -> DataError:
    text = "" if path.suffix in (".jsonld", ".rdf") else read_text(path)
    lines = [line for mark in _TRIPLE_TERMS if (line := line_of(text, mark))]
    where = f"{path}:{min(lines)}" if lines else str(path)
    remedy = "state the triple plainly, and what is said of it of a thing with a name of its own"
    return DataError("a statement about a triple, by a triple term of RDF 1.2", where, remedy)


def _format(path: Path) -> ox.RdfFormat:
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        near = suggestion(path.suffix, FORMATS)
        remedy = f"{near} A draft ends in {', '.join(FORMATS)}".strip()
        raise DataError("the ending of the name tells no format", str(path), remedy)
    return form


def _remedy(path: Path) -> str:
    """Say which format the file may be in, where it begins like another."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    except OSError:
        head = ""  # it has vanished since
    for mark, suffix in _MARKS.items():
        if head.startswith(mark) and path.suffix.lower() not in (suffix, ".trig"):
            return f"it begins like a {suffix} file; give it the ending of what it is"
    return "mend the syntax there, or give the file the ending of what it is"
