"""``akkg fmt``: which files change, what is printed where, and the exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.cli import main

TABLE = (
    "@prefix ak: <https://w3id.org/akkg/id/> .\n@prefix akkg: <https://w3id.org/akkg/ontology#> .\n"
)
LOOSE = TABLE + "ak:akfta a akkg:TradeAgreement. # in force\n"
TIDY = TABLE + "\nak:akfta\n    a akkg:TradeAgreement ; # in force\n.\n"


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    """A file that is not in the layout."""
    path = tmp_path / "loose.ttl"
    path.write_text(LOOSE, encoding="utf-8")
    return path


def test_check_lists_what_would_change_and_writes_nothing(
    loose: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --check the file stays, its name goes to standard output and the status is 1."""
    assert main(["fmt", "--check", str(loose)]) == 1
    assert (f"{loose}\n", "") == capsys.readouterr()
    assert loose.read_text(encoding="utf-8") == LOOSE


def test_a_file_is_rewritten_once(loose: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first run writes and names the file, the second has nothing to do."""
    assert main(["fmt", str(loose)]) == 0
    assert (f"{loose}\n", "") == capsys.readouterr()
    assert loose.read_text(encoding="utf-8") == TIDY
    assert main(["fmt", str(loose)]) == 0
    assert main(["fmt", "--check", str(loose)]) == 0
    assert ("", "") == capsys.readouterr()


def test_line_ends_and_byte_order_mark_become_plain(tmp_path: Path) -> None:
    """CRLF and a byte order mark are gone afterwards."""
    path = tmp_path / "windows.ttl"
    path.write_bytes(b"\xef\xbb\xbf" + LOOSE.replace("\n", "\r\n").encode())
    assert main(["fmt", str(path)]) == 0
    assert path.read_bytes() == TIDY.encode()


def test_a_folder_stands_for_its_turtle_and_trig_files(loose: Path) -> None:
    """Files below a folder are laid out; others in it are left alone."""
    below = loose.parent / "below" / "claims.trig"
    below.parent.mkdir()
    below.write_text(TABLE + "ak:g { ak:akfta a akkg:TradeAgreement }", encoding="utf-8")
    other = loose.parent / "notes.txt"
    other.write_text("a  b", encoding="utf-8")
    assert main(["fmt", str(loose.parent)]) == 0
    expected = TABLE + "\nak:g {\n    ak:akfta\n        a akkg:TradeAgreement ;\n    .\n}\n"
    assert expected == below.read_text(encoding="utf-8")
    assert loose.read_text(encoding="utf-8") == TIDY
    assert other.read_text(encoding="utf-8") == "a  b"


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (TABLE.encode() + b"ak:x a akkg:X\nak:y a akkg:Y .\n", "faulty.ttl:4"),
        (TABLE.encode() + b"ak:x akkg:p _:b .\n", "faulty.ttl:3"),
        (TABLE.encode() + b'ak:x akkg:p "\xff" .\n', "faulty.ttl:3"),
    ],
)
def test_a_fault_is_one_line_and_no_file_is_written(
    content: bytes, where: str, loose: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2, the file and line on standard error; files named before it stay as they were."""
    faulty = loose.parent / "faulty.ttl"
    faulty.write_bytes(content)
    assert main(["fmt", str(loose), str(faulty)]) == 2
    shown, told = capsys.readouterr()
    assert shown == ""
    assert where in told
    assert told.count("\n") == 1
    assert loose.read_text(encoding="utf-8") == LOOSE
    assert faulty.read_bytes() == content


@pytest.mark.parametrize("name", ["missing.ttl", "notes.txt"])
def test_what_is_no_source_file_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing file and one of another kind are explained, with status 2."""
    assert main(["fmt", str(tmp_path / name)]) == 2
    assert name in capsys.readouterr().err
