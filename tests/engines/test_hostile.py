"""An endpoint that misbehaves gives one explained error, and never a part of an answer."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from typing import Literal

import pytest

from akkg.engines.engine import Solutions, Statements
from akkg.engines.remote import Remote
from akkg.engines.service import Service
from akkg.engines.wire import put_graph, send_update
from akkg.errors import AkkgError, BackendError, ParameterError
from akkg.location import data_root
from akkg.prefixes import PrefixTable
from tests.engines.stub import Behaviour, Exchange, answer, described, rows, stub
from tests.servers.process import free_ports

TABLE = PrefixTable.load(data_root())
SELECT = "SELECT ?a { ?a ?b ?c }"
WHOLE = rows(["a"], [["one"], ["two"]])
SECRET = "open-sesame"


def fails(
    behave: Behaviour, text: str = SELECT, *, timeout: float = 20, most_bytes: int = 10**6
) -> tuple[int, str]:
    """Exit status and message of a query that must fail before any row is given; the address in
    the message is written as URL."""
    with stub(described(behave)) as server:
        service = Service(server.url, timeout=timeout, most_bytes=most_bytes)
        with pytest.raises(AkkgError) as raised:
            Remote(service, TABLE).query(text)
        return raised.value.exit_status, str(raised.value).replace(server.url, "URL")


def test_whole_answer() -> None:
    """The same query with a good answer gives its rows: the failures below have another cause."""
    with stub(described(answer(WHOLE))) as server:
        found = Remote(Service(server.url), TABLE).query(SELECT)
        assert isinstance(found, Solutions)
        assert ["one", "two"] == [row[0].value for row in found if row[0] is not None]
        assert [SELECT] == [seen.query for seen in server.seen[1:]]


def test_down() -> None:
    """Nothing listens there."""
    url = f"http://127.0.0.1:{free_ports(1)[0]}/sparql"
    with pytest.raises(BackendError) as raised:
        Remote(Service(url), TABLE).query(SELECT)
    assert (
        f"nothing answers there, the connection is refused ({url}): "
        "see whether the server runs, and on which port"
    ) == str(raised.value)
    assert 5 == raised.value.exit_status


SLOW = "no whole answer within 0.4 s (URL): ask for less, or give more time by --timeout"


def silent(exchange: Exchange) -> None:
    """Say nothing at all."""
    exchange.wait(6)


def dripping_head(exchange: Exchange) -> None:
    """Send a header that takes long to end, byte by byte."""
    exchange.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    for _ in range(300):
        if not exchange.wait(0.02):
            exchange.send(b"x")


def dripping_body(exchange: Exchange) -> None:
    """Send an answer that takes long to end, byte by byte."""
    exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n\r\n")
    for _ in range(300):
        if not exchange.wait(0.02):
            exchange.send(b" ")


@pytest.mark.parametrize("behave", [silent, dripping_head, dripping_body])
def test_slow(behave: Behaviour) -> None:
    """The time limit is that of the whole exchange, whatever trickles in meanwhile."""
    begin = time.monotonic()
    assert (4, SLOW) == fails(behave, timeout=0.4)
    assert 0.35 < time.monotonic() - begin < 5


def test_too_much() -> None:
    """An answer over the ceiling is not read to its end."""

    def long(exchange: Exchange) -> None:
        exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n\r\n")
        for _ in range(1000):
            exchange.send(b" " * 2**16)

    message = "the answer is longer than 1000000 bytes (URL): ask for less"
    assert (4, message) == fails(long)


@pytest.mark.parametrize(
    ("length", "size"), [(len(WHOLE), len(WHOLE) - 1), (len(WHOLE) + 1, len(WHOLE))]
)
def test_cut_by_length(length: int, size: int) -> None:
    """Fewer bytes than the length that was told are no answer, even if they look whole."""
    behave = answer(WHOLE[:size], headers=[f"Content-Length: {length}"])
    message = f"the answer is cut, after {size} of {length} bytes (URL): ask again"
    assert (5, message) == fails(behave)


def test_cut_chunks() -> None:
    """A chunked answer has a last chunk."""

    def behave(exchange: Exchange) -> None:
        head = "HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
        chunk = f"{len(WHOLE):x}\r\n{WHOLE}\r\n"
        exchange.send(f"{head}Transfer-Encoding: chunked\r\n\r\n{chunk}".encode())

    status, message = fails(behave)
    assert 5 == status
    assert message.startswith("the answer is cut, IncompleteRead")


@pytest.mark.parametrize("size", range(1, len(WHOLE) - 1, 7))
def test_cut_json(size: int) -> None:
    """JSON that ends too early is no answer, wherever it ends, though the server calls it whole."""
    status, message = fails(answer(WHOLE[:size]))
    assert 5 == status
    assert message.startswith("the answer cannot be read, ")
    assert "; it begins with: {" in message


def test_cut_without_length() -> None:
    """Where the server does not say how long its JSON is, its brackets do."""
    head = b"HTTP/1.0 200 OK\r\nContent-Type: application/sparql-results+json\r\n\r\n"
    whole = described(lambda exchange: exchange.send(head + WHOLE.encode()))
    with stub(whole) as server:
        assert 2 == len(list(Remote(Service(server.url), TABLE).query(SELECT)))  # type: ignore[arg-type]
    status, _ = fails(lambda exchange: exchange.send(head + WHOLE[:-9].encode()))
    assert 5 == status


def test_graph_without_length() -> None:
    """Turtle and N-Triples have no end that could be missed, so the server has to tell it."""
    head = b"HTTP/1.0 200 OK\r\nContent-Type: text/turtle\r\n\r\n"
    text = "CONSTRUCT WHERE { ?a ?b ?c }"
    assert (
        5,
        "does not say where its graph ends; it begins with: <urn:a> <urn:b> 1 . (URL): "
        "let it send a Content-Length, or chunks",
    ) == fails(lambda exchange: exchange.send(head + b"<urn:a> <urn:b> 1 .\n"), text)
    with stub(described(answer("<urn:a> <urn:b> 1 .\n", "text/turtle"))) as server:
        found = Remote(Service(server.url), TABLE).query(text)
        assert isinstance(found, Statements)
        assert ["urn:a urn:b 1"] == [" ".join(term.value for term in one) for one in found]


def test_broken_graph() -> None:
    """A graph that cannot be read to its end gives no triple."""
    behave = answer("<urn:a> <urn:b> 1 .\n<urn:a> <urn:b> error", "text/turtle")
    status, message = fails(behave, "CONSTRUCT WHERE { ?a ?b ?c }")
    assert 5 == status
    assert message.startswith("the answer cannot be read, Parser error at line 2")


PAGE = "<html><title>Log in</title>\n"


@pytest.mark.parametrize(
    ("media", "told"),
    [
        ("text/html; charset=utf-8", "text/html"),
        ("text/csv", "text/csv"),
        ("", "an answer without a type"),
    ],
)
def test_wrong_type(media: str, told: str) -> None:
    """Only the types that were asked for are answers."""
    assert (
        5,
        f"answers a query with {told}, not application/sparql-results+json; it begins with: "
        "<html><title>Log in</title> (URL): "
        "see whether this is the address of its SPARQL queries",
    ) == fails(answer(PAGE, media))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('{"error": "out of memory"}', "the answer cannot be read, SPARQL JSON results must"),
        (WHOLE[:-2] + ", Error: out of memory", "the answer cannot be read, Parser error"),
        (WHOLE + "Error: out of memory", "the answer cannot be read, Parser error"),
        (rows(["a", "b"]), "answers with other variables (a b); it begins with: {"),
        (rows(["b"]), "answers with other variables (b); it begins with: {"),
        (rows([]), "answers with other variables (none); it begins with: {"),
        ('{"head": {}, "boolean": true}', "answers with true or false, not with rows; it"),
        ("", "the answer cannot be read, "),
        ("null", "the answer cannot be read, SPARQL JSON results must be an object"),
        (
            '{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"uri","value":"x y"}}]}}',
            "the answer cannot be read, Invalid uri value",
        ),
    ],
)
def test_wrong_content(body: str, told: str) -> None:
    """A status of 200 does not make an answer of an error, or of the answer to something else."""
    status, message = fails(answer(body))
    assert 5 == status
    assert told == message[: len(told)]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (WHOLE, "answers with rows, not with true or false; it begins with: {"),
        ('{"head": {}, "boolean": true} Error', "the answer cannot be read, Extra data"),
        ('{"head": {}, "boolean": 1}', "the answer cannot be read, "),
        ('{"head": {}, "boolean": true, "x": ' + 9999 * "[", "the answer cannot be read, "),
    ],
)
def test_wrong_truth(body: str, told: str) -> None:
    """An ASK is answered by true or false and nothing else."""
    status, message = fails(answer(body), "ASK {}")
    assert 5 == status
    assert told == message[: len(told)]


@pytest.mark.parametrize(("state", "status"), [("S1TAT", 4), ("42000", 5)])
def test_error_in_headers(state: str, status: int) -> None:
    """Virtuoso tells in headers that the rows below are not all."""
    headers = [f"X-SQL-State: {state}", "X-SQL-Message: Returning incomplete results"]
    message = f"the answer is not whole, {state}: Returning incomplete results (URL)"
    assert (status, message) == fails(answer(WHOLE, headers=headers))


@pytest.mark.parametrize(("text", "whole"), [(SELECT, False), (f"{SELECT} LIMIT 2", True)])
def test_ceiling_of_the_server(text: str, whole: bool) -> None:
    """As many rows as the server gives at most are not all, unless no more were asked for."""
    behave = answer(WHOLE, headers=["X-SPARQL-MaxRows: 2"])
    if whole:
        with stub(described(behave)) as server:
            assert 2 == len(list(Remote(Service(server.url), TABLE).query(text)))  # type: ignore[arg-type]
    else:
        message = (
            "gives no more than 2 rows, and there may be more (URL): "
            "ask for less, or raise ResultSetMaxRows there"
        )
        assert (4, message) == fails(behave, text)


ACCESS = "set AKKG_USER and AKKG_PASSWORD, and the way to send them (auth: basic or digest)"


@pytest.mark.parametrize(
    ("code", "headers", "status", "message"),
    [
        (
            401,
            ["WWW-Authenticate: Digest realm=x"],
            5,
            "does not let us in (without a name and password), status 401 and asks for digest "
            f"authentication; it begins with: Words (URL): {ACCESS}",
        ),
        (
            403,
            [],
            5,
            "does not let us in (without a name and password), status 403; it begins with: Words "
            f"(URL): {ACCESS}",
        ),
        (
            404,
            [],
            5,
            "answers with status 404; it begins with: Words (URL): see whether the path is right",
        ),
        (400, [], 5, "refuses the request, status 400; it begins with: Words (URL)"),
        (500, [], 5, "answers with status 500; it begins with: Words (URL)"),
        (
            503,
            ["Retry-After: 120"],
            5,
            "is busy, status 503; it begins with: Words (URL): try again in 120 s",
        ),
        (
            429,
            ["Retry-After: Fri, 1 Jan 2027 00:00:00 GMT"],
            5,
            "is busy, status 429; it begins with: Words (URL): "
            "try again after Fri, 1 Jan 2027 00:00:00 GMT",
        ),
        (
            504,
            [],
            4,
            "gave up after its own time limit, status 504; it begins with: Words (URL)",
        ),
    ],
)
def test_status(code: int, headers: list[str], status: int, message: str) -> None:
    """Each status that is none of success is told with what the server says."""
    assert (status, message) == fails(answer("Words", "text/plain", code, headers))


@pytest.mark.parametrize(
    ("code", "told"),
    [(202, "that it will do it later"), (206, "that this is a part of the answer")],
)
def test_half_success(code: int, told: str) -> None:
    """Not every status of success is one."""
    assert (5, f"says {told}, status {code} (URL)") == fails(answer(WHOLE, status=code))


def test_entities() -> None:
    """XML that grows when it is read is no answer."""
    lines = "".join(f'<!ENTITY a{at} "{10 * f"&a{at - 1};"}">' for at in range(1, 9))
    text = (
        f'<!DOCTYPE x [<!ENTITY a0 "a">{lines}]><sparql xmlns="http://www.w3.org/2005/sparql-'
        'results#"><head><variable name="a"/></head><results><result><binding name="a"><literal>'
        "&a8;</literal></binding></result></results></sparql>"
    )
    status, message = fails(answer(text, "application/sparql-results+xml"))
    assert 5 == status
    assert message.startswith("the answer cannot be read, ")


def test_time_limit_of_the_server() -> None:
    """Virtuoso's own time limit is a limit, whatever its status."""
    words = "Virtuoso S1T00 Error SR171: Transaction timed out"
    assert 4 == fails(answer(words, "text/plain", 500))[0]


def test_compressed() -> None:
    """Nobody asked for compression, so nobody unpacks a bomb."""
    bomb = gzip.compress(b" " * 10**7)
    assert (
        5,
        "answered compressed (gzip), which was not asked for (URL): "
        "switch compression off there, or in the proxy before it",
    ) == fails(answer(bomb, headers=["Content-Encoding: gzip"]), most_bytes=10**9)


def test_many_headers() -> None:
    """More headers than the HTTP client takes are an explained error, too."""
    status, message = fails(answer(WHOLE, headers=[f"X-{at}: 1" for at in range(120)]))
    assert 5 == status
    assert message.startswith("the answer is cut, HTTPException: got more than 100 headers (URL)")


def test_no_http() -> None:
    """Whatever listens there speaks something else."""
    status, message = fails(lambda exchange: exchange.send(b"220 mail.example.org ESMTP\r\n"))
    assert 5 == status
    assert message.startswith("the answer is cut, BadStatusLine: 220 mail.example.org ESMTP")


def test_no_tls() -> None:
    """A server without TLS is not spoken to as if it had any."""
    with stub(answer(WHOLE)) as server:
        url = server.url.replace("http:", "https:")
        with pytest.raises(BackendError) as raised:
            Remote(Service(url), TABLE).query(SELECT)
    assert str(raised.value).startswith("no safe connection, ")
    assert [] == server.seen


def test_control_characters() -> None:
    """What a server sends cannot move the cursor of whoever reads the message."""
    message = fails(answer("\x1b[2J\u202egnp\r\n\tx\x00", "text/plain", 500))[1]
    shown = r"answers with status 500; it begins with: \x1b[2J\u202egnp x\x00 (URL)"
    assert shown == message


def test_secrets_in_the_answer() -> None:
    """A server that repeats the password does not make the message tell it."""

    def echo(exchange: Exchange) -> None:
        words = f"{exchange.seen.headers['Authorization']} is bad, so is {SECRET}"
        answer(words, "text/plain", 403)(exchange)

    with stub(described(echo)) as server:
        service = Service(server.url, user="me", password=SECRET)
        with pytest.raises(BackendError) as raised:
            Remote(service, TABLE).query(SELECT)
    message = str(raised.value)
    assert (
        "does not let us in (user me), status 403; it begins with: Basic *** is bad, so is ***"
        in (message)
    )
    assert SECRET not in f"{message}{service!r}{raised.value!r}"


@pytest.mark.parametrize("code", [301, 302, 307, 308])
def test_redirect_within_the_origin(code: int) -> None:
    """The query is sent again as it is, with the password, to another path of the same server."""

    def behave(exchange: Exchange) -> None:
        if exchange.seen.path == "/sparql":
            answer("", status=code, headers=["Location: /new?x=1"])(exchange)
        else:
            answer(WHOLE)(exchange)

    with stub(described(behave)) as server:
        service = Service(server.url, user="me", password=SECRET)
        found = Remote(service, TABLE).query(SELECT)
        assert isinstance(found, Solutions)
        assert 2 == len(list(found))
        first, second = server.seen[1:]
    assert ("POST", "/new?x=1", first.body) == (second.method, second.path, second.body)
    assert first.headers["Authorization"] == second.headers["Authorization"]


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("auth", ["basic", "digest"])
def test_redirect_elsewhere(code: int, auth: Literal["basic", "digest"]) -> None:
    """Another port is another server: it gets no query, and no password."""
    with stub(answer(WHOLE)) as other:
        moved = described(answer("", status=code, headers=[f"Location: {other.url}?key=1"]))
        with stub(moved) as server, pytest.raises(BackendError) as raised:
            service = Service(server.url, user="me", password=SECRET, auth=auth)
            Remote(service, TABLE).query(SELECT)
    assert (
        f"redirects to {other.url}, which is not followed ({server.url}): "
        "name that address yourself if you trust it"
    ) == str(raised.value)
    assert [] == other.seen


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("ftp://127.0.0.1/x", "ftp://127.0.0.1/x"),
        ("//me:secret@127.0.0.1/x", "127.0.0.1/x"),
        ("https://127.0.0.1/x", "https://127.0.0.1/x"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_redirect_to_something_else(target: str, told: str) -> None:
    """No other scheme is followed, nor what is no address."""
    message = fails(answer("", status=302, headers=[f"Location: {target}"]))[1]
    assert f"redirects to {told}, which is not followed (URL)" in message


def test_redirect_to_a_page() -> None:
    """Status 303 names something else to read, also within the origin."""
    message = fails(answer("", status=303, headers=["Location: /sparql/done"]))[1]
    told = "redirects to URL/done, which is not followed (URL): "
    assert f"{told}name that address yourself if you trust it" == message


def test_update_answered_by_a_page() -> None:
    """A page of HTML, such as a form to log in, does not say that an update is done."""
    with stub(answer(PAGE, "text/html")) as server:
        service = Service(server.url, update=server.url)
        with pytest.raises(BackendError) as raised:
            send_update(service, "CLEAR DEFAULT")
        [seen] = server.seen
    assert (
        "answers an update with a page of HTML; it begins with: <html><title>Log in</title> "
        f"({server.url}): see whether this is the address of its SPARQL updates"
    ) == str(raised.value)
    assert ("POST", "/sparql", b"CLEAR DEFAULT") == (seen.method, seen.path, seen.body)
    assert "application/sparql-update" == seen.headers["Content-Type"]


def test_no_address() -> None:
    """Without an address for it, nothing is written anywhere."""
    service = Service("http://127.0.0.1:9/")
    with pytest.raises(ParameterError) as raised:
        send_update(service, "CLEAR DEFAULT")
    assert "no address for updates is known: set `update` in a profile" == str(raised.value)
    with pytest.raises(ParameterError) as raised:
        put_graph(service, None, b"")
    assert "no address for graphs is known: set `graph-store` in a profile" == str(raised.value)


def test_redirect_in_a_circle() -> None:
    """A server that redirects to itself is left after a few times."""
    with stub(described(answer("", status=307, headers=["Location: /sparql"]))) as server:
        with pytest.raises(BackendError, match="which is not followed"):
            Remote(Service(server.url), TABLE).query(SELECT)
        assert 5 == len(server.seen)


def test_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment is not asked for what runs on this machine."""
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_ports(1)[0]}")
    with stub(described(answer(WHOLE))) as server:
        assert 2 == len(list(Remote(Service(server.url), TABLE).query(SELECT)))  # type: ignore[arg-type]


def test_password_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password that is not encrypted is not shown to a proxy; all else passes through it."""
    with stub(answer("Words", "text/plain", 500)) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        service = Service("http://store.invalid/sparql", timeout=5)
        with pytest.raises(BackendError, match="status 500; it begins with: Words"):
            Remote(service, TABLE).query(SELECT)
        assert ["http://store.invalid/sparql"] == [seen.path for seen in proxy.seen]
        with pytest.raises(AkkgError):
            Remote(replace(service, user="me", password=SECRET), TABLE).query(SELECT)
        assert 1 == len(proxy.seen)
