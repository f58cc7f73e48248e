"""Writes statements in the formats of linked data: the same bytes for the same statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import IO, cast

import pyoxigraph as ox

from akkg.errors import ParameterError

__all__ = ["FORMATS", "write_rdf"]

FORMATS = {
    "jsonld": ox.RdfFormat.JSON_LD,
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
}
_PLAIN = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS, ox.RdfFormat.JSON_LD)
_TURTLES = (ox.RdfFormat.TRIG, ox.RdfFormat.TURTLE)
_XML_NAME = re.compile(r"[^\W\d][\w.\-\u00b7]*\Z")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def write_rdf(
    quads: Iterable[ox.Quad], output: IO[bytes], format: str, prefixes: Mapping[str, str]
) -> int:
    """Write statements, sorted by graph, subject, property (`a` first) and object.

    Args:
        quads: The statements. In a format that holds one graph their graph names are left out.
        output: A binary stream; it is written to as the engine's writer goes.
        format: One of `FORMATS`.
        prefixes: Namespaces by prefix, for the formats that have prefixes.

    Returns:
        The number of statements.

    Raises:
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
    ordered = sorted(quads, key=_order)
    if target == ox.RdfFormat.RDF_XML:
        for quad in ordered:
            _refuse_unfit(quad)
    named = None if target in _PLAIN else dict(prefixes)
    stream = cast("IO[bytes]", _SortedPrefixes(output)) if target in _TURTLES else output
    if target.supports_datasets:
        ox.serialize(ordered, stream, target, prefixes=named)
    else:
        ox.serialize((quad.triple for quad in ordered), stream, target, prefixes=named)
    return len(ordered)


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


def _order(quad: ox.Quad) -> tuple[str, str, str, str]:
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else _key(quad.graph_name)
    predicate = "" if quad.predicate == _TYPE else _key(quad.predicate)
    return graph, _key(quad.subject), predicate, _key(quad.object)


def _key(term: object) -> str:
    """A term as text; the last bracket of an IRI would put `a-b` before `a`."""
    return str(term).removesuffix(">")


class _SortedPrefixes:
    """Passes bytes on, the prefix declarations at their head sorted; the engine's come by hash."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._head: bytes | None = b""

    def write(self, content: bytes) -> int:
        if self._head is None:
            self._output.write(content)
        else:
            self._head += content
            if not self._head.rpartition(b"\n")[0].rpartition(b"\n")[2].startswith(b"@prefix"):
                self.flush()
        return len(content)

    def flush(self) -> None:
        if self._head is not None:
            lines = self._head.splitlines(keepends=True)
            count = next((n for n, line in enumerate(lines) if line[:7] != b"@prefix"), len(lines))
            self._output.write(b"".join([*sorted(lines[:count]), *lines[count:]]))
            self._head = None
