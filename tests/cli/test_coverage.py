"""`akkg coverage`: what it prints, and when it says no."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.cli import main
from akkg.dataset import Dataset, load

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def kg(monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """A dataset of its own for each test, which the command asks."""
    dataset = load()
    monkeypatch.setattr("akkg.dataset.load", lambda: dataset)
    return dataset


def test_all_passages_are_counted(capsys: Captured) -> None:
    """One line each, in the document's order, and clauses without claims with their reason."""
    assert 0 == main(["coverage"])
    out, error = capsys.readouterr()
    lines = out.splitlines()
    assert "passage      sentences  clauses  claims" == lines[0]
    counted = [line.split()[0] for line in lines[1:] if not line.startswith(" ")]
    assert 44 == len(counted)
    assert ["title", "section-1", "p1", "p2"] == counted[:4]
    assert all(" no claim: " in line for line in lines if line.startswith(" "))
    assert "" == error


def test_a_passage_is_shown_clause_by_clause(capsys: Captured) -> None:
    """Each claim with the number of its sentence and clause."""
    assert 0 == main(["coverage", "section-1", "footnote-1"])
    out = capsys.readouterr().out
    assert out.startswith(
        "passage      sentences  clauses  claims\n"
        "section-1            1        1       1\n"
        '  1.1 para:section-1 dcterms:title "Introduction"@en\n'
        "footnote-1 "
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("p333", "no passage p333: did you mean p3?"),
        ("xyzzy", "no passage xyzzy: say p1, footnote-2, section-3 or title"),
    ],
)
def test_an_unknown_passage_is_a_mistake(name: str, words: str, capsys: Captured) -> None:
    """Nothing is printed but the error, with near names where there are any."""
    assert 2 == main(["coverage", "p1", name])
    assert ("", f"akkg: {words}\n") == capsys.readouterr()


def test_a_disagreement_is_told_and_is_a_no(kg: Dataset, capsys: Captured) -> None:
    """On standard error, with status 1; not where other passages are asked for."""
    thing, property_, graph = (
        ox.NamedNode(kg.prefixes.expand(curie))
        for curie in ("ak:akfta", "akkg:acronym", "overview:p18")
    )
    kg.store.add(ox.Quad(thing, property_, ox.Literal("XFTA"), graph))
    words = 'akkg: p18: ak:akfta akkg:acronym "XFTA" is missing in the table\n'
    for arguments in ([], ["p18"]):
        assert 1 == main(["coverage", *arguments])
        assert words == capsys.readouterr().err
    assert 0 == main(["coverage", "p17"])
    assert "" == capsys.readouterr().err
