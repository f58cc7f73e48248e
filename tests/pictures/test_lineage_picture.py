"""Lineage as a picture, held against the graph and the document."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from itertools import combinations, pairwise
from typing import Any

import pytest

from akkg.dataset import Dataset, load
from akkg.engines.engine import select
from akkg.errors import ParameterError
from akkg.pictures.drawing import draw
from akkg.pictures.frame import framed
from akkg.pictures.lettering import text_width
from akkg.pictures.lineage import cut as lineage_cut
from akkg.pictures.lineage.picture import LATEST, MORE
from akkg.pictures.picture import Picture
from akkg.pictures.scene import Box, Group, Line, Mark, Text, flat
from akkg.pictures.svg import svg
from tests.pictures.lineage_worlds import agreements, groups, world

AK = "https://w3id.org/akkg/id/"

# Each statement of a passage or a reading, and what the rules of mergers and of elevation add: so
# that neither a wider relation nor a chord of a chain is among it.
STEPS = """
PREFIX akkg: <https://w3id.org/akkg/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT DISTINCT ?later ?relation ?earlier WHERE {
  {
    VALUES ?relation {
      akkg:succeeds akkg:followsInSeries akkg:elevates akkg:resultsFromMergerOf
      akkg:planOf akkg:implements eli:amends eli:based_on
    }
    GRAPH ?graph { ?later ?relation ?earlier }
    FILTER(!STRSTARTS(STR(?graph), "https://w3id.org/akkg/graph/derived"))
  } UNION {
    VALUES ?relation { akkg:elevates akkg:resultsFromMergerOf }
    ?later ?relation ?earlier
  }
}
"""


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


@pytest.fixture(scope="module")
def whole(kg: Dataset) -> Picture:
    """The lineage of all of it."""
    return draw("lineage", kg)


def links(picture: Picture) -> list[Group]:
    """The rails of a picture."""
    return list(groups(picture.scene.items, "link"))


def nodes(picture: Picture) -> dict[str, Group]:
    """The things of a picture, by the last part of their IRIs."""
    return {group.thing.rpartition("/")[2]: group for group in groups(picture.scene.items, "node")}


def mark(group: Group) -> Mark:
    """The mark of a thing."""
    return next(item for item in group.items if isinstance(item, Mark))


def words(group: Group) -> list[str]:
    """All that is written in a group."""
    return [item.text for item in flat(group.items) if isinstance(item, Text)]


def steps(picture: Picture) -> Counter[tuple[str, str, str]]:
    """What rails say, how often."""
    return Counter(
        (
            group.data["later"].removeprefix(AK),
            group.data["relation"],
            group.data["earlier"].removeprefix(AK),
        )
        for group in links(picture)
    )


def test_each_step_of_the_graph_is_one_rail(kg: Dataset, whole: Picture) -> None:
    """None is missing, none is drawn twice, and no chord of a chain is drawn."""
    short = kg.prefixes.shorten
    expected = Counter(
        (short(later.value)[3:], short(relation.value), short(earlier.value)[3:])
        for later, relation, earlier in select(kg.engine, STEPS)
        if later and relation and earlier
    )
    assert 18 == expected.total()
    assert expected == steps(whole)
    assert 18 == whole.graph.number_of_edges()


@pytest.mark.parametrize(
    ("later", "relation", "earlier", "basis", "title"),
    [
        (
            "third-protocol",
            "eli:amends",
            "aktig",
            "stated",
            "Third Protocol to Amend the AKTIG Agreement amends ASEAN-ROK Trade in Goods (AKTIG) "
            "Agreement. [p18]",
        ),
        (
            "akcf",
            "akkg:resultsFromMergerOf",
            "scf",
            "derived",
            "ASEAN-ROK Cooperation Fund (AKCF) results from the merger of ASEAN-ROK Special "
            "Cooperation Fund (SCF). [derived p35]",
        ),
        (
            "status-csp",
            "akkg:succeeds",
            "status-strategic-partnership",
            "editorial",
            "ASEAN-ROK Comprehensive Strategic Partnership (CSP) succeeds ASEAN-ROK Strategic "
            "Partnership. [editorial p4 p11]",
        ),
    ],
)
def test_a_rail_says_what_it_rests_on(
    whole: Picture, later: str, relation: str, earlier: str, basis: str, title: str
) -> None:
    """In words, in its data and in its style, and so does the edge of the graph."""
    data = {"relation": relation, "basis": basis, "later": AK + later, "earlier": AK + earlier}
    [rail] = [group for group in links(whole) if group.data == data]
    [line] = [item for item in rail.items if isinstance(item, Line)]
    assert (title, basis) == (rail.title, line.basis)
    assert basis == whole.graph.edges[AK + later, AK + earlier, relation]["basis"]


def test_a_rail_leads_from_mark_to_mark(whole: Picture) -> None:
    """From the earlier thing to the later."""
    found = nodes(whole)
    for rail in links(whole):
        [line] = [item for item in rail.items if isinstance(item, Line)]
        for end, point in (("earlier", line.points[0]), ("later", line.points[-1])):
            there = mark(found[rail.data[end].removeprefix(AK)])
            assert max(abs(point[0] - there.x), abs(point[1] - there.y)) <= 9, rail.title


def test_rails_run_across_and_down_alone(whole: Picture) -> None:
    """Between corners each stretch has one direction."""
    for rail in links(whole):
        [line] = [item for item in rail.items if isinstance(item, Line)]
        ends = line.points[::3] if line.curve else line.points
        bent = [(a, b) for a, b in pairwise(ends) if min(abs(a[0] - b[0]), abs(a[1] - b[1])) > 8.01]
        assert [] == bent, rail.title


def test_no_name_lies_on_another(whole: Picture) -> None:
    """Names and dates of things keep apart, and stay in the picture."""
    boxes = []
    for name, group in nodes(whole).items():
        for item in group.items:
            if isinstance(item, Text) and item.anchor == "start":
                right = item.x + text_width(item.text, item.size)
                boxes.append((name, item.x, item.y - item.size * 0.8, right, item.y + 1))
                assert right <= whole.scene.width + 1, item.text
    over = [
        (one[0], other[0])
        for one, other in combinations(boxes, 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]
    assert [] == over


def test_things_lie_in_the_order_of_time(whole: Picture) -> None:
    """The first of all is of 1989, the last of October 2024; a day lies right of one before it."""
    found = nodes(whole)
    dated = sorted(
        (group.data["begin"], mark(group).x) for group in found.values() if "begin" in group.data
    )
    assert ("1989-11-01", "2024-10-01") == (dated[0][0], dated[-1][0])
    order = ["framework-agreement", "aktig", "trade-in-services-agreement", "akfta"]
    places = [mark(found[name]).x for name in order]
    assert sorted(places) == places


def test_what_has_no_date_is_hollow_and_says_so(whole: Picture) -> None:
    """Paragraph 22 names the work plan without a date; paragraph 15 the convention."""
    hollow = {name for name, group in nodes(whole).items() if mark(group).hollow}
    assert {"digital-work-plan", "transport-cooperation-roadmaps", "actip"} == hollow
    assert "no date stated" in words(nodes(whole)["actip"])


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("aktig", "24 August 2006, signature"),
        ("scf", "1990, launch"),
        ("status-comprehensive-cooperation", "30 November 2004, signature"),
        ("joint-statement-2014", "11 to 12 December 2014, adoption, derived"),
        ("poa-2016-2020", "2015, adoption"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_stated(
    whole: Picture, name: str, date: str
) -> None:
    """With what happened then."""
    assert date in words(nodes(whole)[name])


def test_the_badge_says_only_that_no_later_one_is_stated(whole: Picture) -> None:
    """At the end of each chain, and of nothing that stands alone."""
    badged = {name for name, group in nodes(whole).items() if LATEST in words(group)}
    assert {
        "status-full-dialogue-partner",
        "status-csp",
        "jd-strategic-partnership",
        "joint-vision-statement-2019",
        "poa-2016-2020",
        "akfta",
        "akcf",
    } == badged
    assert "reports up to 8 June 2025" in whole.scene.description


def test_a_bar_is_dashed_where_only_a_reading_says_how_long_something_lasted(
    whole: Picture,
) -> None:
    """Paragraph 4 states the periods of two plans; that a status ended is read in the text."""
    bars = Counter(
        (item.paint, item.outline) for item in whole.scene.items if isinstance(item, Box)
    )
    assert {("plan", "none"): 2, ("status", "none"): 2, ("status", "dashed"): 4} == bars


def test_around_a_thing_so_many_steps_are_drawn_as_asked(kg: Dataset) -> None:
    """What goes on beyond is told at the thing, and in the description."""
    found = draw("lineage", kg, about="AKTIG")
    assert {"framework-agreement", "aktig", "trade-in-services-agreement", "third-protocol"} == set(
        nodes(found)
    )
    assert MORE in words(nodes(found)["trade-in-services-agreement"])
    assert "Further steps lead on from here." in found.scene.description
    more = draw("lineage", kg, about="AKTIG", hops=3)
    assert LATEST in words(nodes(more)["akfta"])
    assert "Further steps" not in more.scene.description


def test_a_thing_without_a_step_stands_alone(kg: Dataset) -> None:
    """And no badge says that none was later."""
    found = draw("lineage", kg, about="ACTIP")
    assert (["actip"], []) == (list(nodes(found)), links(found))
    assert LATEST not in words(nodes(found)["actip"])


def test_kinds_and_days_choose(kg: Dataset) -> None:
    """The plan that was adopted between 2010 and 2012 says that a later one is not shown."""
    found = draw("lineage", kg, kinds=["plan of action"], begin="2010", end="2012")
    assert ["poa-2011-2015"] == list(nodes(found))
    assert MORE in words(nodes(found)["poa-2011-2015"])
    assert "leaves out 35 further things" in found.scene.description
    headings = [text for group in groups(found.scene.items, "lane") for text in words(group)]
    assert ["Plans of action, work plans and roadmaps"] == headings


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({"kinds": ["FUNDS"]}, "Lineage of funds"),
        (
            {"kinds": ["fund", "akkg:Instrument"], "begin": "2003-10"},
            "Lineage of funds and instrument, from October 2003",
        ),
        (
            {"begin": "2010", "end": "2015"},
            "Lineage: what succeeded what, and what it led to, from 2010 to 2015",
        ),
        (
            {"about": "AKFTA", "kinds": ["akkg:freetradeagreement"], "end": "2015"},
            "Lineage of ASEAN-ROK Free Trade Agreement (AKFTA): free trade agreement, to 2015",
        ),
    ],
)
def test_the_title_tells_kinds_and_days(kg: Dataset, asked: dict[str, Any], title: str) -> None:
    """A reader of the picture does not see the command."""
    assert title == draw("lineage", kg, **asked).scene.title


def test_what_may_have_begun_within_the_days_is_shown(kg: Dataset) -> None:
    """The plan of October 2010, from the middle of that month on, and up to it."""
    for days in ({"begin": "2010-10-15", "end": "2011"}, {"begin": "2010", "end": "2010-10-15"}):
        assert ["poa-2011-2015"] == list(nodes(draw("lineage", kg, kinds=["plan"], **days)))  # type: ignore[arg-type]


def test_a_kind_without_lineage_is_an_empty_picture_and_an_unknown_one_is_refused(
    kg: Dataset,
) -> None:
    """Summits have no lineage; and no kind is called summet."""
    found = draw("lineage", kg, kinds=["akkg:Summit"])
    assert "Nothing of this selection has a lineage." in found.scene.description
    assert b"There is nothing to show." in svg(found.scene)
    with pytest.raises(ParameterError, match="summet"):
        draw("lineage", kg, kinds=["summet"])
    with pytest.raises(ParameterError, match="2011-02-29"):
        draw("lineage", kg, begin="2011-02-29")


def test_what_is_no_thing_has_no_lineage(kg: Dataset) -> None:
    """A class of the ontology is none; a summit is a thing, though nothing succeeded it."""
    with pytest.raises(ParameterError, match="does not show this thing"):
        draw("lineage", kg, about="akkg:Fund")
    assert "There is nothing" not in svg(draw("lineage", kg, about="ak:summit-25").scene).decode()


def test_too_many_chains_are_cut_to_the_longest_and_that_is_told(
    kg: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trade agreements are five, the statuses of a name three."""
    monkeypatch.setattr(lineage_cut, "CHAINS", 1)
    found = draw("lineage", kg)
    assert {
        "framework-agreement",
        "aktig",
        "trade-in-services-agreement",
        "investment-agreement",
        "akfta",
    } == set(nodes(found))
    assert found.scene.title.endswith("(the 1 longest of 22 chains)")
    monkeypatch.setattr(lineage_cut, "THINGS", 2)
    assert {"investment-agreement", "akfta"} == set(nodes(draw("lineage", kg)))


def test_forks_and_mergers_are_rails_of_their_own() -> None:
    """Two follow one, and one follows both."""
    own = world(
        agreements(a="2000-01-01", b="2004-01-01", c="2005-01-01", d="2010-01-01")
        + "overview:p18 { ak:b akkg:succeeds ak:a . ak:c akkg:succeeds ak:a . "
        "ak:d akkg:succeeds ak:b , ak:c }"
    )
    found = draw("lineage", own)
    assert 4 == len(links(found))
    lines = [item for rail in links(found) for item in rail.items if isinstance(item, Line)]
    assert 4 == len({line.points for line in lines})
    assert 4 == len({line.points[0] for line in lines})
    assert 4 == len({line.points[-1] for line in lines})
    assert [LATEST] == [text for text in words(nodes(found)["d"]) if text == LATEST]


def test_a_circle_and_a_thing_before_itself_are_drawn_and_told() -> None:
    """Nothing hangs, and no end is made up."""
    own = world(
        agreements(a="2000-01-01", b="2004-01-01", c="2005-01-01")
        + "overview:p18 { ak:b akkg:succeeds ak:a . ak:a akkg:succeeds ak:b . "
        "ak:c akkg:succeeds ak:c }"
    )
    found = draw("lineage", own)
    assert {
        ("b", "akkg:succeeds", "a"): 1,
        ("a", "akkg:succeeds", "b"): 1,
        ("c", "akkg:succeeds", "c"): 1,
    } == steps(found)
    assert "In these data steps lead in a circle: a, b; c." in found.scene.description
    assert b"<svg" in svg(found.scene)


def test_what_has_no_date_lies_between_its_neighbours() -> None:
    """However many they are; and a chain without any date lies under the axis."""
    own = world(
        agreements(a="2000-01-01", b="", c="", d="2010-01-01", x="", y="")
        + "overview:p18 { ak:b akkg:succeeds ak:a . ak:c akkg:succeeds ak:b . "
        "ak:d akkg:succeeds ak:c . ak:y akkg:succeeds ak:x }"
    )
    found = nodes(draw("lineage", own))
    places = [mark(found[name]).x for name in "abcd"]
    assert sorted(set(places)) == places
    assert mark(found["x"]).x < mark(found["y"]).x
    assert min(mark(found[name]).y for name in "xy") > max(mark(found[name]).y for name in "abcd")


def test_a_graph_without_any_date_is_drawn() -> None:
    """In the order of its steps, even where one of two branches has no end before it."""
    own = world(
        agreements(a="", b="", c="", d="2001-01-01", e="", f="")
        + "overview:p18 { ak:b akkg:succeeds ak:a . ak:c akkg:succeeds ak:b . "
        "ak:e akkg:succeeds ak:d , ak:f }"
    )
    found = nodes(draw("lineage", own))
    assert set("abcdef") == set(found)
    assert [mark(found["b"]).x] == sorted(mark(found[name]).x for name in "abc")[1:2]


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ({"a": "", "b": ""}, False),
        ({"a": "2000-01-01", "b": "2004-01-01"}, False),
        ({"a": "2000-01-01", "b": "2004"}, True),
    ],
)
def test_the_legend_tells_of_open_dates_where_one_is_drawn(
    dates: dict[str, str], told: bool
) -> None:
    """Not where no date is stated, nor where each is a day."""
    own = world(
        agreements(**{name: day for name, day in dates.items() if len(day) != 4})
        + "".join(_in_the_year(name, day) for name, day in dates.items() if len(day) == 4)
        + "overview:p18 { ak:b akkg:succeeds ak:a }"
    )
    words = [text for _, text in draw("lineage", own).legend]
    assert told == ("under a mark: days that its date allows" in words)
    assert "stated by a paragraph" in words


def _in_the_year(name: str, year: str) -> str:
    """An agreement of which no day is known."""
    return agreements(**{name: f"{year}-01-01"}).replace(
        f"LatestBeginTimeStamp '{year}-01-01'", f"LatestBeginTimeStamp '{year}-12-31'"
    )


def test_a_step_in_no_passage_is_told_as_such() -> None:
    """Its line is the one that says nothing."""
    own = world(agreements(a="2000-01-01", b="2004-01-01") + "ak:own { ak:b akkg:succeeds ak:a }")
    found = draw("lineage", own)
    [rail] = links(found)
    assert ("", "b succeeds a. [no passage]") == (rail.data["basis"], rail.title)
    assert ["hint"] == [item.basis for item in rail.items if isinstance(item, Line)]
    assert "in no passage" in [text for _, text in found.legend]


def test_things_of_elsewhere_are_drawn() -> None:
    """What has neither kind nor label goes by its IRI."""
    own = world("overview:p18 { <urn:x:b> akkg:succeeds <urn:x:a> }")
    found = draw("lineage", own)
    assert {"urn:x:a", "urn:x:b"} == set(found.graph)
    assert "document" == found.graph.nodes["urn:x:a"]["family"]
    assert "urn:x:a" in svg(found.scene).decode()


@pytest.mark.parametrize(
    "label",
    [
        "<script>alert(1)</script>",
        "x" * 10_000,
        "\u202eright to left\u202c\u200b",
        "'\\\"&amp;]]>",
        "한국-ASEAN Tuyên bố chung",
    ],
)
def test_a_hostile_label_is_text(label: str) -> None:
    """In a picture of ordinary size."""
    name = label.replace("\\", "\\\\").replace('"', '\\"')
    own = world(
        agreements(b="2004-01-01")
        + f'graph:authority {{ ak:a akkg:kind akkg:Agreement ; rdfs:label "{name}" }} '
        "overview:p18 { ak:b akkg:succeeds ak:a }"
    )
    found = draw("lineage", own)
    text = svg(framed(found.scene, found.legend, found.credits)).decode()
    assert "<script" not in text
    assert len(text) < 30_000
    assert found.scene.width < 2000


def test_the_same_graph_gives_the_same_bytes() -> None:
    """Whatever the order of hashes."""
    code = (
        "from akkg.pictures.drawing import draw; from akkg.pictures.svg import svg; "
        "import hashlib; "
        "print([hashlib.sha256(svg(draw(k).scene)).hexdigest() for k in ('lineage', 'ontology')])"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert 1 == len(found)
