"""The timeline, held against the graph and against the saved queries."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from akkg.dataset import Dataset, load
from akkg.engines.engine import select
from akkg.errors import ParameterError
from akkg.pictures.layout.dates_in_words import in_words
from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.lettering import text_width
from akkg.pictures.picture import Picture, Selection
from akkg.pictures.scene import Box, Group, Item, Line, Mark, Text, flat
from akkg.pictures.svg import svg
from akkg.pictures.timeline.bars import bar
from akkg.pictures.timeline.data import moments
from akkg.pictures.timeline.density import density
from akkg.pictures.timeline.moment import Moment, combined
from akkg.pictures.timeline.picture import picture
from akkg.pictures.timeline.scene import GUTTER
from akkg.runner import run

HORIZON = "2025-06-08"
THINGS = "https://w3id.org/akkg/id/"
PREFIXES = """
PREFIX akkg: <https://w3id.org/akkg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
OF = "?thing akkg:date ?date . ?owner akkg:hasEvent ?thing ; a akkg:%s ."
LANES = {
    "status": "?thing a akkg:PartnershipStatus ; akkg:beganWith ?event . ?event akkg:date ?date .",
    "step": OF % "PartnershipStatus",
    "plan": "?thing a akkg:Period ; akkg:date ?date .",
    "schedule": "?thing a akkg:Schedule ; akkg:date ?date .",
    "meeting": f"{{ ?thing a akkg:Meeting ; akkg:date ?date }} UNION {{ {OF % 'Mechanism'} }}",
    "instrument": OF % "Instrument",
    "body": f"{{ {OF % 'Fund'} }} UNION {{ {OF % 'Actor'} }}",
    "undertaking": OF % "Undertaking",
    "other": f"{{ {OF % 'Anniversary'} }} UNION {{ ?thing a akkg:ThematicYear ; akkg:date ?date }}",
}


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


@pytest.fixture(scope="module")
def whole(kg: Dataset) -> Picture:
    """The timeline of all."""
    return picture(kg, Selection())


@pytest.fixture(scope="module")
def dated(kg: Dataset) -> dict[str, Moment]:
    """All moments with a date, by the last part of their IRI."""
    return {one.iri.removeprefix(THINGS): one for one in moments(kg) if one.begin}


def groups(items: Iterable[Item], role: str) -> Iterator[Group]:
    """The groups with a role, wherever they are."""
    for item in items:
        if isinstance(item, Group):
            if item.role == role:
                yield item
            yield from groups(item.items, role)


def marks(found: Picture) -> dict[str, Group]:
    """The marks by the last part of the IRI of what they show."""
    return {one.thing.removeprefix(THINGS): one for one in groups(found.scene.items, "mark")}


def texts(items: Iterable[Item]) -> list[str]:
    """All words, in the order of painting."""
    return [one.text for one in flat(items) if isinstance(one, Text)]


def things(kg: Dataset, where: str) -> set[str]:
    """The last parts of the IRIs of things, by a query of its own."""
    rows = select(kg.engine, f"{PREFIXES} SELECT DISTINCT ?thing WHERE {{ {where} }}")
    return {thing.value.removeprefix(THINGS) for (thing,) in rows if thing is not None}


def axis(found: Picture, begin: str, end: str) -> Axis:
    """The axis that a picture must have."""
    lane = next(groups(found.scene.items, "lane"))
    line = lane.items[0]
    assert isinstance(line, Line)
    return Axis(begin, end, GUTTER, line.points[1][0] - GUTTER)


@pytest.mark.parametrize("lane", LANES)
def test_a_lane_has_one_mark_for_each_thing_that_a_query_counts(
    lane: str, kg: Dataset, whole: Picture
) -> None:
    """What is drawn in a lane is what SPARQL finds, and the heading says how many that is."""
    wanted = things(kg, LANES[lane])
    group = next(one for one in groups(whole.scene.items, "lane") if one.data["lane"] == lane)
    drawn = [one.thing.removeprefix(THINGS) for one in groups(group.items, "mark")]
    assert wanted
    assert sorted(wanted) == sorted(drawn)
    assert str(len(wanted)) == group.data["count"]
    assert f"{len(wanted)} " in " ".join(texts(group.items)[:3])


def test_every_dated_event_is_exactly_one_mark(kg: Dataset, whole: Picture) -> None:
    """None is left out, none is drawn twice."""
    shown = Counter(one.thing for one in groups(whole.scene.items, "mark"))
    assert {1} == set(shown.values())
    events = things(kg, "?thing a akkg:Event ; akkg:date ?date")
    assert len(events) > 60
    assert events <= {iri.removeprefix(THINGS) for iri in shown}


def test_what_has_no_date_is_counted_and_not_drawn(kg: Dataset, whole: Picture) -> None:
    """A line under the picture says how much it is."""
    none = "FILTER NOT EXISTS { ?thing akkg:date ?date }"
    events = things(kg, f"?thing a akkg:Event . {none}")
    schedules = things(kg, f"?thing a akkg:Schedule . {none}")
    words = f"{len(events)} events and {len(schedules)} schedules without a stated date"
    assert {"third-protocol-full-implementation", "list-kasi-priority-areas-identification"} == (
        events
    )
    assert f"{words} are not shown." in texts(whole.scene.items)
    assert not (events | schedules) & marks(whole).keys()


@pytest.mark.parametrize(
    ("thing", "days"),
    [
        ("scf-launch", 365),
        ("tac-accession-rok", 366),
        ("aktig-taking-effect", 30),
        ("summit-13", 31),
        ("joint-statement-2014-adoption", 2),
    ],
)
def test_an_imprecise_date_is_a_bar_over_all_its_days(
    thing: str, days: int, whole: Picture
) -> None:
    """A year or a month is as wide on the axis as it is long, with a hollow mark in its middle."""
    group = marks(whole)[thing]
    box = next(one for one in group.items if isinstance(one, Box))
    mark = next(one for one in group.items if isinstance(one, Mark))
    scale = axis(whole, "1989-01-01", "2026-12-31")
    assert days == round(box.width / scale.width * 13879)
    assert round(scale.at(group.data["begin"]), 6) == round(box.x, 6)
    assert mark.hollow
    assert round(mark.x, 6) == round(box.x + box.width / 2, 6)


@pytest.mark.parametrize(
    ("thing", "day"),
    [
        ("akfta-taking-effect", "2010-01-01"),
        ("summit-8", "2004-11-30"),
        ("third-protocol-entry-into-force-viet-nam", "2023-11-28"),
    ],
)
def test_a_date_that_is_known_to_the_day_is_a_full_mark(
    thing: str, day: str, whole: Picture
) -> None:
    """The mark lies on that day, without a bar."""
    group = marks(whole)[thing]
    scale = axis(whole, "1989-01-01", "2026-12-31")
    (mark,) = (one for one in group.items if isinstance(one, Mark))
    assert not mark.hollow
    assert scale.at(day) < mark.x < scale.after(day)
    assert not [one for one in group.items if isinstance(one, Box)]


def test_no_mark_claims_a_day_that_the_source_does_not_give(kg: Dataset, whole: Picture) -> None:
    """A full mark stands only where the date is a day, or a stretch of days that is known."""
    rows = select(kg.engine, f"{PREFIXES} SELECT ?t ?d WHERE {{ ?t akkg:date ?d }}")
    dates = {t.value.removeprefix(THINGS): d.value for t, d in rows if t and d}
    full = {
        thing
        for thing, group in marks(whole).items()
        for one in group.items
        if isinstance(one, Mark) and not one.hollow
    }
    meetings = things(kg, "?thing a akkg:Meeting")
    assert len(full) > 20
    assert full == {
        thing
        for thing, written in dates.items()
        if thing in marks(whole)
        and (len(written) == 10 or (len(written) == 21 and thing in meetings))
    }


DAYS = [
    "1989-10-31",
    "1989-11-15",
    "1991-06-30",
    "1991-07-15",
    "1991-08-01",
    "1997-06-15",
    "2004-11-29",
    "2004-11-30",
    "2010-10-15",
    "2012-01-01",
    "2024-10-31",
    "2024-11-01",
    "2025-06-08",
    "2025-06-09",
    "2026-01-01",
]


@pytest.mark.parametrize("day", DAYS)
def test_a_band_is_solid_where_the_saved_query_says_surely(
    day: str, kg: Dataset, whole: Picture, dated: dict[str, Moment]
) -> None:
    """On any day the bands say what the query on that day says: surely, possibly, or no."""
    table = run("status-as-of", kg, day=day)
    wanted = {row[0].value: row[2].value for row in table.rows if row[0] and row[2]}
    assert len(wanted) == 6
    scale = axis(whole, "1989-01-01", "2026-12-31")
    x = (scale.at(day) + scale.after(day)) / 2
    bands = {name: one for name, one in dated.items() if one.lane == "status"}
    drawn = {one.label: _certainty(marks(whole)[name], x) for name, one in bands.items()}
    assert wanted == drawn


def _certainty(band: Group, x: float) -> str:
    at = [one for one in band.items if isinstance(one, Box) and one.x <= x < one.x + one.width]
    if any(one.fill == "solid" for one in at):
        return "surely"
    return "possibly" if at else "no"


def test_the_statuses_stand_in_one_row_for_each_dimension(whole: Picture) -> None:
    """Those that follow each other lie side by side, with the name of the dimension before them."""
    lane = next(one for one in groups(whole.scene.items, "lane") if one.data["lane"] == "status")
    rows: dict[float, int] = Counter(
        next(item.y for item in band.items if isinstance(item, Box))
        for band in groups(lane.items, "mark")
    )
    assert [2, 1, 3] == [rows[y] for y in sorted(rows)]
    names = [text for text in texts(lane.items) if text in DIMENSIONS]
    assert DIMENSIONS == names


DIMENSIONS = ["dialogue status", "level of meetings", "name of the partnership"]


def test_lines_along_a_band_show_what_is_read_by_the_editors(whole: Picture) -> None:
    """The end of the sectoral dialogue is a reading, its begin is not; summit level is stated."""
    ends = {name: _rails(marks(whole)[name]) for name in BANDS}
    assert {"second half", "none", "whole"} == set(ends.values())
    assert BANDS == ends


BANDS = {
    "status-sectoral-dialogue": "second half",
    "status-full-dialogue-partner": "none",
    "status-summit-level": "none",
    "status-comprehensive-cooperation": "whole",
    "status-strategic-partnership": "whole",
    "status-csp": "whole",
}


def _rails(band: Group) -> str:
    rails = [one for one in band.items if isinstance(one, Line) and one.basis == "editorial"]
    boxes = [one for one in band.items if isinstance(one, Box)]
    if not rails:
        return "none"
    first = min(one.points[0][0] for one in rails)
    return "whole" if round(first - boxes[0].x, 6) == 0 else "second half"


def test_lines_along_a_bar_show_any_end_that_no_passage_states(dated: dict[str, Moment]) -> None:
    """Also one that follows by a rule."""
    moment = replace(dated["status-sectoral-dialogue"], begin_basis="derived", end_basis="derived")
    items = bar(moment, Axis("1989-01-01", "2026-12-31", 0, 1000), 10, 10, HORIZON)
    assert ["derived"] * 4 == [one.basis for one in items if isinstance(one, Line)]


def test_what_surely_lasts_one_day_surely_lasts(dated: dict[str, Moment]) -> None:
    """And what begins a day later does not."""
    moment = replace(dated["status-csp"], latest_begin=HORIZON)
    assert (HORIZON, HORIZON) == moment.sure(HORIZON)
    assert replace(moment, latest_begin="2025-06-09").sure(HORIZON) is None


def test_bounds_of_one_side_alone_are_in_order() -> None:
    """The first of them to the last."""
    days = ["2012-01-01", "2010-01-01"]
    assert ("2010-01-01", "2012-01-01") == combined([], days) == combined(days, [])
    assert ("", "") == combined([], [])


def test_a_period_without_an_end_is_written_as_one(dated: dict[str, Moment]) -> None:
    """With the date of its begin, and two dots."""
    assert "2024-10/.." == dated["status-csp"].date
    assert "October 2024" in in_words(dated["status-csp"].date)


def test_a_bound_in_another_form_is_none(dated: dict[str, Moment]) -> None:
    """It would lie before or after all others, by its letters."""
    kg = load()
    thing = ox.NamedNode(f"{THINGS}summit-8")
    for bound in ("EarliestBegin", "LatestBegin"):
        name = ox.NamedNode(kg.prefixes.expand(f"sem:has{bound}TimeStamp"))
        kg.store.add(ox.Quad(thing, name, ox.Literal("20991231")))
    found = {one.iri: one for one in moments(kg)}
    assert dated["summit-8"] == found[thing.value]


def test_a_number_tells_its_years(dated: dict[str, Moment]) -> None:
    """One where there is room, else several; none beyond the axis."""
    wide = Axis("1989-01-01", "2026-12-31", 0, 5000)
    narrow = Axis("1989-01-01", "2026-12-31", 0, 300)
    for axis_, span in ((wide, 1), (narrow, 5)):
        found = list(groups(density(dated.values(), axis_, 0, "ink"), "count"))
        lengths = {int(one.data["end"][:4]) - int(one.data["begin"][:4]) + 1 for one in found}
        assert span in lengths and max(lengths) == span
        assert all(one.data["end"] <= "2026" for one in found)
        years = [one.title.partition(":")[0] for one in found]
        assert ("1989" if span == 1 else "1989 to 1993") == years[0]


def test_a_date_that_is_that_of_the_meeting_has_a_broken_outline(whole: Picture) -> None:
    """Its basis is derived: the outline of its bar, or a frame around its mark, says so."""
    found = marks(whole)
    for thing in ("joint-statement-2009-adoption", "declaration-forest-cooperation-adoption"):
        bases = [one.basis for one in found[thing].items if isinstance(one, Line)]
        assert ["derived"] == bases
        assert "derived" == found[thing].data["basis"]
    assert "stated" == found["poa-2005-adoption"].data["basis"]


def test_a_mark_says_what_when_and_where_from(whole: Picture) -> None:
    """Its title has the label, the kind, the date in words and the paragraphs."""
    found = marks(whole)
    name = (
        "adoption of Joint Declaration on ASEAN-ROK Strategic Partnership for Peace and Prosperity"
    )
    assert f"{name}, adoption, October 2010, derived p4" == (
        found["jd-strategic-partnership-adoption"].title
    )
    assert {
        "lane": "meeting",
        "begin": "2014-12-11",
        "end": "2014-12-12",
        "precision": "days",
        "basis": "stated",
    } == found["commemorative-summit-2014"].data


def test_an_event_of_one_party_names_it(whole: Picture) -> None:
    """The entry into force for one state is not that of the whole protocol."""
    words = texts(whole.scene.items)
    assert "Third Protocol to Amend the AKTIG Agreement: entry into force for Viet Nam" in words
    assert "TAC: accession of ROK" in words
    assert "AKFTA: taking effect" in words


def test_what_a_date_rests_on_is_what_the_passages_say(dated: dict[str, Moment]) -> None:
    """Basis, paragraphs and place are those of the claims."""
    seen = dated["commemorative-summit-2014"]
    assert ("stated", ("p6",), "Busan") == (seen.basis, seen.paragraphs, seen.place)
    seen = dated["status-sectoral-dialogue"]
    assert ("stated", "editorial", "editorial") == (seen.begin_basis, seen.end_basis, seen.basis)
    assert "1989-11/1991-07" == seen.date
    assert dated["poa-2011-2015-period"].exact
    assert not dated["asean-connectivity-forum-schedule"].exact


@pytest.mark.parametrize(
    "bounds", [("", ""), ("2019", "2019"), ("2019-11", "2019-12"), ("2004", "")]
)
def test_no_label_covers_another_or_a_mark(bounds: tuple[str, str], kg: Dataset) -> None:
    """In each row of a lane there is room between all that is drawn."""
    found = picture(kg, Selection(begin=bounds[0], end=bounds[1]))
    seen = 0
    for lane in groups(found.scene.items, "lane"):
        if lane.data["lane"] == "status":
            continue  # the bands of statuses touch where one takes the place of another
        rows: dict[float, list[tuple[float, float]]] = {}
        for mark in groups(lane.items, "mark"):
            y, stretch = _extent(mark)
            rows.setdefault(y, []).append(stretch)
        for stretches in rows.values():
            ordered = sorted(stretches)
            assert all(one[1] < later[0] for one, later in pairwise(ordered))
        seen += len(rows)
    assert seen


def _extent(mark: Group) -> tuple[float, tuple[float, float]]:
    """The base of a mark's label, and where it and the mark begin and end."""
    text = next(one for one in mark.items if isinstance(one, Text))
    wide = text_width(text.text, text.size)
    left = text.x - wide if text.anchor == "end" else text.x
    edges = [left, left + wide]
    for one in mark.items:
        if isinstance(one, Mark):
            edges += [one.x - one.size, one.x + one.size]
        elif isinstance(one, Box):
            edges += [one.x, one.x + one.width]
        elif isinstance(one, Line):
            edges += [x for x, _ in one.points]
    return text.y, (min(edges), max(edges))


def test_the_horizon_is_a_line_on_its_day(whole: Picture) -> None:
    """It is that of the source, and no label lies beyond it."""
    (line,) = groups(whole.scene.items, "horizon")
    scale = axis(whole, "1989-01-01", "2026-12-31")
    drawn = next(one for one in line.items if isinstance(one, Line))
    assert scale.after(HORIZON) == drawn.points[0][0]
    assert f"the source reports until {HORIZON}" in texts(line.items)
    for mark in groups(whole.scene.items, "mark"):
        for text in (one for one in mark.items if isinstance(one, Text)):
            wide = text_width(text.text, text.size) if text.anchor == "start" else 0
            assert text.x + wide <= drawn.points[0][0]


@pytest.mark.parametrize(
    ("begin", "end", "first", "last"),
    [
        ("2019", "2019-12-31", "2019-01-01", "2019-12-31"),
        ("2019-11-01", "2019-11", "2019-11-01", "2019-11-30"),
        ("2010-10-15", "", "2010-10-15", "2026-12-31"),
        ("", "1991-07", "1989-01-01", "1991-07-31"),
    ],
)
def test_bounds_cut_the_axis_and_leave_out_what_lies_outside(
    begin: str, end: str, first: str, last: str, kg: Dataset, dated: dict[str, Moment]
) -> None:
    """What may lie within the bounds stays, surely or possibly; a bar is cut at the edge."""
    found = picture(kg, Selection(begin=begin, end=end))
    wanted = {
        name
        for name, one in dated.items()
        if one.begin <= last and (not one.end or one.end >= first)
    }
    assert wanted
    assert wanted == marks(found).keys()
    scale = axis(found, first, last)
    for box in (one for one in flat(found.scene.items) if isinstance(one, Box)):
        assert scale.left - 0.01 <= box.x
        assert box.x + box.width <= scale.right + 0.01


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2020", "2010", "2010 is before 2020"),
        ("yesterday", "", "yesterday is no date that exists"),
        ("", "2011-02-30", "2011-02-30 is no date that exists"),
    ],
)
def test_bounds_that_are_none_are_refused(begin: str, end: str, words: str, kg: Dataset) -> None:
    """The message says which, and what to give."""
    with pytest.raises(ParameterError, match=words):
        picture(kg, Selection(begin=begin, end=end))


def test_a_timeline_about_a_thing_has_its_events_and_those_near_it(kg: Dataset) -> None:
    """One step from the merged fund are the funds that were merged."""
    found = picture(kg, Selection(about=f"{THINGS}akcf"))
    assert {"akcf-merger", "scf-launch", "focf-launch"} == marks(found).keys()
    assert "ASEAN-ROK Cooperation Fund (AKCF)" in found.scene.title
    farther = picture(kg, Selection(about=f"{THINGS}akcf", hops=2))
    assert marks(found).keys() < marks(farther).keys()


def test_a_timeline_about_an_event_is_about_what_it_happened_to(kg: Dataset) -> None:
    """An event stands for the thing whose event it is."""
    found = picture(kg, Selection(about=f"{THINGS}akfta-taking-effect"))
    assert "akfta-taking-effect" in marks(found)


def test_where_nothing_has_a_date_the_picture_says_so(kg: Dataset) -> None:
    """It is no empty axis."""
    found = picture(kg, Selection(about=f"{THINGS}iai"))
    assert {} == marks(found)
    assert "Nothing here has a stated date." in " ".join(texts(found.scene.items))
    assert () == found.legend


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("fund", {"scf-launch", "focf-launch", "akec-fund-establishment", "akcf-merger"}),
        ("plan of action", {"poa-2005-adoption", "poa-2011-2015-adoption", "poa-2011-2015-period"}),
        ("akkg:Launch", {"scf-launch", "focf-launch", "parma-launch"}),
        ("Taking Effect", {"akfta-taking-effect", "aktig-taking-effect"}),
    ],
)
def test_kinds_are_those_of_events_or_of_what_they_happened_to(
    kind: str, wanted: set[str], kg: Dataset, dated: dict[str, Moment]
) -> None:
    """A family, a class by its CURIE, or its label; nothing of another kind is shown."""
    found = marks(picture(kg, Selection(kinds=(kind,)))).keys()
    assert wanted <= found
    assert len(found) < 8
    assert "summit-13" not in found


@pytest.mark.parametrize(
    ("kind", "words"),
    [("FUNDS", "funds"), ("akkg:Instrument", "instrument"), ("akkg:takingeffect", "taking effect")],
)
def test_the_title_tells_kinds_as_they_are_called(kind: str, words: str, kg: Dataset) -> None:
    """Whether they are those of events or of what they happened to, and also of an empty one."""
    for begin in ("", "2100"):
        title = picture(kg, Selection(kinds=(kind,), begin=begin)).scene.title
        assert title.endswith(f": {words}")


def test_an_unknown_kind_is_refused_with_the_nearest(kg: Dataset) -> None:
    """A slip of the pen is answered with what was meant."""
    with pytest.raises(ParameterError, match="did you mean"):
        picture(kg, Selection(kinds=("lanch",)))


def test_the_graph_has_every_mark_with_its_dates_and_its_owner(whole: Picture) -> None:
    """Each moment is a node with its dates and paragraphs, and its owner leads to it."""
    graph = whole.graph
    for group in groups(whole.scene.items, "mark"):
        node = graph.nodes[group.thing]
        assert group.data["begin"] == node["begin"]
        assert node["label"] and node["kind"] and node["family"] and node["paragraphs"]
    edges = graph.get_edge_data(f"{THINGS}akfta", f"{THINGS}akfta-taking-effect")
    assert [("has the event", "stated", ("p18",))] == [
        (edge["label"], edge["basis"], edge["paragraphs"]) for edge in edges.values()
    ]
    ended = graph.get_edge_data(
        f"{THINGS}status-strategic-partnership", f"{THINGS}status-csp-decision"
    )
    assert ["editorial"] == [edge["basis"] for edge in ended.values()]


def test_the_legend_says_what_is_seen_and_no_more(kg: Dataset, whole: Picture) -> None:
    """A timeline of funds has no words on summits."""
    words = [text for _, text in whole.legend]
    assert {"summit", "fund", "surely lasting", "no end stated"} <= set(words)
    funds = [text for _, text in picture(kg, Selection(kinds=("fund",))).legend]
    assert ["fund", "hollow: some day under the bar, of a month or a year"] == funds
    cut = [text for _, text in picture(kg, Selection(begin="2012", end="2013-12-31")).legend]
    assert {"surely lasting", "possibly lasting"} <= set(cut)
    assert "no end stated" not in cut


HOSTILE = {
    "akfta": "<script>alert(1)</script>",
    "summit-13": "x" * 10_000,
    "scf": '" onload="alert(1)',
    "tac": "\u202eنص من اليمين\u200b\u0007",
    "status-csp": "]]></text><a href='javascript:alert(1)'>한국 Việt Nam",
}


def test_hostile_labels_are_words() -> None:
    """Whatever a label holds, the picture is well-formed, and has no element of the label's."""
    kg = load()
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    for name, words in HOSTILE.items():
        thing = ox.NamedNode(THINGS + name)
        for quad in list(kg.store.quads_for_pattern(thing, label, None, None)):
            kg.store.remove(quad)
        kg.store.add(ox.Quad(thing, label, ox.Literal(words, language="en")))
    found = picture(kg, Selection())
    root = ElementTree.fromstring(svg(found.scene))
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert {"svg", "title", "desc", "rect", "g", "path", "text"} == tags
    shown = " ".join(one.text or "" for one in root.iter())
    assert "<script>alert(1)</script>: taking effect" in shown
    assert "한국 Việt Nam" in shown
    assert "\u202e" not in shown
    assert found.scene.width == 1400
    assert len(svg(found.scene)) < 300_000


def test_the_same_graph_gives_the_same_bytes(whole: Picture) -> None:
    """Neither the order of a hash nor a second run changes anything."""
    code = (
        "import sys; from akkg.dataset import load; from akkg.pictures.picture import Selection;"
        "from akkg.pictures.svg import svg; from akkg.pictures.timeline.picture import picture;"
        "sys.stdout.buffer.write(svg(picture(load(), Selection()).scene))"
    )
    again = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "77"},
    )
    assert svg(whole.scene) == again.stdout


def many(number: int) -> Dataset:
    """The graph with many more signatures, one every five days."""
    kg = load()
    expand = kg.prefixes.expand
    literal = ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")
    day = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    quads = []
    for at in range(number):
        iri = ox.NamedNode(f"{THINGS}generated-{at}")
        when = (date(1990, 1, 1) + timedelta(5 * at)).isoformat()
        facts: list[tuple[str, ox.NamedNode | ox.Literal]] = [
            ("akkg:kind", ox.NamedNode(expand("akkg:Signature"))),
            ("akkg:date", ox.Literal(when, datatype=literal)),
            *(
                (f"sem:has{which}TimeStamp", ox.Literal(when, datatype=day))
                for which in ("EarliestBegin", "LatestBegin", "EarliestEnd", "LatestEnd")
            ),
        ]
        quads += [ox.Quad(iri, ox.NamedNode(expand(name)), value) for name, value in facts]
        owner = ox.NamedNode(f"{THINGS}akfta")
        quads.append(ox.Quad(owner, ox.NamedNode(expand("akkg:hasEvent")), iri))
    kg.store.extend(quads)
    return kg


def test_too_many_marks_become_numbers() -> None:
    """Above 1,500 each lane says how many there are in each year, and the sum is right."""
    found = picture(many(1500), Selection(kinds=("signature",)))
    assert {} == marks(found)
    assert "too many" in found.scene.description
    assert "how many begin in each year" in found.scene.description
    (lane,) = groups(found.scene.items, "lane")
    counts = {one.data["begin"]: int(one.data["count"]) for one in groups(lane.items, "count")}
    assert 1509 == sum(counts.values()) == int(lane.data["count"])
    assert 73 == counts["1990"]
    assert "73" in texts(lane.items)
    assert ["how many begin in a year; each lane to a scale of its own"] == [
        words for _, words in found.legend
    ]


def test_many_marks_are_still_marks_up_to_the_limit() -> None:
    """With 1,500 there is one for each, and none covers another's place in the graph."""
    found = picture(many(1491), Selection(kinds=("signature",)))
    assert 1500 == len(marks(found))
