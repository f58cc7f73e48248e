"""Why the graph holds a statement."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from akkg.citing.explanation import Explanation, explain
from akkg.dataset import Dataset, load
from akkg.views.statements import find_statements
from akkg.views.why import as_json, told, why

AKCF = "ASEAN-ROK Cooperation Fund (AKCF)"
SCF = "ASEAN-ROK Special Cooperation Fund (SCF)"
AKFTA = "ASEAN-ROK Free Trade Agreement (AKFTA)"
INVESTMENT = "ASEAN-ROK Investment Agreement"
NOTE = (
    "The paragraph puts only the coming into effect of the free trade agreement after the "
    "investment agreement; that it comes next in one series of agreements is a reading."
)


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


def lines(dataset: Dataset, *asked: str) -> tuple[str, ...]:
    """What is told of the statements asked for."""
    return told(why(dataset, find_statements(dataset, *asked).statements))


def test_what_passages_state_names_them(kg: Dataset) -> None:
    """All of them, in the document's order."""
    assert (
        f"{AKCF} has the acronym AKCF.  [p35 p37]",
        "   stated in p35, p37",
    ) == lines(kg, "AKCF", "has the acronym")


def test_a_reading_names_what_it_is_read_from_and_why(kg: Dataset) -> None:
    """The note is the editors' own."""
    assert (
        f"{AKFTA} follows in series {INVESTMENT}.  [editorial p18]",
        "   read by the editors from p18 (editorial:akfta-follows-investment-agreement):",
        f"   \u201c{NOTE}\u201d",
    ) == lines(kg, "AKFTA", "follows in series")


def test_what_the_editors_alone_say_rests_on_no_passage(kg: Dataset) -> None:
    """A further name of the authority files."""
    name = "\u201cAssociation of Southeast Asian Nations\u201d"
    assert (
        f"ASEAN is also called {name}.  [no passage]",
        "   said in no passage, but in graph:authority",
    ) == lines(kg, "ak:asean", "is also called")


def test_what_a_passage_states_needs_no_word_of_the_editors() -> None:
    """A claim that authority files make too is stated all the same."""
    own = load()
    terms = [ox.NamedNode(own.prefixes.expand(c)) for c in ("ak:akcf", "rdf:type", "akkg:Fund")]
    authority = ox.NamedNode(own.prefixes.expand("graph:authority"))
    own.store.add(ox.Quad(terms[0], terms[1], terms[2], authority))
    found = lines(own, "AKCF", "a", "fund")
    assert (f"{AKCF} is a fund.  [p35]", "   stated in p35") == found


def test_a_premise_is_explained_once(kg: Dataset) -> None:
    """Where it is needed again, the tree says so."""
    [succeeds] = find_statements(kg, "AKCF", "succeeds", "SCF").statements
    reason = explain(kg, *succeeds)
    assert isinstance(reason, Explanation)
    [_, merged] = reason.premises
    found = why(kg, [succeeds])
    twice = Explanation(succeeds, reason.rule, (merged, merged))
    told_ = told(replace(found, reasons=(twice,)))
    head = f"{AKCF} results from the merger of {SCF}."
    assert 11 == len(told_)
    assert f"   ├─ {head}" == told_[2]
    assert f"   └─ {head}  (see above)" == told_[-1]


def test_a_rule_is_followed_to_what_is_stated(kg: Dataset) -> None:
    """Each premise under what follows from it."""
    merger = f"merger into {AKCF}"
    assert (
        f"{AKCF} succeeds {SCF}.  [derived p35]",
        "   follows by the rule subproperties: "
        "What holds by a property holds by every property above it",
        "   ├─ results from the merger of rdfs:subPropertyOf succeeds.",
        "   │  said in no passage, but in graph:ontology",
        f"   └─ {AKCF} results from the merger of {SCF}.",
        "      follows by the rule merger-results: "
        "A fund results from the merger of each fund that was merged into it",
        f"      ├─ {merger} is a merger.",
        "      │  stated in p35",
        f"      ├─ {merger} merges {SCF}.",
        "      │  stated in p35",
        f"      └─ {merger} merges them into {AKCF}.",
        "         stated in p35",
    ) == lines(kg, "AKCF", "succeeds", "SCF")


def test_several_statements_are_parted(kg: Dataset) -> None:
    """Each is explained from the beginning."""
    found = lines(kg, "AKCF", "succeeds")
    heads = [number for number, line in enumerate(found) if line.startswith(AKCF)]
    assert [0, 13] == heads
    assert "" == found[12]


def test_what_rests_on_a_reading_is_no_stronger(kg: Dataset) -> None:
    """A derived statement with an editorial premise is editorial, and cites both paragraphs."""
    found = lines(
        kg, "ak:status-csp", "succeedsTransitively", "ak:status-comprehensive-cooperation"
    )
    assert found[0].endswith("Comprehensive Cooperation Partnership.  [editorial p4 p11]")
    assert "   ├─ ASEAN-ROK Comprehensive Strategic Partnership (CSP) succeeds " in found[2]
    assert "stated in p4" == found[-1].strip()


def test_as_values_premises_lie_inside_what_follows_from_them(kg: Dataset) -> None:
    """With IRIs, and with what a claim is made by."""
    [value] = as_json(why(kg, find_statements(kg, "AKCF", "succeeds", "SCF").statements))
    assert ("derived", ("p35",)) == (value["basis"], value["paragraphs"])
    assert {"iri": "https://w3id.org/akkg/id/scf", "name": SCF} == value["object"]
    assert "subproperties" == value["rule"]["name"]
    ontology, merged = value["premises"]
    assert ["https://w3id.org/akkg/graph/ontology"] == ontology["elsewhere"]
    assert "merger-results" == merged["rule"]["name"]
    assert [("p35",)] * 3 == [premise["stated"] for premise in merged["premises"]]


def test_as_values_a_reading_has_its_graph_and_note(kg: Dataset) -> None:
    """And a literal its type."""
    [value] = as_json(why(kg, find_statements(kg, "AKFTA", "follows in series").statements))
    assert ((), []) == (value["stated"], value["elsewhere"])
    graph = "https://w3id.org/akkg/graph/editorial/akfta-follows-investment-agreement"
    assert [{"graph": graph, "paragraphs": ("p18",), "notes": [NOTE]}] == value["readings"]
    [date] = as_json(why(kg, find_statements(kg, "ak:summit-13", "akkg:date").statements))
    edtf = "http://id.loc.gov/datatypes/edtf/EDTF"
    assert {"value": "2010-10", "datatype": edtf} == date["object"]


def test_nothing_asked_is_nothing_told(kg: Dataset) -> None:
    """No statement, no reason."""
    assert ((), []) == (told(why(kg, ())), as_json(why(kg, ())))
