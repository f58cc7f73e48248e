"""Facts are read for many things at once, and are the same as those of each alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.citing.cite import cite_triples, find_grounds
from akkg.dataset import Dataset, load
from akkg.engines.engine import select
from akkg.site.edition import make_edition
from akkg.site.facts import About, Fact
from akkg.site.lot import read_lot
from akkg.site.pages.thing import title_of
from akkg.site.register import Register, make_register
from akkg.site.telling import read_facts
from akkg.site.values import value_of
from tests.conftest import MINI
from tests.site.made import made

AK = "https://w3id.org/akkg/id/"


def about(register: Register, name: str) -> About:
    """What is told of a thing."""
    [found] = read_facts(register, [AK + name])
    return found


def told(facts: tuple[Fact, ...], *, folded: bool = False) -> list[tuple[str, str, str]]:
    """Words, value and basis of facts."""
    return [(one.words, one.value.text, one.basis) for one in facts if one.folded is folded]


def test_facts_are_told_in_the_order_of_a_reader() -> None:
    """Names first, then events, relations, fields, and what it is for."""
    groups = list(dict.fromkeys(one.group for one in about(made().register, "scf").says))
    assert ["names", "events", "fields", "texts"] == groups


def test_what_follows_by_rule_and_tells_a_reader_nothing_is_folded() -> None:
    """Bounds of a date, its numbers, superclasses, and the inverse of what is stated."""
    found = about(made().register, "scf-launch")
    assert [
        ("is a", "launch", "stated"),
        ("is dated", "1990", "stated"),
        ("is done by", "ROK Government", "stated"),
    ] == told(found.says)
    folded = told(found.says, folded=True)
    assert ("is in the year", "1990", "derived") in folded
    assert ("is an", "event", "derived") in folded
    fund = "ASEAN-ROK Special Cooperation Fund (SCF)"
    assert ("is an event of", fund, "derived") in folded
    assert [("has the event", fund, "stated")] == told(found.said)


def test_what_follows_by_rule_and_is_told_nowhere_else_is_not_folded() -> None:
    """The pillar comes from the heading; the merger from its event."""
    says = told(about(made().register, "akcf").says)
    assert (
        "is under the pillar",
        "the ROK's support to development cooperation",
        "derived",
    ) in says
    scf = "ASEAN-ROK Special Cooperation Fund (SCF)"
    assert ("results from the merger of", scf, "derived") in says


def test_bases_and_passages_are_those_of_citing() -> None:
    """For every statement of every thing, as `cite_triples` gives them."""
    register = made().register
    dataset = register.dataset
    for found in read_facts(register, register.entries):
        own = ox.NamedNode(found.entry.iri)
        cited = cite_triples(dataset, found.statements)
        wanted = sorted(
            (dataset.prefixes.shorten(one[1].value), basis, sorted(cited[one].paragraphs))
            for one in found.statements
            # What rests on no passage cites nothing that a reader could look up.
            for basis in [cited[one].basis if cited[one].paragraphs else ""]
            if one[1].value != "https://schema.org/mentions" and one[0] == own
        )
        assert wanted == sorted(
            (one.property, one.basis, sorted(passage.name for passage in one.passages))
            for one in found.says
        )


def test_a_thing_is_told_the_same_alone_and_among_all() -> None:
    """Reading many at once changes nothing."""
    register = made().register
    every = {found.entry.iri: found for found in read_facts(register, register.entries)}
    for name in ("scf", "akfta", "asean", "summit-13"):
        assert every[AK + name] == about(register, name)


def test_a_lot_takes_the_same_number_of_questions_whatever_its_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No question is asked for one thing alone."""
    asked: list[str] = []

    def counted(engine: object, text: str) -> object:
        asked.append(text)
        return select(made().edition.dataset.engine, text)

    monkeypatch.setattr("akkg.site.lot.select", counted)
    monkeypatch.setattr("akkg.views.left_open.select", counted)
    register = made().register
    counts = []
    for size in (40, 160):
        asked.clear()
        assert size == len(list(read_facts(register, list(register.entries)[:size])))
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 8  # a label's question takes two hundred names


def test_where_a_thing_takes_part_in_nothing_it_has_a_page_without_facts() -> None:
    """It is named, and no more."""
    found = made().register
    only = [iri for iri, entry in found.entries.items() if entry.path == "id/asean/"]
    assert only == [one.entry.iri for one in read_facts(found, only)]
    assert [] == list(read_facts(found, []))


def test_a_statement_that_no_source_makes_rests_on_nothing() -> None:
    """It stands in the merged graph alone, as in a graph that is loaded from elsewhere."""
    dataset = load()
    store = ox.Store()
    store.extend(dataset.store)
    scf, knows = ox.NamedNode(f"{AK}scf"), ox.NamedNode("http://xmlns.com/foaf/0.1/knows")
    store.add(ox.Quad(scf, knows, ox.NamedNode("https://example.org/")))
    register = make_register(make_edition(replace(dataset, store=store)))
    [fact] = [
        one
        for one in about(register, "scf").says
        if one.words == "foaf:knows" or "knows" in one.words
    ]
    assert ("", (), False, "") == (fact.basis, fact.passages, fact.folded, fact.giver)
    assert "https://example.org/" == fact.value.href


def test_what_no_passage_says_is_told_with_who_gives_it() -> None:
    """The authority files, the ontology, or a rule that starts from these; else nobody."""
    givers = {(one.property, one.value.text): one for one in about(made().register, "asean").says}
    assert "editors" == givers["skos:prefLabel", "ASEAN"].giver
    assert "rule" == givers["rdfs:label", "ASEAN"].giver
    for found in read_facts(made().register, made().register.entries):
        for fact in (*found.says, *found.said):
            assert bool(fact.passages) is (fact.giver == ""), fact
            assert fact.giver in ("", "editors", "vocabulary", "rule")


def test_a_class_that_the_ontology_gives_is_folded_and_has_words() -> None:
    """A concept is one by the vocabulary: programs need it, readers see no CURIE."""
    says = about(made().register, "pillar-economic").says
    [kind] = [one for one in says if one.property == "rdf:type"]
    assert ("is a", "concept", "vocabulary", True) == (
        kind.words,
        kind.value.text,
        kind.giver,
        kind.folded,
    )


def test_a_small_graph_of_another_shape_is_told() -> None:
    """Few rules, hardly a label, and no coverage of its passages."""
    register = make_register(make_edition(replace(load(MINI), prefixes=load().prefixes)))
    found = about(register, "plan-b")
    assert ("succeeds", "ak:plan-a", "stated") in [
        (words.rpartition(":")[2], text, basis) for words, text, basis in told(found.says)
    ]
    assert found.said and not found.left_open.lists


def test_passages_of_several_documents_are_told_apart() -> None:
    """Each document has a `p1`: the name says which, and the link leads there."""
    register = make_register(make_edition(two_documents()))
    names = {one.name: one.path for one in register.passages.values()}
    assert "source/other-2020/p1/" == names["other-2020 p1"]
    assert "source/overview-2025/p1/" == names["overview-2025 p1"]
    [fact] = [one for one in about(register, "scf").says if one.value.text == "other"]
    assert ["other-2020 p1"] == [one.name for one in fact.passages]


def two_documents() -> Dataset:
    """The graph with a paragraph of another document, which states something."""
    dataset = load()
    store = ox.Store()
    store.extend(dataset.store)
    expand = dataset.prefixes.expand
    source, graph = expand("source:other-2020"), expand("graph:other-2020/p1")
    kind, made_from = expand("rdf:type"), expand("prov:wasDerivedFrom")
    for subject, predicate, value, name in (
        (source, kind, ox.NamedNode(expand("akkg:SourceDocument")), "graph:provenance"),
        (f"{source}/p1", kind, ox.NamedNode(expand("akkg:Passage")), "graph:provenance"),
        (graph, made_from, ox.NamedNode(f"{source}/p1"), "graph:provenance"),
        (
            f"{AK}scf",
            expand("akkg:purpose"),
            ox.Literal("other", language="en"),
            "graph:other-2020/p1",
        ),
    ):
        triple = ox.NamedNode(subject), ox.NamedNode(predicate), value
        store.add(ox.Quad(*triple))
        store.add(ox.Quad(*triple, ox.NamedNode(expand(name))))
    return replace(dataset, store=store)


def test_grounds_name_the_graphs_of_claims() -> None:
    """A derived statement rests on the graphs of its premises."""
    dataset = load()
    akcf, scf = ox.NamedNode(f"{AK}akcf"), ox.NamedNode(f"{AK}scf")
    merged = ox.NamedNode(dataset.prefixes.expand("akkg:resultsFromMergerOf"))
    [(basis, graphs)] = find_grounds(
        dataset, dataset.engine.graphs_of([(akcf, merged, scf)])
    ).values()
    assert ("derived", frozenset([dataset.prefixes.expand("overview:p35")])) == (basis, graphs)


def test_what_is_no_address_on_the_web_is_no_link() -> None:
    """Nor does a page of the project link to its own names where they have no page."""
    register = made().register
    for iri in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "JAVASCRIPT:x"):
        assert "" == value_of(register, ox.NamedNode(iri), "x").href
    for name in ("graph:ontology", "graph:editorial/csp-begins", "ak:no-such-thing"):
        found = value_of(register, ox.NamedNode(register.dataset.prefixes.expand(name)), "x")
        assert ("", "") == (found.path, found.href), name


def test_events_of_other_lots_are_read_with_what_has_them() -> None:
    """A lot with a treaty alone tells its signature in full."""
    register = made().register
    lot = read_lot(register, [f"{AK}tac"])
    assert f"{AK}tac-accession-rok" in lot.says
    [event] = about(register, "tac").events
    assert ("accession", ["2004"]) == (event.kind, [one.text for one in event.dates])
    assert ["ROK"] == [one.value.text for one in event.told]


def test_an_event_rests_on_the_weakest_of_what_is_told_of_it() -> None:
    """The place is stated; that it lies in the country follows."""
    [event] = about(made().register, "asean-culture-house").events
    assert {"stated", "derived"} == {one.basis for one in event.told}
    assert "derived" == event.basis


def test_a_date_that_follows_by_rule_is_not_folded() -> None:
    """A reader finds it nowhere else; its basis says that it is derived."""
    says = about(made().register, "joint-statement-2009-adoption").says
    dated = [one for one in says if one.property == "akkg:date"]
    assert [("derived", False)] == [(one.basis, one.folded) for one in dated]


def test_an_event_has_the_notes_of_the_readings_that_tell_of_it() -> None:
    """And rests on a reading, then."""
    dataset = load()
    reading, source = next(
        (iri, one) for iri, one in made().register.sources.items() if one.reading and one.notes
    )
    store = ox.Store()
    store.extend(dataset.store)
    place = ox.NamedNode(dataset.prefixes.expand("akkg:place"))
    triple = ox.NamedNode(f"{AK}scf-launch"), place, ox.NamedNode(f"{AK}seoul")
    store.extend([ox.Quad(*triple), ox.Quad(*triple, ox.NamedNode(reading))])
    [event] = about(make_register(make_edition(replace(dataset, store=store))), "scf").events
    assert ("editorial", source.notes) == (event.basis, event.notes)


def test_who_speaks_of_a_thing_is_told_in_brief() -> None:
    """A passage, a reading, both, or neither."""
    entries = made().register.entries.values()
    assert {"", "s", "se"} == {one.bases for one in entries}
    assert all(("s" in one.bases) is bool(one.passages) for one in entries)


def test_an_event_without_a_date_comes_last() -> None:
    """Its place among the others is not known."""
    events = about(made().register, "third-protocol").events
    assert ["2015-11-22", "2023-11-28", ""] == [one.begin for one in events]


def test_an_identifier_elsewhere_is_given_by_the_editors() -> None:
    """They keep the table of mappings."""
    matches = [one for one in about(made().register, "asean").says if "Match" in one.property]
    assert {("editors", ())} == {(one.giver, one.passages) for one in matches}


def test_things_of_one_label_are_told_apart() -> None:
    """By their names in titles; and no label leads to one of them."""
    dataset = load()
    store = ox.Store()
    store.extend(dataset.store)
    scf, label = ox.NamedNode(f"{AK}scf"), ox.NamedNode(dataset.prefixes.expand("rdfs:label"))
    [words] = [one.object for one in store.quads_for_pattern(scf, label, None, ox.DefaultGraph())]
    for quad in list(store.quads_for_pattern(ox.NamedNode(f"{AK}focf"), label, None, None)):
        store.remove(quad)
        store.add(ox.Quad(quad.subject, label, words, quad.graph_name))
    edition = make_edition(replace(dataset, store=store))
    entries = make_register(edition).entries
    titles = [title_of(entries[AK + name], edition) for name in ("scf", "focf", "akcf")]
    assert [True, True, False] == [title.endswith(")") and "(ak:" in title for title in titles]
    assert 3 == len(set(titles))
    assert entries[f"{AK}scf"].label not in edition.labels
    assert "id/akcf/" == edition.labels[entries[f"{AK}akcf"].label]


def test_the_tree_without_named_graphs_is_there(tmp_path: Path) -> None:
    """Without named graphs nothing says what a statement rests on: each has no source."""
    register = make_register(make_edition(load(named=False)))
    found = about(register, "scf")
    assert {""} == {one.basis for one in found.says}
    assert () == register.entries[f"{AK}scf"].passages
