"""A saved query answers in a page as it does on the command line, with the same citations."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from akkg.answers.render import render
from akkg.errors import QueryError, RefusedError
from akkg.queries.arguments import argument_terms
from akkg.queries.bind import bound_text
from akkg.queries.catalogue import load_queries, load_query
from akkg.queries.saved_query import SavedQuery
from akkg.runner import answer, run_query
from akkg.site.query_data import query_data
from tests.web.programs import Call, called, graph

Arguments = dict[str, list[str]]
Case = tuple[SavedQuery, Arguments]


def cases() -> list[Case]:
    """Each saved query at its defaults, and with the arguments of each of its tests."""
    found: list[Case] = []
    for query in load_queries():
        given: list[Arguments] = [{}]
        for test in query.tests:
            arguments = {
                name: list(value) if isinstance(value, tuple) else [value]
                for name, value in test.params.items()
            }
            if arguments not in given:
                given.append(arguments)
        found += [(query, arguments) for arguments in given]
    return found


@cache
def answers() -> list[tuple[SavedQuery, Arguments, dict[str, Any]]]:
    """What the pages' programs answer to all of them."""
    all_cases = cases()
    data = {query.name: query_data(query, graph()) for query, _ in all_cases}
    calls: list[Call] = [
        ("answer", [data[query.name], arguments]) for query, arguments in all_cases
    ]
    found = called(calls, asking=True)
    return [
        (query, arguments, result["value"])
        for (query, arguments), result in zip(all_cases, found, strict=True)
    ]


def test_every_query_gives_the_same_rows() -> None:
    """The bytes of JSON and CSV that a page offers are those of `akkg query run`."""
    assert len(answers()) > 200
    for query, arguments, found in answers():
        table = run_query(query, graph(), arguments)
        for format in ("json", "csv"):
            assert render(table, format, graph().prefixes) == found[format], (query.name, arguments)


def test_every_row_cites_the_same_paragraphs() -> None:
    """What a row rests on in a page is what `--cite` says: basis, paragraphs and notes."""
    cited = 0
    for query, arguments, found in answers():
        table = run_query(query, graph(), arguments, cite=True)
        assert table.citations is not None
        expected = [
            {
                "basis": citation.basis,
                "paragraphs": list(citation.paragraphs),
                "notes": list(citation.notes),
            }
            for citation in table.citations
        ]
        assert expected == found["citations"], (query.name, arguments)
        assert render(table, "csv", graph().prefixes) == found["cited"], (query.name, arguments)
        cited += sum(bool(citation.paragraphs) for citation in table.citations)
    assert cited > 1000


def test_every_text_is_the_one_that_the_command_line_binds() -> None:
    """A query is sent with the same terms in the place of the same defaults."""
    for query, arguments, found in answers():
        text = bound_text(query, argument_terms(query, graph(), arguments))
        bare = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+"))
        assert bare.lstrip("\n") == found["text"], (query.name, arguments)


NAMES = {
    "AKFTA": "ak:akfta",
    "akfta": "ak:akfta",
    " ak:akfta ": "ak:akfta",
    "<https://w3id.org/akkg/id/akfta>": "ak:akfta",
    "asean-rok free trade agreement (AKFTA)": "ak:akfta",
}


@pytest.mark.parametrize("text", NAMES)
def test_a_thing_is_found_by_any_of_its_names(text: str) -> None:
    """An IRI, a CURIE, the end of an IRI, an acronym and a label all mean the thing."""
    [parameter] = _parameters("lineage")
    [found] = called([("thing", [parameter, text])], asking=True)
    assert graph().prefixes.expand(NAMES[text]) == found["value"]


UNFIT = {
    "no such thing at all": "js.query.unfit.thing",
    "ak:nothing-of-this-name": "js.query.unfit.unknown",
    "<not an iri>": "js.query.unfit.iri",
    'x" } INSERT': "js.query.unfit.thing",
}


@pytest.mark.parametrize("text", UNFIT)
def test_what_names_nothing_is_refused(text: str) -> None:
    """A text that names nothing, or would end the query, is refused with the reason."""
    [parameter] = _parameters("lineage")
    [found] = called([("thing", [parameter, text])], asking=True)
    assert UNFIT[text] == found["unfit"]


def test_a_near_name_is_offered() -> None:
    """For a misspelt name the nearest ones are told."""
    [parameter] = _parameters("lineage")
    [found] = called([("thing", [parameter, "AKFAT"])], asking=True)
    assert "AKFTA" in found["near"]


def _parameters(name: str) -> list[object]:
    found = query_data(load_query(name), graph())["parameters"]
    assert isinstance(found, list)
    return found


PROBLEMS = (
    "",
    "SELEC ?x { ?x ?p ?o }",
    "SELECT ?x {\n  ?x foo:bar ?o }",
    "SELECT ?x {\n  ?x akkg:date ?d }}",
    "PREFIX foo: <http://e/> SELECT ?x { ?x foo:a ak:b ; }}",
    'SELECT ?x { ?x rdfs:label "\U0001f600" ?y }',
    "SELECT ?x WHERE { ?x a akkg:Fund FILTR(?x = 1) }",
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "# SERVICE\nSELECT * { SERVICE <http://e/> { ?s ?p ?o } }",
    "PREFIX a: <http://e/>\nDELETE WHERE { ?s ?p ?o }",
)


def test_what_is_wrong_with_a_query_is_told_with_its_place() -> None:
    """A fault is told at the line and column at which the command line tells it."""
    found = called([("problem", [text]) for text in PROBLEMS], asking=True)
    for text, each in zip(PROBLEMS, found, strict=True):
        with pytest.raises(QueryError) as error:
            answer(text, graph())
        value = each["value"]
        expected = "refused" if isinstance(error.value, RefusedError) else "syntax"
        place = f"line {value['line']}, column {value['column']}" if value["line"] else None
        assert (expected, error.value.where) == (value["kind"], place), text


FREE = {
    "ASK { ak:akfta a akkg:Agreement }": True,
    "# INSERT, SERVICE\nASK { ?s rdfs:label 'SERVICE INSERT'@en }": False,
    "PREFIX akkg: <http://e/> ASK { ak:akfta a akkg:Agreement }": False,
}


def test_prefixes_need_no_declaration() -> None:
    """The project's prefixes stand for what they mean, unless the query says otherwise."""
    found = called([("problem", [text]) for text in FREE], asking=True)
    assert list(FREE.values()) == [each["value"]["answer"]["value"] for each in found]
