"""What the program of the SPARQL page needs: the words that can be completed, and queries to start
from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.engines.engine import select
from akkg.queries.bind import bind_query
from akkg.queries.saved_query import Parameter
from akkg.site.parameter_options import Options
from akkg.site.query_segments import segments

if TYPE_CHECKING:
    from akkg.dataset import Dataset
    from akkg.queries.saved_query import SavedQuery

__all__ = ["EXAMPLES", "sparql_data"]

_TERMS = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?term ?kind (MIN(STR(?name)) AS ?label) (MIN(STR(?words)) AS ?definition) WHERE {
  {
    VALUES (?type ?kind) {
      (owl:Class "class") (rdfs:Class "class") (owl:DatatypeProperty "property")
      (owl:ObjectProperty "property") (owl:AnnotationProperty "property") (rdf:Property "property")
    }
    ?term a ?type .
  } UNION {
    SELECT DISTINCT ?term ("property" AS ?kind) WHERE { ?any ?term ?other }
  }
  FILTER(ISIRI(?term))
  OPTIONAL { ?term rdfs:label ?name }
  OPTIONAL { ?term skos:definition ?words }
}
GROUP BY ?term ?kind
"""


EXAMPLES = (
    (
        "All funds",
        """\
SELECT ?fund ?label WHERE {
  ?fund a akkg:Fund ;
    rdfs:label ?label .
}
ORDER BY ?label
""",
    ),
    (
        "What one paragraph states",
        """\
SELECT ?subject ?property ?value WHERE {
  GRAPH overview:p18 { ?subject ?property ?value }
}
ORDER BY ?subject ?property ?value
""",
    ),
    (
        "What follows what, as a graph",
        """\
CONSTRUCT { ?later akkg:succeeds ?earlier }
WHERE { ?later akkg:succeeds ?earlier }
""",
    ),
    ("Whether a thing is an agreement", "ASK { ak:akfta a akkg:Agreement }\n"),
)
"""Short queries to start from: titles and texts."""


def sparql_data(dataset: Dataset, queries: Iterable[SavedQuery]) -> Mapping[str, object]:
    """Make the data of the SPARQL page.

    Args:
        dataset: The graph.
        queries: The saved queries that can be started from.

    Returns:
        Values that JSON can hold.

    Example:
        >>> from akkg.dataset import load
        >>> terms = sparql_data(load(), [])["terms"]
        >>> [term["label"] for term in terms if term["curie"] == "akkg:Fund"]
        ['fund']
    """
    return {
        "prefixes": dict(dataset.prefixes.items()),
        "terms": _terms(dataset),
        "things": [list(pair) for pair in Options(dataset).of(Parameter("thing", "iri"))],
        "queries": [_query(query, dataset) for query in queries],
        "examples": [{"title": title, "text": text} for title, text in EXAMPLES],
    }


def _terms(dataset: Dataset) -> list[Mapping[str, str]]:
    """The classes and properties in use, by CURIE; all that a prefix of the table names."""
    found: dict[str, Mapping[str, str]] = {}
    for term, kind, label, definition in select(dataset.engine, _TERMS):
        assert isinstance(term, ox.NamedNode), "the query asks for IRIs"
        curie = dataset.prefixes.shorten(term.value)
        words = {"kind": kind, "label": label, "definition": definition}
        if curie != term.value:
            texts = {key: str(getattr(value, "value", "")) for key, value in words.items()}
            found[curie] = {"curie": curie, **texts}
    return [found[curie] for curie in sorted(found)]


def _query(query: SavedQuery, dataset: Dataset) -> Mapping[str, str]:
    bound = bind_query(query, dataset, {})
    (text,) = segments(bound, {})
    return {
        "stem": query.name,
        "topic": query.topic,
        "title": query.title,
        "question": query.question,
        "text": str(text),
    }
