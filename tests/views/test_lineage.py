"""What came before a thing and after it, held against the document."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.dataset import Dataset, load
from akkg.errors import ParameterError
from akkg.views.lineage import Lineage, Step, lineage

PLAN_2005 = "ASEAN-ROK Plan of Action (POA) to implement the Joint Declaration"
PLAN_2011 = "Plan of Action for the period 2011-2015"
PLAN_2016 = "Plan of Action for the period 2016-2020"
COOPERATION = "Joint Declaration on Comprehensive Cooperation Partnership"
STRATEGIC = "Joint Declaration on ASEAN-ROK Strategic Partnership for Peace and Prosperity"
FRAMEWORK = "Framework Agreement on Comprehensive Economic Cooperation"
GOODS = "ASEAN-ROK Trade in Goods (AKTIG) Agreement"
SERVICES = "ASEAN-ROK Trade in Services Agreement"
INVESTMENT = "ASEAN-ROK Investment Agreement"
AKFTA = "ASEAN-ROK Free Trade Agreement (AKFTA)"
PROTOCOL = "Third Protocol to Amend the AKTIG Agreement"
SCF = "ASEAN-ROK Special Cooperation Fund (SCF)"
FOCF = "ASEAN-ROK Future-Oriented Cooperation Project Fund (FOCF)"
AKCF = "ASEAN-ROK Cooperation Fund (AKCF)"

Line = tuple[str, str, str, str, str]


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


def lines(found: Lineage, steps: tuple[Step, ...]) -> set[Line]:
    """Steps in words, with basis and paragraphs."""
    return {
        (
            found.names[step.later],
            found.names[step.relation],
            found.names[step.earlier],
            step.basis,
            " ".join(step.paragraphs),
        )
        for step in steps
    }


def add(dataset: Dataset, subject: str, predicate: str, object_: str, graph: str) -> None:
    """Add a claim to a graph, and to the merged triples."""
    one, two, three, named = (
        ox.NamedNode(dataset.prefixes.expand(curie))
        for curie in (subject, predicate, object_, graph)
    )
    for place in (named, ox.DefaultGraph()):
        dataset.store.add(ox.Quad(one, two, three, place))


def test_a_plan_comes_from_the_plan_before_it_and_from_declarations(kg: Dataset) -> None:
    """What paragraph 4 states, a plan of the declaration, stands beside what is only read in it."""
    found = lineage("ak:poa-2011-2015", kg)
    assert {
        (PLAN_2011, "is a plan of", STRATEGIC, "stated", "p4"),
        (PLAN_2011, "implements", STRATEGIC, "editorial", "p2 p4"),
        (PLAN_2011, "follows in series", PLAN_2005, "editorial", "p2 p4"),
        (PLAN_2005, "implements", COOPERATION, "stated", "p2"),
        (STRATEGIC, "succeeds", COOPERATION, "editorial", "p2 p4"),
    } == lines(found, found.before)
    assert {(PLAN_2016, "follows in series", PLAN_2011, "editorial", "p4")} == lines(
        found, found.after
    )
    assert found.whole


def test_a_declaration_goes_on_in_what_implements_it_and_in_what_succeeds_it(
    kg: Dataset,
) -> None:
    """A fork, whose branches meet again."""
    found = lineage(COOPERATION, kg)
    assert () == found.before
    assert {
        (PLAN_2005, "implements", COOPERATION, "stated", "p2"),
        (STRATEGIC, "succeeds", COOPERATION, "editorial", "p2 p4"),
        (PLAN_2011, "follows in series", PLAN_2005, "editorial", "p2 p4"),
        (PLAN_2011, "is a plan of", STRATEGIC, "stated", "p4"),
        (PLAN_2011, "implements", STRATEGIC, "editorial", "p2 p4"),
        (PLAN_2016, "follows in series", PLAN_2011, "editorial", "p4"),
    } == lines(found, found.after)


def test_agreements_go_on_in_a_series_and_in_an_amendment(kg: Dataset) -> None:
    """Paragraph 18 states the order of two; the protocol amends, and succeeds nothing."""
    found = lineage("AKTIG", kg)
    assert {(GOODS, "follows in series", FRAMEWORK, "editorial", "p18")} == lines(
        found, found.before
    )
    assert {
        (SERVICES, "follows in series", GOODS, "stated", "p18"),
        (INVESTMENT, "follows in series", SERVICES, "editorial", "p18"),
        (AKFTA, "follows in series", INVESTMENT, "editorial", "p18"),
        (PROTOCOL, "amends", GOODS, "stated", "p18"),
    } == lines(found, found.after)


def test_a_merger_is_told_with_all_that_it_merges_from_either_side(kg: Dataset) -> None:
    """The step is derived from the merger that paragraph 35 states."""
    merged = {
        (AKCF, "results from the merger of", SCF, "derived", "p35"),
        (AKCF, "results from the merger of", FOCF, "derived", "p35"),
    }
    for fund in ("SCF", "FOCF"):
        found = lineage(fund, kg)
        assert ((), merged) == (found.before, lines(found, found.after))
    found = lineage("AKCF", kg)
    assert (merged, ()) == (lines(found, found.before), found.after)


def test_statuses_are_raised_and_succeed_one_another(kg: Dataset) -> None:
    """The elevation of 2010 is stated; that the new name took the old one's place is read."""
    found = lineage("ak:status-csp", kg)
    csp, strategic, cooperation = (
        "ASEAN-ROK Comprehensive Strategic Partnership (CSP)",
        "ASEAN-ROK Strategic Partnership",
        "Comprehensive Cooperation Partnership",
    )
    assert {
        (csp, "succeeds", strategic, "editorial", "p4 p11"),
        (strategic, "elevates", cooperation, "derived", "p4"),
    } == lines(found, found.before)
    [note] = [note for step in found.before for note in step.notes]
    assert note.startswith("Paragraph 11 names no earlier level")


@pytest.mark.parametrize(
    ("direction", "before", "after"), [("before", 1, 0), ("after", 0, 4), ("both", 1, 4)]
)
def test_a_direction_is_kept_to(kg: Dataset, direction: str, before: int, after: int) -> None:
    """The steps of the other are left out."""
    found = lineage("AKTIG", kg, direction=direction)
    assert (before, after) == (len(found.before), len(found.after))


@pytest.mark.parametrize(("depth", "steps", "whole"), [(1, 2, False), (2, 3, False), (3, 4, True)])
def test_a_depth_ends_it_and_is_told(kg: Dataset, depth: int, steps: int, whole: bool) -> None:
    """From goods over services and investment to free trade it is three steps."""
    found = lineage("AKTIG", kg, direction="after", depth=depth)
    assert (steps, whole) == (len(found.after), found.whole)


def test_a_thing_without_a_line_has_no_step(kg: Dataset) -> None:
    """Paragraph 15 names the convention alone."""
    assert ((), ()) == (lineage("ACTIP", kg).before, lineage("ACTIP", kg).after)


def test_relations_are_those_of_the_ontology() -> None:
    """A property put below succession, however far, counts; one beside it does not."""
    own = load()
    add(own, "akkg:replaces", "rdfs:subPropertyOf", "akkg:supersedes", "graph:ontology")
    add(own, "akkg:supersedes", "rdfs:subPropertyOf", "akkg:succeeds", "graph:ontology")
    add(own, "ak:actip", "akkg:replaces", "ak:tac", "overview:p15")
    add(own, "ak:actip", "eli:based_on", "ak:framework-agreement", "overview:p15")
    add(own, "ak:actip", "akkg:resembles", "ak:afoco-agreement", "overview:p15")
    found = lineage("ACTIP", own)
    actip = found.names[found.thing]
    assert {
        (actip, "akkg:replaces", "Treaty of Amity and Cooperation in Southeast Asia (TAC)"),
        (actip, "eli:based_on", FRAMEWORK),
    } == {line[:3] for line in lines(found, found.before)}


def test_what_stands_in_no_known_passage_has_no_basis() -> None:
    """The tree says `no passage`, and the other forms do not say `stated`."""
    own = load()
    add(own, "ak:actip", "akkg:succeeds", "ak:akfta", "ak:own-graph")
    (step,) = lineage("ACTIP", own, depth=1).before
    assert ("", ()) == (step.basis, step.paragraphs)


def test_a_cycle_ends() -> None:
    """Each step of it is told once, in either direction."""
    own = load()
    add(own, "ak:tac", "akkg:succeeds", "ak:actip", "overview:p15")
    add(own, "ak:actip", "akkg:succeeds", "ak:tac", "overview:p15")
    add(own, "ak:tac", "akkg:succeeds", "ak:tac", "overview:p15")
    found = lineage("ACTIP", own)
    assert 3 == len(found.before) == len(set(found.before))
    assert set(found.before) == set(found.after)
    assert found.whole


def test_an_unknown_direction_and_an_empty_depth_are_refused(kg: Dataset) -> None:
    """With what to do."""
    with pytest.raises(ParameterError, match="no direction is called befor: did you mean before"):
        lineage("AKCF", kg, direction="befor")
    with pytest.raises(ParameterError, match="a depth of 0 shows nothing: give 1 or more"):
        lineage("AKCF", kg, depth=0)


def test_an_unknown_thing_is_refused_with_the_nearest(kg: Dataset) -> None:
    """As in every other command."""
    with pytest.raises(ParameterError, match="AKFTTA is not the name of a thing: did you mean"):
        lineage("AKFTTA", kg)
