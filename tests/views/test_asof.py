"""How the partnership stood on a day, held against the document."""

from __future__ import annotations

from datetime import date

import pytest

from akkg.dataset import Dataset, load
from akkg.errors import ParameterError
from akkg.views.asof import CERTAINTIES, KINDS, AsOf, Standing, asof, read_day

COOPERATION = "Comprehensive Cooperation Partnership"
STRATEGIC = "ASEAN-ROK Strategic Partnership"
CSP = "ASEAN-ROK Comprehensive Strategic Partnership (CSP)"
GOODS = "ASEAN-ROK Trade in Goods (AKTIG) Agreement"
SERVICES = "ASEAN-ROK Trade in Services Agreement"
FRAMEWORK = "Framework Agreement on Comprehensive Economic Cooperation"
PROTOCOL = "Third Protocol to Amend the AKTIG Agreement"
TAC = "Treaty of Amity and Cooperation in Southeast Asia (TAC)"
PLAN_2005 = "ASEAN-ROK Plan of Action (POA) to implement the Joint Declaration"
PLAN_2011 = "Plan of Action for the period 2011-2015"
PLAN_2016 = "Plan of Action for the period 2016-2020"
SCF = "ASEAN-ROK Special Cooperation Fund (SCF)"
FOCF = "ASEAN-ROK Future-Oriented Cooperation Project Fund (FOCF)"
AKEC = "ASEAN-ROK Economic Cooperation (AKEC) Fund"
AKCF = "ASEAN-ROK Cooperation Fund (AKCF)"
MISSION = "Mission of the ROK to ASEAN"
CENTRE = "ASEAN-Korea Centre (AKC)"

Answer = tuple[str, str, str, str, str, str]


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


def answers(found: AsOf, kind: str) -> list[Answer]:
    """The answers of a kind: certainty, name, since, until, basis, paragraphs."""
    return [
        (one.certainty, one.name, one.since, one.until, one.basis, " ".join(one.paragraphs))
        for one in found.of(kind)
    ]


def the(found: AsOf, kind: str, name: str) -> Standing:
    """The one standing of a thing."""
    [one] = [one for one in found.of(kind) if one.name == name]
    return one


def test_in_the_month_of_the_decision_both_names_of_the_partnership_are_possible(
    kg: Dataset,
) -> None:
    """Paragraph 4 gives the month of the Summit and no day; each status has its own dates."""
    assert [
        ("surely", "full Dialogue Partner status", "1991-07", "", "stated", "p1"),
        ("surely", "Summit level partnership", "1997", "", "stated", "p1"),
        ("possibly", COOPERATION, "2004-11-30", "2010-10", "editorial", "p2 p4"),
        ("possibly", STRATEGIC, "2010-10", "2024-10", "editorial", "p4 p11"),
        ("no", "sectoral dialogue relations", "1989-11", "1991-07", "editorial", "p1"),
        ("no", CSP, "2024-10", "", "editorial", "title p11"),
    ] == answers(asof("2010-10-15", kg, kinds=["status"]), "status")


def test_each_status_tells_its_dimension(kg: Dataset) -> None:
    """The level of meetings and the name of the partnership change apart."""
    found = asof("2010-10-15", kg, kinds=["status"])
    assert {
        "full Dialogue Partner status": "dialogue status",
        "sectoral dialogue relations": "dialogue status",
        "Summit level partnership": "level of meetings",
        COOPERATION: "name of the partnership",
        STRATEGIC: "name of the partnership",
        CSP: "name of the partnership",
    } == {one.name: one.more["dimension"] for one in found.standings}


def test_funds_are_told_with_what_began_and_what_ended_them(kg: Dataset) -> None:
    """On a day of the year of the merger three of the four are only possible."""
    found = asof("2019-06-15", kg, kinds=["funds"])
    assert [
        ("surely", AKEC, "2008", "", "stated", "p19"),
        ("possibly", SCF, "1990", "2019", "stated", "p35"),
        ("possibly", FOCF, "1996", "2019", "stated", "p35"),
        ("possibly", AKCF, "2019", "", "stated", "p35"),
    ] == answers(found, "funds")
    assert {"event": "launch", "mergedInto": AKCF} == the(found, "funds", FOCF).more
    assert {"event": "merger"} == the(found, "funds", AKCF).more


def test_a_plan_runs_for_its_period_and_one_without_a_period_is_not_stated_to(
    kg: Dataset,
) -> None:
    """An adoption alone starts no plan."""
    found = asof("2012-01-01", kg, kinds=["plans"])
    assert [
        ("surely", PLAN_2011, "2011", "2015", "derived", "p4"),
        ("no", PLAN_2016, "2016", "2020", "stated", "p4"),
        ("not stated", "ASEAN-ROK Digital Work Plan", "", "", "stated", "p22"),
        ("not stated", PLAN_2005, "", "", "stated", "p2"),
        ("not stated", "ASEAN-ROK Transport Cooperation Roadmaps", "", "", "stated", "p21"),
    ] == answers(found, "plans")
    assert {"adopted": "2005-12-13"} == the(found, "plans", PLAN_2005).more


@pytest.mark.parametrize(
    ("kind", "name", "days"),
    [
        # p4: a month without a day is the end of the one and the beginning of the other
        ("status", COOPERATION, {"2010-09-30": "surely", "2010-10-02": "possibly"}),
        ("status", COOPERATION, {"2010-10-31": "possibly", "2010-11-01": "no"}),
        ("status", STRATEGIC, {"2010-09-30": "no", "2010-10-01": "possibly"}),
        ("status", STRATEGIC, {"2010-10-30": "possibly", "2010-10-31": "surely"}),
        # p11, title
        ("status", CSP, {"2024-09-30": "no", "2024-10-01": "possibly", "2024-10-31": "surely"}),
        # p18: June 2007; 1 May 2009; 28 November 2023
        ("instruments", GOODS, {"2007-05-31": "no", "2007-06-01": "possibly"}),
        ("instruments", GOODS, {"2007-06-29": "possibly", "2007-06-30": "surely"}),
        ("instruments", SERVICES, {"2009-04-30": "no", "2009-05-01": "surely"}),
        ("instruments", PROTOCOL, {"2023-11-27": "no", "2023-11-28": "surely"}),
        # signed, and nothing is told of its effect
        ("instruments", FRAMEWORK, {"2000-01-01": "not stated", "2020-01-01": "not stated"}),
        # p1: only a year; what is done stays done
        ("acts", TAC, {"2003-12-31": "no", "2004-01-01": "possibly", "2004-12-31": "surely"}),
        ("acts", TAC, {"2025-06-09": "surely"}),
        ("acts", FRAMEWORK, {"2005-12-12": "no", "2005-12-13": "surely"}),
        # p4: periods of whole years
        ("plans", PLAN_2011, {"2010-12-31": "no", "2011-01-01": "surely"}),
        ("plans", PLAN_2011, {"2015-12-31": "surely", "2016-01-01": "no"}),
        ("plans", PLAN_2016, {"2020-12-31": "surely", "2021-01-01": "no", "2026-01-01": "no"}),
        # p35: years without a day; the first day of 2019 is the earliest on which it may end
        ("funds", SCF, {"1989-12-31": "no", "1990-01-01": "possibly", "1990-12-31": "surely"}),
        ("funds", SCF, {"2019-01-01": "surely", "2019-01-02": "possibly"}),
        ("funds", SCF, {"2019-12-31": "possibly", "2020-01-01": "no"}),
        ("funds", AKCF, {"2018-12-31": "not stated", "2019-01-01": "possibly"}),
        ("funds", AKCF, {"2019-12-30": "possibly", "2019-12-31": "surely"}),
        # p5: a month; p23: a day
        ("bodies", MISSION, {"2012-08-31": "no", "2012-09-01": "possibly"}),
        ("bodies", MISSION, {"2012-09-29": "possibly", "2012-09-30": "surely"}),
        ("bodies", CENTRE, {"2009-03-12": "no", "2009-03-13": "surely"}),
        ("bodies", "ASEAN", {"1985-01-01": "not stated", "2024-01-01": "not stated"}),
        # footnote 2: nothing later than 8 June 2025 is reported
        ("status", CSP, {"2025-06-08": "surely", "2025-06-09": "possibly"}),
        ("instruments", GOODS, {"2025-06-08": "surely", "2025-06-09": "possibly"}),
        ("funds", AKEC, {"2025-06-08": "surely", "2025-06-09": "possibly"}),
        ("bodies", CENTRE, {"2025-06-08": "surely", "2025-06-09": "possibly"}),
    ],
)
def test_answers_change_on_the_days_that_the_text_allows(
    kg: Dataset, kind: str, name: str, days: dict[str, str]
) -> None:
    """The day before and the day itself, for dates of every precision."""
    assert days == {day: the(asof(day, kg, kinds=[kind]), kind, name).certainty for day in days}


def test_effect_for_one_party_names_the_party(kg: Dataset) -> None:
    """Paragraph 18 gives the entry into force for Viet Nam alone."""
    found = asof("2024-01-01", kg, kinds=["instruments"])
    assert {"forParty": "Viet Nam"} == the(found, "instruments", PROTOCOL).more
    assert {} == the(found, "instruments", GOODS).more


def test_instruments_in_effect_are_those_that_took_effect(kg: Dataset) -> None:
    """On the day after the free trade agreement came into effect there were four."""
    found = asof("2010-01-02", kg, kinds=["instruments"])
    assert [
        (GOODS, "2007-06"),
        (SERVICES, "2009-05-01"),
        ("ASEAN-ROK Investment Agreement", "2009-09-01"),
        ("ASEAN-ROK Free Trade Agreement (AKFTA)", "2010-01-01"),
    ] == [(one.name, one.since) for one in found.of("instruments", "surely")]


def test_what_is_not_stated_is_listed_and_never_dropped(kg: Dataset) -> None:
    """On whatever day, each kind lists the same things."""
    listed = [
        {(one.kind, one.name) for one in asof(day, kg).standings}
        for day in ("1900-01-01", "2010-10-15", "2100-01-01")
    ]
    assert {"status": 6, "instruments": 26, "acts": 21, "plans": 5, "funds": 4, "bodies": 17} == {
        kind: len([name for name in listed[0] if name[0] == kind]) for kind in KINDS
    }
    assert listed[0] == listed[1] == listed[2]


def test_everything_but_asean_rests_on_a_paragraph(kg: Dataset) -> None:
    """That ASEAN is an organisation no passage says, and none tells its establishment."""
    found = asof("2010-10-15", kg)
    assert [("bodies", "ASEAN", "")] == [
        (one.kind, one.name, one.basis) for one in found.standings if not one.paragraphs
    ]


def test_a_reading_brings_its_note(kg: Dataset) -> None:
    """A reader may judge it."""
    found = the(asof("2025-01-01", kg, kinds=["status"]), "status", CSP)
    [note] = found.notes
    assert note.startswith("The sides agreed to establish the partnership")


def test_the_surest_come_first_kind_by_kind(kg: Dataset) -> None:
    """The order of the kinds is that of KINDS, whatever was asked first."""
    found = asof("2019-06-15", kg, kinds=["funds", "status"])
    places = [(KINDS.index(s.kind), CERTAINTIES.index(s.certainty)) for s in found.standings]
    assert 10 == len(places)
    assert sorted(places) == places


def test_the_day_after_the_last_date_that_the_source_reports_is_beyond_its_horizon(
    kg: Dataset,
) -> None:
    """That date stands in footnote 2."""
    assert ("2025-06-08", False) == _horizon(asof("2025-06-08", kg, kinds=["funds"]))
    assert ("2025-06-08", True) == _horizon(asof("2025-06-09", kg, kinds=["funds"]))


def _horizon(found: AsOf) -> tuple[str, bool]:
    return found.horizon, found.beyond_horizon


def test_a_date_of_python_is_a_day(kg: Dataset) -> None:
    """It needs no text."""
    assert "2019-06-15" == asof(date(2019, 6, 15), kg, kinds=["funds"]).day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2010", "2010 is a year, not a day: give a day of it, such as 2010-01-01"),
        ("2010-10", "2010-10 is a month, not a day: give a day of it, such as 2010-10-01"),
        (
            "2010-02-29",
            "2010-02-29 is no day that exists: give it as YYYY-MM-DD, such as 2010-10-31, or today",
        ),
        (
            "15.10.2010",
            "15.10.2010 is no day that exists: give it as YYYY-MM-DD, such as 2010-10-31, or today",
        ),
        (
            "  ",
            "an empty text is no day that exists: "
            "give it as YYYY-MM-DD, such as 2010-10-31, or today",
        ),
        (
            "2010-13",
            "2010-13 is no day that exists: give it as YYYY-MM-DD, such as 2010-10-31, or today",
        ),
    ],
)
def test_what_is_no_day_is_refused_with_what_to_do(text: str, words: str) -> None:
    """A year or a month has several answers, so it is not taken for its first day."""
    with pytest.raises(ParameterError) as refused:
        read_day(text)
    assert words == str(refused.value)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2012-02-29", "2012-02-29"), (" 2010-10-15 ", "2010-10-15"), ("Today", "2020-05-04")],
)
def test_a_day_is_read(text: str, day: str) -> None:
    """Today is the day by the clock."""
    assert day == read_day(text, today=date(2020, 5, 4))


def test_an_unknown_kind_is_refused_with_the_nearest(kg: Dataset) -> None:
    """A slip of the finger must not give an empty answer."""
    with pytest.raises(ParameterError, match=r"no kind of thing is called fund: did you mean fun"):
        asof("2010-10-15", kg, kinds=["fund"])
