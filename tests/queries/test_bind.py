"""Binding: arguments change the terms of their blocks and nothing else, whatever they hold."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Literal

from akkg.dataset import Dataset
from akkg.errors import DataError, ParameterError
from akkg.prefixes import BASE
from akkg.queries import bind
from akkg.queries.arguments import argument_terms
from akkg.queries.bind import bind_query, bound_text
from tests.sample import sample, saved

KG = sample()
QUERY = saved(
    "SELECT ?thing ?word WHERE {\n"
    "  # VALUES $word { 1 }\n"
    '  VALUES $word { "a } b" }  VALUES $day { UNDEF }\n'
    '  ?thing rdfs:label $word ; akkg:date $day . FILTER(STR(?thing) != "VALUES $word { 2 }")\n'
    "} ORDER BY ?thing",
    "params: {word: {type: string, many: true}, day: {type: date}}",
)
MARK = "the place of the term"


def bound(*words: str) -> str:
    return bound_text(QUERY, argument_terms(QUERY, KG, {"word": words}))


def shape(node: object, term: str) -> object:
    """The algebra as plain values, with one literal replaced by a mark."""
    if isinstance(node, Literal):
        return MARK if str(node) == term and node.language is None else repr(node)
    if isinstance(node, CompValue):
        return node.name, [(key, shape(node[key], term)) for key in sorted(node) if key != "_vars"]
    if isinstance(node, dict):
        return sorted((str(key), shape(value, term)) for key, value in node.items())
    if isinstance(node, str):
        return repr(node)
    if isinstance(node, set):
        return sorted(map(repr, node))
    if isinstance(node, Iterable):
        return [shape(item, term) for item in node]
    return repr(node)


def algebra(text: str, term: str) -> object:
    return shape(translateQuery(parseQuery(text)).algebra, term)


PLAIN = algebra(bound("plain"), "plain")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
@example('" } # ')
@example("\\u0022 } UNION { ?s ?p ?o } #")
@example("\\\\u0022 }")
@example('\\" } ')
@example("\\U00000022 }")
@example("'''\n\"\"\"\r\t")
@example("$word { VALUES $day { 1 } }")
@example("?thing <http://a> \u2028 \u0085")
def test_no_argument_changes_what_the_query_asks(word: str) -> None:
    """Another engine's parse of the bound query differs from a harmless one in the term alone."""
    found = algebra(bound(word), word)
    assert found == PLAIN
    assert MARK in repr(found)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
@example("\\u0022 }")
def test_the_engine_reads_the_argument_as_it_was_given(word: str) -> None:
    """The text of the bound query brings the argument back to the letter."""
    text = bound(word).replace("?thing rdfs:label $word ; akkg:date $day .", "BIND(1 AS ?thing)")
    answer = KG.store.query(text)
    assert isinstance(answer, ox.QuerySolutions)
    assert [word] == [row["word"].value for row in answer]


def test_only_the_insides_of_the_blocks_change() -> None:
    """Comments and strings that look like blocks stay, as does the rest of the text."""
    terms = argument_terms(QUERY, KG, {"day": "2024-01-31", "word": ["a", "b"]})
    day = '{ "2024-01-31"^^<http://www.w3.org/2001/XMLSchema#date> }'
    expected = QUERY.text.replace('{ "a } b" }', '{ "a" "b" }').replace("{ UNDEF }", day)
    assert expected == bound_text(QUERY, terms)


def test_what_is_not_given_keeps_its_default() -> None:
    """None and an empty list leave the file's own value; the text is the file's."""
    assert QUERY.text == bound_text(QUERY, argument_terms(QUERY, KG, {"day": None, "word": []}))


def test_values_of_python_are_taken_by_their_text() -> None:
    """A date is a day, a truth value is written as in XML Schema, a number by its digits."""
    body = "SELECT ?a WHERE { VALUES $d {1} VALUES $b {1} VALUES $n {1} VALUES $k {1} ?a ?d ?b }"
    kinds = "params: {d: {type: date}, b: {type: boolean}, n: {type: integer}, k: {type: iri}}"
    given_ = {
        "d": datetime.date(2024, 1, 31),
        "b": True,
        "n": 7,
        "k": ox.NamedNode(KG.prefixes.expand("ak:akfta")),
    }
    terms = argument_terms(saved(body, kinds), KG, given_)
    assert ["2024-01-31", "true", "7", KG.prefixes.expand("ak:akfta")] == [
        term.value for (term,) in terms.values()
    ]


@pytest.mark.parametrize(
    ("given_", "text"),
    [
        (True, "true"),
        (ox.NamedNode("http://e.org/a"), "http://e.org/a"),
        (rdflib.Literal("month"), "month"),
        (rdflib.URIRef("http://e.org/a"), "http://e.org/a"),
    ],
)
def test_a_text_is_made_of_a_value_as_it_is_written(given_: object, text: str) -> None:
    """Also of one of a class that is a text and more."""
    (word,) = argument_terms(QUERY, KG, {"word": given_})["word"]
    assert ox.Literal(text) == word


def test_a_query_is_bound_anew_for_other_arguments_and_for_another_base() -> None:
    """What is remembered of one is not given for another, in whatever order they come."""
    body = "SELECT ?a WHERE { VALUES $n { 1 } VALUES $w { 'a' } ?a akkg:number $n , $w , <%s> }"
    query = saved(body % f"{BASE}id/x", "params: {n: {type: integer}, w: {type: string}}")
    fork = Dataset(KG.store, KG.prefixes.rebased("http://e.org/"), KG.root)
    given_: list[dict[str, object]] = [{}, {"n": 2}, {"n": 3}, {"w": "2"}, {"w": "2", "n": 2}]
    texts = [
        bind_query(query, asked, each).text
        for _ in range(2)
        for asked in (KG, fork)
        for each in given_
    ]
    assert texts[:10] == texts[10:] and 10 == len(set(texts))
    assert all(f"<{BASE}id/x>" in text for text in texts[:5])
    assert all("<http://e.org/id/x>" in text for text in texts[5:10])


def test_a_query_with_long_arguments_is_not_kept() -> None:
    """A process that runs for long would keep all of them."""
    bind._remembered.cache_clear()  # a full one would not grow either
    bind_query(QUERY, KG, {"word": "short"})
    for number in range(3):
        word = str(number) * 5000
        assert word in bind_query(QUERY, KG, {"word": word}).text
        assert f'"{number}"' in bind_query(QUERY, KG, {"word": [f"{number}"] * 5000}).text
    assert 1 == bind._remembered.cache_info().currsize


def test_all_mistakes_are_told_at_once() -> None:
    """An unknown name, a wrong value and too many values stand in one error."""
    with pytest.raises(ParameterError) as caught:
        argument_terms(QUERY, KG, {"wrd": "x", "day": ["2024-13-01"], "word": "\x00"})
    assert "no parameter is called wrd, did you mean word?" in caught.value.what
    assert "day is date, given '2024-13-01': must be a day that exists" in caught.value.what
    assert "word is string, given '\\x00'" in caught.value.what
    with pytest.raises(ParameterError, match="day takes one value, 2 were given"):
        argument_terms(QUERY, KG, {"day": ["2024-01-01", "2024-01-02"]})


def test_a_long_value_is_told_by_its_beginning() -> None:
    """A message stays a line that can be read."""
    with pytest.raises(ParameterError) as caught:
        argument_terms(QUERY, KG, {"day": "9" * 5000})
    assert f"given '{'9' * 60}'…: must be a day that exists" in caught.value.what


def test_an_unknown_name_without_a_near_one_brings_all() -> None:
    """The error then names all parameters."""
    with pytest.raises(ParameterError, match="no parameter is called xyz, it takes word, day"):
        argument_terms(QUERY, KG, {"xyz": "1"})


def test_an_unknown_class_is_a_mistake_of_the_header() -> None:
    """The error names the parameter, and not the person's argument."""
    query = saved(
        "SELECT ?thing { VALUES $kind { UNDEF } ?thing a $kind } ORDER BY ?thing",
        "params: {kind: {type: iri, class: 'nope:Class'}}",
    )
    with pytest.raises(DataError, match=r"nope:Class is no class \(parameter kind\)"):
        argument_terms(query, KG, {"kind": "akkg:Fund"})
