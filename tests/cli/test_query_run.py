"""`akkg query run`: options that change the query, the answer and the way it is written."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.cli import main
from akkg.dataset import Dataset
from akkg.passages import digest
from tests.engines.stub import answer as answering
from tests.engines.stub import described, rows, stub
from tests.sample import DATA, sample
from tests.servers.process import Server

NAME = "instruments-taking-effect"
AKFTA = "https://w3id.org/akkg/id/akfta,AKFTA,2010-01-01"
INVESTMENT = "https://w3id.org/akkg/id/investment-agreement,Investment Agreement,2009-09-01"
PROTOCOL = "https://w3id.org/akkg/id/protocol,Protocol,2015-11-22"
HEADER = "instrument,instrumentLabel,since"
TEXTS = {"p18": "Paragraph eighteen.", "footnote-2": "A footnote."}
Captured = pytest.CaptureFixture[str]


def quotable() -> Dataset:
    """The sample, with the digests of two passages."""
    found = sample()
    sha256 = ox.NamedNode(found.prefixes.expand("akkg:sha256"))
    for name, text in TEXTS.items():
        passage = ox.NamedNode(found.prefixes.expand("para:") + name)
        found.store.add(ox.Quad(passage, sha256, ox.Literal(digest(text))))
    return found


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command asks the sample, and finds its query."""
    monkeypatch.delenv("AKKG_SOURCE_TEXT", raising=False)
    monkeypatch.setattr("akkg.queries.catalogue.data_root", lambda: DATA)
    monkeypatch.setattr("akkg.dataset.load", lambda named: quotable())


def run(capsys: Captured, *arguments: str) -> tuple[int, list[str], str]:
    """The exit status, the lines of standard output, and standard error."""
    status = main(["query", "run", NAME, *arguments])
    out, err = capsys.readouterr()
    return status, out.splitlines(), err


def test_limit_and_offset_choose_rows(capsys: Captured) -> None:
    """In the query's order; the citations are those of the rows that are left."""
    assert (0, [HEADER, AKFTA, INVESTMENT, PROTOCOL], "") == run(capsys)
    assert (0, [HEADER, INVESTMENT], "") == run(capsys, "--limit", "1", "--offset", "1")
    assert (0, [f"{HEADER},basis,paragraphs", f"{INVESTMENT},stated,p18 footnote-2"], "") == run(
        capsys, "--limit", "1", "--offset", "1", "--cite"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "day: 2012-01-01\nkind: [akkg:Agreement, protocol]\n"),
        ("a.json", '{"day": "2012-01-01", "kind": ["akkg:Agreement", "protocol"]}'),
    ],
)
def test_parameters_come_from_a_file(
    name: str, text: str, tmp_path: Path, capsys: Captured
) -> None:
    """Those on the command line win, one by one."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert (0, [HEADER, AKFTA, INVESTMENT], "") == run(capsys, "--param-file", str(file))
    assert (0, [HEADER, INVESTMENT], "") == run(
        capsys, "--param-file", str(file), "--day", "2009-12-31"
    )
    assert (0, [HEADER], "") == run(capsys, "--kind", "protocol", "--param-file", str(file))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.yaml", "dya: 2012-01-01\nkinds: x\n", "no parameter dya, kinds ({file}): did you mean"),
        ("a.yaml", "day: NO\n", "day is date, given 'NO'"),
        ("a.yaml", "- day\n", "no mapping of parameters to values ({file})"),
        ("a.yaml", "", "no mapping of parameters to values ({file})"),
        ("a.yaml", "day: {a: b}\n", "day has no plain value ({file})"),
        ("a.yaml", "day: 2012-01-01\nday: 2013-01-01\n", "day stands twice ({file}): keep one"),
        ("a.json", '{"day": "2012-01-01", "day": null}', "day stands twice ({file}): keep one"),
        ("a.yaml", "kind: [[a]]\n", "kind has no plain value ({file})"),
        ("a.yaml", "day: 1\nkind: [a\n", "no YAML, "),
        ("a.yaml", "day: !!python/object:os.system x\n", "day is date, given 'x'"),
        ("a.json", '{"day":\n  2012-01-01}', "no JSON, expecting ',' delimiter ({file}:2)"),
        ("a.json", '{"day": ["2012-01-01", "2013-01-01"]}', "day takes one value, 2 were given"),
        ("a.json", "[" * 100_000, "no JSON, "),
    ],
)
def test_a_wrong_file_of_parameters_is_explained(
    name: str, text: str, message: str, tmp_path: Path, capsys: Captured
) -> None:
    """With the file, and where there is one the line; status 2, nothing on standard output."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    status, out, err = run(capsys, "--param-file", str(file))
    assert (2, []) == (status, out)
    assert message.replace("{file}", str(file)) in err


def test_a_value_left_empty_is_not_given(tmp_path: Path, capsys: Captured) -> None:
    """Then the default of the query holds."""
    for name, text in (("a.yaml", "day:\nkind: protocol\n"), ("a.json", '{"day": null}')):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        status, out, _ = run(capsys, "--param-file", str(file))
        assert (0, PROTOCOL) == (status, out[-1])


def test_print_query_prints_the_bound_query(capsys: Captured) -> None:
    """With the arguments in their blocks; it runs as it stands, and gives the same row."""
    status, out, err = run(capsys, "--day", "2009-12-31", "--limit", "5", "--print-query")
    assert (0, "") == (status, err)
    day = '  VALUES $day { "2009-12-31"^^<http://www.w3.org/2001/XMLSchema#date> }'
    assert day in [line.partition("  #")[0] for line in out]
    found = sample().store.query("\n".join(out))
    assert isinstance(found, ox.QuerySolutions)
    assert ["2009-09-01"] == [row["since"].value for row in found]


def test_a_query_goes_into_a_file_of_any_name(tmp_path: Path, capsys: Captured) -> None:
    """So does a command: neither is an answer, whose format a name would say."""
    assert (0, [], "") == run(capsys, "--print-query", "-o", str(tmp_path / "a.rq"))
    assert "VALUES $day {" in (tmp_path / "a.rq").read_text("utf-8")
    with stub(described(answering(rows([])))) as server:
        curl = ["--curl", "--endpoint", server.url, "-o", str(tmp_path / "a.sh")]
        assert (0, [], "") == run(capsys, *curl)
    assert (tmp_path / "a.sh").read_text("utf-8").startswith("curl ")


def test_curl_asks_the_endpoint_for_the_format(capsys: Captured) -> None:
    """The bound query goes to the endpoint, which is asked for its state alone."""
    with stub(described(answering(rows([])))) as server:
        status, out, err = run(capsys, "--curl", "--endpoint", server.url, "--format", "tsv")
        assert 1 == len(server.seen)
    assert (0, "") == (status, err)
    assert "  --header 'Accept: text/tab-separated-values' \\" in out
    assert f"  {server.url}" == out[-1]
    assert "curl --silent --show-error --fail-with-body \\" == out[0]


@pytest.mark.parametrize("options", [[], ["--cite"], ["--limit", "5", "--format", "ndjson"]])
def test_an_endpoint_without_rows_that_may_hold_something_else(
    options: list[str], oxigraph_server: Server, capsys: Captured
) -> None:
    """It is named with the command that looks at it; the status is 0."""
    where = oxigraph_server.query
    status, _, err = run(capsys, *options, "--endpoint", where)
    hint = f"{where} does not say that it holds AKKG; see `akkg doctor --endpoint {where}`"
    assert (0, [f"akkg: no rows, and {hint}"]) == (status, err.splitlines())


def test_an_engine_that_breaks_off_while_citing_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """As one that breaks off while it answers: status 5, and no answer without its citations."""

    def fail(*_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr("akkg.engines.embedded.Embedded._graphs", fail)
    status, out, err = run(capsys, "--cite")
    assert (5, []) == (status, out)
    assert err.startswith("akkg: the engine gives no whole answer, the disk is gone")


def test_bounds_stand_beside_their_dates(capsys: Captured) -> None:
    """A column of dates gets two; the citations stay the last ones."""
    _, out, _ = run(capsys, "--limit", "1", "--bounds", "--cite")
    assert [
        "instrument,instrumentLabel,since,sinceEarliest,sinceLatest,basis,paragraphs",
        f"{AKFTA},2010-01-01,2010-01-01,stated,p4 p18",
    ] == out


def test_a_page_is_titled_by_the_query(tmp_path: Path) -> None:
    """Its title is the caption of the table."""
    file = tmp_path / "a.html"
    assert 0 == main(["query", "run", NAME, "-o", str(file)])
    text = file.read_text("utf-8")
    assert "<title>Instruments that took effect by a day</title>" in text
    assert "<caption>Instruments that took effect by a day</caption>" in text
    assert '<th scope="col">Instrument</th>' in text
    assert f'<a href="{AKFTA.partition(",")[0]}">AKFTA</a>' in text


COPY = "1. Before.\n\n18. Paragraph **eighteen**.\n\n<sup>2</sup> Another footnote.\n"


@pytest.mark.parametrize("by_variable", [False, True])
def test_cited_paragraphs_are_shown_from_a_copy(
    by_variable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """On standard error, and where the digest agrees; the answer itself is the same."""
    copy = tmp_path / "copy.md"
    copy.write_text(COPY, encoding="utf-8")
    option = ["--source-text", str(copy)]
    if by_variable:
        monkeypatch.setenv("AKKG_SOURCE_TEXT", str(copy))
        option = []
    arguments = ["--day", "2009-12-31", "--cite"]
    assert (
        0,
        [f"{HEADER},basis,paragraphs", f"{INVESTMENT},stated,p18 footnote-2"],
        "p18: Paragraph eighteen.\nfootnote-2: not shown, as the copy has another text or none\n",
    ) == run(capsys, *arguments, *option)


def test_a_copy_alone_cites_nothing(tmp_path: Path, capsys: Captured) -> None:
    """The option belongs to `--cite`."""
    status, out, err = run(capsys, "--source-text", "x.md")
    assert (2, []) == (status, out)
    assert "akkg: --source-text shows what --cite names: add --cite\n" == err


@pytest.mark.parametrize("text", [None, "# Another\n\n1. Quite another.\n"])
def test_a_copy_is_looked_at_before_anything_is_answered(
    text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Where it is missing or another document, nothing is printed, and status 2 told why."""
    copy = tmp_path / "x.md"
    if text is not None:
        copy.write_text(text, encoding="utf-8")
    what = "cannot be read, no such file" if text is None else "no passage here has the text"
    status, out, err = run(capsys, "--cite", "--source-text", str(copy))
    assert (2, [], f"akkg: {what}") == (status, out, err[: len(what) + 6])
    monkeypatch.setenv("AKKG_SOURCE_TEXT", str(copy))
    assert (2, [], err) == run(capsys, "--cite")
    assert (0, [HEADER, AKFTA, INVESTMENT, PROTOCOL], "") == run(capsys)


def test_a_table_without_rows_says_so(capsys: Captured) -> None:
    """On standard error, for a person who sees a bare header; not beside data for a program."""
    options = ["--day", "1989-01-01"]
    status, out, err = run(capsys, *options, "--format", "table")
    assert (0, 2, "akkg: no rows\n") == (status, len(out), err)
    assert (0, [HEADER], "") == run(capsys, *options)
    assert "" == run(capsys, "--format", "table")[2]


def test_the_header_limit_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """A stream and a table end at it alike, and say so on standard error."""
    folder = tmp_path / "queries" / "topic"
    folder.mkdir(parents=True)
    text = (DATA / "queries" / "instruments" / f"{NAME}.rq").read_text("utf-8")
    (folder / f"{NAME}.rq").write_text(f"#+ limit: 2\n{text}", encoding="utf-8")
    monkeypatch.setattr("akkg.queries.catalogue.data_root", lambda: tmp_path)
    note = "akkg: only the first 2 rows are shown\n"
    assert (0, [HEADER, AKFTA, INVESTMENT], note) == run(capsys)
    assert note == run(capsys, "--format", "table")[2]
    assert (0, [HEADER, PROTOCOL], "") == run(capsys, "--offset", "2")
