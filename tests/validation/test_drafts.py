"""A draft may come in any format of linked data; one that cannot be read is told in a line."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.errors import DataError
from akkg.validation.drafts import FORMATS, read_draft

SUBJECT, PROPERTY = ox.NamedNode("http://e.org/a"), ox.NamedNode("http://e.org/p")
AUTHORITY = "https://w3id.org/akkg/graph/authority"


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_draft_is_read_in_each_format(suffix: str, tmp_path: Path) -> None:
    """What has no named graph of its own counts as one of graph/authority."""
    graph = ox.NamedNode("http://e.org/g")
    quad = ox.Quad(
        SUBJECT, PROPERTY, ox.Literal("07", datatype=ox.NamedNode("http://e.org/t")), graph
    )
    path = tmp_path / f"draft{suffix}"
    form = FORMATS[suffix]
    content = [quad] if form.supports_datasets else [quad.triple]
    path.write_bytes(ox.serialize(content, format=form) or b"")
    expected = "http://e.org/g" if form.supports_datasets else AUTHORITY
    [found] = read_draft(path)
    assert (quad.triple, f"<{expected}>") == (found.triple, str(found.graph_name))


def test_an_ending_that_tells_no_format_is_refused(tmp_path: Path) -> None:
    """The endings that do are named, the nearest first."""
    with pytest.raises(
        DataError, match=r"tells no format .*x\.trg\): did you mean \.trig\? A draft"
    ):
        list(read_draft(tmp_path / "x.trg"))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.ttl", '<?xml version="1.0"?><rdf:RDF/>', r"x\.ttl:1\): it begins like a \.rdf file"),
        ("x.nt", '{"@id": "http://e.org/a"}', r"x\.nt:1\): it begins like a \.jsonld file"),
        ("x.rdf", "<http://e.org/a> <http://e.org/p> 1 .", r"x\.rdf\): mend the syntax there, or"),
        ("x.ttl", "\n\n<http://e.org/a> <http://e.org/p> ", r"x\.ttl:3\): mend the syntax there"),
        ("x.jsonld", "{", r"x\.jsonld:?1?\): mend the syntax"),
        ("x.jsonld", '{"@context": "http://e.org/c"}', "lies elsewhere .*: write it into"),
        ("x.ttl", "\n<http://e.org/a> <http://e.org/p> [] .", r"a blank node \(.*x\.ttl:2\)"),
        ("x.nt", "<http://e.org/a> <http://e.org/p> _:b .", r"a blank node \(.*x\.nt\)"),
        (
            "x.nq",
            '<http://e.org/a> <http://e.org/p> "x" <https://w3id.org/akkg/graph/derived/kind> .',
            r"derived/kind>, a graph of what a rule derives .*x\.nq\): leave these graphs out",
        ),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(
    name: str, content: str, message: str, tmp_path: Path
) -> None:
    """The line is named where the parser knows it, and the format that the file may be in."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        list(read_draft(path))


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("x.ttl", "\n<e:a> <e:p> <<( <e:a> <e:b> <e:c> )>> .", ":2"),
        ("x.trig", "<e:g> {\n<e:a> <e:p> 3 {| <e:b> <e:c> |} }", ":2"),
        ("x.trig", "<e:g> {\n\n<e:a> <e:p> 3 ~ <e:r> }", ":3"),
        ("x.nt", "<e:a> <e:p> <<( <e:a> <e:b> <e:c> )>> .", ":1"),
        ("x.nq", "<e:a> <e:p> <<( <e:a> <e:b> <e:c> )>> <e:g> .", ":1"),
    ],
)
def test_a_triple_term_is_refused(name: str, content: str, place: str, tmp_path: Path) -> None:
    """The data are of RDF 1.1: what is said of a triple is said of a thing with a name."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        list(read_draft(path))
    error = caught.value
    assert ("a statement about a triple, by a triple term of RDF 1.2", f"{path}{place}") == (
        error.what,
        error.where,
    )
    assert error.remedy and error.remedy.startswith("state the triple plainly")


def test_a_mark_of_the_byte_order_is_passed_over(tmp_path: Path) -> None:
    """Some editors put it before the text."""
    path = tmp_path / "x.ttl"
    path.write_bytes(b"\xef\xbb\xbf<http://e.org/a> <http://e.org/p> 1 .")
    assert 1 == len(list(read_draft(path)))


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """A pipe without a writer would keep the reader waiting; a link in a circle leads nowhere."""
    os.mkfifo(tmp_path / "pipe.ttl")
    with pytest.raises(DataError, match=r"neither a file nor a link to one .*pipe\.ttl"):
        list(read_draft(tmp_path / "pipe.ttl"))
    (tmp_path / "loop.ttl").symlink_to(tmp_path / "loop.ttl")
    with pytest.raises(DataError, match="cannot be read, too many levels of symbolic links"):
        list(read_draft(tmp_path / "loop.ttl"))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """So is a folder."""
    with pytest.raises(DataError, match=r"cannot be read, no such file .*x\.ttl\): check its name"):
        list(read_draft(tmp_path / "x.ttl"))
    (tmp_path / "y.ttl").mkdir()
    with pytest.raises(DataError, match=r"cannot be read, is a directory"):
        list(read_draft(tmp_path / "y.ttl"))


def test_a_file_that_vanishes_while_it_is_read_is_told(tmp_path: Path) -> None:
    """What was read of it before is lost with it, and no part of it is taken for the whole."""
    path = tmp_path / "x.ttl"
    path.write_text("<http://e.org/a> <http://e.org/p> 1 .\n<http://e.org/b> ", encoding="utf-8")
    reading = read_draft(path)
    next(reading)
    path.unlink()
    with pytest.raises(DataError, match=r"x\.ttl:2\): mend the syntax there"):
        next(reading)


@pytest.mark.parametrize("name", [".ttl", ".trig", ".nt", ".nq", ".jsonld"])
@pytest.mark.parametrize("begin", ["a", '"a'])
def test_a_name_or_text_without_end_is_told(begin: str, name: str, tmp_path: Path) -> None:
    """Twenty megabytes of one letter."""
    path = tmp_path / f"endless{name}"
    path.write_text(begin + "a" * 20_000_000, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        list(read_draft(path))
    assert str(path) in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("name", FORMATS)
def test_a_hundred_megabytes_of_junk_are_refused_in_a_line(name: str, tmp_path: Path) -> None:
    """Whatever the name says, the error is short and no trace of the program is shown."""
    path = tmp_path / f"junk{name}"
    with path.open("wb") as file:
        block = bytes(range(256)) * 4096
        for _ in range(100):
            file.write(block)
    with pytest.raises(DataError) as caught:
        list(read_draft(path))
    assert len(str(caught.value)) < 400
    assert str(path) in str(caught.value)
