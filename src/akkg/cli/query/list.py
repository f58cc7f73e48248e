"""``akkg query list``: list the saved queries."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from akkg.cli.answering import add_output, write

if TYPE_CHECKING:
    from akkg.cli.query.arguments import QueryParser
    from akkg.queries.saved_query import SavedQuery


def declare(parser: QueryParser) -> None:
    """Declare the options of the command."""
    parser.description = "List the saved queries by topic; deprecated ones only by --status."
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="only queries whose header has all these words"
    )
    parser.add_argument("--tag", help="only queries with this tag")
    parser.add_argument("--topic", help="only queries of this topic")
    parser.add_argument(
        "--status", choices=("draft", "stable", "deprecated"), help="only queries of this status"
    )
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the saved queries by topic."""
    import pyoxigraph as ox

    from akkg.answers.table import Table
    from akkg.prefixes import PrefixTable
    from akkg.queries.catalogue import load_queries

    queries = load_queries()
    _check(args, queries)
    rows = [(q.name, q.topic, q.question) for q in queries if _is_meant(q, args)]
    table = Table(("name", "topic", "question"), tuple(tuple(map(ox.Literal, row)) for row in rows))
    status = write(table, PrefixTable({}), args)
    if not rows and args.words:
        _tell_none(args.words, queries)
    return status


def _tell_none(words: list[str], queries: tuple[SavedQuery, ...]) -> None:
    """Say on standard error that no query has all the words, and what was meant by one of none."""
    from akkg.near import suggestion

    known = {word.strip(".,;:?!()") for query in queries for word in _text(query).split()}
    unknown = [word for word in words if not any(word.casefold() in text for text in known)]
    hint = next(filter(None, (suggestion(word, known) for word in unknown)), "")
    remedy = hint or "see `akkg query list`"
    print(f"akkg: no query has the words {' '.join(map(ascii, words))}: {remedy}", file=sys.stderr)


def _check(args: argparse.Namespace, queries: tuple[SavedQuery, ...]) -> None:
    """Refuse a tag or topic that none has, and name the near ones."""
    from akkg.errors import ParameterError
    from akkg.near import suggestion

    known = {
        "tag": {tag for query in queries for tag in query.tags},
        "topic": {query.topic for query in queries},
    }
    for key, values in known.items():
        given = getattr(args, key)
        if given is not None and given not in values:
            remedy = suggestion(given, values) or f"there are {', '.join(sorted(values))}"
            raise ParameterError(f"no query has the {key} {given}", remedy=remedy)


def _is_meant(query: SavedQuery, args: argparse.Namespace) -> bool:
    status = query.status == args.status if args.status else query.status != "deprecated"
    text = _text(query)
    return (
        status
        and args.tag in (None, *query.tags)
        and args.topic in (None, query.topic)
        and all(word.casefold() in text for word in args.words)
    )


def _text(query: SavedQuery) -> str:
    words = (query.name, query.title, query.question, query.description, *query.tags)
    return " ".join(words).casefold()
