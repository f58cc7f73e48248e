"""Quotations: from the reader's own copy, and only where it has the text that was read."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import akkg
from akkg.citing.quoting import quotations, read_copy
from akkg.dataset import Dataset
from akkg.errors import DataError
from akkg.passages import digest
from tests.optional import need
from tests.sample import sample

COPY = "# T\n\n#### A\n\n- 1. One **bold**\n\nmore.\n\n2. Two.\n\n<sup>1</sup> Note.\n"


@pytest.fixture
def dataset() -> Dataset:
    """The sample, with the digests of three passages; that of the second is of another text."""
    found = sample()
    texts = {"p1": "One bold more.", "p2": "Another text.", "footnote-1": "Note."}
    for name, text in texts.items():
        passage = ox.NamedNode(found.prefixes.expand("para:") + name)
        sha256 = ox.NamedNode(found.prefixes.expand("akkg:sha256"))
        found.store.add(ox.Quad(passage, sha256, ox.Literal(digest(text))))
    return found


def test_a_passage_is_quoted_where_its_digest_agrees(dataset: Dataset, tmp_path: Path) -> None:
    """In canonical text and in the order asked for; another text is not shown, nor is none."""
    copy = tmp_path / "copy.md"
    copy.write_text(COPY, encoding="utf-8")
    found = quotations(read_copy(dataset, copy), ["footnote-1", "p2", "p1", "p9", "p1"])
    assert [
        ("footnote-1", "Note."),
        ("p2", ""),
        ("p1", "One bold more."),
        ("p9", ""),
    ] == list(found.items())


def test_another_document_is_an_explained_error(dataset: Dataset, tmp_path: Path) -> None:
    """A file without any of the passages is no copy."""
    copy = tmp_path / "other.md"
    copy.write_text("# Another\n\n1. Quite another.\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"no passage here.*other\.md.*Markdown copy"):
        read_copy(dataset, copy)


def test_every_passage_of_the_document_can_be_quoted() -> None:
    """The digests of the graph are those of a real copy."""
    copy = Path(need("source")) / "overview-2025.md"
    kg = akkg.load()
    known = akkg.sparql("SELECT ?passage WHERE { ?passage akkg:sha256 ?digest }", kg)
    names = [row["passage"].rpartition("/")[2] for row in known.dicts()]  # type: ignore[union-attr]
    assert {"title", "section-1", "p18", "footnote-2"} <= {*names}
    assert [] == [name for name, text in quotations(read_copy(kg, copy), names).items() if not text]
