"""The passages are those of the document, and the repository does not carry its text.

A copy of the document lies beside the project where there is one; it is never part of it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

import akkg
from akkg.passages import digest, split_passages
from tests.optional import ROOT, need

RUN = 16
"""So many words in a row are the document's own wording, not a name."""

SKIPPED = {"build", "dist", "node_modules", "site"}  # as git ignores them

Words = tuple[str, ...]


@pytest.fixture  # of each test: a skip that is kept would be counted once
def passages() -> dict[str, str]:
    """The passages of the copy."""
    return split_passages((Path(need("source")) / "overview-2025.md").read_text("utf-8"))


@pytest.fixture(scope="module")
def digests() -> dict[str, str]:
    """The digests in `graph/sources.ttl`, by passage."""
    quads = ox.parse(path=ROOT / "graph" / "sources.ttl", format=ox.RdfFormat.TURTLE)
    return {
        local(quad.subject): text(quad.object)
        for quad in quads
        if quad.predicate.value == "https://w3id.org/akkg/ontology#sha256"
    }


@pytest.fixture(scope="module")
def literals() -> dict[str, set[str]]:
    """The texts that the graph gives, by the IRI of their property."""
    found: dict[str, set[str]] = {}
    for quad in akkg.load().store:
        if isinstance(quad.object, ox.Literal):
            found.setdefault(quad.predicate.value, set()).add(quad.object.value)
    return found


@pytest.fixture(scope="module")
def titles(literals: dict[str, set[str]]) -> set[str]:
    """The official titles that the graph gives, word for word as the document has them."""
    return literals["http://purl.org/dc/terms/title"]


def local(term: object) -> str:
    """The last part of an IRI."""
    assert isinstance(term, ox.NamedNode)
    return term.value.rpartition("/")[2]


def text(term: object) -> str:
    """The text of a literal."""
    assert isinstance(term, ox.Literal)
    return term.value


def runs(words: str) -> Iterator[Words]:
    """Every run of so many words; letter case, marks and line breaks do not count.

    Each item of a list has runs of its own: names one below the other are no sentence.
    """
    for item in re.split(r"\n[ #+]*- ", words.casefold()):
        found = re.findall(r"\w+", item)
        yield from zip(*(found[start:] for start in range(RUN)), strict=False)


def all_runs(texts: Iterable[str]) -> set[Words]:
    """The runs within each of some texts."""
    return {run for words in texts for run in runs(words)}


def document(passages: dict[str, str]) -> set[Words]:
    """The runs of the document, also those that go on from one passage to the next."""
    return set(runs(" ".join(passages.values())))


def tracked() -> list[Path]:
    """The text files of the repository; of an unpacked archive all that git would track."""
    if (ROOT / ".git").exists() and (git := shutil.which("git")):
        command = [git, "ls-files", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
        paths = [ROOT / name for name in listed.decode().split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not ignored(path.relative_to(ROOT))]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()]


def ignored(path: Path) -> bool:
    """Whether a path is that of an environment, a cache or a product."""
    return any(part.startswith((".", "__")) or part in SKIPPED for part in path.parts)


def test_each_passage_has_the_digest_of_the_copy(
    passages: dict[str, str], digests: dict[str, str]
) -> None:
    """The copy and `graph/sources.ttl` name the same passages with the same SHA-256."""
    assert {name: digest(words) for name, words in passages.items()} == digests


def test_the_document_has_the_passages_that_a_reader_counts(digests: dict[str, str]) -> None:
    """A title, six sections, two footnotes, and 37 numbers of which two are not used."""
    paragraphs = {f"p{number}" for number in range(1, 38)} - {"p33", "p36"}
    sections = {f"section-{number}" for number in range(1, 7)}
    assert {"title", "footnote-1", "footnote-2"} | sections | paragraphs == set(digests)


def test_no_file_of_the_repository_carries_the_wording_of_the_document(
    passages: dict[str, str], literals: dict[str, set[str]]
) -> None:
    """No run of sixteen words of the document stands in a text file but as a text of the graph."""
    wording = document(passages)
    wording -= all_runs(words for texts in literals.values() for words in texts)
    assert len(wording) > 1000
    paths = tracked()
    assert {ROOT / "README.md", ROOT / "graph" / "coverage.tsv"} <= set(paths)
    found = {
        str(path.relative_to(ROOT)): " ".join(min(carried))
        for path in paths
        if (carried := wording.intersection(runs(path.read_text("utf-8", errors="replace"))))
    }
    assert {} == found


def test_no_text_of_the_graph_but_a_title_carries_the_wording_of_the_document(
    passages: dict[str, str], literals: dict[str, set[str]], titles: set[str]
) -> None:
    """The texts of the graph hold no run of sixteen words, unless it is within a title."""
    wording = document(passages) - all_runs(titles)
    found = {
        property_: words
        for property_, texts in literals.items()
        for words in texts
        if wording.intersection(runs(words))
    }
    assert {} == found


def test_one_title_alone_is_so_long(passages: dict[str, str], titles: set[str]) -> None:
    """It is the only text that may be carried, and stands in the document word for word."""
    (title,) = (title for title in titles if any(runs(title)))
    assert title.startswith("Joint Statement on the 25th Anniversary of the ASEAN-ROK Dialogue")
    assert document(passages).issuperset(runs(title))


def test_a_sentence_that_is_copied_is_found(passages: dict[str, str]) -> None:
    """Case, marks and a comment's line breaks do not hide it; fifteen words are no run."""
    words = passages["p37"].upper().replace("-", " ").split()[:24]
    copied = "# " + "\n# ".join(" ".join(words[start : start + 4]) for start in range(0, 24, 4))
    assert document(passages).intersection(runs(copied))
    assert not document(passages).intersection(runs(" ".join(words[: RUN - 1])))
