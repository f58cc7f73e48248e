"""The pages' programs say the same as the command line: terms, names, lists, paths."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.answers.table import natural
from akkg.answers.term_text import written
from akkg.near import near
from akkg.queries.parameter_values import Unfit, literal
from akkg.queries.saved_query import TYPES, Parameter
from akkg.site.addresses import Addresses
from tests.web.programs import Call, called, graph

VALUES = (
    *(
        "",
        " ",
        "a",
        " a  b ",
        "0",
        "-0",
        "+7",
        "007",
        "12",
        "-3",
        "1989",
        "0000",
        "99999",
        "1" * 19,
    ),
    *(
        "1.50",
        ".5",
        "5.",
        "-0.0",
        "00.10",
        "1e3",
        "1,5",
        "true",
        "TRUE",
        "yes",
        "en",
        "KO",
        "zh-Hant",
    ),
    *(
        "english",
        "2024-02-29",
        "2023-02-29",
        "1900-02-29",
        "2000-02-29",
        "2024-13-01",
        "0000-01-01",
    ),
    *(
        "2024-1-1",
        "20240101",
        'a "quote"',
        "back\\slash",
        "\\u0022",
        "line\nbreak",
        "tab\tend",
        "한국",
    ),
    *("\x00", "\ud800", "\x07", "\x7f", "\U0001f600", "day", "month", "moth", "٣"),
)
LIMITED = (
    Parameter("p", "integer", minimum="1", maximum="100"),
    Parameter("p", "decimal", minimum="-0.5"),
    Parameter("p", "date", maximum="2024-02-28"),
    Parameter("p", "year", minimum="1989", maximum="2025"),
    Parameter("p", "string", values=("day", "month", "year")),
)


def in_page(parameter: Parameter) -> dict[str, object]:
    """A parameter as a page has it."""
    return {
        "name": parameter.name,
        "type": parameter.type,
        "allowed": list(parameter.values),
        "min": parameter.minimum,
        "max": parameter.maximum,
    }


def test_a_value_becomes_the_same_literal_or_is_refused() -> None:
    """A value is bound as the command line binds it, and refused where it refuses it."""
    bare = [Parameter("p", type_) for type_ in TYPES if type_ != "iri"]
    cases = [(parameter, value) for parameter in (*bare, *LIMITED) for value in VALUES]
    found = called([("literal", [in_page(parameter), value]) for parameter, value in cases])
    for (parameter, value), result in zip(cases, found, strict=True):
        try:
            expected = str(literal(parameter, value))
        except Unfit:
            expected = "refused"
        assert expected == result.get("value", "refused"), (parameter, value)


@pytest.mark.parametrize(
    "text", ['a "b"\\', "\\u0022", "\\U0001", "\x07\x7f", "\n\r\t\b\f", "한\U0001f600"]
)
def test_a_text_is_written_so_that_every_engine_reads_it_alike(text: str) -> None:
    """A literal in a query has the same letters as one that the command line writes."""
    [found] = called([("written", [{"type": "literal", "value": text, "xml:lang": "en"}])])
    assert written(ox.Literal(text, language="en")) == found["value"]


def test_near_names_are_the_same() -> None:
    """What is near to a misspelt name is what the command line finds near, in its order."""
    names = [
        "Meeting",
        "Summit",
        "SummitSeries",
        "Agreement",
        "agreement",
        "Fund",
        "akcf",
        "ak:akcf",
    ]
    words = ["Sumit", "agreemnt", "fnud", "akfc", "", "zzz", "SUMMITSERIE"]
    found = called([("near", [word, names]) for word in words])
    assert [list(near(word, names)) for word in words] == [result["value"] for result in found]


def test_passages_are_in_the_same_order() -> None:
    """Passages are listed as a reader counts."""
    names = ["footnote-2", "p11", "p4", "section-1", "p4", "title", "annex", "p1"]
    assert list(natural(names)) == called([("natural", [names])])[0]["value"]


def test_links_lead_to_the_pages_that_the_site_has() -> None:
    """A thing, a passage or a term leads to the page that the site makes for it, or to none."""
    prefixes = graph().prefixes
    addresses = Addresses(prefixes)
    curies = ["ak:akfta", "ak:poa-2011-2015", "para:p18", "overview:p18", "akkg:Fund", "wd:Q1"]
    iris = [*map(prefixes.expand, curies), "javascript:alert(1)", prefixes.expand("editorial:a")]
    found = called([("pagePath", [iri]) for iri in iris])
    assert [addresses.path(iri) for iri in iris] == [result["value"] for result in found]
    odd = [prefixes.expand("ak:") + name for name in ("../x", "A", "index", "x-1", "a b", "")]
    assert [""] * len(odd) == [
        result["value"] for result in called([("pagePath", [iri]) for iri in odd])
    ]


def test_curies_are_the_same() -> None:
    """An IRI is shortened as the command line shortens it."""
    prefixes = graph().prefixes
    iris = [
        namespace + end
        for _, namespace in prefixes.items()
        for end in ("a", "a.b", "a/b", "", "é", "a.")
    ]
    found = called([("shorten", [iri]) for iri in iris])
    assert [prefixes.shorten(iri) for iri in iris] == [result["value"] for result in found]


def test_ntriples_are_read_and_written_whole() -> None:
    """What a CONSTRUCT gives is written again without loss, each triple once."""
    store = ox.Store()
    subject, predicate = ox.NamedNode("http://e.org/a"), ox.NamedNode("http://e.org/b#é")
    for value in (
        ox.Literal('q " \\ \n\t'),
        ox.Literal("x", language="en"),
        ox.Literal(5),
        subject,
    ):
        store.add(ox.Quad(subject, predicate, value))
    store.add(ox.Quad(ox.BlankNode("x1"), predicate, ox.BlankNode("y.z")))
    written_out = store.dump(format=ox.RdfFormat.N_QUADS)
    assert written_out is not None
    lines = sorted(written_out.decode().splitlines())
    [found] = called([("rewritten", ["\n".join([*lines, *lines, ""])])])
    assert lines == found["value"].splitlines()


PLACES = {
    "#/network/?focus=akfta&hops=1": ("network/", "focus=akfta&hops=1", ""),
    "#/id/akfta/#facts": ("id/akfta/", "", "facts"),
    "#/": ("", "", ""),
    "": ("", "", ""),
    "#main": ("", "", ""),
}


def test_the_address_of_a_state_in_the_single_file_is_read() -> None:
    """The fragment of the single file names a page, its state and a place in it."""
    calls: list[Call] = [("splitFragment", [fragment]) for fragment in PLACES]
    found = [result["value"] for result in called(calls)]
    assert list(PLACES.values()) == [(each["path"], each["query"], each["place"]) for each in found]
