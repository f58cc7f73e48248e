"""A session follows up drafts that share statements, and tables, as `validate` sees them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from akkg.validation.session import Session
from akkg.validation.validating import validate
from akkg.validation.view import view
from tests.optional import ROOT
from tests.validation.test_session import told

HEAD = """@prefix ak: <https://w3id.org/akkg/id/> .
@prefix akkg: <https://w3id.org/akkg/ontology#> .
@prefix overview: <https://w3id.org/akkg/graph/overview-2025/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
KIND = "ak:x a akkg:Meeting ."
ODD = 'ak:x akkg:number "03"^^xsd:integer .'
STEPS = {
    "a statement of two files goes from one, and from both": [
        (f"{KIND} ak:y a akkg:Fund .", f"{KIND} ak:y a akkg:Fund ."),
        (KIND, f"{KIND} ak:y a akkg:Fund ."),
        (KIND, KIND),
    ],
    "a literal is written in an odd form, and mended": [
        (KIND, KIND),
        (KIND, f"{KIND} {ODD}"),
        (KIND, KIND),
    ],
    "an odd literal comes a second time": [(ODD, KIND), (ODD, ODD), (KIND, ODD)],
    "a statement moves from one file to the other": [
        (f"{KIND} ak:y a akkg:Fund .", KIND),
        (KIND, f"{KIND} ak:y a akkg:Fund ."),
    ],
}


@pytest.mark.parametrize("steps", STEPS.values(), ids=STEPS)
def test_two_drafts_are_followed_up(tmp_path: Path, steps: list[tuple[str, str]]) -> None:
    """Each in the graph of a paragraph of its own."""
    follow(
        tmp_path, ([f"overview:p1 {{ {one} }}", f"overview:p2 {{ {two} }}"] for one, two in steps)
    )


def test_a_statement_stands_as_long_as_a_file_makes_it(tmp_path: Path) -> None:
    """In one graph, by two files, by one and by none."""
    there = f"overview:p1 {{ {KIND} ak:y a akkg:Fund . }}"
    gone = f"overview:p1 {{ {KIND} }}"
    follow(tmp_path, ([there, there], [there, gone], [gone, there], [gone, gone]))


def follow(folder: Path, steps: Iterable[Sequence[str]]) -> None:
    """Give two drafts one text after another; a session always finds what a run finds."""
    drafts = [folder / "1.trig", folder / "2.trig"]
    session: Session | None = None
    for step in steps:
        for path, text in zip(drafts, step, strict=True):
            path.write_text(f"{HEAD}{text}\n", "utf-8")
        if session is None:
            session = Session(drafts, root=ROOT, alone=True)
        else:
            assert session.refresh()
        assert told(validate(drafts, root=ROOT, alone=True)) == told(session.report())


@pytest.mark.parametrize("statement", [KIND, "ak:y akkg:nothing 1 ."], ids=["known", "unknown"])
def test_a_statement_moves_to_another_graph(tmp_path: Path, statement: str) -> None:
    """The triple is there before and after; what checks say of its graph is otherwise."""
    draft = tmp_path / "1.trig"
    draft.write_text(f"{HEAD}overview:p1 {{ {KIND} {statement} }}\n", "utf-8")
    session = Session([draft], root=ROOT, alone=True)
    before = told(session.report())
    draft.write_text(f"{HEAD}overview:p1 {{ {KIND} }}\noverview:p2 {{ {statement} }}\n", "utf-8")
    assert session.refresh()
    assert before != told(session.report()) == told(validate([draft], root=ROOT, alone=True))


def test_a_reason_of_coverage_is_taken_in(tmp_path: Path) -> None:
    """The table is read anew, though it is no part of the product."""
    for name in ("graph", "ontology", "queries"):
        shutil.copytree(ROOT / name, tmp_path / name)
    session = Session(root=tmp_path)
    with (tmp_path / "graph" / "coverage.tsv").open("a", encoding="utf-8") as file:
        file.write("p2\t9\t9\t\tcourtesy\n")
    assert session.refresh()


def test_a_draft_alone_has_no_reasons(tree: Path, tmp_path: Path) -> None:
    """They belong to the graph of the tree."""
    table = tree / "graph" / "coverage.tsv"
    table.write_text("passage\tsentence\tclause\tclaims\treason\np2\t1\t1\t\tcourtesy\n")
    draft = tmp_path / "draft.trig"
    draft.write_text(f"{HEAD}overview:p1 {{ {KIND} }}\n", "utf-8")
    found = view(tree, [draft], alone=True).dataset.store.named_graphs()
    assert "<https://w3id.org/akkg/graph/coverage>" not in set(map(str, found))


def test_a_reason_of_the_table_outlives_the_same_note_of_a_draft(tmp_path: Path) -> None:
    """What the draft takes back, the table still says; so the passage is not silent without it."""
    for name in ("graph", "ontology", "queries"):
        shutil.copytree(ROOT / name, tmp_path / name)
    table = tmp_path / "graph" / "coverage.tsv"
    head, *rows = table.read_text("utf-8").splitlines(keepends=True)
    rows = [row for row in rows if not row.startswith("p9\t")]
    table.write_text("".join([head, *rows, "p9\t1\t1\t\tcourtesy\n"]), "utf-8")
    for path in (tmp_path / "graph" / "overview-2025").glob("*.trig"):
        claims = re.compile(r"^overview:p9 \{\n.*?^\}\n", re.MULTILINE | re.DOTALL)
        mention = "overview:p9 { para:p9 schema:mentions ak:asean . }\n"
        path.write_text(claims.sub(mention, path.read_text("utf-8")), "utf-8")
    note = 'graph:coverage { para:p9 skos:editorialNote "courtesy" . }'
    prefixes = (
        f"{HEAD}@prefix graph: <https://w3id.org/akkg/graph/> .\n"
        "@prefix para: <https://w3id.org/akkg/source/overview-2025/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    )
    draft = tmp_path / "draft.trig"
    draft.write_text(f"{prefixes}graph:unnamed {{ {KIND} }}\n{note}\n", "utf-8")
    session = Session([draft], root=tmp_path)
    draft.write_text(f"{prefixes}graph:unnamed {{ {KIND} }}\n", "utf-8")
    assert session.refresh()
    assert told(validate([draft], root=tmp_path)) == told(session.report())
