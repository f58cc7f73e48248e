"""The network of the real graph against plain SPARQL, and what becomes of small graphs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

import akkg
from akkg.dataset import Dataset, load
from akkg.errors import DataError, ParameterError
from akkg.networks.network import network
from akkg.networks.triples import find_triples
from akkg.stores.disk import open_store
from akkg.stores.load import load_store
from tests.networks.small import KG, small, thing

if TYPE_CHECKING:
    from networkx import MultiDiGraph

THINGS = f"{KG}id/"
CLAIMS = f"""
PREFIX akkg: <{KG}ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?s ?p ?o WHERE {{
  GRAPH ?g {{ ?s ?p ?o }}
  FILTER(STRSTARTS(STR(?g), "%s"))
  FILTER(STRSTARTS(STR(?s), "{THINGS}") && ISIRI(?o) && STRSTARTS(STR(?o), "{THINGS}"))
}}
"""

Edge = tuple[str, str, str]


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


@pytest.fixture(scope="module")
def nodes(kg: Dataset) -> MultiDiGraph[str]:
    """Its network with all events."""
    return network(kg, events="nodes")


@pytest.fixture(scope="module")
def folded(kg: Dataset) -> MultiDiGraph[str]:
    """Its network with events folded."""
    return network(kg)


def claimed(kg: Dataset, graphs: str) -> set[Edge]:
    """The statements between things that graphs of a namespace hold, with CURIEs of properties."""
    found: Any = kg.store.query(CLAIMS % kg.prefixes.expand(graphs))
    return {(row["s"].value, kg.prefixes.shorten(row["p"].value), row["o"].value) for row in found}


def edges(graph: MultiDiGraph[str], *bases: str) -> set[Edge]:
    """The links of some bases."""
    return {
        (source, edge["relation"], target)
        for source, target, edge in graph.edges(data=True)
        if edge["basis"] in bases
    }


def count(kg: Dataset, pattern: str) -> int:
    """How many things there are that fit a pattern of SPARQL."""
    text = f"""
    PREFIX akkg: <{KG}ontology#>
    SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{
      {pattern} FILTER(STRSTARTS(STR(?thing), "{THINGS}"))
    }}
    """
    found: Any = kg.store.query(text)
    return int(next(iter(found))["n"].value)


def test_every_thing_that_has_a_kind_is_a_node(kg: Dataset, nodes: MultiDiGraph[str]) -> None:
    """As many as SPARQL counts; besides them there are concepts alone."""
    of_kind = [iri for iri, node in nodes.nodes(data=True) if node["family"] != "concept"]
    assert count(kg, "?thing akkg:kind ?kind .") == len(of_kind) > 200


@pytest.mark.parametrize(
    ("family", "classes"),
    [
        ("meeting", ("Meeting", "Mechanism")),
        ("fund", ("Fund",)),
        ("plan", ("PlanOfAction", "WorkPlan", "Roadmap")),
        ("actor", ("Actor",)),
        ("place", ("Place",)),
        ("undertaking", ("Undertaking", "Activity")),
        ("status", ("PartnershipStatus", "DialogueRelation", "Anniversary")),
    ],
)
def test_a_family_has_as_many_things_as_its_classes(
    kg: Dataset, folded: MultiDiGraph[str], family: str, classes: tuple[str, ...]
) -> None:
    """Folding takes no thing away."""
    values = " ".join(f"akkg:{name}" for name in classes)
    expected = count(kg, f"VALUES ?class {{ {values} }} ?thing a ?class .")
    found = Counter(node["family"] for _, node in folded.nodes(data=True))
    assert expected == found[family] > 0


def test_every_stated_link_is_in_the_network(kg: Dataset, nodes: MultiDiGraph[str]) -> None:
    """And no other is called stated."""
    stated = claimed(kg, "overview:")
    assert stated == edges(nodes, "stated")
    assert len(stated) > 300


def test_every_reading_is_in_the_network(kg: Dataset, nodes: MultiDiGraph[str]) -> None:
    """Where no passage states it, too."""
    assert claimed(kg, "graph:editorial/") - claimed(kg, "overview:") == edges(nodes, "editorial")


def test_what_follows_by_rule_only_adds_pairs(kg: Dataset, nodes: MultiDiGraph[str]) -> None:
    """No pair has a derived link that a claim joins; each pair that a rule joins has one, but for
    long ways of succession."""
    claims = claimed(kg, "overview:") | claimed(kg, "graph:editorial/")
    joined = {frozenset((source, target)) for source, _, target in claims}
    derived = {
        (source, relation, target)
        for source, relation, target in claimed(kg, "graph:derived/")
        if relation not in ("akkg:succeedsTransitively", "qb:dataSet")
    }
    found = {frozenset((source, target)) for source, _, target in edges(nodes, "derived")}
    expected = {frozenset((source, target)) for source, _, target in derived} - joined
    assert expected == found
    assert len(found) > 100
    assert edges(nodes, "derived") <= derived


@pytest.mark.parametrize(
    ("relation", "links"),
    [
        ("akkg:eventOf", 0),
        ("schema:location", 0),
        ("akkg:succeedsTransitively", 0),
        ("akkg:through", 0),
        ("akkg:elevates", 1),
        ("akkg:succeeds", 0),
        ("akkg:resultsFromMergerOf", 2),
        ("akkg:supports", 4),
        ("akkg:pillar", 96),
    ],
)
def test_a_relation_that_follows_by_rule_stays_where_it_tells_more(
    nodes: MultiDiGraph[str], relation: str, links: int
) -> None:
    """Inverses, wider properties and long ways tell no more."""
    found = [link for link in edges(nodes, "derived") if link[1] == relation]
    assert links == len(found)


def test_the_pairs_of_folded_links_are_those_of_the_whole(
    nodes: MultiDiGraph[str], folded: MultiDiGraph[str]
) -> None:
    """With the thing in the place of its event, by SPARQL-like hand: no link is lost or new."""
    owner = {
        target: source
        for source, target, edge in nodes.edges(data=True)
        if edge["relation"] == "akkg:hasEvent"
    }
    moved = Counter(
        (owner.get(source, source), edge["relation"], owner.get(target, target))
        for source, target, edge in nodes.edges(data=True)
        if edge["relation"] != "akkg:hasEvent"
    )
    loops = {one: number for one, number in moved.items() if one[0] == one[2]}
    found = Counter(
        (source, edge["relation"], target) for source, target, edge in folded.edges(data=True)
    )
    assert moved - Counter(loops) == found
    happenings = [one for _, node in folded.nodes(data=True) for one in node["events"]]
    assert len(owner) == len(happenings) == 55
    assert sum(loops.values()) == sum(len(one.remarks) for one in happenings) > 0


def test_no_fold_loses_a_passage(nodes: MultiDiGraph[str], folded: MultiDiGraph[str]) -> None:
    """Each event's passages are on its owner, its links, or the remarks."""
    kept: dict[str, set[str]] = {}
    for _, node in folded.nodes(data=True):
        for one in node["events"]:
            said = (name for remark in one.remarks for name in remark.paragraphs)
            kept.setdefault(one.event, set()).update(one.paragraphs, said)
    for *_, edge in folded.edges(data=True):
        if "event" in edge:
            kept.setdefault(edge["event"], set()).update(edge["paragraphs"])
    assert 55 == len(kept)
    for iri in kept:
        around = [*nodes.in_edges(iri, data=True), *nodes.out_edges(iri, data=True)]
        outward = [edge for source, _, edge in around if source == iri]
        having = [edge for *_, edge in around if edge["relation"] == "akkg:hasEvent"]
        expected = {name for edge in (*outward, *having) for name in edge["paragraphs"]}
        assert expected <= kept[iri]


def test_a_link_that_is_folded_tells_what_happened_when(folded: MultiDiGraph[str]) -> None:
    """The plan of 2005 was adopted at the 9th Summit, on a day in December."""
    found = folded.get_edge_data(thing("poa-2005"), thing("summit-9"))
    assert {
        "akkg:atMeeting ak:poa-2005-adoption": {
            "relation": "akkg:atMeeting",
            "relation_label": "takes place at",
            "label": "adoption: takes place at",
            "sentence": "adoption of ASEAN-ROK Plan of Action (POA) to implement the Joint "
            "Declaration takes place at 9th ASEAN-ROK Summit",
            "basis": "stated",
            "paragraphs": ("p2",),
            "event": thing("poa-2005-adoption"),
            "date": "2005-12-13",
            "date_basis": "stated",
            "begin": "2005-12-13",
            "end": "2005-12-13",
        }
    } == found


def test_a_date_taken_from_a_meeting_is_derived(folded: MultiDiGraph[str]) -> None:
    """The declaration was adopted at the 13th Summit; the text dates the Summit."""
    [edge] = folded.get_edge_data(thing("jd-strategic-partnership"), thing("summit-13")).values()
    assert ("stated", "2010-10", "derived") == (edge["basis"], edge["date"], edge["date_basis"])
    [one] = folded.nodes[thing("jd-strategic-partnership")]["events"]
    assert ("stated", "2010-10", "derived") == (one.basis, one.date, one.date_basis)


def test_a_status_began_with_what_happened_to_another_thing(folded: MultiDiGraph[str]) -> None:
    """A reading: the status, and the declaration that was signed."""
    [edge] = folded.get_edge_data(
        thing("status-comprehensive-cooperation"), thing("jd-comprehensive-cooperation-partnership")
    ).values()
    assert ("began with the signature", "editorial") == (edge["label"], edge["basis"])


def test_a_thing_tells_what_it_is(folded: MultiDiGraph[str]) -> None:
    """A meeting, with its month."""
    assert {
        "label": "25th ASEAN-ROK Summit",
        "kind": "akkg:Summit",
        "kind_label": "summit",
        "classes": ("akkg:Summit", "akkg:Event", "akkg:Meeting", "schema:Event", "sem:Event"),
        "family": "meeting",
        "shape": "circle",
        "hub": False,
        "paragraphs": ("p11",),
        "events": (),
        "date": "2024-10",
        "date_basis": "stated",
        "begin": "2024-10-01",
        "end": "2024-10-31",
    } == folded.nodes[thing("summit-25")]


def test_every_thing_and_every_link_can_be_read(folded: MultiDiGraph[str]) -> None:
    """Labels everywhere; all that is stated or read has a passage; no loops."""
    for iri, node in folded.nodes(data=True):
        assert node["label"] and node["kind_label"], iri
    for source, target, edge in folded.edges(data=True):
        assert source != target
        assert edge["label"] and edge["paragraphs"], (source, target)


def test_passages_of_a_thing_are_those_that_mention_it(
    kg: Dataset, folded: MultiDiGraph[str]
) -> None:
    """As SPARQL finds them, for all that the passages name."""
    found: Any = kg.store.query(
        "SELECT DISTINCT ?p ?t WHERE { GRAPH ?g { ?p <https://schema.org/mentions> ?t } }"
    )
    named: dict[str, set[str]] = {}
    for row in found:
        named.setdefault(row["t"].value, set()).add(row["p"].value.rpartition("/")[2])
    shown = {iri: names for iri, names in named.items() if iri in folded}
    assert len(shown) > 150
    for iri, names in shown.items():
        assert names <= set(folded.nodes[iri]["paragraphs"])


def test_a_network_has_one_order(kg: Dataset, folded: MultiDiGraph[str]) -> None:
    """Things by IRI, links by both ends and key; twice the same."""
    assert sorted(folded) == list(folded)
    assert sorted(folded.edges(keys=True)) == list(folded.edges(keys=True))
    assert list(network(kg).edges(keys=True, data=True)) == list(folded.edges(keys=True, data=True))


def test_the_public_door_and_the_dataset_give_the_same(kg: Dataset) -> None:
    """With the same options."""
    expected = list(network(kg, events="nodes").edges(keys=True, data=True))
    assert expected == list(akkg.network(kg, events="nodes").edges(keys=True, data=True))
    assert expected == list(kg.network(events="nodes").edges(keys=True, data=True))


def test_a_store_on_disk_has_the_same_network(
    kg: Dataset, folded: MultiDiGraph[str], tmp_path: Path
) -> None:
    """Node by node, link by link."""
    file = tmp_path / "akkg.nq"
    kg.store.dump(file, format=ox.RdfFormat.N_QUADS)
    load_store(tmp_path / "store", [file])
    found = open_store(tmp_path / "store").network()
    assert list(folded.nodes(data=True)) == list(found.nodes(data=True))
    assert list(folded.edges(keys=True, data=True)) == list(found.edges(keys=True, data=True))


def test_an_unknown_way_to_show_events_is_refused_with_the_nearest(kg: Dataset) -> None:
    """As in every other call."""
    with pytest.raises(ParameterError, match="called fold: did you mean folded"):
        network(kg, events="fold")


def test_a_graph_without_its_named_graphs_is_refused() -> None:
    """Nothing says there what is stated."""
    with pytest.raises(DataError, match="without its named graphs"):
        network(load(named=False))


HOSTILE = "<script>alert(1)</script>\u202e \"'&amp; \u200b한국\x1b[31m\n" + "x" * 10_000


def test_hostile_labels_are_one_line_of_plain_text() -> None:
    """Nothing is taken as markup, nothing obeyed, nothing cut."""
    literal = str(ox.Literal(HOSTILE))
    found = network(
        small(f"""
        overview:p1 {{
            ak:t a akkg:Treaty ; akkg:kind akkg:Treaty ; rdfs:label {literal} .
            ak:t akkg:hasEvent ak:t-adoption .
            ak:t-adoption akkg:kind akkg:Adoption ; akkg:atMeeting ak:s .
            ak:s akkg:kind akkg:Summit .
        }}
        """)
    )
    label = found.nodes[thing("t")]["label"]
    assert label.startswith("<script>alert(1)</script> \"'&amp; 한국[31m xxx")
    assert label.isprintable() and len(label) > 10_000
    [edge] = found.get_edge_data(thing("t"), thing("s")).values()
    assert "adoption: takes place at" == edge["label"]


def test_what_has_no_label_and_no_known_class_is_shown_by_its_name() -> None:
    """With the CURIEs of both."""
    found = network(
        small("overview:p1 { ak:x akkg:kind akkg:Odd ; akkg:knows ak:y . ak:y akkg:kind akkg:Odd }")
    )
    node = found.nodes[thing("x")]
    assert ("ak:x", "akkg:Odd", "document") == (node["label"], node["kind_label"], node["family"])
    [edge] = found.get_edge_data(thing("x"), thing("y")).values()
    assert ("akkg:knows", "stated", ("p1",)) == (edge["label"], edge["basis"], edge["paragraphs"])


def test_only_things_of_the_project_are_linked() -> None:
    """Not passages, classes, strangers' IRIs, or what is no thing at all."""
    found = network(
        small("""
        overview:p1 {
            ak:x akkg:kind akkg:Treaty ; akkg:knows ak:nothing , <javascript:alert(1)> , para:p1 .
        }
        graph:ontology { ak:x akkg:knows ak:z . ak:z akkg:kind akkg:Treaty . }
        """)
    )
    assert [thing("x"), thing("z")] == list(found)
    assert [] == list(found.edges())


@pytest.mark.parametrize("graph", ["ontology", "alignments", "provenance", "mappings"])
def test_graphs_of_words_and_files_link_nothing(graph: str) -> None:
    """They do not speak of the partnership."""
    found = network(
        small(f"""
        overview:p1 {{ ak:x akkg:kind akkg:Treaty . ak:y akkg:kind akkg:Treaty . }}
        graph:{graph} {{ ak:x akkg:knows ak:y . }}
        """)
    )
    assert [thing("x"), thing("y")] == list(found)
    assert [] == list(found.edges())


def test_a_concept_is_shown_where_something_is_linked_to_it() -> None:
    """Else it is a word of the vocabulary, of which no passage speaks."""
    found = network(
        small("""
        overview:p1 { ak:x akkg:kind akkg:Treaty ; akkg:field ak:used . }
        graph:ontology { ak:used a skos:Concept . ak:unused a skos:Concept . }
        """)
    )
    assert [thing("used"), thing("x")] == list(found)


def test_the_basis_of_a_date_is_that_of_the_one_that_is_shown() -> None:
    """The most precise one, whoever states a rougher one."""
    found = network(
        small("""
        overview:p1 {
            ak:x akkg:kind akkg:Treaty ; akkg:date "2010"^^edtf:EDTF .
            ak:y akkg:kind akkg:Treaty ; akkg:date "2010-10"^^edtf:EDTF .
        }
        editorial:e {
            ak:x akkg:date "2010-10"^^edtf:EDTF .
            ak:y akkg:date "2010"^^edtf:EDTF .
        }
        """)
    )
    assert {"x": ("2010-10", "editorial"), "y": ("2010-10", "stated")} == {
        iri.rpartition("/")[2]: (node["date"], node["date_basis"])
        for iri, node in found.nodes(data=True)
    }


def test_passages_speak_of_what_they_state_and_not_of_what_is_read_in_them() -> None:
    """A heading also speaks of its pillar."""
    found = network(
        small("""
        overview:p1 { ak:x akkg:kind akkg:Treaty . ak:y akkg:kind akkg:Treaty . }
        overview:p2 { ak:x akkg:says ak:z . ak:z akkg:kind akkg:Treaty . }
        editorial:e { ak:x akkg:reads ak:y . }
        graph:provenance { para:section-2 a akkg:Passage ; akkg:pillar ak:z . }
        """)
    )
    assert {"x": ("p2",), "y": (), "z": ("section-2", "p2")} == {
        iri.rpartition("/")[2]: node["paragraphs"] for iri, node in found.nodes(data=True)
    }


def test_properties_that_say_the_same_are_both_kept() -> None:
    """Each stands above the other: neither is the wider one."""
    dataset = small("""
    graph:ontology { akkg:a rdfs:subPropertyOf akkg:b . akkg:b rdfs:subPropertyOf akkg:a . }
    derived:rule { ak:x akkg:a ak:y ; akkg:b ak:y . }
    """)
    found = find_triples(dataset, {thing("x"), thing("y")})
    assert [f"{KG}ontology#a", f"{KG}ontology#b"] == [one.relation for one in found]


def test_a_reading_is_told_from_what_is_stated() -> None:
    """It rests on the passages of the reading; a link that both make is stated."""
    found = network(
        small("""
        overview:p2 { ak:x akkg:kind akkg:Treaty ; akkg:says ak:y . ak:y akkg:kind akkg:Treaty . }
        editorial:e { ak:x akkg:reads ak:y . ak:x akkg:says ak:y . }
        """)
    )
    assert {
        "akkg:reads": ("editorial", ("p1", "p3")),
        "akkg:says": ("stated", ("p2",)),
    } == {
        key: (edge["basis"], edge["paragraphs"])
        for _, _, key, edge in found.edges(keys=True, data=True)
    }
