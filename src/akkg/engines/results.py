"""Reads the answer to a query from the reply of a service.

A reply is read twice: once to its end, to see that it is whole and what was asked for, and then row
by row, without being held. So no answer begins that cannot be finished.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import IO, TypeVar, cast

import pyoxigraph as ox

from akkg.answers.table import Row
from akkg.engines.canonical import Repaired, meant
from akkg.engines.engine import Answer, Solutions, Statement, Statements, Term
from akkg.engines.faults import refused
from akkg.engines.reply import Reply
from akkg.engines.service import Service
from akkg.engines.wire import JSON_RESULTS, N_TRIPLES, TURTLE, XML_RESULTS, Form
from akkg.errors import LimitError

__all__ = ["GRAPHS", "ROWS", "read_answer", "read_rows"]

ROWS = (JSON_RESULTS, XML_RESULTS)
"""The media types of rows and truth values, the best first."""

GRAPHS = (TURTLE, N_TRIPLES)
"""The media types of graphs, the best first."""

_Found = TypeVar("_Found")

_ASKED = "__ASK_RETVAL"  # Virtuoso may answer an ASK with a row for true, and none for false
_MOST_ROWS = "x-sparql-maxrows"
_SMALL = 2**16


def read_answer(
    reply: Reply,
    service: Service,
    form: Form,
    names: tuple[str, ...] = (),
    limit: int | None = None,
) -> Answer:
    """Read an answer.

    Args:
        reply: The reply of the service.
        service: The service, for messages.
        form: The form of the query.
        names: The variables of a SELECT, in the order of the answer.
        limit: The number of rows that the query itself allows.

    Raises:
        BackendError: Where the reply is not whole, or does not answer the query.
        LimitError: Where the service gives no more rows than it has given.
    """
    if form in ("CONSTRUCT", "DESCRIBE"):
        return _statements(reply, service)
    if form == "ASK":
        return _truth(reply, service)
    return read_rows(reply, service, names, limit)


def _statements(reply: Reply, service: Service) -> Statements:
    if not reply.ended:
        remedy = "let it send a Content-Length, or chunks"
        raise refused(reply, "does not say where its graph ends", service, remedy)
    _surveyed(reply, service, lambda: sum(1 for _ in _quads(reply)))
    return Statements(_each(reply))


def _quads(reply: Reply) -> Iterator[ox.Quad]:
    reply.body.seek(0)
    form = ox.RdfFormat.TURTLE if reply.media == TURTLE else ox.RdfFormat.N_TRIPLES
    return ox.parse(reply.body, format=form, base_iri=reply.url)


def _each(reply: Reply) -> Iterator[Statement]:
    with reply.body:
        for one in _quads(reply):
            subject, predicate, object_ = cast(Statement, (one.subject, one.predicate, one.object))
            yield subject, predicate, cast(Term, meant(object_))


def _truth(reply: Reply, service: Service) -> bool:
    names, count = _surveyed(reply, service, lambda: _survey(reply))
    if names is not None and names != [_ASKED]:
        raise refused(reply, "answers with rows, not with true or false", service)
    if names is None and reply.media == JSON_RESULTS:
        _surveyed(reply, service, lambda: _whole_json(reply))
    reply.body.close()
    return bool(count)


def _whole_json(reply: Reply) -> None:
    """The parser stops at the truth value; whatever follows it may say that it is none."""
    reply.body.seek(0)
    json.loads(reply.body.read(_SMALL))


def read_rows(
    reply: Reply, service: Service, names: tuple[str, ...], limit: int | None = None
) -> Solutions:
    """Read the answer to a SELECT, as `read_answer` does."""
    given, count = _surveyed(reply, service, lambda: _survey(reply))
    if given is None:
        raise refused(reply, "answers with true or false, not with rows", service)
    if set(given) != set(names):
        told = " ".join(sorted(given)) or "none"
        raise refused(reply, f"answers with other variables ({told})", service)
    _refuse_limit(reply, count, limit)
    return Solutions(names, _rows(reply, tuple(given.index(name) for name in names)))


def _rows(reply: Reply, places: tuple[int, ...]) -> Iterator[Row]:
    with reply.body:
        for solution in cast(ox.QuerySolutions, _parsed(reply)):
            cells = cast(Row, tuple(solution))
            yield tuple(meant(cells[at]) for at in places)


def _surveyed(reply: Reply, service: Service, survey: Callable[[], _Found]) -> _Found:
    """Read a reply to its end once.

    The error is raised behind the handler: it must not hold on to the parser, which may be dropped
    only by the thread that has made it.
    """
    try:
        return survey()
    except (RecursionError, SyntaxError, ValueError) as error:
        words = str(error)
    raise refused(reply, f"the answer cannot be read, {words}", service)


def _survey(reply: Reply) -> tuple[list[str] | None, int]:
    """The names and the number of the rows; no names, and 0 or 1, for a truth value."""
    found = _parsed(reply)
    if isinstance(found, ox.QueryBoolean):
        return None, int(bool(found))
    return [variable.value for variable in found.variables], sum(1 for _ in found)


def _parsed(reply: Reply) -> ox.QuerySolutions | ox.QueryBoolean:
    reply.body.seek(0)
    xml = reply.media == XML_RESULTS
    form = ox.QueryResultsFormat.XML if xml else ox.QueryResultsFormat.JSON
    return ox.parse_query_results(cast(IO[bytes], Repaired(reply.body)), format=form)


def _refuse_limit(reply: Reply, count: int, limit: int | None) -> None:
    """Virtuoso tells the most rows that it gives, when it has given as many."""
    most = reply.headers.get(_MOST_ROWS, "")
    if not most.isdigit() or count < int(most) or (limit is not None and limit <= int(most)):
        return
    reply.body.close()
    raise LimitError(
        f"gives no more than {most} rows, and there may be more",
        reply.url,
        "ask for less, or raise ResultSetMaxRows there",
    )
