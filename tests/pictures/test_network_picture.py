"""The picture of a network: what it shows, and how."""

from __future__ import annotations

import pytest

from akkg.dataset import Dataset, load
from akkg.pictures.drawing import draw
from akkg.pictures.network.scene import network_scene
from akkg.pictures.picture import Picture
from akkg.pictures.scene import Group, Item, Line, Mark, Text, flat
from akkg.pictures.shapes import SHAPES
from tests.pictures.made_graphs import graph_of, letters

AK = "https://w3id.org/akkg/id/"


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


def of_role(items: tuple[Item, ...], role: str) -> list[Group]:
    """All groups of a role."""
    groups = [item for item in items if isinstance(item, Group)]
    return [one for one in groups if one.role == role] + [
        inner for one in groups for inner in of_role(one.items, role)
    ]


def nodes(picture: Picture) -> dict[str, Group]:
    """The groups of things, by IRI."""
    return {group.thing: group for group in of_role(picture.scene.items, "node")}


def test_the_backbone_is_drawn_where_nothing_else_is_asked(kg: Dataset) -> None:
    """Each of its things once, each link once, without the hubs: states, places, concepts."""
    picture = draw("network", kg)
    assert set(picture.graph) == set(nodes(picture))
    assert picture.graph.number_of_edges() == len(of_role(picture.scene.items, "link"))
    families = {facts["family"] for _, facts in picture.graph.nodes(data=True)}
    assert {"meeting", "instrument", "plan", "fund", "actor", "status"} == families
    assert f"{AK}rok" not in picture.graph
    assert "The backbone of the partnership" == picture.scene.title


def test_a_thing_is_drawn_with_what_it_is_linked_with(kg: Dataset) -> None:
    """In a ring, bold, and larger than all others."""
    picture = draw("network", kg, about="AKCF")
    assert "ASEAN-ROK Cooperation Fund (AKCF) and what it is linked with" == picture.scene.title
    marks = {iri: list(marks_of(group)) for iri, group in nodes(picture).items()}
    ring, mark = marks.pop(f"{AK}akcf")
    assert ("circle", True, "hexagon") == (ring.shape, ring.hollow, mark.shape)
    assert all(mark.size > one.size for (one,) in marks.values())
    bold = [text.text for text in flat(picture.scene.items) if isinstance(text, Text) and text.bold]
    assert "ASEAN-ROK Cooperation Fund (AKCF)" == " ".join(bold)


def marks_of(group: Group) -> list[Mark]:
    """The marks of a group."""
    return [item for item in group.items if isinstance(item, Mark)]


def test_the_title_tells_the_steps_where_they_are_several(kg: Dataset) -> None:
    """One is what a reader takes for granted."""
    picture = draw("network", kg, about="AKCF", hops=2)
    assert picture.scene.title.endswith(" and what it is linked with within 2 steps")


def test_kinds_are_drawn_alone_or_around_a_thing(kg: Dataset) -> None:
    """The thing itself stays, of whatever kind it is."""
    picture = draw("network", kg, kinds=["fund", "akkg:PlanOfAction"])
    assert {"fund", "plan"} == {facts["family"] for _, facts in picture.graph.nodes(data=True)}
    assert "Funds and plan of action" == picture.scene.title
    around = draw("network", kg, about="ROK", kinds=["meeting"])
    families = {facts["family"] for iri, facts in around.graph.nodes.items() if iri != f"{AK}rok"}
    assert {"meeting"} == families
    assert "ROK and the meetings that it is linked with" == around.scene.title


def test_days_cut_out_what_is_dated_otherwise(kg: Dataset) -> None:
    """A year stands for all of its days; the thing itself stays."""
    picture = draw("network", kg, begin="2010", end="2012-12")
    assert f"{AK}summit-13" in picture.graph
    assert f"{AK}summit-25" not in picture.graph
    assert picture.scene.title.endswith(", from 2010 to December 2012")
    around = draw("network", kg, about="ak:summit-25", begin="2010", end="2012")
    assert f"{AK}summit-25" in around.graph


def test_where_nothing_is_left_the_picture_says_so(kg: Dataset) -> None:
    """In words, under the title of what was asked for."""
    picture = draw("network", kg, kinds=["Plan Of Action"], begin="2100")
    assert 0 == len(picture.graph)
    assert ["There is nothing to show."] == [
        item.text for item in flat(picture.scene.items) if isinstance(item, Text)
    ]
    assert "Plan of action, from 2100" == picture.scene.title


def test_an_event_that_links_tell_stands_for_what_has_it(kg: Dataset) -> None:
    """The signature of an agreement shows the agreement."""
    assert f"{AK}akfta" in draw("network", kg, about="ak:akfta-taking-effect").graph


def test_the_picture_is_told_in_words(kg: Dataset) -> None:
    """With counts that are those of the graph."""
    picture = draw("network", kg, kinds=["fund"])
    assert (
        "A network of 4 things and 4 links: 4 funds. Most links lead to or from ASEAN-ROK "
        "Cooperation Fund (AKCF) (4), ASEAN-ROK Future-Oriented Cooperation Project Fund (FOCF) "
        "(2) and ASEAN-ROK Special Cooperation Fund (SCF) (2). 1 thing has no link to the others."
    ) == picture.scene.description


def test_groups_tell_their_things_and_links(kg: Dataset) -> None:
    """To who points at them, and to the programs of a page."""
    picture = draw("network", kg, about="AKFTA")
    group = nodes(picture)[f"{AK}akfta"]
    assert group.title.startswith("ASEAN-ROK Free Trade Agreement (AKFTA), free trade agreement, ")
    assert {"id": f"{AK}akfta", "family": "instrument"}.items() <= group.data.items()
    links = {link.title: link.data for link in of_role(picture.scene.items, "link")}
    title = (
        "ASEAN-ROK Free Trade Agreement (AKFTA) follows in series ASEAN-ROK Investment Agreement "
        "(editorial p18)"
    )
    assert {
        "source": f"{AK}akfta",
        "target": f"{AK}investment-agreement",
        "relation": "akkg:followsInSeries",
        "basis": "editorial",
    } == links[title]


def test_what_a_link_rests_on_is_seen_from_its_line() -> None:
    """And what nothing is known of is drawn dotted: it is not said to be stated."""
    graph = graph_of("a>b b>c c>d d>a")
    for basis, (*_, facts) in zip(
        ("stated", "derived", "editorial", ""), graph.edges(data=True), strict=True
    ):
        facts["basis"] = basis
    scene = network_scene(graph, "", "")
    drawn = {
        link.data["basis"]: line.basis
        for link in of_role(scene.items, "link")
        for line in link.items
        if isinstance(line, Line)
    }
    assert {
        "stated": "stated",
        "derived": "derived",
        "editorial": "editorial",
        "": "hint",
    } == drawn


def test_lines_that_join_the_same_two_things_do_not_coincide() -> None:
    """Whichever way they lead; a line from a thing to itself is a loop."""
    scene = network_scene(graph_of("a>b a>b b>a a>a"), "", "")
    lines = [item for item in flat(scene.items) if isinstance(item, Line)]
    assert 4 == len({line.points for line in lines})
    courses = {frozenset(line.points) for line in lines}
    assert 4 == len(courses)


def test_lines_end_at_the_edge_of_marks() -> None:
    """With a little room, so that the head of an arrow is seen whole."""
    scene = network_scene(graph_of("a>b"), "", "")
    [line] = [item for item in flat(scene.items) if isinstance(item, Line)]
    for end, group in zip(
        (line.points[0], line.points[-1]), of_role(scene.items, "node"), strict=True
    ):
        [mark] = marks_of(group)
        away = ((end[0] - group.at[0]) ** 2 + (end[1] - group.at[1]) ** 2) ** 0.5
        assert mark.size + 2 < away < mark.size + 4


def test_labels_stand_clear_of_each_other(kg: Dataset) -> None:
    """Those of all things in a small picture, those of the busiest in a large one."""
    small, large = (
        draw("network", kg, about="AKCF", hops=2),
        draw("network", kg, about="ROK", hops=2),
    )
    assert all(texts_of(group) for group in nodes(small).values())
    labelled = [iri for iri, group in nodes(large).items() if texts_of(group)]
    assert len(labelled) > 100
    assert {f"{AK}rok", f"{AK}asean"} <= set(labelled)
    boxes = [box for group in nodes(large).values() for box in texts_of(group)]
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            apart = (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )
            assert apart


def texts_of(group: Group) -> list[tuple[float, float, float, float]]:
    """The places of the texts of a group."""
    from akkg.pictures.lettering import text_width

    found = []
    for text in group.items:
        if isinstance(text, Text):
            wide = text_width(text.text, text.size)
            left = group.at[0] + text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
            top = group.at[1] + text.y - text.size * 0.8
            found.append((left, top, left + wide, top + text.size))
    return found


def test_the_legend_has_what_the_picture_has_and_no_more() -> None:
    """Each shape and each style of line once, in words; shapes differ, so that grey suffices."""
    picture = draw("network", letters())
    assert ["plan", "fund", "stated by a paragraph"] == [words for _, words in picture.legend]


def test_families_are_told_apart_without_colour(kg: Dataset) -> None:
    """No shape belongs to two families."""
    graph = draw("network", kg, about="ROK", hops=3).graph
    shapes: dict[str, set[str]] = {}
    for group in of_role(draw("network", kg, about="ROK", hops=3).scene.items, "node"):
        for mark in marks_of(group):
            if not mark.hollow:
                shapes.setdefault(mark.shape, set()).add(graph.nodes[group.thing]["family"])
    assert len(shapes) > 10
    assert all(1 == len(families) for families in shapes.values())
    assert set(shapes) <= set(SHAPES)


def test_what_a_foreign_graph_does_not_say_is_drawn_as_a_page() -> None:
    """Nothing but a label, or not even that."""
    graph = graph_of("a>b")
    graph.nodes["a"].clear()
    graph.edges["a", "b", "k0"].clear()
    scene = network_scene(graph, "", "")
    assert {"page", "hexagon"} == {
        mark.shape for mark in flat(scene.items) if isinstance(mark, Mark)
    }
