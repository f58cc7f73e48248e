"""Statements as lines of text that sort by graph, subject, property (`a` first) and object.

Such a line holds four terms as N-Quads has them, divided by tabs, which no term holds: graph,
subject, property and object. Each has lost the bracket at its end, which would put `a-b` before
`a`; nothing stands for the default graph and for `a`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["graph_key", "quad_keys", "restored", "triple_keys"]

_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_LOT = 1000  # statements given at once


def triple_keys(lines: Iterable[bytes]) -> list[bytes]:
    """Make them of the engine's N-Triples.

    Args:
        lines: One statement each, without a line feed.

    Example:
        >>> triple_keys([b"<urn:a> <urn:b> <urn:c> ."])
        [b'\\t<urn:a\\t<urn:b\\t<urn:c']
    """
    found: list[bytes] = []
    add = found.append
    for line in lines:
        subject, predicate, rest = line.split(b" ", 2)
        says = b"" if predicate == _TYPE else predicate[:-1]
        of, value = subject.removesuffix(b">"), rest[:-2].removesuffix(b">")
        add(b"\t".join((b"", of, says, value)))
    return found


def quad_keys(lines: Iterable[bytes]) -> list[bytes]:
    """Make them of the engine's N-Quads.

    Args:
        lines: One statement each, without a line feed.

    Example:
        >>> quad_keys([b'<urn:a> <urn:b> "c d" <urn:g> .'])
        [b'<urn:g\\t<urn:a\\t<urn:b\\t"c d"']
    """
    found: list[bytes] = []
    add = found.append
    for line in lines:
        subject, predicate, rest = line.split(b" ", 2)
        value, *last = rest[:-2].rsplit(b" ", 1)
        if last and last[0].startswith((b"<", b"_:")) and b'"' not in last[0]:
            graph = last[0].removesuffix(b">")
        else:  # the end of a string with a space in it, or of an object
            graph, value = b"", rest[:-2]
        says = b"" if predicate == _TYPE else predicate[:-1]
        of, value = subject.removesuffix(b">"), value.removesuffix(b">")
        add(b"\t".join((graph, of, says, value)))
    return found


def graph_key(name: object) -> bytes:
    """Give what stands for a graph at the head of its lines.

    Args:
        name: Its name, a term of the engine.
    """
    return str(name).removesuffix(">").encode()


def restored(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Make N-Quads again: N-Triples where no statement has a graph.

    Yields:
        The text, some lines at a time.

    Standard:
        RDF 1.1 N-Quads, N-Triples.

    Example:
        >>> next(restored(triple_keys([b"<urn:a> <urn:b> <urn:c> ."])))
        b'<urn:a> <urn:b> <urn:c> .\\n'
    """
    parts: list[bytes] = []
    for line in lines:
        graph, subject, predicate, value = line.split(b"\t", 3)
        says = predicate + b">" if predicate else _TYPE
        parts += (_whole(subject), b" ", says, b" ", _whole(value))
        parts.append(b" " + _whole(graph) + b" .\n" if graph else b" .\n")
        if len(parts) > 6 * _LOT:
            yield b"".join(parts)
            parts.clear()
    yield b"".join(parts)


def _whole(term: bytes) -> bytes:
    """Put the bracket back at the end of an IRI, of a triple, or of the datatype of a literal."""
    if term[:1] == b"<" or (term[:1] == b'"' and term[term.rindex(b'"') + 1 :][:1] == b"^"):
        return term + b">"
    return term
