"""What the program of the SPARQL page needs: the words that can be completed, and queries to start
from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from akkg.queries.bind import bind_query
from akkg.queries.saved_query import Parameter
from akkg.site.query_segments import segments

if TYPE_CHECKING:
    from akkg.dataset import Dataset
    from akkg.queries.saved_query import SavedQuery
    from akkg.site.parameter_options import Options
    from akkg.site.strings import Strings
    from akkg.site.vocabulary import VocabularyTerm

__all__ = ["EXAMPLES", "sparql_data"]

EXAMPLES = (
    (
        "sparql.example.funds",
        """\
SELECT ?fund ?label WHERE {
  ?fund a akkg:Fund ;
    rdfs:label ?label .
}
ORDER BY ?label
""",
    ),
    (
        "sparql.example.passage",
        """\
SELECT ?subject ?property ?value WHERE {
  GRAPH overview:p18 { ?subject ?property ?value }
}
ORDER BY ?subject ?property ?value
""",
    ),
    (
        "sparql.example.graph",
        """\
CONSTRUCT { ?later akkg:succeeds ?earlier }
WHERE { ?later akkg:succeeds ?earlier }
""",
    ),
    ("sparql.example.ask", "ASK { ak:akfta a akkg:Agreement }\n"),
)
"""Short queries to start from: the keys of their titles, and their texts."""
_NAMES = re.compile(r"\b(?:ak|overview):")


def sparql_data(
    dataset: Dataset,
    strings: Strings,
    queries: Iterable[SavedQuery],
    terms: Iterable[VocabularyTerm],
    options: Options,
    *,
    own: bool = True,
) -> Mapping[str, object]:
    """Make the data of the SPARQL page.

    Args:
        dataset: The graph.
        strings: The words of the interface.
        queries: The saved queries that can be started from.
        terms: All classes and properties; those that a prefix of the table names are offered.
        options: What can be chosen from the graph.
        own: Whether it is the project's, so that examples may name things of it.

    Returns:
        Values that JSON can hold.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.site.parameter_options import Options
        >>> from akkg.site.strings import load_strings
        >>> from akkg.site.vocabulary import vocabulary
        >>> kg = load()
        >>> data = sparql_data(kg, load_strings(), [], vocabulary(kg), Options(kg))
        >>> [term["label"] for term in data["terms"] if term["curie"] == "akkg:Fund"]
        ['fund']
    """
    return {
        "prefixes": dict(dataset.prefixes.items()),
        "terms": [_term(term) for term in terms if term.curie != term.iri],
        "things": [list(pair) for pair in options.of(Parameter("thing", "iri"))],
        "queries": [_query(query, dataset) for query in queries],
        "examples": [
            {"title": strings(key), "text": text}
            for key, text in EXAMPLES
            if own or not _NAMES.search(text)
        ],
    }


def _term(term: VocabularyTerm) -> Mapping[str, str]:
    return {
        "curie": term.curie,
        "kind": "class" if term.is_class else "property",
        "label": term.label,
        "definition": term.definition,
    }


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
