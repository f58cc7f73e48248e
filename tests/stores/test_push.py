"""A push leaves the old graphs or the new ones whole, wherever it ends."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest

from akkg.engines import sending
from akkg.engines.state import CURRENT, State, merged_graph, read_state
from akkg.engines.wire import Service, send_update
from akkg.errors import BackendError, DataError
from akkg.stores.content import lines
from akkg.stores.graph_access import read, write
from akkg.stores.probe import Behaviour, probe
from akkg.stores.push import is_there, push, resume, undo
from akkg.stores.pushed import Pushed
from akkg.stores.swap import finish, swap, write_state
from akkg.stores.work import DONE, STAGING, SWAPPING, begin, find_work
from tests import optional
from tests.servers.oxigraph_serve import serve_oxigraph
from tests.servers.process import Server
from tests.stores.remote_graphs import (
    TABLE,
    all_graphs,
    emptied,
    held,
    pushed,
    triple,
    wanted,
)

OLD = pushed(same=[triple("a")], changed=[triple("b"), triple("c")], gone=[triple("d")])
NEW = pushed(same=[triple("a")], changed=[triple("b", "other")], added=[triple("e")])
XSD = "http://www.w3.org/2001/XMLSchema#"
UNUSABLE = r"does not obey FROM.* \(http.*/query\): serve it with a default graph of its own"


class Killed(BaseException):
    """The end of the process, as far as the code under test can see."""


@contextmanager
def killed(monkeypatch: pytest.MonkeyPatch, number: int, *, after: bool) -> Iterator[list[int]]:
    """End the process at a request, before or after the server has done it."""
    sent, seen = sending._sent, [0]

    def counted(*args: Any, **options: Any) -> Any:
        seen[0] += 1
        if seen[0] == number and not after:
            raise Killed
        try:
            return sent(*args, **options)
        finally:
            if seen[0] == number:
                raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(sending, "_sent", counted)
        yield seen


@pytest.fixture
def oxigraph(oxigraph_server: Server) -> Iterator[Service]:
    """An empty Oxigraph server."""
    with emptied(oxigraph_server) as service:
        yield service


@pytest.fixture
def virtuoso(virtuoso_server: Server) -> Iterator[Service]:
    """A Virtuoso server without graphs of ours."""
    with emptied(virtuoso_server) as service:
        yield service


@pytest.fixture(scope="module")
def union_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An Oxigraph server whose default graph is the union of all, whatever FROM says."""
    program, folder = optional.need("oxigraph"), tmp_path_factory.mktemp("union")
    with serve_oxigraph(program, folder, "--union-default-graph") as server:
        yield server


@pytest.fixture
def union(union_server: Server) -> Iterator[Service]:
    """The same, empty."""
    with emptied(union_server) as service:
        yield service


def requests(service: Service, monkeypatch: pytest.MonkeyPatch) -> int:
    """The number of requests of a push of NEW, which is done."""
    with killed(monkeypatch, 0, after=False) as seen:
        push(service, NEW, TABLE)
    return seen[0]


def check_all(
    service: Service, monkeypatch: pytest.MonkeyPatch, step: int = 1, *, first: bool = False
) -> list[str]:
    """Kill a push at its requests, and look at what is left; give the phases that were met."""
    met = []
    prepare(service, first=first)
    total = requests(service, monkeypatch)
    for number in range(1, total + 1, step):
        for after in (False, True):
            merged = prepare(service, first=first)
            with pytest.raises(Killed), killed(monkeypatch, number, after=after):
                push(service, NEW, TABLE)
            met.append(check_left(service, merged, first=first, by_undo=number % 2 == 0))
    return met


def prepare(service: Service, *, first: bool) -> str:
    """Bring a service to hold OLD, or nothing, and say which graph is the merged one."""
    for name in all_graphs(service):
        send_update(service, f"DROP SILENT GRAPH <{name}>")
    if not service.user:
        send_update(service, "CLEAR DEFAULT")
    if not first:
        push(service, OLD, TABLE)
    return merged_graph(TABLE) if service.user else ""


def check_left(service: Service, merged: str, *, first: bool, by_undo: bool) -> str:
    """Hold what an interrupted push has left to what is promised, and bring it to an end."""
    old = {} if first else wanted(OLD)
    work, state = find_work(service, TABLE), read_state(service, TABLE)
    if work is None:
        new = state is not None and state.digest == NEW.digest
        assert (wanted(NEW) if new else old) == found(service, merged)
        return "new" if new else "old"
    left = found(service, merged)
    if work.phase == DONE:
        assert wanted(NEW) == {name: left[name] for name in wanted(NEW)}
        push(service, NEW, TABLE)
    elif work.phase == SWAPPING:
        for one in work.staged:
            origin = "" if one.target in ("", merged) else one.target
            assert lines(NEW.triples(origin)) == lines(read(service, one.graph))
        with pytest.raises(DataError, match=r"the new graphs are whole.*--resume finishes it"):
            push(service, NEW, TABLE)
        with pytest.raises(DataError, match=r"old ones may be gone.*--resume"):
            undo(service, TABLE)
        resume(service, lambda: pytest.fail("the new graphs are there"), TABLE)
    else:
        assert old == {name: left[name] for name in old}
        assert (None if first else OLD.digest) == (
            state.digest if state is not None and state.phase == CURRENT else None
        )
        with pytest.raises(DataError, match=r"the old graphs are whole.*--undo takes it back"):
            push(service, NEW, TABLE)
        if by_undo:
            undo(service, TABLE)
            assert old == found(service, merged)
            assert first == (read_state(service, TABLE) is None)
            return work.phase
        resume(service, lambda: NEW, TABLE)
    assert wanted(NEW) == found(service, merged)
    assert is_there(service, NEW, TABLE)
    return work.phase


def found(service: Service, merged: str) -> dict[str, list[str]]:
    """What a service holds; an empty default graph is none."""
    return {name: content for name, content in held(service, merged).items() if content}


def test_how_the_servers_behave(oxigraph: Service, virtuoso: Service, union: Service) -> None:
    """Oxigraph does a request whole or not at all, Virtuoso in part; the probe leaves nothing."""
    other = "INSERT DATA { GRAPH <urn:example:other> { <urn:a> <urn:b> <urn:c> } }"
    for service, expected in (
        (oxigraph, Behaviour(union=False, transactional=True, obeys_from=True)),
        (virtuoso, Behaviour(union=True, transactional=False, obeys_from=True)),
        (union, Behaviour(union=True, transactional=True, obeys_from=False)),
    ):
        send_update(service, other)
        assert expected == probe(service, "urn:example:scratch")
        assert ["urn:example:other"] == all_graphs(service)


def test_killed_at_every_request(oxigraph: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """With transactions there is nothing between the old and the new graphs."""
    met = check_all(oxigraph, monkeypatch)
    assert {"old", STAGING, "new"} == set(met)


def test_killed_at_every_request_without_transactions(
    oxigraph: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The graphs are copied one by one, and can be copied again."""
    plain = Behaviour(union=False, transactional=False, obeys_from=True)
    monkeypatch.setattr("akkg.stores.push.probe", lambda service, prefixes: plain)
    met = check_all(oxigraph, monkeypatch)
    assert {"old", STAGING, SWAPPING, DONE, "new"} == set(met)


def test_killed_at_every_request_of_a_first_push(
    oxigraph: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing was, nothing is taken for a graph before it is whole."""
    met = check_all(oxigraph, monkeypatch, first=True)
    assert {"old", STAGING, "new"} == set(met)


def test_killed_at_some_requests_to_virtuoso(
    virtuoso: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is on a server whose default graph is the union of all."""
    met = check_all(virtuoso, monkeypatch, step=3)
    assert {"old", STAGING, SWAPPING, DONE} <= set(met) <= {"old", STAGING, SWAPPING, DONE, "new"}


def test_a_request_that_is_done_in_part(virtuoso: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a store does the first copies of a request and then fails, they are done again."""
    push(virtuoso, OLD, TABLE)
    copies: list[str] = []

    def failing(service: Service, text: str) -> None:
        first, rest, _ = text.partition(" ;\n")
        if first.startswith("COPY") and rest and not copies:
            copies.append(first)
            text = f"{first} ;\nDROP GRAPH <urn:example:none>"
        send_update(service, text)

    monkeypatch.setattr("akkg.stores.swap.send_update", failing)
    with pytest.raises(BackendError, match="has not been explicitly created before"):
        push(virtuoso, NEW, TABLE)
    assert 1 == len(copies)
    assert SWAPPING == check_left(virtuoso, merged_graph(TABLE), first=False, by_undo=False)


def test_new_graphs_take_the_place_of_the_old(oxigraph: Service, virtuoso: Service) -> None:
    """Graphs that the new dataset lacks are gone, foreign ones are not touched, and the state is
    told."""
    for service, merged in ((oxigraph, ""), (virtuoso, merged_graph(TABLE))):
        foreign = triple("foreign")
        send_update(service, f"INSERT DATA {{ GRAPH <urn:example:foreign> {{ {foreign} }} }}")
        push(service, OLD, TABLE)
        state = push(service, NEW, TABLE)
        assert {**wanted(NEW), "urn:example:foreign": [str(foreign)]} == held(service, merged)
        assert state == read_state(service, TABLE)
        assert (NEW.digest, CURRENT, merged, NEW.named) == (
            state.digest,
            state.phase,
            state.default_graph,
            state.named_graphs,
        )


def test_by_updates_only(oxigraph_server: Server) -> None:
    """Where a service has no graph store protocol, updates of bounded size do."""
    many = pushed(large=[triple(f"s{number}") for number in range(2500)], small=[triple("a")])
    with emptied(oxigraph_server, graph_store=False) as service:
        push(service, many, TABLE)
        assert wanted(many) == held(service, "")


def test_what_updates_refuse(virtuoso_server: Server) -> None:
    """A value that a store does not take by update is told, and the old graphs stay."""
    duration = ox.Literal("P1Y", datatype=ox.NamedNode(f"{XSD}duration"))
    content = pushed(term=[ox.Triple(triple("a").subject, triple("a").predicate, duration)])
    with emptied(virtuoso_server, graph_store=False) as service:
        push(service, OLD, TABLE)
        with pytest.raises(BackendError, match=r"SR553.*graph store protocol"):
            push(service, content, TABLE)
        undo(service, TABLE)
        assert wanted(OLD) == held(service, merged_graph(TABLE))
    with emptied(virtuoso_server) as service:
        push(service, content, TABLE)
        assert wanted(content) == held(service, merged_graph(TABLE))


def test_foreign_graphs_are_not_replaced_unasked(oxigraph: Service) -> None:
    """Neither a named graph nor the default graph; then no trace of the push is left."""
    for place in (f"GRAPH <urn:example:same> {{ {triple('x')} }}", str(triple("x"))):
        send_update(oxigraph, f"INSERT DATA {{ {place} }}")
        before = held(oxigraph, "")
        with pytest.raises(DataError, match=r"1 of the graphs to fill .*--replace"):
            push(oxigraph, NEW, TABLE)
        assert (before, None) == (held(oxigraph, ""), find_work(oxigraph, TABLE))
        push(oxigraph, NEW, TABLE, replace=True)
        assert wanted(NEW) == held(oxigraph, "")
        prepare(oxigraph, first=True)


def test_the_merged_graph_can_change_its_place(oxigraph: Service) -> None:
    """What lay in the other place is dropped."""
    push(oxigraph, OLD, TABLE)
    push(oxigraph, NEW, TABLE, merged="named")
    assert {**wanted(NEW)} == found(oxigraph, merged_graph(TABLE))
    push(oxigraph, OLD, TABLE, merged="default")
    assert wanted(OLD) == held(oxigraph, "")


def test_one_push_at_a_time(oxigraph: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sees the record of another does not begin; of two that write theirs at the same
    moment none goes on, and each takes back its own."""
    other = begin(oxigraph, TABLE, OLD.digest)
    with pytest.raises(DataError, match=f"a push begun at {other.begun} is under way"):
        push(oxigraph, NEW, TABLE)
    with pytest.raises(BackendError, match="another push began at the same moment"):
        begin(oxigraph, TABLE, NEW.digest)
    assert other == find_work(oxigraph, TABLE)


@pytest.mark.parametrize("name", ["oxigraph_server", "virtuoso_server"])
def test_two_pushes_at_the_same_moment(name: str, request: pytest.FixtureRequest) -> None:
    """However their requests meet, at most one goes on, and its record is left as it is."""
    with emptied(request.getfixturevalue(name)) as service, ThreadPoolExecutor(2) as pool:
        for _ in range(10):
            begun = [pool.submit(begin, service, TABLE, one.digest) for one in (OLD, NEW)]
            failed = [each.exception() for each in begun]
            assert {BackendError} >= {type(error) for error in failed if error is not None}
            won = [each.result() for each, error in zip(begun, failed, strict=True) if not error]
            assert len(won) < 2
            assert (won[0] if won else None) == find_work(service, TABLE)
            for work in won:
                finish(service, work)


def test_a_push_that_was_taken_over_does_not_swap(
    oxigraph: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was taken for dead, and another goes on with its work."""
    push(oxigraph, OLD, TABLE)

    def late(*args: Any, **options: Any) -> Any:
        monkeypatch.setattr("akkg.stores.push.swap", swap)
        undo(oxigraph, TABLE)
        begin(oxigraph, TABLE, NEW.digest)
        return swap(*args, **options)

    monkeypatch.setattr("akkg.stores.push.swap", late)
    with pytest.raises(BackendError, match="4 of the staging graphs do not hold what was brought"):
        push(oxigraph, NEW, TABLE)
    assert wanted(OLD) == held(oxigraph, "")


def test_a_push_of_something_else_is_not_resumed(oxigraph: Service) -> None:
    """The digest of the record says what it brings."""
    begin(oxigraph, TABLE, OLD.digest)
    with pytest.raises(DataError, match=rf"is of another graph, {OLD.digest} .*--undo"):
        resume(oxigraph, lambda: NEW, TABLE)
    undo(oxigraph, TABLE)
    with pytest.raises(DataError, match="no push was interrupted"):
        undo(oxigraph, TABLE)


def test_a_store_that_changes_values_is_noticed(
    oxigraph: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes back is compared with what was given, triple by triple."""
    push(oxigraph, OLD, TABLE)

    def changing(service: Service, graph: str, triples: list[ox.Triple]) -> None:
        write(service, graph, [triple("z") if one == triple("e") else one for one in triples])

    monkeypatch.setattr("akkg.stores.staging.write", changing)
    with pytest.raises(
        BackendError, match=r"1 of 3 triples missing, such as <urn:example:e>.*--undo"
    ):
        push(oxigraph, NEW, TABLE)
    assert wanted(OLD) == {name: held(oxigraph, "")[name] for name in wanted(OLD)}


def test_names_that_the_push_needs_are_refused(oxigraph: Service) -> None:
    """A dump of a store that was pushed to holds such graphs."""
    content = replace(NEW, named=(*NEW.named, merged_graph(TABLE)))
    with pytest.raises(DataError, match=r"needs a graph of this name for itself .*/graph/merged"):
        push(oxigraph, content, TABLE)


def test_a_union_is_not_filled(virtuoso: Service) -> None:
    """A default graph that is the union of the named ones cannot hold the merged graph."""
    with pytest.raises(DataError, match=r"is the union of its named graphs .*leave out"):
        push(virtuoso, NEW, TABLE, merged="default")
    assert ([], None) == (all_graphs(virtuoso), find_work(virtuoso, TABLE))


def test_a_union_that_ignores_from_is_not_filled(union: Service) -> None:
    """Its merged graph could not be asked alone; nothing is staged, and no record is left."""
    for merged in (None, "named"):
        with pytest.raises(BackendError, match=UNUSABLE):
            push(union, NEW, TABLE, merged=merged)
        assert ([], None) == (all_graphs(union), find_work(union, TABLE))


def test_a_union_that_ignores_from_is_not_taken_for_filled(
    union: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that was filled before it was served so, is refused or filled again."""
    before = Behaviour(union=True, transactional=True, obeys_from=True)
    monkeypatch.setattr("akkg.stores.push.probe", lambda service, prefixes: before)
    push(union, NEW, TABLE)
    with pytest.raises(BackendError, match=UNUSABLE):
        is_there(union, NEW, TABLE)
    state = State("sha256:0a")
    for name in all_graphs(union):
        send_update(union, f"DROP SILENT GRAPH <{name}>")
    write_state(union, state, TABLE)
    # As many triples as the state has, which is the whole of the union.
    content = Pushed(state.digest, (), pushed(a=[triple("a"), triple("b"), triple("c")]).store)
    assert not is_there(union, content, TABLE)


def test_a_store_that_does_not_copy(oxigraph: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found out before anything is brought."""

    def lame(service: Service, text: str) -> None:
        if not text.startswith("COPY"):
            send_update(service, text)

    monkeypatch.setattr("akkg.stores.probe.send_update", lame)
    with pytest.raises(BackendError, match="the store does not copy graphs"):
        push(oxigraph, NEW, TABLE)
    undo(oxigraph, TABLE)
    assert [] == all_graphs(oxigraph)


def test_blank_nodes(oxigraph: Service, virtuoso: Service) -> None:
    """They are compared by their place in the graph; each graph has its own."""
    name, one, other = ox.NamedNode("urn:example:p"), ox.BlankNode(), ox.BlankNode()
    content = pushed(blank=[ox.Triple(one, name, other), ox.Triple(other, name, name)])
    for service, merged in ((oxigraph, ""), (virtuoso, merged_graph(TABLE))):
        push(service, content, TABLE)
        assert wanted(content) == held(service, merged)
        assert 2 == len(held(service, merged)["urn:example:blank"])


def test_a_staging_graph_is_lost_in_the_swap(
    virtuoso: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No target is emptied by a copy from nothing: the graph is brought again."""
    push(virtuoso, OLD, TABLE)
    monkeypatch.setattr("akkg.stores.swap._step_by_step", lambda service, work: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        push(virtuoso, NEW, TABLE)
    monkeypatch.undo()
    work = find_work(virtuoso, TABLE)
    assert work is not None
    assert SWAPPING == work.phase
    send_update(virtuoso, f"DROP SILENT GRAPH <{work.staged[1].graph}>")
    with pytest.raises(DataError, match=f"is of another graph, {NEW.digest}"):
        resume(virtuoso, lambda: OLD, TABLE)
    assert wanted(OLD) == {
        name: content
        for name, content in held(virtuoso, merged_graph(TABLE)).items()
        if name in wanted(OLD)
    }
    resume(virtuoso, lambda: NEW, TABLE)
    assert wanted(NEW) == held(virtuoso, merged_graph(TABLE))
