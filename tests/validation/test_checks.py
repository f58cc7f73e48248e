"""The checks find what they are for, and nothing else; a check that is not one is refused."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from akkg.building.rules import rule_paths
from akkg.engines.embedded import Embedded
from akkg.errors import DataError
from akkg.queries.catalogue import query_paths
from akkg.shacl.paths import Predicate
from akkg.sparql_text.outline import outline
from akkg.validation.checks import Check, Hit, Statement, load_checks, run_checks
from akkg.validation.finding import Finding, Severity
from akkg.validation.validating import examine
from akkg.validation.view import View, view
from tests.optional import ROOT
from tests.rdflib_rules import term
from tests.validation.examples import TABLE, expected, in_order, marked, named, required, told

EXAMPLES = ROOT / "tests" / "data" / "checks"
CHECKS = {check.name: check for check in load_checks(ROOT)}
SH = "http://www.w3.org/ns/shacl#"


@cache
def looked_at(name: str, kind: str) -> View:
    """An example, held to the ontology alone; that of a check of the whole graph, to all of it."""
    return view(ROOT, [EXAMPLES / f"{name}.{kind}.trig"], alone=not CHECKS[name].whole)


@cache
def found_in(name: str, kind: str) -> tuple[Finding, ...]:
    """What is found in an example by anything that the project requires."""
    return examine(looked_at(name, kind), required()).findings


def hits(name: str, kind: str) -> tuple[Hit, ...]:
    """What all checks find in an example."""
    seen = looked_at(name, kind)
    return tuple(run_checks(seen.dataset.engine, CHECKS.values(), TABLE, whole=seen.whole))


def test_there_are_checks_and_each_has_two_examples() -> None:
    """A check without an example that fails proves nothing."""
    wanted = {f"{name}.{kind}.trig" for name in CHECKS for kind in ("pass", "fail")}
    assert wanted == {path.name for path in EXAMPLES.iterdir()}
    assert len(CHECKS) > 30


@pytest.mark.parametrize("name", CHECKS)
def test_in_an_example_that_passes_nothing_is_found(name: str) -> None:
    """No violation, no warning, no remark, by a check or by a shape."""
    assert [] == [(each.message, *map(str, each.places)) for each in found_in(name, "pass")]


@pytest.mark.parametrize("name", CHECKS)
def test_in_an_example_that_fails_what_it_lists_is_found_and_nothing_else(name: str) -> None:
    """By its check, and by another or by a shape only where it says so."""
    listed = expected(EXAMPLES / f"{name}.fail.trig", f"check:{name}")
    assert in_order(listed) == in_order(told(each) for each in found_in(name, "fail"))
    assert f"check:{name}" in {each["shape"] for each in listed}


@pytest.mark.parametrize("name", CHECKS)
def test_the_lines_that_are_named_are_those_that_are_marked(name: str) -> None:
    """Each line that is to be mended, and no other, of this file or another."""
    path, findings = EXAMPLES / f"{name}.fail.trig", found_in(name, "fail")
    assert {path} == {Path(place.file).resolve() for each in findings for place in each.places}
    assert marked(path) == named(path, findings)


@pytest.mark.parametrize("name", CHECKS)
def test_a_finding_has_a_message_in_words_and_a_remedy(name: str) -> None:
    """What a check fills in is filled in, and it says what to do."""
    for finding in found_in(name, "fail"):
        assert finding.message.endswith("."), finding.message
        assert not {"{", "}"} & {*finding.message, *finding.remedy}, finding
        assert finding.remedy, finding.message


def test_the_statements_of_a_finding_tell_where_it_stands() -> None:
    """The graph of each statement is kept, and what stands in two graphs is one finding."""
    (hit,) = hits("stated-and-editorial", "fail")
    code, pact = (
        ox.NamedNode(f"https://w3id.org/akkg/id/example-{name}") for name in ("code", "pact")
    )
    follows = "https://w3id.org/akkg/ontology#followsInSeries"
    graphs = ("editorial/code-follows-pact", "overview-2025/p50")
    expected = tuple(
        Statement(code, follows, pact, f"https://w3id.org/akkg/graph/{graph}") for graph in graphs
    )
    assert expected == hit.statements
    assert (code, Predicate(follows), pact) == (
        hit.finding.focus,
        hit.finding.path,
        hit.finding.value,
    )


def test_a_message_is_written_in_short_names() -> None:
    """IRIs are shortened, and literals stand as their text."""
    assert [
        'ak:example-pact and ak:example-code are both called "Example Pact".',
        'ak:field-fine-art and ak:field-arts are both called "Arts".',
    ] == [hit.finding.message for hit in hits("shared-name", "fail")]
    (hit,) = hits("stated-and-editorial", "fail")
    expected = (
        "ak:example-code akkg:followsInSeries ak:example-pact is given as a reading in"
        " editorial:code-follows-pact, but overview:p50 states it."
    )
    assert (expected, "remove it from the reading") == (hit.finding.message, hit.finding.remedy)
    assert f"{SH}SPARQLConstraintComponent" == hit.finding.component


def test_the_project_gives_nothing_to_find() -> None:
    """No check has a row on the graph as it is, and the store holds what they look at."""
    store = view(ROOT).dataset.store
    assert len(store) > 10000
    graphs = {graph.value.rpartition("/")[2] for graph in store.named_graphs()}
    assert {"authority", "mappings", "ontology", "p18", "provenance"} <= graphs
    assert [] == list(run_checks(Embedded(store), CHECKS.values(), TABLE, whole=True))


def test_a_check_of_the_whole_is_not_run_on_a_part() -> None:
    """A term that a draft does not use is not unused."""
    store = looked_at("two-handles", "pass").dataset.store
    unused = [CHECKS["unused-term"]]
    assert [] == list(run_checks(Embedded(store), unused, TABLE, whole=False))
    assert len(list(run_checks(Embedded(store), unused, TABLE, whole=True))) > 100


@pytest.mark.parametrize(
    ("one", "two", "disagree"),
    [
        ("2009-12", "2010", True),
        ("2010", "2010-05", False),
        ("2010-05-03", "2010-05-04", True),
        ("2010-05", "2010-05-31", False),
        ("2009/2010", "2010-05", False),
        ("2009/2010", "2011", True),
        ("2010/2012", "2012-05", False),
        ("2011/..", "2010-12-31", True),
        ("2010/..", "2015", False),
        ("2010/..", "2009/2010", False),
        ("2010/..", "2011/..", False),
    ],
)
def test_dates_disagree_where_no_day_is_in_both(one: str, two: str, disagree: bool) -> None:
    """Whichever of the two comes first."""
    for dates in ((one, two), (two, one)):
        store = ox.Store()
        for number, date in enumerate(dates):
            literal = ox.Literal(date, datatype=ox.NamedNode(TABLE.expand("edtf:EDTF")))
            thing, property_ = (ox.NamedNode(TABLE.expand(f"ak{end}")) for end in (":a", "kg:date"))
            graph = ox.NamedNode(TABLE.expand(f"overview:p{number}"))
            store.add(ox.Quad(thing, property_, literal, graph))
        found = list(run_checks(Embedded(store), [CHECKS["dates-disagree"]], TABLE, whole=True))
        assert disagree == (len(found) == 1) == bool(found)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_rdflib_finds_the_same_rows(check: Check) -> None:
    """Another engine gives the rows of the embedded one, on the example that fails."""
    store = looked_at(check.name, "fail").dataset.store
    solutions = store.query(check.query)
    assert isinstance(solutions, ox.QuerySolutions)
    own = [tuple(None if cell is None else term(cell) for cell in row) for row in solutions]
    other = copied(store).query(check.query)
    assert [variable.value for variable in solutions.variables] == list(map(str, other.vars or ()))
    assert own == [tuple(row) for row in other]  # type: ignore[arg-type]
    assert own


def copied(store: ox.Store) -> rdflib.Dataset:
    """The same in rdflib."""
    copy = rdflib.Dataset()
    for quad in store:
        named = isinstance(quad.graph_name, ox.NamedNode)
        graph = copy.graph(term(quad.graph_name)) if named else copy.default_graph
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return copy


# How a check is written.


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_a_check_is_written_in_the_house_style(check: Check) -> None:
    """Prefixes are sorted, of the table, and used; the order is total; no tabs, two spaces."""
    found = outline(check.query)
    table = TABLE.namespaces
    assert list(found.prefixes) == sorted(found.prefixes)
    assert {name: table[name] for name in found.prefixes} == found.prefixes
    used = {token.text.partition(":")[0] for token in found.tokens if token.kind == "curie"}
    body = [token for token in found.tokens if token.start > found.head]
    assert used == {t.text.partition(":")[0] for t in body if t.kind == "curie"}
    assert "ORDER BY STR(?" in check.query
    for line in check.query.splitlines():
        assert "\t" not in line and line == line.rstrip()
        assert (len(line) - len(line.lstrip())) % 2 == 0


def test_no_check_is_called_as_a_question_or_a_rule_is() -> None:
    """A wheel keeps the headers of all three in one folder, by name."""
    others = {*query_paths(ROOT), *(path.stem for path in rule_paths(ROOT))}
    assert len(others) > 60
    assert set() == others.intersection(CHECKS)


# What is refused.

HEADER = """#+ title: Nothing has a name
#+ severity: warning
#+ message: "{?focus} has a name"
"""
QUERY = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?focus
WHERE {
  ?focus skos:prefLabel ?name .
}
ORDER BY STR(?focus)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A tree with a prefix table and one sound check."""
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "prefixes.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    )
    (tmp_path / "queries" / "checks").mkdir(parents=True)
    (tmp_path / "queries" / "checks" / "name.rq").write_text(HEADER + QUERY)
    yield tmp_path


def test_a_check_is_read_from_its_file(folder: Path) -> None:
    """What may be left out is empty, or false."""
    path = folder / "queries" / "checks" / "name.rq"
    expected = Check(
        name="name",
        path=path,
        title="Nothing has a name",
        severity=Severity.WARNING,
        message="{?focus} has a name",
        remedy="",
        whole=False,
        query=HEADER + QUERY,
    )
    assert (expected,) == load_checks(folder)
    path.write_text(HEADER + "#+ scope: whole\n#+ remedy: remove it\n" + QUERY)
    (check,) = load_checks(folder)
    assert (True, "remove it") == (check.whole, check.remedy)


@pytest.mark.parametrize(
    ("old", "new", "what", "line", "remedy"),
    [
        ("#+ title: Nothing", "#+ titel: Nothing", "unknown key titel", 1, "did you mean title?"),
        ("#+ severity: warning\n", "", "severity is missing", 1, "add `severity:`"),
        ("warning", "warn", "severity cannot be warn", 2, "did you mean warning?"),
        ("#+ severity", "#+ scope: half\n#+ severity", "scope cannot be half", 2, "whole"),
        ("{?focus} has", "{?name} has", "no column fills {?name} in message", 3, "focus"),
        ("{?focus} has", "{focus} has", "message has a stray brace", 3, "write {?name}"),
        ('"{?focus} has a name"', "{?focus} has", "the header cannot be read", 3, "in quotes"),
        ("SELECT ?focus", "SELECT *", "a check is a SELECT that names its columns", 1, "name"),
        ("SELECT ?focus\nWHERE", "ASK", "a check is a SELECT that names its columns", 1, "name"),
        ("SELECT ?focus", "SELECT ?name", "a check has the column ?focus", 1, "bind"),
        ("WHERE", "WERE", "WERE is no keyword of SPARQL", 8, "did you mean WHERE?"),
        ("?name .", "?name . ?a no:b ?c .", "prefix no: is not declared", 9, "declare"),
        ("?name .", "?name . }", "the query cannot be parsed", 11, "expected"),
        ("?focus skos", "SERVICE <http://e.org/> { ?focus skos", "SERVICE is refused", 9, "load"),
        ("?focus skos", '"?focus skos', "a string without its closing quote", 9, "close"),
    ],
)
def test_a_file_that_is_no_check_is_refused(
    folder: Path, old: str, new: str, what: str, line: int, remedy: str
) -> None:
    """The error says what is wrong, in which line, and what to do."""
    path = folder / "queries" / "checks" / "name.rq"
    text = HEADER + QUERY
    assert old in text
    changed = text.replace(old, new)
    if what.startswith("a check has"):
        changed = changed.replace("{?focus}", "it")
    path.write_text(changed)
    with pytest.raises(DataError) as caught:
        load_checks(folder)
    assert caught.value.what.startswith(what)
    assert f"{path}:{line}" == caught.value.where
    assert remedy in (caught.value.remedy or "")


def test_a_name_that_is_none_is_refused(folder: Path) -> None:
    """A check's name is part of an IRI."""
    path = folder / "queries" / "checks" / "Two names.rq"
    path.write_text(HEADER + QUERY)
    with pytest.raises(DataError, match="called by words with hyphens"):
        load_checks(folder)


def test_a_row_without_a_focus_is_an_error(folder: Path) -> None:
    """A finding is about something."""
    path = folder / "queries" / "checks" / "name.rq"
    path.write_text(
        (HEADER + QUERY).replace("?focus skos:prefLabel ?name .", "OPTIONAL { ?focus ?a ?b }")
    )
    with pytest.raises(DataError, match="a row of the check has no \\?focus"):
        list(run_checks(Embedded(ox.Store()), load_checks(folder), TABLE, whole=True))
