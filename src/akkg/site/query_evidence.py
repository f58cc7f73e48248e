"""What a page needs to find on which triples each row of a saved query's answer rests.

The browser does what `akkg.citing.evidence` does: it asks the query in its wide form, and joins the
solutions with the rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.citing.evidence import variables
from akkg.engines.embedded import Embedded
from akkg.engines.engine import select
from akkg.queries.parameter_header import parameter_block
from akkg.site.query_segments import segments
from akkg.sparql_text.outline import outline
from akkg.sparql_text.widening import widen

if TYPE_CHECKING:
    from akkg.prefixes import PrefixTable
    from akkg.queries.saved_query import SavedQuery
    from akkg.sparql_text.outline import Outline

__all__ = ["query_evidence"]

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def query_evidence(
    query: SavedQuery, bound: Outline, prefixes: PrefixTable
) -> Mapping[str, object]:
    """Make the part of a page's data that tells of evidence.

    Args:
        query: The saved query, with its evidence.
        bound: The query at its defaults.
        prefixes: The prefixes that its evidence may use.

    Returns:
        `segments` of the wide form; `keys`, the columns that its solutions share with the rows;
        `known`, the variables of either; and `patterns`, whose terms are variables with a question
        mark or N-Triples.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.queries.catalogue import load_query
        >>> query = load_query("succession")
        >>> query_evidence(query, query.outline, load().prefixes)["keys"]
        ['kind', 'later', 'how', 'earlier', 'since', 'event']
    """
    columns = bound.projection or ()
    wide = widen(bound, columns)
    visible = select(Embedded(ox.Store()), wide.everything).names
    needed = variables(query.evidence)
    text = outline(wide.showing(n for n in needed if n in visible and n not in wide.keys))
    blocks = {name: parameter_block(text, name, query.path) for name in query.params}
    head = _prologue(bound, prefixes)
    return {
        "segments": segments(text, blocks),
        "keys": list(wide.keys),
        "known": sorted({*visible, *columns}),
        "patterns": [[_term(term, head) for term in pattern] for pattern in query.evidence],
    }


def _prologue(bound: Outline, table: PrefixTable) -> str:
    """The prefixes of the project and of the query: evidence may use both."""
    prefixes = {**dict(table.items()), **bound.prefixes}
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items())


def _term(written: str, prologue: str) -> str:
    if written[0] in "?$":
        return f"?{written[1:]}"
    if written == "a":
        return _TYPE
    text = f"{prologue}<urn:s> <urn:p> {written} ."
    return str(next(ox.parse(text, format=ox.RdfFormat.TURTLE)).object)
