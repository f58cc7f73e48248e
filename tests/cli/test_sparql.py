"""`akkg sparql`: what it prints, what it takes, and how it says no."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from urllib.request import Request, urlopen

import pyoxigraph as ox
import pytest

from akkg.cli import main
from akkg.dataset import Dataset
from akkg.engines.embedded import Embedded
from akkg.engines.engine import Solutions
from akkg.errors import BackendError
from tests.engines.stub import answer as answering
from tests.engines.stub import described, merging, rows, stub
from tests.sample import sample
from tests.servers.process import Server

Captured = pytest.CaptureFixture[str]
SELECT = "SELECT ?thing WHERE { ?thing a akkg:Agreement } ORDER BY ?thing"
IRIS = ["https://w3id.org/akkg/id/akfta", "https://w3id.org/akkg/id/investment-agreement"]


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command asks the sample."""
    monkeypatch.setattr("akkg.dataset.load", sample)


def run(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """The exit status, standard output and standard error of a command."""
    status = main(["sparql", *arguments])
    return status, *capsys.readouterr()


def test_a_query_comes_from_the_line_a_file_or_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """All give the same answer, also behind a mark of byte order; prefixes need no declaration."""
    file = tmp_path / "q.rq"
    file.write_text(SELECT, encoding="utf-8")
    expected = (0, "\n".join(["thing", *IRIS, ""]), "")
    assert expected == run(capsys, "-e", SELECT)
    assert expected == run(capsys, str(file))
    file.write_text(SELECT, encoding="utf-8-sig")
    assert expected == run(capsys, str(file))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SELECT.encode())))
    assert expected == run(capsys, "-")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "no query is given: name a file, or - for standard input, or use -e TEXT"),
        (["a.rq", "-e", SELECT], "two queries are given"),
        (["no/such.rq"], "cannot be read, no such file or directory (no/such.rq)"),
        (["-e", SELECT, "--cite"], "a free query names no evidence"),
        (["-e", SELECT, "--cite"], "akkg why SUBJECT PROPERTY OBJECT"),
        (["-e", SELECT, "--curl"], "--curl needs to know an endpoint: add --endpoint URL"),
        (["-e", SELECT, "--format", "turtle"], "turtle does not fit the answer to SELECT"),
        (["-e", SELECT, "--format", "turtle"], "choose table, csv, tsv, json, xml"),
        (["-e", "DESCRIBE ak:akfta", "--format", "csv"], "choose turtle, trig, nt, nq, rdfxml or"),
        (["-e", "ASK {}", "-o", "a.csv"], "csv does not fit the answer to ASK"),
        (["-e", SELECT, "-o", "a.xlsx"], "no format is known by the ending .xlsx (a.xlsx)"),
        (["-e", SELECT, "--labels", "ko", "--format", "json"], "json holds things, not their"),
        (["-e", "ASK {}", "--bounds"], "--bounds is for rows, and ASK gives none"),
        (["-e", "ASK {}", "--limit", "2"], "an ASK has one answer"),
        (["-e", SELECT, "--labels", ""], "'' is no language tag, such as en or ko"),
        (["-e", SELECT, "--labels", "e n"], "'e n' is no language tag"),
        (["-e", SELECT, "--limit", "9" * 5000], "9 is no whole number of 0 or more, of at most 18"),
        (["-e", SELECT, "--offset", "9" * 19], "9 is no whole number of 0 or more, of at most 18"),
        (["-e", SELECT, "--timeout", "1e300"], "1e300 is no number of seconds above 0 and of at"),
        (["-e", SELECT, "--\x1b[31mlimit"], "--\\x1b[31mlimit"),
        (["-e", SELECT, "--limit", "-2"], "-2 is no whole number of 0 or more"),
        (["-e", SELECT, "--timeout", "0"], "0 is no number of seconds above 0"),
        (["-e", SELECT, "--store", "a", "--endpoint", "http://a"], "not allowed with argument"),
        (["-e", SELECT, "--curl", "--endpoint", "http://me:pw@a/"], "must not hold a name or a"),
    ],
)
def test_a_wrong_use_is_explained(arguments: list[str], message: str, capsys: Captured) -> None:
    """One line on standard error, nothing on standard output, status 2, no file written."""
    status, out, err = run(capsys, *arguments)
    assert (2, "") == (status, out)
    assert message in err
    assert 1 == err.count("\n")
    assert not {"a.csv", "a.xlsx"} & {path.name for path in Path().iterdir()}
    assert "pw" not in err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "SELECT ?a WHERE {\n  ?a ak:x ?b FILTR(?b)\n}",
            "FILTR is no keyword of SPARQL (line 2, column 14): did you mean FILTER or FLOOR?\n"
            "    ?a ak:x ?b FILTR(?b)\n               ^\n",
        ),
        (
            "SELECT ?a WHERE {\n  ?a schem:x ?b }",
            "prefix schem: is not declared (line 2, column 6): did you mean schema: o",
        ),
        ("SELECT ?a { ?a ?b 'c }", "a string without its closing quote (line 1, column 19)"),
        ("SELECT ?a\n { ?a ?b ?c", "a group is opened and never closed (line 2, column 2)"),
        ("", "the query is empty: begin it with SELECT"),
    ],
)
def test_an_error_in_the_text_has_its_place_and_a_mark(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """The same place for each way in; the file or standard input is named before it."""
    assert (2, "", f"akkg: {message}") == _first(run(capsys, "-e", text), message)
    file = tmp_path / "q.rq"
    file.write_text(text, encoding="utf-8")
    named = message.replace("(line", f"({file}, line")
    if "(line" in message:
        assert (2, "", f"akkg: {named}") == _first(run(capsys, str(file)), named)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        named = message.replace("(line", "(standard input, line")
        assert (2, "", f"akkg: {named}") == _first(run(capsys, "-"), named)


def _first(outcome: tuple[int, str, str], message: str) -> tuple[int, str, str]:
    status, out, err = outcome
    return status, out, err[: len(message) + len("akkg: ")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("DELETE WHERE { ?a ?b ?c }", "DELETE is an update, and queries only read"),
        ("PREFIX a: <http://a/> insert data { a:b a:b a:b }", "INSERT is an update"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", "SERVICE is refused"),
    ],
)
def test_what_only_reading_may_not_do_is_refused(text: str, reason: str, capsys: Captured) -> None:
    """Status 3, with the reason, the place and what to do instead."""
    status, out, err = run(capsys, "-e", text)
    assert (3, "") == (status, out)
    assert f"akkg: {reason}" in err
    assert "(line 1, column" in err


def test_service_is_run_with_leave(capsys: Captured) -> None:
    """Then the other machine is asked; that nobody answers there is the error of an engine."""
    text = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }"
    status, _, err = run(capsys, "-e", text, "--allow-service")
    assert 5 == status
    assert "the engine gives no whole answer" in err


def test_each_form_has_its_usual_format_in_a_pipe(capsys: Captured) -> None:
    """Rows are CSV, a truth value is the bare word, a graph is Turtle."""
    assert (0, "true\n", "") == run(capsys, "-e", "ASK { ak:akfta a akkg:Agreement }")
    assert (0, "false\n", "") == run(capsys, "-e", "ASK { ak:akfta a akkg:Protocol }")
    text = "CONSTRUCT { ?a a akkg:Thing } WHERE { ?a a akkg:Agreement }"
    head = "@prefix ak: <https://w3id.org/akkg/id/> .\n"
    assert (0, head) == (lambda found: (found[0], found[1][: len(head)]))(run(capsys, "-e", text))
    assert "ak:akfta a akkg:Thing ." in run(capsys, "-e", text)[1]
    status, out, _ = run(capsys, "-e", "ASK {}", "--format", "json")
    assert (0, {"head": {}, "boolean": True}) == (status, json.loads(out))


@pytest.mark.parametrize(
    ("name", "text", "begin"),
    [
        ("a.csv", SELECT, b"thing\n"),
        ("a.TSV", SELECT, b"?thing\n"),
        ("a.srj", SELECT, b'{"head"'),
        ("a.srx", SELECT, b"<?xml"),
        ("a.jsonl", SELECT, b'{"thing": "ak:akfta"}'),
        ("a.md", SELECT, b"| thing |"),
        ("a.html", SELECT, b"<!DOCTYPE html>"),
        ("a.txt", SELECT, b"thing\n\xe2\x94\x80"),
        ("a", SELECT, b"thing\nhttps://"),
        ("a.txt", "ASK {}", b"true\n"),
        ("a.nt", "DESCRIBE ak:akfta", b"<https://w3id.org/akkg/id/akfta>"),
        ("a.jsonld", "DESCRIBE ak:akfta", b"{\n"),
        ("a.rdf", "DESCRIBE ak:akfta", b"<?xml"),
        ("a.trig", "DESCRIBE ak:akfta", b"@prefix"),
    ],
)
def test_a_file_has_the_format_of_its_name(
    name: str, text: str, begin: bytes, tmp_path: Path, capsys: Captured
) -> None:
    """Standard output stays empty."""
    assert (0, "", "") == run(capsys, "-e", text, "-o", str(tmp_path / name))
    assert (tmp_path / name).read_bytes().startswith(begin)


def test_labels_stand_for_things(capsys: Captured) -> None:
    """In a stream and in a table; English stands in for a language without labels."""
    for format in ("csv", "markdown"):
        out = run(capsys, "-e", SELECT, "--labels", "ko", "--format", format)[1]
        assert "AKFTA" in out and "Investment Agreement" in out
        assert "id/akfta" not in out


def test_bounds_are_columns_of_their_own(capsys: Captured) -> None:
    """Beside a column of dates, and beside no other."""
    text = "SELECT ?thing ?since { VALUES (?thing ?since) { (ak:a '2012-02') (ak:b '2011/..') } }"
    assert [
        "thing,since,sinceEarliest,sinceLatest",
        "https://w3id.org/akkg/id/a,2012-02,2012-02-01,2012-02-29",
        "https://w3id.org/akkg/id/b,2011/..,2011-01-01,",
    ] == run(capsys, "-e", text, "--bounds")[1].splitlines()


def test_limit_and_offset_choose_rows(capsys: Captured) -> None:
    """They take the place of those of the query."""
    found = run(capsys, "-e", f"{SELECT} LIMIT 9", "--limit", "1", "--offset", "1")
    assert (0, f"thing\n{IRIS[1]}\n", "") == found


def test_print_query_prints_what_runs_anywhere(capsys: Captured) -> None:
    """With its prefixes declared and its limit set; nothing is run, not even what cannot be."""
    status, out, err = run(capsys, "-e", SELECT, "--limit", "1", "--print-query")
    assert (0, "") == (status, err)
    assert f"PREFIX akkg: <https://w3id.org/akkg/ontology#>\n{SELECT} LIMIT 1\n" == out
    found = sample().store.query(out)
    assert isinstance(found, ox.QuerySolutions)
    assert [IRIS[0]] == [row["thing"].value for row in found]
    assert 0 == run(capsys, "-e", "SELECT nonsense", "--print-query")[0]


def test_what_would_be_sent_names_its_graphs(capsys: Captured) -> None:
    """An endpoint whose merged triples have a graph of their own is asked for that one, and only
    the endpoint itself says so."""
    table = sample().prefixes
    merged, one = table.expand("graph:merged"), table.expand("graph:one")
    text = "SELECT ?g WHERE { GRAPH ?g { ?a ?b ?c } }"
    asked = f"SELECT ?g FROM <{merged}>\nFROM NAMED <{one}>\nWHERE {{ GRAPH ?g {{ ?a ?b ?c }} }}"
    with stub(merging(answering(rows(["g"])), table)) as server:
        target = ["-e", text, "--endpoint", server.url]
        assert (0, f"{asked}\n", "") == run(capsys, *target, "--print-query")
        status, out, err = run(capsys, *target, "--curl")
        assert (0, "") == (status, err)
        assert f"  --data-urlencode 'query={asked}' \\\n  {server.url}\n" in out
        assert 4 == len(server.seen)  # the state and FROM, twice; the query itself is not sent
        assert 0 == run(capsys, *target)[0]
        assert asked == server.seen[-1].query
    assert (0, f"{text}\n", "") == run(capsys, "-e", text, "--print-query")


def test_what_would_not_be_sent_is_not_printed(capsys: Captured) -> None:
    """Where nothing answers, or FROM is not obeyed, the right query is not known: status 5."""
    for option in ("--curl", "--print-query"):
        found = run(capsys, "-e", SELECT, option, "--endpoint", "http://127.0.0.1:1/sparql")
        assert (5, "") == found[:2]
        assert "nothing answers there" in found[2]
        with stub(merging(answering(rows([])), sample().prefixes, ["ak:akfta"])) as server:
            found = run(capsys, "-e", SELECT, option, "--endpoint", server.url)
        assert (5, "") == found[:2]
        assert "does not obey FROM" in found[2]


@pytest.mark.parametrize("options", [[], ["--format", "table"], ["--bounds"], ["--labels", "en"]])
def test_an_endpoint_without_rows_that_may_hold_something_else(
    options: list[str], capsys: Captured
) -> None:
    """It is named with the command that looks at it; the status is 0. Rows, or a state, need no
    such hint."""
    with stub(described(answering(rows(["thing"])))) as server:
        target = ["-e", SELECT, *options, "--endpoint", server.url]
        status, out, err = run(capsys, *target)
    hint = f"does not say that it holds AKKG; see `akkg doctor --endpoint {server.url}`"
    hint = f"akkg: no rows, and {server.url} {hint}\n"
    assert (0, "thing", hint) == (status, out.splitlines()[0], err)
    with stub(described(answering(rows(["thing"], [["one"]])))) as server:
        status, out, err = run(capsys, *target[:-1], server.url)
    assert (0, 1, "") == (status, out.count("one"), err)
    with stub(merging(answering(rows(["thing"])), sample().prefixes)) as server:
        status, out, err = run(capsys, *target[:-1], server.url)
    said = "akkg: no rows\n" if "table" in options else ""
    assert (0, said) == (status, err)


def test_a_profile_without_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """The hint names the profile; what follows ? in its address may be a key, and is not told."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "akkg").mkdir()
    with stub(described(answering(rows(["thing"])))) as server:
        profile = f'[endpoint.here]\nquery = "{server.url}?key=hidden"\n'
        (tmp_path / "akkg" / "config.toml").write_text(profile, encoding="utf-8")
        status, _, err = run(capsys, "-e", SELECT, "--profile", "here")
    said = f"{server.url} does not say that it holds AKKG; see `akkg doctor --profile here`"
    assert (0, f"akkg: no rows, and {said}\n") == (status, err)


def test_curl_is_one_command_for_a_shell(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """The shell hands curl the query letter by letter; no password and no key is in it."""
    monkeypatch.setenv("AKKG_USER", "me")
    monkeypatch.setenv("AKKG_PASSWORD", "secret-word")
    text = """ASK { ?a ?b "it's $HOME `x` \\\\ ! 100%" } # 100%"""
    with stub(described(answering(rows([])))) as server:
        endpoint = f"{server.url}?key=hidden"
        status, out, err = run(capsys, "-e", text, "--curl", "--endpoint", endpoint)
    assert 0 == status
    assert "what follows ? in the URL is left out" in err
    assert not [word for word in ("secret-word", "hidden", "me:") if word in out + err]
    shell = subprocess.run(
        ["sh", "-c", f'curl() {{ printf "%s\\n" "$@"; }}\n{out}'], capture_output=True, text=True
    )
    assert [
        "--silent",
        "--show-error",
        "--fail-with-body",
        "--header",
        "Accept: application/sparql-results+json",
        "--data-urlencode",
        f"query={text.removesuffix(' # 100%')}",
        server.url,
    ] == shell.stdout.splitlines()


class Broken(Embedded):
    """An engine that gives two rows of three and then no more."""

    def query(self, text: str, **options: object) -> Solutions:
        def rows() -> Iterator[tuple[ox.Literal]]:
            yield (ox.Literal("one"),)
            yield (ox.Literal("two"),)
            raise BackendError("the endpoint went away", "http://e.org/", "try again")

        return Solutions(("a",), rows())


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command asks the broken engine."""
    monkeypatch.setattr(Dataset, "engine", property(lambda self: Broken(self.store)))


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("format", ["csv", "tsv", "json", "xml", "ndjson"])
def test_a_broken_stream_is_told(format: str, tmp_path: Path, capsys: Captured) -> None:
    """On standard output the message says that it is not whole; of a file nothing is left."""
    status, out, err = run(capsys, "-e", SELECT, "--format", format)
    assert 5 == status
    assert "one" in out and "two" in out
    assert (
        "akkg: the endpoint went away; what has been written is not the whole answer "
        "(http://e.org/): try again\n"
    ) == err
    old = tmp_path / "old.csv"
    old.write_text("old", encoding="utf-8")
    for path in (old, tmp_path / "new.csv"):
        status, out, err = run(capsys, "-e", SELECT, "--format", format, "-o", str(path))
        assert (5, "") == (status, out)
        assert "akkg: the endpoint went away (http://e.org/): try again\n" == err
    assert ["old"] == [file.read_text("utf-8") for file in tmp_path.iterdir()]


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("format", ["table", "markdown", "html"])
def test_what_is_held_is_not_begun_before_it_is_whole(format: str, capsys: Captured) -> None:
    """Nothing is printed of an answer that does not come to its end."""
    status, out, err = run(capsys, "-e", SELECT, "--format", format)
    assert (5, "") == (status, out)
    assert "akkg: the endpoint went away (http://e.org/): try again\n" == err


SILENT = """ASK {
  ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(CONCAT(STR(?c), STR(?f)) = STR(?i))
}"""
FLOOD = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.mark.parametrize("text", [SILENT, FLOOD])
def test_a_time_limit_ends_a_native_call_and_a_stream(text: str, tmp_path: Path) -> None:
    """Status 4, soon, with a message; of the file that was being written nothing is left."""
    file = str(tmp_path / ("a.txt" if text == SILENT else "a.csv"))
    began = monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", "akkg", "sparql", "-e", text, "--timeout", "1.5", "-o", file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert 4 == ended.returncode
    assert "akkg: no whole answer within 1.5 seconds" in ended.stderr
    assert monotonic() - began < 10
    assert [] == [*tmp_path.iterdir()]


@pytest.mark.parametrize("target", [[], ["--endpoint", "http://127.0.0.1:1/sparql"]])
def test_a_time_limit_holds_for_what_comes_before_the_answer(target: list[str]) -> None:
    """It has begun when the query is read, as from a pipe that gives none."""
    with subprocess.Popen(
        [sys.executable, "-m", "akkg", "sparql", "-", "--timeout", "0.5", *target],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        assert 4 == process.wait(10)
        assert process.stderr.read().startswith(b"akkg: no whole answer within 0.5 seconds")


def test_an_answer_in_time_is_not_disturbed(capsys: Captured) -> None:
    """The limit does nothing, nor does it end the program later that has called the command."""
    assert (0, "true\n", "") == run(capsys, "-e", "ASK {}", "--timeout", "60")
    limits = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    for limit in limits:
        limit.join(5)
    assert not any(limit.is_alive() for limit in limits)


def test_a_reader_that_goes_away_ends_a_stream(tmp_path: Path) -> None:
    """As a process of the shell ends: silently, with the status of SIGPIPE."""
    text = "SELECT ?a ?b ?d ?e { ?a ?p ?b . ?d ?q ?e }"
    command = f"{sys.executable} -m akkg sparql -e '{text}' --format csv | head -n 1; "
    ended = subprocess.run(
        ["bash", "-c", f"{command} echo ${{PIPESTATUS[0]}}"], capture_output=True, text=True
    )
    assert ("a,b,d,e\n141\n", "") == (ended.stdout, ended.stderr)


def test_an_endpoint_answers_in_place_of_the_graph(
    oxigraph_server: Server, capsys: Captured
) -> None:
    """The same formats, and its own rows; a syntax error has its place, too."""
    triple = b"<https://e.org/a> <https://e.org/p> 'x, y' ."
    _send(f"{oxigraph_server.store}?default", "PUT", triple)
    try:
        target = ["--endpoint", oxigraph_server.query]
        text = "SELECT ?thing ?value WHERE { ?thing <https://e.org/p> ?value }"
        out = 'thing,value\nhttps://e.org/a,"x, y"\n'
        assert (0, out, "") == run(capsys, "-e", text, *target)
        text = "DESCRIBE <https://e.org/a>"
        out = '<https://e.org/a> <https://e.org/p> "x, y" .\n'
        assert (0, out, "") == run(capsys, "-e", text, "--format", "nt", *target)
        status, out, err = run(capsys, "-e", "SELECT ?a WHERE { ?a ?b }", *target)
        assert (2, "") == (status, out)
        assert "(line 1, column 26)" in err
    finally:
        _send(f"{oxigraph_server.store}?default", "DELETE", None)


def _send(url: str, method: str, content: bytes | None) -> None:
    request = Request(url, content, {"Content-Type": "text/turtle"}, method=method)
    with urlopen(request, timeout=10) as reply:
        assert reply.status in (200, 201, 204)
