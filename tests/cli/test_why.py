"""`akkg why`: what it prints, and how it says that the graph does not say so."""

from __future__ import annotations

import json

import pytest

from akkg.cli import main

Captured = pytest.CaptureFixture[str]

AKCF = "ASEAN-ROK Cooperation Fund (AKCF)"
SCF = "ASEAN-ROK Special Cooperation Fund (SCF)"
FOCF = "ASEAN-ROK Future-Oriented Cooperation Project Fund (FOCF)"


pytestmark = pytest.mark.usefixtures("kg")


def test_a_statement_is_followed_to_its_passage(capsys: Captured) -> None:
    """As an indented tree."""
    assert 0 == main(["why", "AKCF", "results from the merger of", "SCF"])
    merger = f"merger into {AKCF}"
    assert (
        f"{AKCF} results from the merger of {SCF}.  [derived p35]\n"
        "   follows by the rule merger-results: "
        "A fund results from the merger of each fund that was merged into it\n"
        f"   ├─ {merger} is a merger.\n"
        "   │  stated in p35\n"
        f"   ├─ {merger} merges {SCF}.\n"
        "   │  stated in p35\n"
        f"   └─ {merger} merges them into {AKCF}.\n"
        "      stated in p35\n",
        "",
    ) == capsys.readouterr()


def test_a_passage_may_be_the_subject(capsys: Captured) -> None:
    """What it mentions, it mentions by itself."""
    assert 0 == main(["why", "p18", "mentions", "Viet Nam"])
    assert "paragraph 18 mentions Viet Nam.  [p18]\n   stated in p18\n" == capsys.readouterr().out


def test_json_gives_values(capsys: Captured) -> None:
    """One for each statement."""
    assert 0 == main(["why", "AKCF", "succeeds", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [FOCF, SCF] == [value["object"]["name"] for value in found]
    assert [["p35"], ["p35"]] == [value["paragraphs"] for value in found]


def test_what_the_graph_does_not_say_is_a_no_with_what_is_near(capsys: Captured) -> None:
    """Nothing on standard output, and status 1."""
    assert 1 == main(["why", "AKCF", "succeeds", "AKEC"])
    assert (
        "",
        f"akkg: the graph does not say: {AKCF} succeeds "
        "ASEAN-ROK Economic Cooperation (AKEC) Fund.\n"
        "it says:\n"
        f"  {AKCF} succeeds {FOCF}.\n"
        f"  {AKCF} succeeds {SCF}.\n"
        "the subject is named in p35 p37\n",
    ) == capsys.readouterr()


def test_a_no_tells_what_holds_the_other_way_round(capsys: Captured) -> None:
    """And by which properties the graph speaks of the subject."""
    assert 1 == main(["why", "SCF", "succeeds", "AKCF"])
    denied, other, says, named = capsys.readouterr().err.splitlines()
    assert f"akkg: the graph does not say: {SCF} succeeds {AKCF}." == denied
    assert f"it says the other way round: {AKCF} succeeds {SCF}." == other
    assert says.startswith("of the subject it says: has the acronym, has the event, ")
    assert "the subject is named in p35" == named


def test_a_no_is_an_empty_list_in_json(capsys: Captured) -> None:
    """For a program the status says it."""
    assert 1 == main(["why", "AKCF", "succeeds", "AKEC", "--format", "json"])
    assert "[]\n" == capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["p33", "mentions"], "the document has no passage p33: did you mean p32 or p34?"),
        (
            ["AKCF", "succeds"],
            "succeds is not the name of a property: did you mean succeeds or akkg:succeeds?",
        ),
        (
            ["xyzzyq", "succeeds"],
            "xyzzyq is not the name of a thing: say it as the document does, or give an IRI",
        ),
    ],
)
def test_a_mistake_is_explained(arguments: list[str], words: str, capsys: Captured) -> None:
    """On standard error, with status 2."""
    assert 2 == main(["why", *arguments])
    assert ("", f"akkg: {words}\n") == capsys.readouterr()
