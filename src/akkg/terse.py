"""Writes sorted statements as Turtle and TriG, from text to text, as the engine writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

__all__ = ["terse"]

_LOT = 4000  # parts written at once
_KNOWN = 100_000  # IRIs whose spelling is kept
_TYPE = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = b"<http://www.w3.org/2001/XMLSchema#"
_PLAIN = re.compile(rb"[A-Za-z0-9:](?:[\w.:-]*[\w:-])?")
_ESCAPABLE = re.compile(rb"[\w.:~!$&'()*+,;=/?#@%-]+")
_TO_ESCAPE = re.compile(rb"\A[.-]|[~!$&'()*+,;=/?#@%]|\.\Z")
_SHORT = {
    _XSD + b"boolean": re.compile(rb"true|false"),
    _XSD + b"integer": re.compile(rb"[+-]?[0-9]+"),
    _XSD + b"decimal": re.compile(rb"[+-]?[0-9]*\.[0-9]+"),
    _XSD + b"double": re.compile(rb"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+"),
}


def terse(lines: Iterable[bytes], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """Write sorted statements.

    Args:
        lines: The statements, as `akkg.statement_lines` has them. Only those of TriG have graphs.
        prefixes: Namespaces by prefix; all are declared, sorted, where there is a statement.

    Yields:
        The text, piece by piece.

    Standard:
        RDF 1.1 TriG, and Turtle where no statement has a graph.

    Example:
        >>> print(*map(bytes.decode, terse([b"\\t<urn:a\\t\\t<urn:b"], {"u": "urn:"})), sep="")
        @prefix u: <urn:> .
        u:a a u:b .
        <BLANKLINE>
    """
    spell = _Spelling(prefixes)
    parts: list[bytes] = []
    add = parts.append
    graph = subject = predicate = None
    between = end = b""
    for line in lines:
        in_graph, of, says, value = line.split(b"\t", 3)
        if value[:1] != b'"':
            term = spell[value]
        elif value[-1:] == b'"':
            term = value
        else:
            term = _literal(value, spell)
        if of == subject and in_graph == graph:
            if says == predicate:
                add(b" , ")
            else:
                predicate = says
                add(between)
                add(spell[says])
                add(b" ")
            add(term)
            continue
        if len(parts) > _LOT:
            yield b"".join(parts)
            parts.clear()
        if in_graph == graph:
            add(end)
        else:
            if graph is None:
                parts.extend(sorted(_declarations(prefixes)))
            else:
                add(b" .\n}\n" if graph else b" .\n")
            graph, indent = in_graph, b"\t" if in_graph else b""
            between, end = b" ;\n\t" + indent, b" .\n" + indent
            add(spell[in_graph] + b" {\n\t" if in_graph else b"")
        subject, predicate = of, says
        parts += (spell[of], b" ", spell[says], b" ", term)
    if graph is not None:
        add(b" .\n}\n" if graph else b" .\n")
    yield b"".join(parts)


def _declarations(prefixes: Mapping[str, str]) -> Iterator[bytes]:
    return (
        f"@prefix {prefix}: <{namespace}> .\n".encode() for prefix, namespace in prefixes.items()
    )


def _literal(term: bytes, spell: _Spelling) -> bytes:
    """Write a literal with a language or a datatype."""
    end = term.rindex(b'"') + 1
    if term[end : end + 1] != b"^":
        return term  # with a language
    kind = term[end + 2 :]
    short = _SHORT.get(kind)
    if short is not None and short.fullmatch(term, 1, end - 1):
        return term[1 : end - 1]
    return term[: end + 2] + spell[kind]


class _Spelling(dict[bytes, bytes]):
    """How IRIs and blank nodes are written, found out when one is first asked for."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = dict(prefixes)
        longest = sorted(prefixes.items(), key=lambda pair: (-len(pair[1].encode()), pair[0]))
        self._names = {
            namespace.encode(): prefix.encode() for prefix, namespace in reversed(longest)
        }
        namespaces = (re.escape(namespace.encode()) for _, namespace in longest)
        self._namespace = re.compile(b"<(%b)" % b"|".join(namespaces) if longest else rb"(?!)")

    def __missing__(self, term: bytes) -> bytes:
        if len(self) >= _KNOWN:
            self.clear()
        found = self[term] = self._spelt(term)
        return found

    def _spelt(self, term: bytes) -> bytes:
        if term[:1] != b"<":
            return term or b"a"  # a blank node, or the property that has a short name
        match = self._namespace.match(term)
        if match is None and not term.startswith(b"<<"):
            return term + b">"
        if match is None:
            return self._by_engine(term)
        prefix, local = self._names[match[1]], term[match.end() :]
        if not local or _PLAIN.fullmatch(local):
            return prefix + b":" + local
        if _ESCAPABLE.fullmatch(local):
            return prefix + b":" + _TO_ESCAPE.sub(rb"\\\g<0>", local)
        return self._by_engine(term)

    def _by_engine(self, term: bytes) -> bytes:
        """Have the engine write what has more to it: letters of any script, a triple in a term."""
        line = b"_:x <" + _TYPE + b"> " + term + b"> ."
        quads = ox.parse(line, ox.RdfFormat.N_TRIPLES, lenient=True)
        triples = [quad.triple for quad in quads]
        text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=self._prefixes)
        assert text is not None
        return text.partition(b"_:x a ")[2].removesuffix(b" .\n")
