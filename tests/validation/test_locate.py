"""A finding leads to the lines that a curator mends."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.shacl.paths import Path as PropertyPath
from akkg.shacl.paths import Predicate, Several, Unary
from akkg.validation.checks import Hit
from akkg.validation.finding import Finding, Severity, Term
from akkg.validation.locate import Locator
from akkg.validation.view import ROW, view

TERMS = "https://w3id.org/akkg/ontology#"
CLAIMS = "graph/overview-2025/1-section.trig"


def ak(slug: str) -> ox.NamedNode:
    """A thing."""
    return ox.NamedNode(f"https://w3id.org/akkg/id/{slug}")


def term(name: str) -> Predicate:
    """A path of one property of the ontology."""
    return Predicate(TERMS + name)


def places(
    tree: Path, focus: Term, path: PropertyPath | None = None, value: Term | None = None
) -> list[str]:
    """The places of a finding, below the tree."""
    finding = Finding(Severity.VIOLATION, focus, path, value, "", "", "")
    found = Locator(view(tree), [Hit(finding, ())]).places(finding)
    return [str(place).removeprefix(f"{tree}/") for place in found]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files below the working folder are named from there; here none is."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def test_a_value_is_found_in_every_file_and_graph_that_states_it(tree: Path) -> None:
    """Two passages say that Plan B succeeds Plan A."""
    found = places(tree, ak("plan-b"), term("succeeds"), ak("plan-a"))
    assert [f"{CLAIMS}:12", f"{CLAIMS}:16"] == found


def test_what_is_missing_is_looked_for_where_the_thing_gets_its_class(tree: Path) -> None:
    """There the missing line belongs."""
    assert [f"{CLAIMS}:18"] == places(tree, ak("plan-c"), term("hasEvent"))


def test_a_thing_as_such_is_found_where_it_gets_its_class(tree: Path) -> None:
    """Without path and value."""
    assert [f"{CLAIMS}:9"] == places(tree, ak("meeting"))


def test_what_nothing_describes_is_found_where_it_is_named(tree: Path) -> None:
    """Such as a name that is misspelt."""
    path = tree / CLAIMS
    path.write_text(
        path.read_text().replace("akkg:atMeeting ak:meeting .", "akkg:atMeeting ak:x .")
    )
    assert [f"{CLAIMS}:11"] == places(tree, ak("x"))


def test_a_path_backwards_leads_to_the_statement_that_it_reads(tree: Path) -> None:
    """The value is then its subject."""
    path = Unary("inversePath", term("hasEvent"))
    assert [f"{CLAIMS}:10"] == places(tree, ak("plan-a-signature"), path, ak("plan-a"))


def test_a_sequence_leads_to_its_first_step(tree: Path) -> None:
    """The value at its end may stand anywhere."""
    path = Several("sequence", (term("hasEvent"), term("date")))
    assert [f"{CLAIMS}:16"] == places(tree, ak("plan-b"), path, ox.Literal("2002"))


def test_a_derived_statement_leads_to_the_claims_that_it_rests_on(tree: Path) -> None:
    """The date of a signature without one is that of its meeting: link and date are named."""
    date = ox.Literal("2001-02-03", datatype=ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF"))
    found = places(tree, ak("plan-a-signature"), term("date"), date)
    assert [f"{CLAIMS}:9", f"{CLAIMS}:11"] == found


def test_a_row_of_mappings_is_found_by_its_number(tree: Path) -> None:
    """Whatever of it is at fault."""
    assert ["graph/mappings.sssom.tsv:4"] == places(tree, ox.NamedNode(f"{ROW}4"))


def test_a_file_that_fmt_refuses_is_named_alone(tree: Path, tmp_path: Path) -> None:
    """It has a prefix that is not in the table."""
    draft = tmp_path / "draft.ttl"
    draft.write_text(f"@prefix x: <https://w3id.org/akkg/> .\nx:id\\/y <{TERMS}date> 1 .")
    finding = Finding(Severity.VIOLATION, ak("y"), None, None, "", "", "")
    [place] = Locator(view(tree, [draft]), [Hit(finding, ())]).places(finding)
    assert (str(draft), None) == (place.file, place.line)


def test_a_file_that_has_vanished_is_still_named(tree: Path) -> None:
    """Its lines can no longer be told."""
    found = view(tree)
    (tree / CLAIMS).unlink()
    finding = Finding(Severity.VIOLATION, ak("plan-c"), None, None, "", "", "")
    assert [str(tree / CLAIMS)] == [
        str(place) for place in Locator(found, [Hit(finding, ())]).places(finding)
    ]
