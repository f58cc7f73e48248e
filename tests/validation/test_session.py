"""After an edit a session says what a validation of all from nothing says."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.errors import DataError
from akkg.validation.finding import Report
from akkg.validation.session import Session
from akkg.validation.stated import Stated
from akkg.validation.validating import validate
from tests.optional import ROOT

EDITS = int(os.environ.get("AKKG_EDITS", "12"))
CLAIMS = "graph/overview-2025"
_SUBJECT = re.compile(r"(?m)^    [a-z]+:[\w-]+\n(?:        .*\n)+?    \.\n")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The project's own sources, to be changed."""
    for name in ("graph", "ontology", "queries"):
        shutil.copytree(ROOT / name, tmp_path / "tree" / name)
    return tmp_path / "tree"


def told(report: Report) -> set[str]:
    """All that a report says."""
    assert not report.by_reference
    head = f"{report.triples} triples, {report.shapes} shapes, {report.checks} checks"
    return {head, *map(str, report.findings)}


def same(session: Session, tree: Path, drafts: list[Path] | None = None) -> Report:
    """The session has seen that something changed, and says what is so now."""
    assert session.refresh()
    report = session.report()
    assert told(validate(drafts or (), root=tree)) == told(report)
    return report


def edits(text: str, dice: random.Random) -> Iterator[str]:
    """Some texts that a file may have after an edit; not each of them can be read."""
    blocks = [match.span() for match in _SUBJECT.finditer(text)]
    start, end = dice.choice(blocks)
    yield text[:start] + text[end:]  # a thing is gone
    lines = text.splitlines(keepends=True)
    at = dice.choice([n for n, line in enumerate(lines) if re.fullmatch(r" {8}.*[;,]\n", line)])
    yield "".join(lines[:at] + lines[at + 1 :])  # a statement is gone
    dates = list(re.finditer(r'"\d{4}[^"]*"\^\^edtf:EDTF', text))
    if dates:
        found = dice.choice(dates)
        year = dice.choice(["1899", "2010", "2031-02-30", "2012/2011", "x"])
        yield f'{text[: found.start()]}"{year}"^^edtf:EDTF{text[found.end() :]}'
    found = dice.choice(list(re.finditer(r"\bak:[\w-]+", text)))
    other = dice.choice(re.findall(r"\bak:[\w-]+", text))
    yield text[: found.start()] + other + text[found.end() :]  # another thing


def test_random_edits_of_files_are_followed_up(tree: Path) -> None:
    """Statements that go, dates and things that are others; several files at once; and back."""
    dice = random.Random(20)
    session = Session(root=tree)
    assert told(validate(root=tree)) == told(session.report())
    files = [*sorted((tree / CLAIMS).glob("*.trig")), tree / "graph" / "editorial.trig"]
    before = {path: path.read_text("utf-8") for path in files}
    found = 0
    for number in range(EDITS):
        path = dice.choice(files)
        text = dice.choice(list(edits(path.read_text("utf-8"), dice)))
        path.write_text(text, "utf-8")
        try:
            session.refresh()
        except DataError:  # it cannot be read: the session has what it had
            path.write_text(before[path], "utf-8")
            session.refresh()
        found += len(session.report().findings)
        if number % 4 == 3:
            assert told(validate(root=tree)) == told(session.report())
    assert found > EDITS
    for path, text in before.items():
        path.write_text(text, "utf-8")
    assert session.refresh()
    assert () == session.report().findings


CHANGES: dict[str, Callable[[Path], object]] = {
    "a statement that two files make": lambda tree: _add(
        tree / CLAIMS / "1-introduction.trig",
        "overview:p50 { ak:plan akkg:succeeds ak:asean . }\n",
    ),
    "a class of the ontology": lambda tree: _replace(
        tree / "ontology" / "akkg.ttl", "rdfs:subClassOf akkg:Meeting", "rdfs:subClassOf akkg:Event"
    ),
    "a rule": lambda tree: (tree / "ontology" / "rules" / "80-labels.rq").unlink(),
    "a shape": lambda tree: _replace(
        tree / "ontology" / "shapes" / "asserted" / "acts.ttl", "sh:maxCount 1", "sh:maxCount 0"
    ),
    "a check": lambda tree: (tree / "queries" / "checks" / "unused-term.rq").unlink(),
    "a row of mappings": lambda tree: _add(
        tree / "graph" / "mappings.sssom.tsv", "ak:nobody\tskos:exactMatch\t\t\t\t\t\n"
    ),
    "a new file": lambda tree: (tree / CLAIMS / "9-more.trig").write_text(
        (tree / CLAIMS / "1-introduction.trig").read_text("utf-8").partition("\noverview:")[0]
        + "\noverview:p50 {\n    ak:nobody\n        akkg:number 3 ;\n    .\n}\n",
        "utf-8",
    ),
}


def _add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_other_changes_are_taken_in_as_well(tree: Path, change: Callable[[Path], object]) -> None:
    """Of statements, of classes, of what holds, of files that are there or not."""
    session = Session(root=tree)
    session.report()
    change(tree)
    same(session, tree)


def test_nothing_is_done_where_nothing_has_changed(tree: Path) -> None:
    """And little where little has."""
    session = Session(root=tree)
    session.report()
    assert not session.refresh()
    layers = session._loaded._layers
    all_of_them = [layer.revalidation.looked_at for layer in layers]
    assert min(all_of_them) > 30
    path = tree / CLAIMS / "1-introduction.trig"
    _replace(path, '"@en', ' and so on"@en')
    session.refresh()
    session.report()
    again = [layer.revalidation.looked_at for layer in layers]
    assert all(few < many / 2 for few, many in zip(again, all_of_them, strict=True))


def test_a_file_that_cannot_be_read_changes_nothing(tree: Path) -> None:
    """It is told; when it is mended, the session goes on."""
    session = Session(root=tree)
    before = told(session.report())
    path = tree / CLAIMS / "1-introduction.trig"
    text = path.read_text("utf-8")
    path.write_text(text + "oops", "utf-8")
    with pytest.raises(DataError, match="oops"):
        session.refresh()
    assert before == told(session.report())
    path.write_text(text.replace("1997", "1897", 1), "utf-8")
    same(session, tree)


def test_a_draft_is_followed_up_alone_and_with_the_tree(tree: Path, tmp_path: Path) -> None:
    """Its statements come and go with it."""
    draft = tmp_path / "draft.ttl"
    draft.write_text("<https://w3id.org/akkg/id/x> a <https://w3id.org/akkg/ontology#Fund> .")
    session, alone = Session([draft], root=tree), Session([draft], root=tree, alone=True)
    assert session.report().findings and alone.report().findings
    draft.write_text("<https://w3id.org/akkg/id/x> a <https://w3id.org/akkg/ontology#Funt> .")
    same(session, tree, [draft])
    assert alone.refresh()
    assert told(validate([draft], root=tree, alone=True)) == told(alone.report())


def test_a_file_of_the_tree_that_is_named_as_a_draft_stays_one_of_the_tree(tree: Path) -> None:
    """Its statements stay in their graph."""
    path = tree / "ontology" / "akkg.ttl"
    session = Session([path], root=tree)
    assert () == session.report().findings
    _add(path, "# nothing more\n")
    assert session.refresh()
    assert () == session.report().findings


def test_an_edit_that_breaks_off_is_done_anew(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft that changes while it is read leaves nothing half-done."""
    monkeypatch.setattr("akkg.validation.files._SMALL", 10)
    draft = tmp_path / "draft.nt"
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    fund = f"<https://w3id.org/akkg/id/{{}}> {kind} <https://w3id.org/akkg/ontology#Fund> .\n"
    draft.write_text(fund.format("x"))
    session = Session([draft], root=tree)
    session.report()
    draft.write_text(fund.format("y"))
    whole = Stated.put

    def broken(stated: Stated, key: Path, quads: tuple[ox.Quad, ...]) -> None:
        whole(stated, key, quads)
        raise DataError("changed meanwhile", str(key))

    monkeypatch.setattr(Stated, "put", broken)
    with pytest.raises(DataError, match="changed meanwhile"):
        session.refresh()
    monkeypatch.setattr(Stated, "put", whole)
    draft.write_text(fund.format("z"))
    same(session, tree, [draft])


def test_what_could_not_be_read_is_not_tried_again_until_it_changes(tree: Path) -> None:
    """And where it is as before, there is a report again."""
    session = Session(root=tree)
    path = tree / CLAIMS / "1-introduction.trig"
    text, kept = path.read_text("utf-8"), tree.parent / "kept"
    path.rename(kept)
    path.write_text("oops", "utf-8")
    with pytest.raises(DataError):
        session.refresh()
    assert not session.refresh()
    kept.replace(path)
    assert session.refresh()
    assert not session.refresh()
    assert text == path.read_text("utf-8")
