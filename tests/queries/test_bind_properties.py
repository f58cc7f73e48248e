"""Binding: whatever an argument holds, it is refused, or it is one term and changes nothing else.

For each type an argument is either refused with a ParameterError, or another engine's algebra of
the bound query is that of the template but for the terms of the parameter's block, and the term
there is what the argument says, by a reading of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Identifier, Literal, URIRef, Variable

from akkg.errors import ParameterError
from akkg.queries.arguments import argument_terms
from akkg.queries.bind import bound_text
from akkg.queries.saved_query import TYPES
from tests.sample import sample, saved

KG = sample()
XSD = "http://www.w3.org/2001/XMLSchema#"
TEMPLATE = """
SELECT ?thing ?word WHERE {
  # VALUES $p { 1 } stands in a comment
  VALUES $p { UNDEF }
  VALUES ?other { "VALUES $p { 2 }" "} # \\"" }
  ?thing rdfs:label $p .
  OPTIONAL { ?thing rdfs:comment ?word FILTER(?word != $p) }
  FILTER NOT EXISTS { ?thing rdfs:seeAlso ?other }
} ORDER BY STR(?thing)
"""
QUERIES = {type_: saved(TEMPLATE, f"params: {{p: {{type: {type_}}}}}") for type_ in TYPES}
HOSTILE = [
    "",
    " ",
    '"',
    "'",
    '"""',
    "'''",
    '""" } DROP ALL #',
    "\\",
    "\\\\",
    '\\" } #',
    "\n",
    "\r\n",
    "a\tb\x0bc\x0c",
    "\x00",
    "a\x00b",
    "\x7f\x85\x9b",
    "\u2028\u2029",
    "\ud800",
    "\udfff\ud83d",
    "\\u0022 } DROP GRAPH <urn:g> #",
    "\\U00000022 }",
    "\\\\u0022 }",
    "\\u005Cu0022",
    "%22%20%7D",
    "} DROP ALL ; SELECT * {",
    '" } UNION { ?s ?p ?o } #',
    "# a comment",
    "?x",
    "$p",
    "$p { VALUES $p { 1 } }",
    "<http://a> <http://b>",
    "<",
    ">",
    "<>",
    "><",
    "<http://a> } #",
    "http://a/> } DROP ALL #",
    "https://w3id.org/akkg/id/akfta> ?p ?o . ?s ?p <https://w3id.org/akkg/id/akfta",
    "ak:akfta } #",
    "ak:akfta> ; <",
    "ak:ak\\u0066ta",
    "<ak:akfta>",
    "{}",
    "UNDEF",
    "true false",
    "1 2",
    "1e5",
    "١٢",
    "2024-01-01 }",
    '2024-01-01"^^xsd:date',
    "2024-01-01Z",
    "en } #",
    "en-",
    "@en",
    '"x"@en',
    "1^^xsd:integer",
    "شعار } #",
    "\u202e} PORD\u202c",
    "\U0001f600\u200d\ufe0f",
    "\ufeff\u200b",
    "ß\u0130ﬀ",
    "9" * 19,
    "0" * 400,
    "x" * 100_000,
    '"} ' * 5_000,
]
GOOD = {
    "iri": ["ak:akfta", "AKFTA", "free trade area", "<https://w3id.org/akkg/id/akfta>"],
    "string": ["a } b", "x\\y"],
    "text": [" two  words "],
    "integer": ["7", "-007", "+3", " 12 "],
    "decimal": ["1.50", "-.5", "3.", "0.0"],
    "boolean": ["true", "FALSE"],
    "date": ["2024-02-29", "0001-01-01"],
    "year": ["2019", "0999"],
    "lang": ["en", "KO", "zh-Hant"],
}
ANY = st.text(st.characters(exclude_categories=()), max_size=60)
LIKELY = st.text(st.sampled_from("\"'\\{}<>#?$:@^. \n\t\r-+0123456789eTZuUaken;,_|&%"), max_size=40)
NEARLY = st.builds(
    lambda good, text, behind: good + text if behind else text + good,
    st.sampled_from([one for values in GOOD.values() for one in values]),
    LIKELY,
    st.booleans(),
)


def plain(node: object, terms: list[Identifier]) -> object:
    """The algebra as plain values; the terms of the block of `p` are put aside."""
    if isinstance(node, CompValue):
        if node.name == "values" and any(set(row) == {Variable("p")} for row in node["res"]):
            terms += [row[Variable("p")] for row in node["res"]]
            return "the block of p"
        return node.name, [(key, plain(node[key], terms)) for key in sorted(node) if key != "_vars"]
    if isinstance(node, Identifier):
        return type(node).__name__, str(node), str(getattr(node, "datatype", ""))
    if isinstance(node, dict):
        return sorted((str(key), repr(plain(value, terms))) for key, value in node.items())
    if isinstance(node, str) or not isinstance(node, Iterable):
        return repr(node)
    found = [plain(item, terms) for item in node]
    return sorted(map(repr, found)) if isinstance(node, (set, frozenset)) else found


def algebra(text: str) -> tuple[object, list[Identifier]]:
    terms: list[Identifier] = []
    return plain(translateQuery(parseQuery(text)).algebra, terms), terms


@cache
def template(type_: str) -> object:
    shape, terms = algebra(QUERIES[type_].text.replace("{ UNDEF }", '{ "harmless" }'))
    assert ["harmless"] == [str(term) for term in terms], "the block is found in the algebra"
    return shape


def literal(text: str, type_: str = "") -> Literal:
    return Literal(text, datatype=URIRef(XSD + type_) if type_ else None, normalize=False)


def _decimal(value: str) -> Literal:
    text = format(Decimal(value.strip()), "f")
    text = re.sub(r"\.?0*$", "", text) if "." in text else text
    return literal("0" if text in ("-0", "") else text, "decimal")


READINGS: dict[str, Callable[[str], Literal]] = {
    "string": literal,
    "text": lambda value: literal(" ".join(value.split())),
    "integer": lambda value: literal(str(int(value)), "integer"),
    "decimal": _decimal,
    "boolean": lambda value: literal(value.strip().lower(), "boolean"),
    "date": lambda value: literal(date.fromisoformat(value.strip()).isoformat(), "date"),
    "year": lambda value: literal(str(int(value)), "integer"),
    "lang": lambda value: literal(value.strip().lower()),
}
"""What a value means, said once more and apart from the code that is tested."""

THINGS = {
    str(term)
    for quad in KG.store
    for term in (getattr(quad.subject, "value", ""), getattr(quad.object, "value", ""))
    if term.startswith("http")
}


def bind(type_: str, value: str) -> str | None:
    """The bound query; None where the argument is refused."""
    try:
        return bound_text(QUERIES[type_], argument_terms(QUERIES[type_], KG, {"p": value}))
    except ParameterError as error:
        assert "p is " in error.what and "\n" not in str(error), "told in one line"
        return None


def hold(type_: str, value: str) -> bool:
    """Assert what this module promises; say whether the value was taken."""
    text = bind(type_, value)
    if text is None:
        return False
    shape, terms = algebra(text)
    assert template(type_) == shape
    if type_ == "iri":
        (term,) = terms
        assert isinstance(term, URIRef) and str(term) in THINGS
    else:
        expected = READINGS[type_](value)
        assert [(str(expected), expected.datatype, None)] == [
            (str(term), getattr(term, "datatype", None), getattr(term, "language", None))
            for term in terms
        ]
    return True


@pytest.mark.parametrize("type_", TYPES)
def test_hostile_values_are_refused_or_are_one_term(type_: str) -> None:
    """Quotes, braces, escapes, comments, marks of direction, halves of letters, and long ones."""
    taken = [value for value in HOSTILE if hold(type_, value)]
    refused = len(HOSTILE) - len(taken)
    assert refused >= 4, "NUL and lone surrogates are no text of Unicode"
    assert type_ in ("string", "text") or len(taken) <= 3, "such values mean nothing of this type"


@pytest.mark.parametrize(
    ("type_", "value"), [(type_, value) for type_, values in GOOD.items() for value in values]
)
def test_good_values_are_taken(type_: str, value: str) -> None:
    """A binding that refused everything would pass all else."""
    assert hold(type_, value)


@pytest.mark.parametrize("type_", TYPES)
@settings(max_examples=60, deadline=None)
@given(value=ANY | LIKELY | NEARLY)
def test_any_text_is_refused_or_is_one_term(type_: str, value: str) -> None:
    """Whatever is drawn: all of Unicode, marks of SPARQL, and good values with something added."""
    hold(type_, value)


@settings(max_examples=40, deadline=None)
@given(values=st.lists(LIKELY | ANY, min_size=1, max_size=4))
def test_many_values_are_as_many_terms(values: list[str]) -> None:
    """A parameter that takes many has a term for each, in the order given, and nothing else."""
    query = saved(TEMPLATE, "params: {p: {type: string, many: true}}")
    try:
        text = bound_text(query, argument_terms(query, KG, {"p": values}))
    except ParameterError:
        assert any("\x00" in value or re.search("[\ud800-\udfff]", value) for value in values)
        return
    shape, terms = algebra(text)
    assert (template("string"), values) == (shape, [str(term) for term in terms])
