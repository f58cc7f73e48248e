"""Writes statements in the formats of linked data: the same bytes for the same statements.

The statements are sorted as text, so that any number of them needs the same memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import pyoxigraph as ox

from akkg.errors import ParameterError
from akkg.sorting import LineSorter
from akkg.statement_lines import graph_key, quad_keys, restored, triple_keys
from akkg.terse import terse

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["FORMATS", "write_rdf", "write_store"]

FORMATS = {
    "jsonld": ox.RdfFormat.JSON_LD,
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
}
_LINES = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
_TURTLES = (ox.RdfFormat.TRIG, ox.RdfFormat.TURTLE)
_XML_NAME = re.compile(r"[^\W\d][\w.\-\u00b7]*\Z")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def write_rdf(
    quads: Iterable[ox.Quad],
    output: IO[bytes],
    format: str,
    prefixes: Mapping[str, str],
    folder: Path | None = None,
) -> int:
    """Write statements, sorted by graph, subject, property (`a` first) and object.

    Args:
        quads: The statements. In a format that holds one graph their graph names are left out.
        output: A binary stream; it is written to when all statements have come.
        format: One of `FORMATS`.
        prefixes: Namespaces by prefix, for the formats that have prefixes.
        folder: Where what does not fit into memory is kept; a folder of the system by default.

    Returns:
        The number of statements.

    Raises:
        OutputError: Where there is no room for what does not fit into memory.
        ParameterError: For a statement that RDF/XML cannot hold.

    Example:
        >>> from io import BytesIO
        >>> output, name = BytesIO(), ox.NamedNode("http://e.org/a")
        >>> write_rdf([ox.Quad(name, name, name)], output, "turtle", {"e": "http://e.org/"})
        1
        >>> output.getvalue().decode()
        '@prefix e: <http://e.org/> .\\ne:a e:a e:a .\\n'
    """
    target = FORMATS[format]
    given = map(_fit, quads) if target == ox.RdfFormat.RDF_XML else quads
    with LineSorter(quad_keys if target.supports_datasets else triple_keys, folder) as lines:
        if target.supports_datasets:
            ox.serialize(given, _stream(lines), ox.RdfFormat.N_QUADS)
        else:
            triples = (quad.triple for quad in given)
            ox.serialize(triples, _stream(lines), ox.RdfFormat.N_TRIPLES)
        _write(lines, output, target, prefixes)
        return lines.count


def write_store(
    store: ox.Store,
    graph: ox.NamedNode | ox.DefaultGraph | None,
    output: IO[bytes],
    format: str,
    prefixes: Mapping[str, str],
    folder: Path | None = None,
) -> int:
    """Write a graph of a store, or all its named graphs, as `write_rdf` does, and faster.

    Args:
        store: The store.
        graph: The graph, whose name is left out; None for all named graphs with their names.
        output: A binary stream; it is written to when all statements have come.
        format: One of `FORMATS` other than rdfxml.
        prefixes: Namespaces by prefix, for the formats that have prefixes.
        folder: Where what does not fit into memory is kept; a folder of the system by default.

    Returns:
        The number of statements.

    Raises:
        OutputError: Where there is no room for what does not fit into memory.
    """
    sink = _Counted()
    lines = _graph_lines(store, graph, folder, sink) if graph else _named_lines(store, folder, sink)
    _write(lines, output, FORMATS[format], prefixes)
    return sink.count


@dataclass
class _Counted:
    count: int = 0


def _graph_lines(
    store: ox.Store,
    graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph,
    folder: Path | None,
    sink: _Counted,
) -> Iterator[bytes]:
    with LineSorter(triple_keys, folder) as lines:
        store.dump(_stream(lines), ox.RdfFormat.N_TRIPLES, from_graph=graph)
        yield from lines
        sink.count += lines.count


def _named_lines(store: ox.Store, folder: Path | None, sink: _Counted) -> Iterator[bytes]:
    """Graph by graph, so that most are sorted at once, and without the default graph."""
    with LineSorter(list, folder) as names:
        for name in store.named_graphs():
            names.write(graph_key(name) + b"\n")
        for key in names:
            name = (
                ox.NamedNode(key[1:].decode())
                if key[:1] == b"<"
                else ox.BlankNode(key[2:].decode())
            )
            for line in _graph_lines(store, name, folder, sink):
                yield key + line


def _stream(lines: LineSorter) -> IO[bytes]:
    return cast("IO[bytes]", lines)


def _write(
    lines: Iterable[bytes], output: IO[bytes], target: ox.RdfFormat, prefixes: Mapping[str, str]
) -> None:
    if target in _TURTLES:
        for piece in terse(lines, prefixes):
            output.write(piece)
    elif target in _LINES:
        for piece in restored(lines):
            output.write(piece)
    else:
        read = cast("IO[bytes]", BufferedReader(_Pieces(restored(lines)), 1 << 16))
        quads = ox.parse(read, ox.RdfFormat.N_QUADS, lenient=True)
        if target.supports_datasets:
            ox.serialize(quads, output, target)
        else:
            ox.serialize((quad.triple for quad in quads), output, target, prefixes=dict(prefixes))


class _Pieces(RawIOBase):
    """Text that comes in pieces, as a stream to be read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        if not self._rest:
            self._rest = next(self._pieces, b"")
        count = min(len(view), len(self._rest))
        view[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


def _fit(quad: ox.Quad) -> ox.Quad:
    """Give a statement back, unless RDF/XML cannot hold it."""
    _refuse_unfit(quad)
    return quad


def _refuse_unfit(quad: ox.Quad) -> None:
    """Refuse what the engine would write as XML that nobody can read.

    A property, and a class, is the name of an element there, so its IRI must end in one; and XML
    has no place for most control characters.
    """
    for term in (quad.predicate, quad.object if quad.predicate == _TYPE else None):
        if isinstance(term, ox.NamedNode) and _XML_NAME.search(term.value) is None:
            what = f"RDF/XML has no name for {term}"
            raise ParameterError(what, "format", "choose turtle, or another")
    found = _NO_XML.search(quad.object.value) if isinstance(quad.object, ox.Literal) else None
    if found is not None:
        what = f"XML cannot hold the character U+{ord(found[0]):04X} of {quad.predicate}"
        raise ParameterError(what, "format", "choose turtle, or another")
