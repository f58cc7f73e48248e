"""What the reader is told when something is missing: an engine, a connection, a server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from akkg.dataset import Dataset
from akkg.errors import ParameterError
from akkg.queries.catalogue import load_query
from akkg.runner import run_query, sparql
from akkg.site.building import build_site
from akkg.site.policy import policy
from tests import optional
from tests.browser.asking import answered, ask, bindings, cells, downloaded, expected
from tests.browser.browsing import READY, Place, Visit, visiting
from tests.servers.oxigraph_serve import serve_oxigraph
from tests.site.served import served

FUNDS = "SELECT ?fund WHERE { ?fund a/rdfs:subClassOf* akkg:Fund } ORDER BY ?fund"
PROBLEM = "main .problem"
NO_ENGINE = "delete globalThis.WebAssembly;"


def told(page: Page, kind: str) -> str:
    """The words of a problem."""
    box = page.locator(f"{PROBLEM}[data-kind='{kind}']")
    expect(box).to_be_visible(timeout=READY)
    return " ".join(box.inner_text().split())


def forgive(visit: Visit, words: str) -> None:
    """Take the faults that a test has made itself from those noted; there must be some."""
    kept = [fault for fault in visit.faults if not re.search(words, fault)]
    assert len(kept) < len(visit.faults), visit.faults
    visit.faults[:] = kept


def refuse(route: Route) -> None:
    """A connection that is lost."""
    route.abort("internetdisconnected")


def test_a_browser_without_webassembly_is_told(browser: Browser, place: Place) -> None:
    """It can read all pages; a query says what is missing, and where else one can ask."""
    with visiting(browser, place) as visit:
        visit.page.add_init_script(NO_ENGINE)
        page = visit.open("sparql/")
        ask(page, FUNDS)
        words = told(page, "unsupported")
        assert "This browser cannot run the query engine" in words
        assert "use another browser, or `akkg sparql` on a command line" in words
        expect(page.locator(f"{PROBLEM} button")).to_have_count(0)
        page = visit.open("query/status-as-of/", "day=2010-10-15")
        assert "This browser cannot run the query engine" in told(page, "unsupported")
        assert 6 == page.locator("#answer tbody tr").count()
        for path in ("network/", "browse/", "id/akfta/"):
            expect(visit.open(path).locator(PROBLEM)).to_have_count(0)


def test_a_question_without_a_form_tells_what_is_missing(browser: Browser, single: Path) -> None:
    """Where there is nothing to fill in, a file that cannot be made is told beside the answer."""
    with visiting(browser, Place("single", single.as_uri())) as visit:
        visit.page.add_init_script(NO_ENGINE)
        page = visit.open("query/amendments/")
        page.locator(".downloads").get_by_role("button", name="CSV").first.click()
        assert "This browser cannot run the query engine" in told(page, "unsupported")


@pytest.mark.parametrize(
    "file",
    ["data/akkg.nq.gz", "assets/oxigraph.wasm.gz", "assets/engine-worker.js", "assets/engine-*.js"],
)
def test_a_lost_connection_is_told_and_can_be_tried_again(
    browser: Browser, folder_place: Place, graph: Dataset, file: str
) -> None:
    """Whatever could not be fetched is fetched anew, and the query is answered."""
    with visiting(browser, folder_place) as visit:
        page = visit.open("sparql/")
        page.route(f"**/{file}", refuse)
        ask(page, FUNDS)
        assert "See to the connection, and try again." in told(page, "unreachable")
        page.unroute(f"**/{file}")
        page.get_by_role("button", name="Try again").click()
        answered(page)
        assert len(sparql(FUNDS, graph).rows) == page.locator("#answer-panel tbody tr").count()
        if "worker" not in file:  # of a worker the browser says nothing
            forgive(visit, "ERR_INTERNET_DISCONNECTED")


def test_a_page_that_goes_offline_is_told(
    browser: Browser, folder_place: Place, graph: Dataset
) -> None:
    """A form that is sent without a connection keeps its rows, and works again with one."""
    with visiting(browser, folder_place) as visit:
        page = visit.open("query/status-as-of/")
        before = cells(page, "#answer tbody tr")
        page.context.set_offline(True)
        page.locator("#parameter-day").fill("2010-10-15")
        page.get_by_role("button", name="Ask", exact=True).click()
        assert "See to the connection, and try again." in told(page, "unreachable")
        assert before == cells(page, "#answer tbody tr")
        page.context.set_offline(False)
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("button", name="Ask", exact=True)).to_be_focused()
        expect(page.locator("#answer-note")).to_contain_text("2010-10-15", timeout=READY)
        expect(page.locator(PROBLEM)).to_have_count(0)
        assert before != cells(page, "#answer tbody tr")
        forgive(visit, "ERR_INTERNET_DISCONNECTED")


def test_who_ends_a_question_is_at_its_button(browser: Browser, folder_place: Place) -> None:
    """Cancel hides itself, and leaves the focus where one asks again."""
    with visiting(browser, folder_place) as visit:
        page = visit.open("query/status-as-of/")
        page.route("**/data/akkg.nq.gz", lambda route: None)  # it never comes
        page.locator("#parameter-day").fill("2010-10-15")
        ask_button = page.get_by_role("button", name="Ask", exact=True)
        ask_button.click()
        page.locator("#cancel").click()
        assert "The query was ended before its answer." in told(page, "cancelled")
        expect(page.locator("#cancel")).to_be_hidden()
        expect(ask_button).to_be_focused()


def test_paragraphs_that_cannot_be_fetched_are_told(browser: Browser, folder_place: Place) -> None:
    """Without the file of citations no rows stand without their source; a new try gets both."""
    with visiting(browser, folder_place) as visit:
        page = visit.page
        page.route("**/data/citations.json", refuse)
        visit.open("query/status-as-of/", "day=2010-10-15")
        assert "citations.json cannot be had: there is no connection." in told(page, "unreachable")
        page.unroute("**/data/citations.json")
        page.get_by_role("button", name="Try again").click()
        expect(page.locator("#answer-note")).to_contain_text("2010-10-15", timeout=READY)
        assert 6 == page.locator("#answer tbody tr td.source:has(a.passage)").count()
        forgive(visit, "ERR_INTERNET_DISCONNECTED")


def test_files_that_are_damaged_or_gone_are_told(browser: Browser, folder_place: Place) -> None:
    """A server without the graph, and a graph that is none, are told; both can be tried again."""
    with visiting(browser, folder_place) as visit:
        page = visit.open("sparql/")
        page.route("**/data/akkg.nq.gz", lambda route: route.fulfill(status=404, body="gone"))
        ask(page, FUNDS)
        words = told(page, "unreachable")
        assert "akkg.nq.gz cannot be had: the server answers with status 404." in words
        page.unroute("**/data/akkg.nq.gz")
        page.route("**/data/akkg.nq.gz", lambda route: route.fulfill(body="no graph at all"))
        page.get_by_role("button", name="Try again").click()
        words = told(page, "engine")
        assert "The engine cannot load the graph: " in words
        assert "It may have come damaged: try again." in words
        page.unroute("**/data/akkg.nq.gz")
        page.get_by_role("button", name="Try again").click()
        answered(page)
        assert 0 < page.locator("#answer-panel tbody tr").count()
        forgive(visit, "status of 404")


def test_a_folder_opened_as_a_file_says_what_to_do(browser: Browser, site: Path) -> None:
    """Pages are read by file: too, with their style; the hint names two ways on; links lead on."""
    with visiting(browser, Place("folder", site.as_uri() + "/")) as visit:
        page = visit.page
        page.goto((site / "id" / "akfta" / "index.html").as_uri())
        expect(page.locator("#file-hint")).to_be_visible()
        words = page.locator("#file-hint").inner_text()
        assert "akkg site serve" in words
        assert "--single-file" in words
        expect(page.locator("table.facts").first).to_be_visible()
        expect(page.locator("main svg").first).to_be_visible()
        style = "getComputedStyle(document.body).fontFamily"
        assert "serif" != page.evaluate(style).split(",")[0].strip()
        page.locator("table.facts a.passage").first.click()
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("body[data-page='passage']")).to_be_attached()
        page.get_by_role("link", name="Questions", exact=True).click()
        expect(page.locator("body[data-page='queries']")).to_be_attached()
        forgive(visit, "CORS|ERR_FAILED|origin 'null'|Not allowed to load")


def test_a_served_folder_and_one_file_show_no_hint(browser: Browser, place: Place) -> None:
    """The hint is for a folder opened as a file alone."""
    with visiting(browser, place) as visit:
        page = visit.open("id/akfta/")
        expect(page.locator("#file-hint:visible")).to_have_count(0)


@dataclass(frozen=True)
class Asked:
    """A site whose pages ask a server.

    Attributes:
        place: The site.
        origin: The origin of the server.
        endpoint: The address that pages ask.
    """

    place: Place
    origin: str
    endpoint: str


@pytest.fixture(scope="module")
def asked(graph: Dataset, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """The folder of a site built for an endpoint of another origin, which has the graph."""
    program = optional.need("oxigraph")
    with serve_oxigraph(program, tmp_path_factory.mktemp("server"), "--cors") as server:
        nquads = "application/n-quads"
        fill = Request(server.store, dump(site), {"Content-Type": nquads}, method="POST")
        with urlopen(fill) as response:
            assert 204 == response.status
        folder = tmp_path_factory.mktemp("asking") / "public"
        build_site(graph, folder, endpoint=server.query)
        parts = urlsplit(server.query)
        with served(folder) as address:
            origin = f"{parts.scheme}://{parts.netloc}"
            yield Asked(Place("folder", address), origin, server.query)


def dump(site: Path) -> bytes:
    """The graph as N-Quads."""
    import gzip

    return gzip.decompress((site / "data" / "akkg.nq.gz").read_bytes())


@contextmanager
def asking(browser: Browser, asked: Asked) -> Iterator[Visit]:
    """A window on the site; requests to its server are no fault."""
    with visiting(browser, asked.place) as visit:
        yield visit
        visit.faults[:] = [
            fault for fault in visit.faults if fault != f"a request to {asked.endpoint}"
        ]


def test_pages_ask_the_server_that_they_name(
    browser: Browser, asked: Asked, graph: Dataset
) -> None:
    """The same rows, places of faults, truths and graphs as from the browser's own engine."""
    with asking(browser, asked) as visit:
        page = visit.open("sparql/")
        ask(page, FUNDS)
        answered(page)
        expect(page.locator("#query-status")).to_contain_text("by the server")
        found = bindings(downloaded(page, "JSON").read_text(encoding="utf-8"))
        assert expected(sparql(FUNDS, graph), graph) == found
        ask(page, "SELECT ?x WHERE {\n  ?x akkg:succeeds ORDER }")
        assert "(line 2, column " in told(page, "syntax")
        ask(page, "ASK { ak:akfta a akkg:Agreement }")
        expect(page.locator("#answer-panel .truth")).to_have_text("Yes", timeout=READY)
        ask(page, "CONSTRUCT { ?a akkg:succeeds ?b } WHERE { ?a akkg:succeeds ?b }")
        expect(page.locator("svg.answer-graph g.node").first).to_be_visible(timeout=READY)
        assert {asked.endpoint} == {url for url in visit.requests if asked.origin in url}
        assert not any("oxigraph.wasm" in url or "akkg.nq" in url for url in visit.requests)
        forgive(visit, "status of 400")


def test_saved_questions_ask_it_too(browser: Browser, asked: Asked, graph: Dataset) -> None:
    """The page of a question has the rows of the server, with what they rest on."""
    arguments = {"day": "2010-10-15"}
    with asking(browser, asked) as visit:
        page = visit.open("query/status-as-of/", "day=2010-10-15")
        expect(page.locator("main[data-answered]")).to_be_attached(timeout=READY)
        found = bindings(downloaded(page, "JSON").read_text(encoding="utf-8"))
    table = run_query(load_query("status-as-of"), graph, arguments, cite=True)
    assert expected(table, graph) == found


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (refuse, "unreachable", "This page gets no answer from the server."),
        (refuse, "unreachable", "must allow pages of this one (CORS)."),
        (503, "unreachable", "The server is busy (status 503)."),
        (504, "timeout", "The server gave up after its own time limit (status 504)."),
        (403, "unreachable", "The server answers with status 403."),
    ],
)
def test_a_server_that_fails_is_told(
    browser: Browser, asked: Asked, answer: Callable[[Route], None] | int, kind: str, words: str
) -> None:
    """What the server says is told, and a new try asks it again."""

    def fail(route: Route) -> None:
        if callable(answer):
            return answer(route)
        route.fulfill(status=answer, headers={"Access-Control-Allow-Origin": "*"}, body="")
        return None

    with asking(browser, asked) as visit:
        page = visit.open("sparql/")
        page.route(asked.endpoint, fail)
        ask(page, "ASK {}")
        assert words in told(page, kind)
        page.unroute(asked.endpoint)
        page.get_by_role("button", name="Try again").click()
        expect(page.locator("#answer-panel .truth")).to_have_text("Yes", timeout=READY)
        forgive(visit, "ERR_INTERNET_DISCONNECTED|status of")


def test_a_slow_server_can_be_left(browser: Browser, asked: Asked) -> None:
    """Cancel ends the wait for a server, and the next query is asked."""
    with asking(browser, asked) as visit:
        page = visit.open("sparql/")
        page.route(asked.endpoint, lambda route: None)  # it never answers
        ask(page, "ASK {}")
        expect(page.locator("#query-status")).to_have_text("Asking …")
        page.locator("#cancel").click()
        assert "The query was ended before its answer." in told(page, "cancelled")
        page.unroute(asked.endpoint)
        ask(page, "ASK {}")
        expect(page.locator("#answer-panel .truth")).to_have_text("Yes", timeout=READY)


def test_the_policy_allows_that_server_and_no_other(browser: Browser, asked: Asked) -> None:
    """The policies of page and server name the origin of the endpoint beside the site's own."""
    with asking(browser, asked) as visit:
        page = visit.page
        response = page.goto(asked.place.url("sparql/"))
        assert response is not None
        meta = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
        allowed = f"connect-src 'self' {asked.origin}"
        assert allowed in (meta or "").split("; ")
        assert allowed in response.headers["content-security-policy"].split("; ")
        blocked = page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'blocked')")
        assert "blocked" == blocked
        forgive(visit, "Content Security Policy")
        assert not any(":9/" in url for url in visit.requests)


@pytest.mark.parametrize(
    "endpoint",
    ["javascript:alert(1)", "https://a b/sparql", "https://x;script-src *", "ftp://example.org/"],
)
def test_an_endpoint_cannot_widen_the_policy(endpoint: str) -> None:
    """What is no address of a server is refused, and cannot end the directive."""
    with pytest.raises(ParameterError):
        policy(endpoint)
