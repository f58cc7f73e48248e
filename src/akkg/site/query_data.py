"""What the program of a saved query's page needs: its text in parts, parameters and columns.

The browser writes terms between the parts, in the place of the defaults of parameters. So no
argument can change what a query asks, as with `akkg.queries.bind`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from akkg.answers.cell_text import plain
from akkg.engines.engine import select
from akkg.labels import find_labels
from akkg.queries.bind import bind_query
from akkg.queries.parameter_header import parameter_block
from akkg.site.citations import are_cited
from akkg.site.parameter_options import Options
from akkg.site.query_evidence import query_evidence
from akkg.site.query_segments import segments

if TYPE_CHECKING:
    from akkg.dataset import Dataset
    from akkg.queries.saved_query import Parameter, SavedQuery
    from akkg.sparql_text.outline import Outline, ValuesBlock

__all__ = ["query_data"]


def query_data(
    query: SavedQuery, dataset: Dataset, options: Options | None = None
) -> Mapping[str, Any]:
    """Make the data of a saved query's page.

    Args:
        query: The saved query.
        dataset: The graph, for the labels of defaults and of what can be chosen.
        options: What can be chosen from it, where several pages share what is known.

    Returns:
        Values that JSON can hold.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.queries.catalogue import load_query
        >>> data = query_data(load_query("instruments-in-force"), load())
        >>> data["stem"], data["columns"]
        ('instruments-in-force', ['instrument', 'certainty', 'since', 'forParty'])
    """
    offered = options or Options(dataset)
    bound = bind_query(query, dataset, {})
    blocks = {name: parameter_block(bound, name, query.path) for name in query.params}
    return {
        "stem": query.name,
        "segments": segments(bound, blocks),
        "parameters": [
            {
                **_parameter(parameter, offered),
                "default": [list(pair) for pair in _default(bound, blocks[name], dataset)],
            }
            for name, parameter in query.params.items()
        ],
        "columns": list(bound.projection or ()),
        "titles": dict(query.columns),
        "limit": query.limit,
        "cited": are_cited(dataset),
        "evidence": query_evidence(query, bound, dataset.prefixes),
        "prefixes": dict(dataset.prefixes.items()),
    }


def _default(bound: Outline, block: ValuesBlock, dataset: Dataset) -> Iterator[tuple[str, str]]:
    """The values of a default as one would type them, each with its label; none for UNDEF."""
    text = f"{bound.prologue} SELECT ?{block.name} WHERE {{ VALUES ?{block.name} "
    rows = list(select(dataset.engine, f"{text}{bound.text[block.start : block.end]} }}"))
    labels = find_labels(dataset.engine, rows, "en")
    for (cell,) in rows:
        if cell is not None:
            value = plain(cell, dataset.prefixes)
            yield value, labels.get(getattr(cell, "value", ""), value)


def _parameter(parameter: Parameter, offered: Options) -> Mapping[str, object]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "label": parameter.label or parameter.name,
        "description": parameter.description,
        "kind": parameter.kind,
        "kindLabel": offered.kind(parameter),
        "many": parameter.many,
        "allowed": list(parameter.values),
        "min": parameter.minimum,
        "max": parameter.maximum,
        "options": [list(pair) for pair in offered.of(parameter)],
    }
