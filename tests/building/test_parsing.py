"""Turtle and TriG files, and the line of a mistake in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.building.parsing import line_of, parse_file, place
from akkg.errors import DataError
from akkg.prefixes import PrefixTable

TABLE = PrefixTable({"ak": "https://e.org/id/", "akkg": "https://e.org/ontology#"})
HEAD = "@prefix ak: <https://e.org/id/> .\n@prefix akkg: <https://e.org/ontology#> .\n\n"


def parse(tmp_path: Path, text: str, name: str = "x.ttl") -> int:
    """Write a file and count its statements."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    return len(parse_file(tmp_path / name, TABLE))


def test_statements_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """A literal keeps its form, and its graph the name."""
    text = HEAD + 'ak:g { ak:b akkg:p "01"@en . ak:a akkg:p ak:c }'
    (tmp_path / "x.trig").write_text(text)
    first, second = parse_file(tmp_path / "x.trig", TABLE)
    assert '<https://e.org/id/b> <https://e.org/ontology#p> "01"@en <https://e.org/id/g>' == str(
        first
    )
    assert "<https://e.org/id/a>" == str(second.subject)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ak:a akkg:p ak:b\nak:c akkg:p ak:d .\n", r"a dot is expected .*x\.ttl:5\): mend"),
        ("ak:a akkg:p .\n", r". is not a valid RDF object .*x\.ttl:4\)"),
        ('ak:a akkg:p "open .\n', r"unexpected end of file .*x\.ttl:4\): look for a quote"),
        ('\nak:a akkg:p "a\nb" .\n', r"line jumps are not allowed .*x\.ttl:5\): look for a quote"),
        ("ak:a akkg:p <relative> .\n", r"no scheme found .*x\.ttl:4\)"),
        (
            "ak:a rdfs:label ak:b .\n",
            r"the prefix rdfs: is not declared .*x\.ttl:4\): see ontology",
        ),
        ("ak:a akk:p ak:b .\n", r"the prefix akk: is not declared .*:4\): did you mean akkg or ak"),
        (
            "@prefix zz: <http://zz/> .\nak:a akkg:p ak:b .",
            r"prefix zz: is not in the table .*:4\): see",
        ),
        (
            "@prefix akkg: <https://e.org/ontology/> .\nak:a akkg:p ak:b .",
            r"the prefix akkg: stands for another namespace .*:4\): write <https://e.org/ontology#>",
        ),
        (
            "ak:a akkg:p ak:b ;\n  akkg:q [ akkg:p ak:c ] .",
            r"a blank node .*x\.ttl:5\): give the thing",
        ),
        ("ak:a akkg:p ak:b , _:b .", r"a blank node .*x\.ttl:4\)"),
        ("# [ _:\nak:a akkg:q\n  ( ak:b ) .", r"a blank node .*x\.ttl:6\)"),
    ],
)
def test_a_mistake_is_told_with_line_and_remedy(text: str, message: str, tmp_path: Path) -> None:
    """One line of text, with what is wrong, where, and what to do."""
    with pytest.raises(DataError, match=message) as caught:
        parse(tmp_path, HEAD + text)
    assert "\n" not in str(caught.value)


def test_a_prefix_of_the_table_that_lacks_its_declaration_is_given(tmp_path: Path) -> None:
    """The remedy is the line to add."""
    with pytest.raises(DataError, match=r"\(.*x.ttl:1\): add @prefix ak: <https://e.org/id/> \."):
        parse(tmp_path, "ak:a ak:b ak:c .")


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    """The line is that of the first wrong byte."""
    (tmp_path / "x.ttl").write_bytes(HEAD.encode() + b'ak:a akkg:p "caf\xe9" .')
    with pytest.raises(DataError, match=r"is not UTF-8 \(.*x\.ttl:4\): save the file as UTF-8"):
        parse_file(tmp_path / "x.ttl", TABLE)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    """The reason is that of the system."""
    with pytest.raises(DataError, match=r"cannot be read, no such file or directory"):
        parse_file(tmp_path / "x.ttl", TABLE)
    (tmp_path / "x.ttl").mkdir()
    with pytest.raises(DataError, match=r"cannot be read, is a directory"):
        parse_file(tmp_path / "x.ttl", TABLE)


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("ak:a", 5),
        ("ak:ab", 4),
        ("ak:a-b", 6),
        ("<https://e.org/id/q>", 6),
        ('"ak:a"', 4),
        ("ak:z", None),
        ("[", 5),
    ],
)
def test_a_token_is_found_where_it_stands_whole(token: str, expected: int | None) -> None:
    """Comments, prefixes and strings hold no terms, and a name is not found in a longer one."""
    text = (
        "@prefix ak: <https://e.org/id/> .\n# ak:a\n\n"
        'ak:ab ak:p "ak:a" , "[" .\n ak:a ak:p [ ] . # ak:z\nak:a-b ak:p <https://e.org/id/q>.\n'
    )
    assert expected == line_of(text, token)


def test_a_place_without_a_line_is_the_file() -> None:
    """What is spelt in a way that was not looked for still names its file."""
    assert "x.ttl" == place(Path("x.ttl"), "ak:a ak:b ak:c .", "ak:d", "<d>")
