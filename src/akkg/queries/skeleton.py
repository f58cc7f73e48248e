"""Begins a new saved query: a file in the layout, to be filled in."""

from __future__ import annotations

import re
from pathlib import Path

from akkg.errors import DataError, ParameterError, QueryError
from akkg.header_lines import without_header
from akkg.near import suggestion
from akkg.prefixes import PrefixTable
from akkg.queries.catalogue import CHECKS, query_paths
from akkg.queries.header_text import header_text
from akkg.queries.query_header import read_query
from akkg.queries.saved_query import Parameter, SavedQuery
from akkg.reading import read_text
from akkg.sparql_text.outline import outline

__all__ = ["new_path", "skeleton"]

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_QUERY = """
PREFIX akkg: <{akkg}>
PREFIX rdfs: <{rdfs}>

SELECT ?name
WHERE {{
  VALUES $class {{ akkg:Instrument }}
  ?thing a $class ;
    rdfs:label ?name .
}}
ORDER BY STR(?name)
"""


def new_path(name: str, topic: str, root: Path) -> Path:
    """Name the file of a new saved query.

    Args:
        name: A phrase in kebab case, such as `instruments-in-force`.
        topic: A folder of `queries/`.
        root: The folder that holds `queries/`.

    Raises:
        ParameterError: For a name that is taken or has another form, and for an unknown topic.
    """
    if not _NAME.fullmatch(name):
        remedy = "use small letters and digits, words joined by -, a letter first"
        raise ParameterError(f"{name} is no name for a query", remedy=remedy)
    folders = sorted(path.name for path in (root / "queries").iterdir() if path.is_dir())
    topics = [folder for folder in folders if folder != CHECKS]
    if topic not in topics:
        hint = suggestion(topic, topics)
        remedy = f"{hint} topics are {', '.join(topics)}; a new one is a new folder".strip()
        raise ParameterError(f"no topic is called {topic}", remedy=remedy)
    taken = query_paths(root).get(name)
    if taken is not None:
        raise ParameterError(f"the name {name} is taken", str(taken), "take another name")
    return root / "queries" / topic / f"{name}.rq"


def skeleton(name: str, prefixes: PrefixTable, source: Path | None = None) -> str:
    """Write the text of a new saved query, a draft that runs.

    Args:
        name: Its name.
        prefixes: The prefixes of the project.
        source: A file with a SELECT, with a header of this project or of grlc, or with none.

    Raises:
        DataError: Where the source is no SELECT that names its columns.
    """
    if source is None:
        body = _QUERY.format(akkg=prefixes.expand("akkg:"), rdfs=prefixes.expand("rdfs:"))
        params = {"class": {"type": "iri", "class": "owl:Class", "label": "Kind of thing"}}
        return _header(name, {"name": "Name"}, ["?thing a $class"], params) + body
    text = read_text(source)
    if without_header(text) != text:
        return _from_saved(read_query(source))
    return _header(name, _columns(text, source), ["?thing a ?kind"], {}) + f"\n{text.lstrip()}"


def _columns(text: str, path: Path) -> dict[str, str]:
    try:
        found = outline(text)
    except QueryError as error:
        raise DataError(error.what, f"{path}, {error.where}", error.remedy) from error
    if found.form != "SELECT" or not found.projection:
        raise DataError("is no SELECT that names its columns", str(path), "name each column")
    return {name: name for name in found.projection}


def _header(
    name: str, columns: dict[str, str], evidence: list[str], params: dict[str, dict[str, str]]
) -> str:
    words = name.replace("-", " ")
    return header_text(
        {
            "title": words.capitalize(),
            "question": f"Which {words}?",
            "status": "draft",
            "tags": [words.partition(" ")[0]],
            "params": params,
            "columns": columns,
            "evidence": evidence,
        }
    )


def _from_saved(query: SavedQuery) -> str:
    """A draft with what another query's header says, without its tests."""
    body = without_header(query.text)
    header = header_text(
        {
            "title": query.title,
            "question": query.question,
            "description": query.description,
            "status": "draft",
            "tags": list(query.tags),
            "params": {name: _entry(parameter) for name, parameter in query.params.items()},
            "columns": dict(query.columns),
            "evidence": [" ".join(pattern) for pattern in query.evidence] or ["?thing a ?kind"],
            "limit": str(query.limit or ""),
        }
    )
    return header + f"\n{body.lstrip()}"


def _entry(parameter: Parameter) -> dict[str, object]:
    entry: dict[str, object] = {
        "type": parameter.type,
        "label": parameter.label,
        "description": parameter.description,
        "class": parameter.kind,
        "values": list(parameter.values),
        "min": parameter.minimum,
        "max": parameter.maximum,
        "many": "true" if parameter.many else "",
    }
    return {key: value for key, value in entry.items() if value}
