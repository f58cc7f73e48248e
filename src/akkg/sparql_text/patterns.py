"""What a query reads: the IRIs of its triple patterns.

A change of a graph can change an answer only by a triple that one of these patterns matches. What
is said here is never too little: where the text is of a kind that is not looked into, the query is
said to read everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from akkg.sparql_text.pattern_reader import PatternReader, Unknown
from akkg.sparql_text.tokens import tokenize
from akkg.sparql_text.triple_pattern import Reads

__all__ = ["EVERYTHING", "Reads", "any_matches", "reads"]

_KEPT = 4096  # texts
EVERYTHING = frozenset({Reads()})
"""What a query reads that may read any triple."""


@lru_cache(_KEPT)
def reads(text: str) -> frozenset[Reads]:
    """Tell what a query reads.

    Args:
        text: A SPARQL 1.1 query; the triples of its named graphs count like all others.

    Example:
        >>> found = reads("PREFIX e: <http://e.org/> ASK { ?s a e:C ; e:p/e:q ?x FILTER(?x > 1) }")
        >>> sorted((each.predicate.rpartition("/")[2], each.object) for each in found)
        [('22-rdf-syntax-ns#type', 'http://e.org/C'), ('p', None), ('q', None)]
    """
    try:
        reader = PatternReader(tokenize(text))
        reader.query()
    except Unknown:
        return EVERYTHING
    return frozenset(reader.found)


def any_matches(patterns: Iterable[Reads], triples: Iterable[tuple[str, str, str]]) -> bool:
    """Say whether one of some patterns reads one of some triples."""
    return any(pattern.matches(*triple) for triple in triples for pattern in patterns)
