"""`akkg describe`: what it prints of things and passages, and how it says no."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.cli import main
from akkg.dataset import Dataset, load

Captured = pytest.CaptureFixture[str]
KG = "https://w3id.org/akkg"


@pytest.fixture(autouse=True)
def kg(monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """A dataset of its own for each test, which the command asks."""
    dataset = load()
    monkeypatch.setattr("akkg.dataset.load", lambda **_: dataset)
    return dataset


def test_a_thing_is_told_with_its_passages(capsys: Captured) -> None:
    """The head names it, then come both directions; what is stated has its passage alone."""
    assert 0 == main(["describe", "SCF"])
    out, error = capsys.readouterr()
    head = "ASEAN-ROK Special Cooperation Fund (SCF)\n  fund, ak:scf\n  named in p35\n\nit\n"
    assert out.startswith(head)
    assert "\n  has the acronym SCF  [p35]\n" in out
    assert "\n\nof it\n" in out
    assert "" == error


def test_a_label_of_several_words_needs_no_quotes(capsys: Captured) -> None:
    """Case and white space do not count."""
    assert 0 == main(["describe", "korea-asean", "solidarity  initiative"])
    assert "ak:kasi" in capsys.readouterr().out


def test_what_is_not_stated_and_no_fact_that_follows_by_rule_is_told(capsys: Captured) -> None:
    """With --derived these come too, marked as such."""
    assert 0 == main(["describe", "ak:summit-25"])
    out = capsys.readouterr().out
    assert out.endswith("\nleft open\n  is in the place …: not stated\n")
    assert "derived" not in out
    assert 0 == main(["describe", "ak:summit-25", "--derived"])
    assert "\n  is in the year 2024  [derived p11]\n" in capsys.readouterr().out


def test_a_list_left_open_is_told(capsys: Captured) -> None:
    """With the words that open it."""
    assert 0 == main(["describe", "ak:focf"])
    line = "  is in the field of …: a list left open by \u201cand others\u201d\n"
    assert line in capsys.readouterr().out


@pytest.mark.parametrize(
    "name",
    [
        "p18",
        "P18",
        "para:p18",
        "overview:p18",
        f"{KG}/source/overview-2025/p18",
        f"<{KG}/graph/overview-2025/p18>",
        "paragraph 18",
    ],
)
def test_a_passage_is_read_out_under_any_of_its_names(name: str, capsys: Captured) -> None:
    """As sentences, one a line, subjects apart."""
    assert 0 == main(["describe", name])
    out = capsys.readouterr().out
    assert out.startswith(
        "ASEAN Member States is a group.\nASEAN Member States belongs to ASEAN.\n\n"
    )
    assert "\nparagraph 18 mentions ROK.\n" in out


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("title", "ASEAN-ROK Comprehensive Strategic Partnership (CSP) has the party ROK.\n"),
        ("footnote-2", "preliminary FDI data as of 8 June 2025 is part of ASEAN Statistics.\n"),
        ("section-3", "section 3 has the official title \u201cEconomic Cooperation\u201d.\n"),
        (
            "editorial:akfta-follows-investment-agreement",
            "(AKFTA) follows in series ASEAN-ROK Investment Agreement.\n",
        ),
    ],
)
def test_title_notes_sections_and_readings_are_read_out_too(
    name: str, line: str, capsys: Captured
) -> None:
    """Each has a graph of its own."""
    assert 0 == main(["describe", name])
    assert line in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("p33", "the document has no passage p33: did you mean p32 or p34?"),
        ("p99", "the document has no passage p99: did you mean p35 or p37?"),
        ("para:p33", "the document has no passage p33: did you mean p32 or p34?"),
        (
            f"<{KG}/graph/overview-2025/p36>",
            "the document has no passage p36: did you mean p35 or p37?",
        ),
        (
            "footnote-3",
            "the document has no passage footnote-3: did you mean footnote-1 or footnote-2?",
        ),
        ("AKFTTA", "AKFTTA is not the name of a thing: did you mean AKFTA or Jakarta or AKCF?"),
        (
            "economic cooperation",
            "economic cooperation is not one thing alone: "
            "did you mean ak:pillar-economic or para:section-3?",
        ),
        (
            "xyzzyq",
            "xyzzyq is not the name of a thing: say it as the document does, or give an IRI",
        ),
        ("<a b>", "<a b> is not a valid IRI: say it as the document does, or give an IRI"),
    ],
)
def test_what_is_not_there_is_explained(name: str, words: str, capsys: Captured) -> None:
    """With near names or candidates, on standard error, and with status 2."""
    assert 2 == main(["describe", name])
    assert ("", f"akkg: {words}\n") == capsys.readouterr()


def test_an_unknown_iri_leads_to_near_ones(capsys: Captured) -> None:
    """The first is the nearest."""
    assert 2 == main(["describe", "ak:akftaa"])
    assert "did you mean ak:akfta" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("property_", "graph", "words"),
    [
        ("rdfs:label", "graph:authority", "the graph says nothing of it but its name"),
        (
            "akkg:acronym",
            "derived:labels",
            "no passage states anything of it, but something follows by rule: add --derived",
        ),
        (
            "schema:mentions",
            "overview:p5",
            "it is named, and nothing more is said of it: see akkg describe p5",
        ),
    ],
)
def test_a_thing_without_facts_leads_on(
    kg: Dataset, property_: str, graph: str, words: str, capsys: Captured
) -> None:
    """Its name is told, and on standard error where there may be more."""
    thing, predicate, place, passage = (
        ox.NamedNode(kg.prefixes.expand(curie))
        for curie in ("ak:nobody", property_, graph, "para:p5")
    )
    mention = property_ == "schema:mentions"
    for where in (place, ox.DefaultGraph()):
        if mention:
            kg.store.add(ox.Quad(passage, predicate, thing, where))
        else:
            kg.store.add(ox.Quad(thing, predicate, ox.Literal("Nobody"), where))
    assert 0 == main(["describe", "ak:nobody"])
    out, error = capsys.readouterr()
    assert f"akkg: {words}\n" == error
    assert "\n  ak:nobody\n" in out
