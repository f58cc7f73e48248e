"""The prefix table."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.errors import DataError
from akkg.location import data_root
from akkg.prefixes import BASE, PrefixTable

TABLE = PrefixTable(
    {
        "ak": f"{BASE}id/",
        "akkg": f"{BASE}ontology#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    }
)


def written(tmp_path: Path, text: str) -> Path:
    """A tree that holds nothing but a prefix table."""
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "prefixes.ttl").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_table_of_the_project_is_sorted_and_sound() -> None:
    """Terms and things are in it, and every name leads to an IRI and back."""
    table = PrefixTable.load(data_root())
    assert f"{BASE}id/akfta" == table.expand("ak:akfta")
    assert sorted(table.namespaces) == list(table.namespaces)
    for prefix, namespace in table.items():
        assert f"{prefix}:x" == table.shorten(f"{namespace}x")


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (f"{BASE}id/a.b-c", "ak:a.b-c"),
        (f"{BASE}id/", "ak:"),
        (f"{BASE}id/a/b", f"{BASE}id/a/b"),
        (f"{BASE}id/a.", f"{BASE}id/a."),
        (f"{BASE}id/a%20b", f"{BASE}id/a%20b"),
        ("urn:other", "urn:other"),
        ("", ""),
    ],
)
def test_only_a_plain_local_name_is_shortened(iri: str, expected: str) -> None:
    """What would need an escape stays an IRI."""
    assert expected == TABLE.shorten(iri)


@pytest.mark.parametrize(
    ("curie", "message"),
    [
        ("akk:x", r"prefix akk: of akk:x is not in the table: did you mean .*akkg"),
        ("zz:x", "prefix zz: of zz:x is not in the table: see ontology/prefixes.ttl"),
        ("plain", "plain is no CURIE"),
    ],
)
def test_an_unknown_prefix_is_refused(curie: str, message: str) -> None:
    """The near prefixes are named."""
    with pytest.raises(DataError, match=message):
        TABLE.expand(curie)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "@prefix a: <http://a/> .\n\nak:x ak:y ak:z .\n",
            r"not a prefix declaration .*prefixes.ttl:3",
        ),
        ("@prefix a: <http://a/> .\n@prefix a: <http://b/> .\n", r"a prefix stands twice .*:2"),
        ("@prefix a: <not an iri> .\n", r"not a prefix declaration .*:1"),
    ],
)
def test_the_file_holds_prefixes_only(text: str, message: str, tmp_path: Path) -> None:
    """Anything else is refused with its line."""
    with pytest.raises(DataError, match=message):
        PrefixTable.load(written(tmp_path, text))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    """The path is in the message."""
    with pytest.raises(DataError, match=r"cannot be read, no such file.*prefixes\.ttl"):
        PrefixTable.load(tmp_path)


def test_another_base_moves_our_namespaces_only() -> None:
    """What others have named stays where it is."""
    moved = TABLE.rebased("http://localhost/")
    assert ("http://localhost/id/x", TABLE.expand("rdfs:label")) == (
        moved.expand("ak:x"),
        moved.expand("rdfs:label"),
    )
