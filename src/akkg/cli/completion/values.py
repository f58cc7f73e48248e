"""Finds the values that an option or an argument of akkg takes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.cli.query.arguments import DESTINATION

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["FILES", "Candidate", "values"]

Candidate = tuple[str, str]
FILES = [(":files:", "")]
"""The answer that asks the shell to complete names of files."""

_LABEL = "#+ title:"


def values(
    parser: argparse.ArgumentParser, action: argparse.Action, current: str
) -> Iterator[Candidate]:
    """Find the values that an option or an argument takes.

    Args:
        parser: The parser of the command, which knows the saved query that is named.
        action: The option or argument.
        current: What has been typed of the value.

    Yields:
        Values with what can be said of each, or `FILES`.
    """
    query = parser.get_default("query")
    if action.choices is not None:
        hidden = parser.get_default("hidden") or ()
        yield from ((str(choice), "") for choice in action.choices if choice not in hidden)
    elif query is not None and action.dest.startswith(DESTINATION):
        from akkg.queries.offers import offers

        yield from offers(query, action.dest.removeprefix(DESTINATION), current, _graph)
    elif action.dest in ("name", "names") and "query" in parser.prog.split():
        yield from _queries()
    elif action.dest in ("tag", "topic"):
        yield from _shelves(action.dest)
    elif action.metavar == "THING" or action.dest in ("thing", "subject", "object"):
        yield from _things(current)
    elif action.metavar == "KIND":
        from akkg.networks.families import FAMILIES

        yield from ((key, family.plural) for key, family in FAMILIES.items())
    elif action.type is Path:
        yield from FILES


def _queries() -> Iterator[Candidate]:
    """The saved queries with their titles, for which no header need be parsed."""
    from akkg.queries.catalogue import query_paths

    for name, path in query_paths().items():
        with path.open(encoding="utf-8") as lines:
            title = next((line for line in lines if line.startswith(_LABEL)), _LABEL)
        yield name, title.removeprefix(_LABEL).strip().strip("\"'")


def _shelves(key: str) -> Iterator[Candidate]:
    """The topics, or the tags."""
    from akkg.queries.catalogue import load_queries, query_paths

    if key == "topic":
        found = {path.parent.name for path in query_paths().values()}
    else:
        found = {tag for query in load_queries() for tag in query.tags}
    yield from ((name, "") for name in sorted(found))


def _things(current: str) -> Iterator[Candidate]:
    from akkg.queries.offers import things

    graph = _graph()
    if graph is not None:
        yield from things(graph, "", current)


def _graph() -> Askable | None:
    """The built product, if there is one: nothing is built for a key press."""
    from akkg.building.product import fresh_folder
    from akkg.dataset import open_product
    from akkg.location import data_root, product_root

    folder = product_root() or fresh_folder(data_root())
    return None if folder is None else open_product(folder, data_root(), named=False)
