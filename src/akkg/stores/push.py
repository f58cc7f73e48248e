"""Brings a graph into the store behind an endpoint: beside the old one, checked, and then swapped.

The steps, and what is whole when the work ends between them::

    record of the push written         old state whole
    graphs written to staging graphs   old state whole      --resume goes on, --undo takes it back
    graphs read back and compared      old state whole
    copied to their places             new state whole in the staging graphs; only --resume
    state says `current`               new state whole
    staging graphs, record dropped
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from akkg.engines.state import CURRENT, State, disobeyed, obeys_from, read_state, state_graph
from akkg.engines.wire import Service, send_update
from akkg.errors import BackendError, DataError
from akkg.prefixes import PrefixTable
from akkg.stores.graph_access import counts
from akkg.stores.probe import probe
from akkg.stores.pushed import Pushed
from akkg.stores.staging import foreign, owned, plan, refuse_own_names, stage
from akkg.stores.swap import finish, swap, torn, write_state
from akkg.stores.work import (
    DONE,
    STAGING,
    SWAPPING,
    Work,
    begin,
    find_work,
    note,
    take_over,
)

__all__ = ["Merged", "is_there", "push", "resume", "under_way", "undo"]

Merged: TypeAlias = Literal["default", "named"]
Tell: TypeAlias = Callable[[str], object]


def push(
    service: Service,
    content: Pushed,
    prefixes: PrefixTable,
    *,
    merged: Merged | None = None,
    replace: bool = False,
    tell: Tell = len,
) -> State:
    """Bring a graph into a store, in the place of what `push` brought before.

    Args:
        service: The service.
        content: The graph.
        prefixes: The prefix table of the project.
        merged: Where the merged graph goes: to the default graph or to a named one; by default a
            named one only where the default graph is the union of all named ones.
        replace: Whether graphs that no push has brought may be replaced.
        tell: Is told what is being done.

    Returns:
        The state of the store.

    Raises:
        DataError: Where another push is under way or was interrupted, or foreign graphs are in the
            places of the new ones.
        BackendError: Where the store does not do what it should, or changes what it is given.
    """
    refuse_own_names(content, prefixes)
    found = find_work(service, prefixes)
    if found is not None and found.phase != DONE:
        raise under_way(found)
    if found is not None:
        finish(service, found)
    work = begin(service, prefixes, content.digest)
    return _pushed(service, content, prefixes, work, merged, replace, tell)


def resume(
    service: Service,
    content: Callable[[], Pushed],
    prefixes: PrefixTable,
    *,
    merged: Merged | None = None,
    replace: bool = False,
    tell: Tell = len,
) -> State:
    """Go on with a push that was interrupted.

    Args:
        service: The service.
        content: Gives what the push was to bring; asked only where not all of it is there.
        prefixes: The prefix table of the project.
        merged: As for `push`.
        replace: As for `push`.
        tell: Is told what is being done.

    Returns:
        The state of the store.

    Raises:
        DataError: Where no push was interrupted, or it was of something else.
        BackendError: Where the store does not do what it should.
    """
    work = _interrupted(service, prefixes)
    whole = work.phase == DONE or (work.phase == SWAPPING and not torn(service, work))
    given = None if whole else content()
    if given is not None and given.digest != work.digest:
        what = f"the interrupted push is of another graph, {work.digest}"
        raise DataError(what, work.graph, "give what it was of, or take it back with --undo")
    work = take_over(service, work, prefixes)
    if given is not None and work.phase == STAGING:
        return _pushed(service, given, prefixes, work, merged, replace, tell)
    if given is not None:
        stage(service, given, work.staged, prefixes, tell)
    if work.phase == SWAPPING:
        return swap(service, work, prefixes, transactional=False, tell=tell)
    finish(service, work)
    state = read_state(service, prefixes)
    assert state is not None, "it is written before the push is done"
    return state


def undo(service: Service, prefixes: PrefixTable) -> None:
    """Take back a push that was interrupted before its swap; after it, remove what it has left.

    Raises:
        DataError: Where no push was interrupted, or in its swap: old graphs may be gone.
        BackendError: Where the store does not do what it should.
    """
    work = _interrupted(service, prefixes)
    if work.phase == SWAPPING:
        what = "the push was interrupted while graphs were put in place, so old ones may be gone"
        raise DataError(what, work.graph, "the new ones are whole: finish it with --resume")
    work = take_over(service, work, prefixes)
    state = read_state(service, prefixes)
    if work.phase == STAGING and state is not None and state.phase != CURRENT:
        send_update(service, f"DROP SILENT GRAPH <{state_graph(prefixes)}>")
    finish(service, work)


def is_there(service: Service, content: Pushed, prefixes: PrefixTable) -> bool:
    """Whether a store says that it holds this graph, and the counts of all its graphs agree.

    Raises:
        BackendError: Where the store does not answer, or its merged graph cannot be asked alone.
    """
    state = read_state(service, prefixes)
    if state is None or state.phase != CURRENT or state.digest != content.digest:
        return False
    if state.union and not state.default_graph:
        return False
    if state.default_graph and not obeys_from(service, state_graph(prefixes), held=True):
        raise disobeyed(service)
    wanted = {name: len(content.triples(name)) for name in content.named}
    wanted[state.default_graph] = len(content.triples(""))
    return counts(service, list(wanted)) == wanted and find_work(service, prefixes) is None


def under_way(work: Work) -> DataError:
    """Make the error for a push that is under way or was interrupted, with what is whole.

    Args:
        work: The push.
    """
    old = work.phase == STAGING
    whole = "the old graphs are whole" if old else "the new graphs are whole in staging graphs"
    what = f"a push begun at {work.begun} is under way or was interrupted; {whole}"
    ways = "--resume goes on, --undo takes it back" if old else "--resume finishes it"
    return DataError(what, work.graph, f"wait for its end; if it no longer runs, {ways}")


def _pushed(
    service: Service,
    content: Pushed,
    prefixes: PrefixTable,
    work: Work,
    merged: Merged | None,
    replace: bool,
    tell: Tell,
) -> State:
    tell("trying what the store can do")
    behaviour = probe(service, work.scratch)
    if behaviour.union and merged == "default":
        finish(service, work)
        what = "the default graph of this store is the union of its named graphs"
        raise DataError(what, service.query, "leave out --merged-graph")
    named = merged == "named" or behaviour.union
    if named and not behaviour.obeys_from:
        finish(service, work)
        raise disobeyed(service)
    planned = plan(content, prefixes, named=named)
    state = read_state(service, prefixes)
    before = owned(state)
    held = [] if replace or work.staged else foreign(service, planned, before)
    if held:
        finish(service, work)
        what = f"{len(held)} of the graphs to fill hold triples that no push has brought"
        raise DataError(what, held[0], "to lose what they hold, push with --replace")
    drops = tuple(sorted(before - {one.target for one in planned}))
    note(service, work, staged=planned, drops=drops)
    if state is None or state.phase != CURRENT:
        write_state(service, State(content.digest, STAGING), prefixes)
    stage(service, content, planned, prefixes, tell)
    now = find_work(service, prefixes)
    if now is None or set(now.staged) != set(planned):
        raise BackendError("the record of the push is not what was written", work.graph)
    return swap(service, now, prefixes, transactional=behaviour.transactional, tell=tell)


def _interrupted(service: Service, prefixes: PrefixTable) -> Work:
    work = find_work(service, prefixes)
    if work is None:
        raise DataError("no push was interrupted", service.query, "push without this option")
    return work
