"""Writes the statements of a CONSTRUCT or DESCRIBE in the formats of linked data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, TYPE_CHECKING, Any, NoReturn

import pyoxigraph as ox

from akkg.writing import write_rdf

if TYPE_CHECKING:
    from akkg.answers.table import Term
    from akkg.prefixes import PrefixTable

__all__ = ["write_graph"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LINES = {"nt": ox.RdfFormat.N_TRIPLES, "nq": ox.RdfFormat.N_QUADS}


def write_graph(
    triples: Iterable[tuple[Term, Term, Term]],
    output: IO[bytes],
    format: str,
    prefixes: PrefixTable,
) -> None:
    """Write statements.

    Args:
        triples: The statements. `nt` and `nq` write them as they come, and hold none; the others
            hold and sort them.
        output: A binary stream.
        format: One of `GRAPH_FORMATS`.
        prefixes: The prefixes to write names with, where the format has them; those that are used.

    Standard:
        RDF 1.1 Turtle, TriG, N-Triples, N-Quads, RDF/XML; JSON-LD 1.1 in compacted form.

    Example:
        >>> import io
        >>> from akkg.prefixes import PrefixTable
        >>> output, name = io.BytesIO(), ox.NamedNode("https://e.org/a")
        >>> write_graph([(name, name, name)], output, "turtle", PrefixTable({"e": "https://e.org/"}))
        >>> print(output.getvalue().decode(), end="")
        @prefix e: <https://e.org/> .
        e:a e:a e:a .
    """
    # No CONSTRUCT gives a literal for a subject, so each is a triple.
    made = (ox.Triple(*triple) for triple in triples)  # type: ignore[arg-type]
    if format in _LINES:
        ox.serialize(made, output, _LINES[format])
        return
    held = sorted(set(made), key=str)
    used = _used(held, prefixes)
    if format == "jsonld":
        output.write(_compacted(held, used))
    else:
        write_rdf([ox.Quad(*triple) for triple in held], output, format, used)


def _used(triples: Iterable[ox.Triple], prefixes: PrefixTable) -> dict[str, str]:
    iris = {iri for triple in triples for term in triple for iri in _iris(term)}
    short = {prefixes.shorten(iri) for iri in iris} - iris
    names = {curie.partition(":")[0] for curie in short}
    return {name: namespace for name, namespace in prefixes.items() if name in names}


def _iris(term: object) -> tuple[str, ...]:
    if isinstance(term, ox.NamedNode):
        return (term.value,)
    return (term.datatype.value,) if isinstance(term, ox.Literal) else ()


def _compacted(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Compact JSON-LD, its context the prefixes alone: no term hides what its property is."""
    import json

    from pyld import jsonld

    nodes: dict[str, dict[str, Any]] = {}
    schemes = set()
    for triple in triples:
        node = nodes.setdefault(_id(triple.subject), {"@id": _id(triple.subject)})
        schemes |= {iri.partition(":")[0] for term in triple for iri in _iris(term)}
        if triple.predicate.value == _TYPE and not isinstance(triple.object, ox.Literal):
            node.setdefault("@type", []).append(_id(triple.object))
        else:
            node.setdefault(triple.predicate.value, []).append(_object(triple.object))
    # A prefix that is also the scheme of an IRI would make another IRI of that one.
    context = {name: _prefix(iri) for name, iri in prefixes.items() if name not in schemes}
    found = jsonld.compact(
        list(nodes.values()),
        {"@context": {"@version": 1.1, **context}},
        {"documentLoader": _closed, "graph": True},
    )
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def _prefix(namespace: str) -> object:
    """A prefix as JSON-LD 1.1 wants it: one that ends in a letter must say that it is one."""
    return namespace if namespace[-1:] in ":/?#[]@" else {"@id": namespace, "@prefix": True}


def _closed(url: str, options: object) -> NoReturn:
    """Load no document: whatever the data say, writing them asks nobody."""
    raise ValueError(f"{url} is not loaded")


def _id(term: Any) -> str:
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term.value)


def _object(term: Any) -> dict[str, str]:
    if not isinstance(term, ox.Literal):
        return {"@id": _id(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return {"@value": term.value}
    return {"@value": term.value, "@type": term.datatype.value}
