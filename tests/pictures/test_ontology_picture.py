"""The ontology as a picture, held against the graph and the shapes."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.dataset import Dataset, load
from akkg.engines.engine import select
from akkg.errors import ParameterError
from akkg.pictures.drawing import draw
from akkg.pictures.picture import Picture
from akkg.pictures.scene import Box, Group, Line, Text, flat
from akkg.pictures.svg import svg
from tests.pictures.lineage_worlds import groups, world

AKKG = "https://w3id.org/akkg/ontology#"
TOPS = {
    "activity", "actor", "anniversary", "claims graph", "concept", "data release",
    "dialogue relations", "editorial reading", "enumeration", "event", "fund", "instrument",
    "mechanism", "partnership status", "passage", "period", "place", "schedule", "source document",
    "statistic", "statistical source", "undertaking",
}  # fmt: skip


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


@pytest.fixture(scope="module")
def whole(kg: Dataset) -> Picture:
    """The ontology of all of it."""
    return draw("ontology", kg)


def cards(picture: Picture) -> list[Group]:
    """The cards of a picture."""
    return list(groups(picture.scene.items, "node"))


def words(group: Group) -> list[str]:
    """All that is written in a group."""
    return [item.text for item in flat(group.items) if isinstance(item, Text)]


def frame(group: Group) -> Box:
    """The outline of a card."""
    return next(item for item in group.items if isinstance(item, Box))


def all_words(picture: Picture) -> str:
    """All that is written in a picture."""
    return "\n".join(item.text for item in flat(picture.scene.items) if isinstance(item, Text))


def test_every_class_in_use_is_in_the_graph(kg: Dataset, whole: Picture) -> None:
    """And every class that the ontology defines or puts above one."""
    asked = """
    PREFIX owl: <http://www.w3.org/2002/07/owl#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT DISTINCT ?class WHERE {
      { ?thing a ?class } UNION { ?class a owl:Class } UNION { ?narrow rdfs:subClassOf ?class }
    }
    """
    expected = {term.value for (term,) in select(kg.engine, asked) if term}
    assert len(expected) > 100
    assert set() == expected - set(whole.graph)
    kinds = {whole.graph.nodes[iri]["kind"] for iri in expected}
    assert {"owl:Class"} == kinds


def test_every_property_in_use_is_in_the_graph(kg: Dataset, whole: Picture) -> None:
    """As a link of the classes that it joins."""
    asked = "SELECT DISTINCT ?property WHERE { ?subject ?property ?object }"
    expected = {kg.prefixes.shorten(term.value) for (term,) in select(kg.engine, asked) if term}
    assert len(expected) > 100
    drawn = {edge[2]["relation"] for edge in whole.graph.edges(data=True)}
    assert set() == expected - drawn


def test_a_link_counts_its_uses(kg: Dataset, whole: Picture) -> None:
    """As many as the graph tells; and the shapes say that funds finance undertakings."""
    asked = f"SELECT (COUNT(*) AS ?n) WHERE {{ ?fund <{AKKG}finances> ?what }}"
    [[count]] = select(kg.engine, asked)
    assert isinstance(count, ox.Literal)
    edge = whole.graph.edges[f"{AKKG}Fund", f"{AKKG}Undertaking", "akkg:finances"]
    assert (int(count.value), "stated", "finances") == (
        edge["count"],
        edge["basis"],
        edge["label"],
    )


def test_a_class_lies_under_those_directly_above_it(whole: Picture) -> None:
    """The graph has no short cut from a free trade agreement to an instrument."""
    narrow = f"{AKKG}FreeTradeAgreement"
    found = {
        above
        for _, above, edge in whole.graph.out_edges(narrow, data=True)
        if edge["relation"] == "rdfs:subClassOf"
    }
    assert {f"{AKKG}Agreement"} == found


def test_the_top_classes_are_cards(kg: Dataset, whole: Picture) -> None:
    """Each with the number of its things; narrower classes are named on them."""
    assert TOPS == {words(card)[0] for card in cards(whole)}
    [instrument] = [card for card in cards(whole) if card.thing == f"{AKKG}Instrument"]
    assert "26" == words(instrument)[1]
    assert words(instrument)[2].startswith("kinds: agreement, declaration")
    assert "and 9 more" in " ".join(words(instrument))
    assert instrument.title.startswith("instrument: ")


def test_cards_do_not_touch(whole: Picture) -> None:
    """Neither each other nor the edge of the picture."""
    boxes = [frame(card) for card in cards(whole)]
    over = [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[:at]
        if one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    ]
    assert [] == over
    assert all(box.x >= 0 and box.x + box.width <= whole.scene.width for box in boxes)


def test_no_arrow_crosses_a_card(whole: Picture) -> None:
    """Each runs between the columns, and over them."""
    boxes = [frame(card) for card in cards(whole)]
    for link in groups(whole.scene.items, "link"):
        [line] = [item for item in link.items if isinstance(item, Line)]
        inside = [
            (x, y)
            for x, y in line.points
            for box in boxes
            if box.x + 1 < x < box.x + box.width - 1 and box.y + 1 < y < box.y + box.height - 1
        ]
        assert [] == inside, link.title


def test_an_arrow_ends_at_the_card_of_its_class(whole: Picture) -> None:
    """Beside its name."""
    at = {card.thing: frame(card) for card in cards(whole)}
    links = list(groups(whole.scene.items, "link"))
    assert 44 == len(links)
    for link in links:
        [line] = [item for item in link.items if isinstance(item, Line)]
        box, (x, y) = at[link.data["target"]], line.points[-1]
        assert min(abs(x - box.x), abs(x - box.x - box.width)) <= 2, link.title
        assert box.y <= y <= box.y + 26, link.title


def test_each_stated_property_between_cards_is_told(kg: Dataset, whole: Picture) -> None:
    """On a card, or in the list of what is used less."""
    asked = """
    PREFIX akkg: <https://w3id.org/akkg/ontology#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT DISTINCT ?label WHERE {
      GRAPH ?graph { ?subject ?property ?object }
      FILTER(!STRSTARTS(STR(?graph), "https://w3id.org/akkg/graph/derived"))
      ?subject akkg:kind ?kind . ?object akkg:kind ?other . ?property rdfs:label ?label
    }
    """
    told = all_words(whole)
    missing = [
        label.value for (label,) in select(kg.engine, asked) if label and label.value not in told
    ]
    assert [] == missing


def test_about_a_class_all_its_properties_are_shown(kg: Dataset) -> None:
    """Those that its shapes allow it, too; with what it is a kind of, and what leads to it."""
    found = draw("ontology", kg, about="akkg:Summit")
    told = all_words(found)
    assert "a kind of meeting, event, sem:Event," in told
    assert "kinds: commemorative summit" in told
    [summit] = [card for card in cards(found) if card.thing == f"{AKKG}Summit"]
    assert {"is a meeting of", "is in the place", "commemorates"} <= set(words(summit))
    used = {
        group.data["relation"].removeprefix(AKKG)
        for group in groups(found.scene.items, "link")
        if group.data["source"] == f"{AKKG}Event"
    }
    assert {"atMeeting", "by", "celebratedWith"} == used
    assert f"{AKKG}CommemorativeSummit" in found.graph


def test_kinds_choose_cards(kg: Dataset) -> None:
    """A family, or a class, which stands for its top class."""
    found = draw("ontology", kg, kinds=["fund", "akkg:FreeTradeAgreement"])
    assert {"fund", "instrument"} == {words(card)[0] for card in cards(found)}
    with pytest.raises(ParameterError, match="fudn"):
        draw("ontology", kg, kinds=["fudn"])


def test_days_and_things_are_refused(kg: Dataset) -> None:
    """An ontology has no days, and a treaty is no class."""
    with pytest.raises(ParameterError, match="the ontology has no dates"):
        draw("ontology", kg, begin="2010-01-01")
    with pytest.raises(ParameterError, match="ak:tac is no class"):
        draw("ontology", kg, about="TAC")


def test_a_hostile_ontology_is_text() -> None:
    """A class with a label of code, properties without labels, and a circle of classes."""
    own = world(
        "graph:ontology { akkg:A a <http://www.w3.org/2002/07/owl#Class> ; "
        'rdfs:label "<script>x</script>" ; rdfs:subClassOf akkg:B . '
        "akkg:B a <http://www.w3.org/2002/07/owl#Class> ; rdfs:subClassOf akkg:A } "
        "overview:p18 { ak:a akkg:kind akkg:A ; a akkg:A ; <javascript:alert(1)> ak:a ; "
        'akkg:x "1" }'
    )
    found = draw("ontology", own)
    text = svg(found.scene).decode()
    assert "<script" not in text
    assert "href" not in text
    assert f"{AKKG}A" in found.graph
    assert {"javascript:alert(1)", "akkg:x"} <= {
        edge[2]["relation"] for edge in found.graph.edges(data=True)
    }


def test_an_empty_graph_is_an_empty_picture() -> None:
    """Without classes there is no card."""
    found = draw("ontology", world(""), kinds=[])
    assert b"<svg" in svg(found.scene)


def test_the_title_names_what_was_asked_for(kg: Dataset, whole: Picture) -> None:
    """By the classes that are drawn; of all of them it says no more than that."""
    some = draw("ontology", kg, kinds=["fund", "akkg:Agreement"])
    assert "Ontology: fund and instrument" == some.scene.title
    assert whole.scene.title.startswith("Ontology: the classes of things")
