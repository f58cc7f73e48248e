"""Puts graphs that are whole in their staging graphs in the place of the old ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from akkg.engines.state import (
    CURRENT,
    PHASE,
    State,
    merged_graph,
    read_state,
    state_graph,
    state_triples,
)
from akkg.engines.wire import Service, send_update
from akkg.errors import BackendError
from akkg.lots import lots
from akkg.prefixes import PrefixTable
from akkg.stores.graph_access import copied, counts, insertions
from akkg.stores.work import DONE, SWAPPING, Staged, Work, find_work, note

__all__ = ["finish", "swap", "torn", "write_state"]

_LOT = 50  # graphs copied or dropped in one request
_SEPARATOR = " ;\n"


def swap(
    service: Service,
    work: Work,
    prefixes: PrefixTable,
    *,
    transactional: bool,
    tell: Callable[[str], object],
) -> State:
    """Put the staged graphs in place, and remove all that the push has needed.

    A store that does a request whole or not at all does everything in one. In any other, the
    staging graphs stay whole until the new state is in place, so that it can be done again.

    Args:
        service: The service.
        work: The push; all its staging graphs are whole.
        prefixes: The prefix table of the product.
        transactional: Whether the store does a request whole or not at all.
        tell: Is told what is being done.

    Returns:
        The state of the store.

    Raises:
        BackendError: Where a staging graph is not whole, another push took over, or the store does
            not say that it is done.
    """
    _check_staged(service, work, prefixes)
    state = _new_state(work, prefixes)
    tell("putting the new graphs in place")
    if transactional:
        _at_once(service, work, state, prefixes)
    else:
        note(service, work, phase=SWAPPING)
        write_state(service, replace(state, phase=SWAPPING, created=""), prefixes)
        _step_by_step(service, work)
    _check_placed(service, work)
    if not transactional:
        write_state(service, state, prefixes)
        note(service, work, phase=DONE)
        finish(service, work)
    found = read_state(service, prefixes)
    if found != state:
        raise BackendError("what the store says of itself is not what was written", service.query)
    return state


def torn(service: Service, work: Work) -> tuple[Staged, ...]:
    """List the staging graphs that do not hold as many triples as were brought.

    Args:
        service: The service.
        work: The push.

    Raises:
        BackendError: Where the store does not answer.
    """
    found = counts(service, [one.graph for one in work.staged])
    return tuple(one for one in work.staged if not found[one.graph] == one.triples > 0)


def write_state(service: Service, state: State, prefixes: PrefixTable) -> None:
    """Write what a store says of itself in the place of what it said; its phase comes last.

    Raises:
        BackendError: Where the store does not say that it is done.
    """
    for text in _requests(_state_updates(state, prefixes), 3):
        send_update(service, text)


def finish(service: Service, work: Work) -> None:
    """Remove the scratch and staging graphs of a push, and its record at the end.

    Raises:
        BackendError: Where the store does not say that it is done.
    """
    graphs = (work.scratch, f"{work.scratch}/copy", *(one.graph for one in work.staged))
    for text in _requests(list(map(_drop, graphs))):
        send_update(service, text)
    send_update(service, _drop(work.graph))


def _at_once(service: Service, work: Work, state: State, prefixes: PrefixTable) -> None:
    moves = [copied(one.graph, one.target, move=True) for one in work.staged]
    parts = [*moves, *map(_drop, work.drops), *_state_updates(state, prefixes), _drop(work.graph)]
    send_update(service, _SEPARATOR.join(parts))


def _step_by_step(service: Service, work: Work) -> None:
    parts = [copied(one.graph, one.target) for one in work.staged]
    for text in _requests([*parts, *map(_drop, work.drops)]):
        send_update(service, text)


def _state_updates(state: State, prefixes: PrefixTable) -> list[str]:
    graph = state_graph(prefixes)
    triples = state_triples(state, prefixes)
    last = [triple for triple in triples if triple.predicate == PHASE]
    most = [triple for triple in triples if triple.predicate != PHASE]
    return [_drop(graph), *insertions(graph, most), *insertions(graph, last)]


def _new_state(work: Work, prefixes: PrefixTable) -> State:
    targets = {one.target for one in work.staged}
    merged = merged_graph(prefixes)
    return State(
        digest=work.digest,
        phase=CURRENT,
        default_graph="" if "" in targets else merged,
        named_graphs=tuple(sorted(targets - {"", merged})),
        created=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def _check_staged(service: Service, work: Work, prefixes: PrefixTable) -> None:
    """A copy from a graph that is not there would empty its target."""
    missing = torn(service, work)
    if missing:
        what = f"{len(missing)} of the staging graphs do not hold what was brought"
        raise BackendError(what, missing[0].graph, "bring it again with --resume")
    now = find_work(service, prefixes)
    if now is None or now.token != work.token:
        raise BackendError("another push took over", service.query, "see to it that one runs")


def _check_placed(service: Service, work: Work) -> None:
    found = counts(service, [one.target for one in work.staged])
    for one in work.staged:
        if found[one.target] != one.triples:
            what = f"the graph holds {found[one.target]} triples after the copy, not {one.triples}"
            remedy = "the new graphs are whole beside the old ones: push with --resume"
            raise BackendError(what, one.target or "default graph", remedy)


def _drop(graph: str) -> str:
    return f"DROP SILENT GRAPH <{graph}>" if graph else "CLEAR DEFAULT"


def _requests(parts: Sequence[str], size: int = _LOT) -> Iterator[str]:
    """Updates joined, some at a time, to requests."""
    return (_SEPARATOR.join(lot) for lot in lots(parts, size))
