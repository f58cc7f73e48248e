"""Real servers give the answers of the embedded engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.engines.engine import Answer, Solutions, Statements
from akkg.engines.remote import Endpoint, Remote
from akkg.engines.results import ROWS, read_answer
from akkg.engines.service import Service
from akkg.engines.state import DATASET, State, merged_graph, read_state, state_graph
from akkg.engines.wire import (
    TURTLE,
    ask_text,
    delete_graph,
    get_graph,
    put_graph,
    send_update,
)
from akkg.errors import BackendError
from akkg.runner import answer, run_query
from tests import optional
from tests.engines.filled import endpoint, filled, service_of
from tests.engines.stub import answer as answering
from tests.engines.stub import described, merging, rows, stub
from tests.sample import sample, saved
from tests.servers.oxigraph_serve import serve_oxigraph
from tests.servers.process import Server

KG = sample()
SERVERS = ["oxigraph_server", "virtuoso_server"]
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(params=SERVERS)
def remote(request: pytest.FixtureRequest) -> Iterator[Endpoint]:
    """The sample behind each server."""
    server: Server = request.getfixturevalue(request.param)
    with filled(server, KG) as found:
        yield found


@pytest.fixture(params=SERVERS)
def service(request: pytest.FixtureRequest) -> Service:
    """Each server, empty."""
    return service_of(request.getfixturevalue(request.param))


def plain(found: Answer) -> object:
    """An answer as values that can be compared: rows and triples as sorted text."""
    if isinstance(found, Solutions):
        return found.names, sorted(" ".join(map(str, row)) for row in found)
    if isinstance(found, Statements):
        return sorted(" ".join(map(str, one)) for one in found)
    return found


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("SELECT ?thing ?date { ?thing akkg:date ?date }", 4),
        ("SELECT * { ?thing akkg:hasEvent ?event OPTIONAL { ?event akkg:date ?when } }", 4),
        ("SELECT ?kind (COUNT(?thing) AS ?number) { ?thing a ?kind } GROUP BY ?kind", 5),
        ("SELECT DISTINCT ?g { GRAPH ?g { ?thing akkg:hasEvent ?event } }", 2),
        ("SELECT ?g ?label { GRAPH ?g { ak:akfta rdfs:label ?label } ?x rdfs:label ?label }", 1),
        ("SELECT ?thing { ?thing a akkg:Nothing }", 0),
        ("SELECT ?a { VALUES ?a { UNDEF 'x'@en 'x' 1 true } }", 5),
        ("CONSTRUCT { ?event akkg:of ?thing } WHERE { ?thing akkg:hasEvent ?event }", 4),
    ],
)
def test_rows(remote: Endpoint, text: str, size: int) -> None:
    """The same rows and triples, each once: the graphs of the state are not among them."""
    expected = plain(answer(text, KG))
    assert expected == plain(answer(text, remote))
    assert size == len(expected[1] if isinstance(expected, tuple) else expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("ASK { ak:akfta a akkg:Agreement }", True),
        ("ASK { ak:akfta a akkg:Protocol }", False),
        ("ASK { GRAPH overview:p18 { ak:akfta a akkg:Agreement } }", True),
        ("ASK { GRAPH overview:p4 { ak:akfta a akkg:Agreement } }", False),
    ],
)
def test_truth(remote: Endpoint, text: str, truth: bool) -> None:
    """Both truth values, in whatever form the server writes them."""
    assert truth is answer(text, remote)


def test_graphs_of(remote: Endpoint) -> None:
    """Each triple is found in its graphs, also where its object has a language."""
    triples = [quad.triple for quad in KG.store.quads_for_pattern(None, None, None, None)]
    asked = sorted({(one.subject, one.predicate, one.object) for one in triples}, key=str)
    unknown = (asked[0][0], asked[0][1], ox.Literal("instrument", language="de"))
    found = remote.engine.graphs_of([*asked, unknown])  # type: ignore[list-item]
    assert KG.engine.graphs_of(asked) == found  # type: ignore[arg-type]
    assert 40 < len(found)


def test_named_graphs(remote: Endpoint) -> None:
    """The named graphs of the dataset, without that of the state and the merged one."""
    assert KG.engine.named_graphs() == remote.engine.named_graphs()


@pytest.mark.parametrize("names", [["overview:p4"], ["overview:p4", "overview:p18"], []])
def test_default_graph(remote: Endpoint, names: list[str]) -> None:
    """A query can be asked of some graphs, or of none; the named graphs stay what they are."""
    graphs = [KG.prefixes.expand(name) for name in names]
    text = (
        "SELECT DISTINCT ?thing ?event ?g { ?thing akkg:hasEvent ?event "
        "GRAPH ?g { ?thing akkg:hasEvent ?event } }"
    )
    prefixes = dict(KG.prefixes.items())
    expected = KG.engine.query(text, prefixes=prefixes, default_graph=graphs)
    found = remote.engine.query(text, prefixes=prefixes, default_graph=graphs)
    lines = plain(expected)
    assert lines == plain(found)
    assert {0: 0, 1: 2, 2: 5}[len(names)] == len(lines[1])  # type: ignore[index]


def test_no_default_graph(remote: Endpoint) -> None:
    """A query asked of no graph finds nothing."""
    text = "SELECT ?thing { ?thing akkg:hasEvent ?event }"
    prefixes = dict(KG.prefixes.items())
    found = remote.engine.query(text, prefixes=prefixes, default_graph=[])
    assert (("thing",), []) == plain(found)
    assert 4 == len(plain(remote.engine.query(text, prefixes=prefixes))[1])  # type: ignore[index]


def test_own_dataset(remote: Endpoint) -> None:
    """A query that names its dataset keeps it."""
    name = KG.prefixes.expand("overview:p4")
    text = f"SELECT ?thing FROM <{name}> {{ ?thing a akkg:PlanOfAction }}"
    assert 3 == len(plain(answer(text, remote))[1])  # type: ignore[index]
    text = text.replace(name, KG.prefixes.expand("overview:p18"))
    assert 0 == len(plain(answer(text, remote))[1])  # type: ignore[index]


def test_citations(remote: Endpoint) -> None:
    """Rows rest on the same paragraphs, also by rule, with the same notes."""
    query = saved(
        "SELECT ?later ?earlier { ?later akkg:succeedsTransitively ?earlier } "
        "ORDER BY ?later ?earlier",
        "evidence: ['?later akkg:succeedsTransitively ?earlier']",
    )
    expected = run_query(query, KG, {}, cite=True)
    found = run_query(query, remote, {}, cite=True)
    assert (expected.rows, expected.citations) == (found.rows, found.citations)
    assert ["editorial", "editorial", "derived"] == [one.basis for one in found.citations or ()]


def test_state(remote: Endpoint) -> None:
    """What a push has written of its state is read back."""
    state = remote.engine.state
    assert state is not None
    assert ("sha256:0a", "current") == (state.digest, state.phase)
    assert KG.engine.named_graphs() == state.named_graphs


@pytest.mark.parametrize("server", SERVERS)
def test_load_under_way(server: str, request: pytest.FixtureRequest) -> None:
    """A store in the midst of a load is not asked, and the message says what to run."""
    running: Server = request.getfixturevalue(server)
    with filled(running, KG, "swapping") as found, pytest.raises(BackendError) as raised:
        found.engine.query("ASK {}")
    assert (
        f"a load is under way there, or was interrupted (it is at: swapping) ({running.query}): "
        "wait for it, or see `akkg store status`"
    ) == str(raised.value)


def test_a_union_that_ignores_from(tmp_path: Path) -> None:
    """It would give rows of all graphs, so it is not asked: neither where the merged triples lie in
    a named graph nor where they lie in a default graph that is no longer seen."""
    text = "SELECT ?thing ?date { ?thing akkg:date ?date }"
    program = optional.need("oxigraph")
    with serve_oxigraph(program, tmp_path, "--union-default-graph") as server:
        named = Service(server.query, merged_graph=merged_graph(KG.prefixes))
        with filled(server, KG, named=True) as found, pytest.raises(BackendError) as raised:
            answer(text, found)
        assert (
            "the store does not obey FROM, so no query can be asked of its merged graph alone "
            f"({server.query}): serve it with a default graph of its own (Oxigraph: without "
            "--union-default-graph); see `akkg doctor`"
        ) == str(raised.value)
        with filled(server, KG) as found, pytest.raises(BackendError) as raised:
            answer(text, found)
        put_graph(service_of(server), "urn:example:g", b"<urn:a> <urn:b> <urn:c> .")
        with pytest.raises(BackendError, match="does not obey FROM"):
            answer(text, endpoint(named, KG))
    assert (
        "the default graph has become the union of the named graphs since the graph was brought "
        f"there ({server.query}): serve the store with a default graph of its own (Oxigraph: "
        "without --union-default-graph), as it was, or run `akkg store push` again"
    ) == str(raised.value)


def test_a_merged_graph_that_has_a_name(oxigraph_server: Server) -> None:
    """Where FROM is obeyed it is asked alone, whatever the default graph is."""
    text = "SELECT ?thing ?date { ?thing akkg:date ?date }"
    with filled(oxigraph_server, KG, named=True) as found:
        assert not found.engine.query("ASK FROM <urn:example:none> { ?s ?p ?o }")
        assert plain(answer(text, KG)) == plain(answer(text, found))


def test_whether_from_is_obeyed_is_asked_once() -> None:
    """By one request, after that for the state; both too much and nothing mean that it is not."""
    true = answering('{"head": {}, "boolean": true}')
    with stub(merging(true, KG.prefixes)) as server:
        engine = Remote(Service(server.url), KG.prefixes)
        assert [True, True] == [engine.query("ASK {}"), engine.query("ASK {}")]
        assert 4 == len(server.seen)
    for subjects in ((), ("ak:akfta",), ("graph:store", "ak:akfta")):
        with stub(merging(true, KG.prefixes, subjects)) as server:
            with pytest.raises(BackendError, match="does not obey FROM"):
                Remote(Service(server.url), KG.prefixes).query("ASK {}")
            assert 2 == len(server.seen)


def test_a_request_is_what_is_sent() -> None:
    """Letter by letter, with prefixes, the merged graph, and the named ones where they are used."""
    prefixes = dict(KG.prefixes.items())
    with stub(merging(answering('{"head": {}, "boolean": true}'), KG.prefixes)) as server:
        engine = Remote(Service(server.url), KG.prefixes)
        for text in ("ASK { ?a akkg:date ?b } # well", "ASK { GRAPH ?g { ?a ?b ?c } }"):
            sent = engine.request(text, prefixes=prefixes)
            assert engine.query(text, prefixes=prefixes)
            assert sent == server.seen[-1].query
    merged, one = (KG.prefixes.expand(name) for name in ("graph:merged", "graph:one"))
    assert f"ASK FROM <{merged}>\nFROM NAMED <{one}>\n{{ GRAPH ?g {{ ?a ?b ?c }} }}" == sent


def test_a_request_finds_the_same_rows(remote: Endpoint) -> None:
    """Whoever sends it by other means gets the answer of the graph, and no triple twice."""
    text = "SELECT (COUNT(*) AS ?n) { ?thing akkg:date ?date }"
    sent = remote.engine.request(text, prefixes=dict(KG.prefixes.items()))
    reply = ask_text(remote.engine.service, sent, ROWS)
    assert (("n",), [f'"4"^^<{XSD}integer>']) == plain(
        read_answer(reply, remote.engine.service, "SELECT", ("n",))
    )


def test_no_state(service: Service) -> None:
    """A store that was filled by other means is asked as it is, or by the graph that one names."""
    assert read_state(service, KG.prefixes) is None
    graph = "urn:example:merged"
    put_graph(service, graph, b"<urn:example:s> <urn:example:p> 'o' .".replace(b"'", b'"'))
    try:
        text = "SELECT ?s ?g { ?s <urn:example:p> ?o OPTIONAL { GRAPH ?g { ?s ?p ?o } } }"
        named = Service(service.query, merged_graph=graph, timeout=20)
        expected = (("s", "g"), ["<urn:example:s> None"])
        assert expected == plain(endpoint(named, KG).engine.query(text))
        union = bool(service.user)  # of the two servers, that with a password has such a one
        assert union is endpoint(service, KG).engine.query("ASK { ?s <urn:example:p> ?o }")
    finally:
        delete_graph(service, graph)


def test_values(service: Service) -> None:
    """Values come as they were put, also those that a store writes in another form."""
    values = [
        f'"true"^^<{XSD}boolean>',
        f'"false"^^<{XSD}boolean>',
        f'"P1Y"^^<{XSD}duration>',
        f'"P1Y6M"^^<{XSD}duration>',
        f'"2010-10-29"^^<{XSD}date>',
        f'"2147483647"^^<{XSD}integer>',  # Virtuoso calls a greater one a decimal
        f'"103.5"^^<{XSD}decimal>',
        '"2010-10"^^<http://id.loc.gov/datatypes/edtf/EDTF>',
        '"fund"@en',
        '"say \\"A\\\\B\\"\\n\\u00e9 \\U0001F600"',
    ]
    lines = [f"<urn:example:s> <urn:example:p{at}> {one} ." for at, one in enumerate(values)]
    graph = "urn:example:values"
    put_graph(service, graph, "\n".join(lines).encode())
    try:
        text = f"FROM <{graph}> {{ ?s ?p ?o }}"
        expected = sorted(ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES), key=str)
        triples = sorted(str(quad.triple) for quad in expected)
        engine = endpoint(service, KG).engine
        found = engine.query(f"SELECT ?s ?p ?o {text}")
        assert isinstance(found, Solutions)
        assert triples == sorted(" ".join(map(str, row)) for row in found)
        found = engine.query(f"CONSTRUCT {{ ?s ?p ?o }} {text}")
        assert isinstance(found, Statements)
        assert triples == sorted(" ".join(map(str, one)) for one in found)
    finally:
        delete_graph(service, graph)


def test_blank_nodes(service: Service) -> None:
    """A blank node is one in rows and triples, and the same one in one answer."""
    graph = "urn:example:blank"
    put_graph(service, graph, b"_:a <urn:example:p> _:b .\n_:b <urn:example:p> _:a .")
    try:
        engine = endpoint(service, KG).engine
        found = engine.query(f"SELECT ?s ?o FROM <{graph}> {{ ?s ?p ?o }}")
        assert isinstance(found, Solutions)
        [(one, other), (third, fourth)] = found
        assert isinstance(one, ox.BlankNode)
        assert (one, other) == (fourth, third)
        assert one != other
        triples = engine.query(f"CONSTRUCT {{ ?s ?p ?o }} FROM <{graph}> {{ ?s ?p ?o }}")
        assert isinstance(triples, Statements)
        assert 2 == len({one[0] for one in triples})
    finally:
        delete_graph(service, graph)


def test_many_named_graphs(service: Service) -> None:
    """A dataset of more named graphs than an answer may have headers is asked all the same."""
    names = tuple(f"urn:example:g{at:03}" for at in range(120))
    for name in names:
        put_graph(service, name, b"<urn:example:s> <urn:example:p> <urn:example:o> .")
    try:
        engine = Remote(Service(service.query, merged_graph="urn:example:g000"), KG.prefixes)
        engine._names.append(names)
        found = engine.query("SELECT ?g { ?s ?p ?o GRAPH ?g { ?s ?p ?o } }")
        assert isinstance(found, Solutions)
        assert list(names) == sorted(row[0].value for row in found if row[0] is not None)
    finally:
        for name in names:
            delete_graph(service, name)


def test_graph_store(service: Service) -> None:
    """A graph is put, read, replaced and removed; what is not there is told as such."""
    graph = "urn:example:a graph?&".replace(" ", "%20")
    line = "<urn:example:s> <urn:example:p> <urn:example:{}> .\n"
    assert get_graph(service, graph) is None
    try:
        assert 201 == put_graph(service, graph, line.format("one").encode()).status
        assert 300 > put_graph(service, graph, line.format("two").encode()).status
        reply = get_graph(service, graph)
        assert reply is not None
        [quad] = ox.parse(reply.body, format=ox.RdfFormat.TURTLE)
        assert ox.NamedNode("urn:example:two") == quad.object
    finally:
        assert delete_graph(service, graph)
    assert get_graph(service, graph) is None
    assert not delete_graph(service, graph)


def test_upload(service: Service, tmp_path: Path) -> None:
    """A file of some megabytes arrives, though a server that wants a password first refuses it."""
    file = tmp_path / "big.nt"
    line = '<urn:example:s> <urn:example:p> "{:0200}" .\n'
    file.write_text("".join(line.format(at) for at in range(10_000)))
    graph = "urn:example:big"
    try:
        put_graph(service, graph, file)
        text = f"SELECT (COUNT(?o) AS ?number) FROM <{graph}> {{ ?s ?p ?o }}"
        assert (("number",), [f'"10000"^^<{XSD}integer>']) == plain(
            endpoint(service, KG).engine.query(text)
        )
    finally:
        delete_graph(service, graph)


def test_update(service: Service) -> None:
    """An update is done, and one that is none is refused with what the server says."""
    graph = "urn:example:update"
    send_update(service, f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:a> <urn:b> 1 }} }}")
    assert endpoint(service, KG).engine.query(f"ASK FROM <{graph}> {{ <urn:a> ?b 1 }}")
    send_update(service, f"DROP SILENT GRAPH <{graph}>")
    assert not endpoint(service, KG).engine.query(f"ASK FROM <{graph}> {{ <urn:a> ?b 1 }}")
    with pytest.raises(BackendError, match="refuses the request, status 400; it begins with: "):
        send_update(service, "INSERT THIS")


@pytest.mark.parametrize(("user", "password"), [("dba", "wrong"), ("nobody", "dba"), ("", "")])
def test_wrong_password(virtuoso_server: Server, user: str, password: str) -> None:
    """Neither an update nor a graph goes through, and the message says why."""
    service = Service(
        virtuoso_server.query,
        virtuoso_server.update,
        virtuoso_server.store,
        user,
        password,
        "digest",
        20,
    )
    words = "does not let us in .*, status 401 and asks for digest authentication"
    with pytest.raises(BackendError, match=words):
        send_update(service, "CLEAR SILENT GRAPH <urn:example:none>")
    with pytest.raises(BackendError, match=words):
        put_graph(service, "urn:example:none", b"<urn:a> <urn:b> <urn:c> .")


@pytest.mark.parametrize("text", ["SELEC ?a { ?a ?b ?c }", "SELECT ?a { ?a ?b }", "DROP ALL", "{"])
def test_nothing_wrong_is_sent(text: str) -> None:
    """What is no query is refused here."""
    with stub(described(answering(rows(["a"])))) as server:
        engine = Remote(Service(server.url), KG.prefixes)
        with pytest.raises(SyntaxError, match=r"error at \d+:\d+"):
            engine.query(text)
        assert [] == server.seen


def test_request() -> None:
    """One form with the query alone, its type and ours; the password goes with it."""
    with stub(described(answering(rows(["a"])))) as server:
        engine = Remote(Service(server.url, user="me", password="open"), KG.prefixes)
        found = engine.query("SELECT ?a { ?a a:b 'ä' }", prefixes={"a": "urn:", "b": "urn:b"})
        assert (("a",), []) == plain(found)
        _, seen = server.seen
    assert ("POST", "/sparql") == (seen.method, seen.path)
    assert (
        b"query=PREFIX+a%3A+%3Curn%3A%3E%0ASELECT+%3Fa+%7B+%3Fa+a%3Ab+%27%C3%A4%27+%7D" == seen.body
    )
    assert "application/x-www-form-urlencoded" == seen.headers["Content-Type"]
    expected = "application/sparql-results+json;q=1, application/sparql-results+xml;q=0.9"
    assert expected == seen.headers["Accept"]
    assert "Basic bWU6b3Blbg==" == seen.headers["Authorization"]
    assert seen.headers["User-Agent"].startswith("akkg/")


def test_xml() -> None:
    """Rows are taken as XML where the server gives no JSON."""
    text = (
        '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="a"/></head>'
        "<results><result><binding name='a'><literal>one</literal></binding></result></results>"
        "</sparql>"
    )
    for media in ("application/sparql-results+xml", "text/xml; charset=utf-8"):
        with stub(described(answering(text, media))) as server:
            found = Remote(Service(server.url), KG.prefixes).query("SELECT ?a { ?a ?b ?c }")
            assert (("a",), ['"one"']) == plain(found)


def test_state_is_asked_once() -> None:
    """Before the first answer, and not again."""
    with stub(described(answering('{"head": {}, "boolean": true}'))) as server:
        engine = Remote(Service(server.url), KG.prefixes)
        assert [True, True] == [engine.query("ASK {}"), engine.query("ASK {}")]
        assert 3 == len(server.seen)


def test_a_state_outside_its_graph_is_none(oxigraph_server: Server) -> None:
    """What a dump has brought into the default graph says nothing of this store."""
    service, about = service_of(oxigraph_server), state_graph(KG.prefixes)
    put_graph(service, None, f"<{about}> a {DATASET} .".encode(), TURTLE)
    try:
        assert read_state(service, KG.prefixes) is None
    finally:
        delete_graph(service, None)


def test_broken_state() -> None:
    """Two phases at once are what no push has written."""

    def pair(property: str, value: str) -> dict[str, object]:
        return {
            "property": {"type": "uri", "value": property},
            "value": {"type": "literal", "value": value},
        }

    phase = "https://schema.org/creativeWorkStatus"
    state = [pair(phase, "current"), pair(phase, "swapping")]
    with stub(described(answering(rows(["a"])), state)) as server:
        service = Service(server.url)
        assert State("", "current and swapping") == read_state(service, KG.prefixes)
        with pytest.raises(BackendError, match="it is at: current and swapping"):
            Remote(service, KG.prefixes).query("ASK {}")
