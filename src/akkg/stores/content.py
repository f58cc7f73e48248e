"""The content of a graph as lines that two stores can be compared by."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

__all__ = ["content_digest", "difference", "lines"]


def lines(triples: Iterable[ox.Triple]) -> list[str]:
    """Write triples as sorted N-Triples.

    Stores keep a number by its value, not as it was spelt ("007" as "7"), and language tags in
    lower case. So the engine's own store does the same to all that is compared. Blank nodes get
    names from their place in the graph.

    Args:
        triples: The triples of one graph.

    Standard:
        RDF 1.1 N-Triples; RDF Dataset Canonicalization 1.0 for the blank nodes.

    Example:
        >>> name = ox.NamedNode("urn:a")
        >>> number = ox.Literal("007", datatype=ox.NamedNode(f"{_XSD}integer"))
        >>> lines([ox.Triple(name, name, number)])
        ['<urn:a> <urn:a> "7"^^<http://www.w3.org/2001/XMLSchema#integer>']
    """
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    if any(_is_blank(quad.subject) or _is_blank(quad.object) for quad in store):
        found = ox.Dataset(store)
        found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return sorted(str(quad.triple) for quad in found)
    return sorted(str(quad.triple) for quad in store)


def content_digest(graphs: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Compute the SHA-256 over named graphs, whatever their order.

    Args:
        graphs: The name of each graph, empty for the default graph, and its lines.

    Returns:
        Sixty-four hexadecimal digits.

    Example:
        >>> content_digest([("", ["a"]), ("b", [])]) == content_digest([("b", []), ("", ["a"])])
        True
    """
    from hashlib import sha256

    total = sha256()
    for name, content in sorted((name, list(content)) for name, content in graphs):
        part = sha256("\n".join(content).encode()).hexdigest()
        total.update(f"{name} {part}\n".encode())
    return total.hexdigest()


def difference(wanted: list[str], found: list[str]) -> str:
    """Say in words how one graph differs from another; empty where it does not.

    Example:
        >>> difference(["a", "b"], ["a", "c"])
        '1 of 2 triples missing, such as b, and 1 others, such as c'
    """
    if wanted == found:
        return ""
    missing = sorted(set(wanted) - set(found))
    others = sorted(set(found) - set(wanted))
    what = f"{len(missing)} of {len(wanted)} triples missing"
    what += f", such as {missing[0]}" if missing else ""
    return what + (f", and {len(others)} others, such as {others[0]}" if others else "")


_XSD = "http://www.w3.org/2001/XMLSchema#"


def _is_blank(term: object) -> bool:
    return isinstance(term, ox.BlankNode)
