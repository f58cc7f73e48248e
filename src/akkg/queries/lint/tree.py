"""Reads rdflib's parse of a query: triples, expressions, IRIs and variables in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Node = Any
"""A node of rdflib's parse: a CompValue, a list, a term or a text."""

_WRAPPERS = {
    "ConditionalOrExpression",
    "ConditionalAndExpression",
    "RelationalExpression",
    "AdditiveExpression",
    "MultiplicativeExpression",
}
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def parse(text: str) -> tuple[Node, Node]:
    """Parse a query into its prologue and its SELECT, and try its algebra.

    Raises:
        Exception: Of whatever kind rdflib raises, where it cannot read the query.
    """
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    translateQuery(parseQuery(text))  # it changes what it is given
    prologue, select = parseQuery(text)
    return prologue, select


def name_of(node: Node) -> str:
    """The name of a node of the parse; empty for terms and texts."""
    from rdflib.plugins.sparql.parserutils import CompValue

    return str(node.name) if isinstance(node, CompValue) else ""


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below one, in the order of the text."""
    from pyparsing import ParseResults

    if name_of(node):
        yield from node.values()
    elif isinstance(node, (list, ParseResults)):
        yield from node


def walk(node: Node, *, groups: bool = True) -> Iterator[Node]:
    """A node and all below it, in the order of the text.

    Args:
        node: Where to begin.
        groups: Whether to go into groups in braces below the node.
    """
    yield node
    for child in children(node):
        if groups or name_of(child) not in ("GroupGraphPatternSub", "SubSelect"):
            yield from walk(child, groups=groups)


def variables(node: Node) -> Iterator[str]:
    """The names of the variables below a node, groups in braces left out."""
    for found in walk(node, groups=False):
        if is_variable(found):
            yield str(found)


def part_of(node: Node, key: str) -> Node:
    """What a node has at a key, or None; rdflib's own `get` answers with the key."""
    return node[key] if name_of(node) and key in node else None


def is_variable(node: Node) -> bool:
    """Whether a node is a variable."""
    from rdflib.term import Variable

    return isinstance(node, Variable)


def plain(node: Node) -> Node:
    """An expression without the wrappers that say nothing."""
    while name_of(node) in _WRAPPERS and len(node) == 1:
        node = node["expr"]
    return node


def triples(part: Node) -> Iterator[tuple[Node, Node, Node]]:
    """The triple patterns of a block: subject, path and object."""
    if name_of(part) != "TriplesBlock":
        return
    for run in part["triples"]:
        terms = list(run)
        for index in range(0, len(terms) - 2, 3):
            yield terms[index], terms[index + 1], terms[index + 2]


def iri(node: Node, prefixes: Mapping[str, str]) -> str:
    """The IRI that a node, or a path of one step, stands for; empty where it is none."""
    from rdflib.term import URIRef

    while name_of(node) in ("PathAlternative", "PathSequence", "PathElt"):
        part = node["part"]
        steps = part if isinstance(part, list) else [part]
        if len(steps) != 1 or "mod" in node:
            return ""
        node = steps[0]
    if name_of(node) == "pname":
        return prefixes.get(str(part_of(node, "prefix") or ""), "") + str(
            part_of(node, "localname") or ""
        )
    return str(node) if isinstance(node, URIRef) else ""


def datatype_of(node: Node, prefixes: Mapping[str, str]) -> str:
    """The IRI of the datatype of a literal; empty for a plain one and for all else."""
    if name_of(node) == "literal":
        return iri(part_of(node, "datatype"), prefixes)
    return str(getattr(node, "datatype", None) or "")


def repeats(path: Node) -> bool:
    """Whether a path has a step that is taken any number of times."""
    return any(
        name_of(node) == "PathElt" and str(part_of(node, "mod") or "") in ("*", "+")
        for node in walk(path)
    )
