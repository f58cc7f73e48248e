"""What the program of the SPARQL page needs: the words that can be completed, and queries to start
from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from akkg.queries.bind import bind_query
from akkg.queries.saved_query import Parameter
from akkg.site.parameter_options import Options
from akkg.site.query_segments import segments
from akkg.site.vocabulary import vocabulary

if TYPE_CHECKING:
    from akkg.dataset import Dataset
    from akkg.queries.saved_query import SavedQuery

__all__ = ["EXAMPLES", "sparql_data"]

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
    """The classes and properties in use; all that a prefix of the table names."""
    return [
        {
            "curie": term.curie,
            "kind": "class" if term.is_class else "property",
            "label": term.label,
            "definition": term.definition,
        }
        for term in vocabulary(dataset)
        if term.curie != term.iri
    ]


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
