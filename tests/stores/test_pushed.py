"""What is read for a push."""

from __future__ import annotations

from pathlib import Path

import pytest

import akkg
from akkg.errors import DataError
from akkg.stores.pushed import product_content, read_content

A = "<urn:example:a> <urn:example:p> <urn:example:o>"


def file(folder: Path, *lines: str) -> Path:
    """A file of N-Quads."""
    path = folder / "a.nq"
    path.write_text("".join(f"{line} .\n" for line in lines), "utf-8")
    return path


def test_files_are_read(tmp_path: Path) -> None:
    """Into a merged graph and named ones; the digest is of the content, whatever the order."""
    one = read_content([file(tmp_path, A, f"{A} <urn:example:g>")])
    other = read_content([file(tmp_path, f"{A} <urn:example:g>", A, A)])
    assert ("urn:example:g",) == one.named
    assert [A] == [str(each) for each in one.triples("")]
    assert [A] == [str(each) for each in one.triples("urn:example:g")]
    assert one.digest == other.digest
    assert one.digest != read_content([file(tmp_path, A, f"{A} <urn:example:h>")]).digest


def test_named_graphs_are_merged_when_asked(tmp_path: Path) -> None:
    """Without a merged graph nothing would be found, so it is not pushed."""
    path = file(tmp_path, f"{A} <urn:example:g>", f"{A} <urn:example:h>")
    with pytest.raises(DataError, match="named graphs only: --merge makes the merged graph"):
        read_content([path])
    assert [A] == [str(each) for each in read_content([path], merge=True).triples("")]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((), "^the files hold no statement$"),
        ((A, f"{A} _:g"), r"a graph has a blank node for its name \(.*a\.nq\): give"),
        ((A, "x"), r"is not N-Quads, .*a\.nq:2"),
    ],
)
def test_what_cannot_be_pushed(lines: tuple[str, ...], message: str, tmp_path: Path) -> None:
    """The message says why."""
    with pytest.raises(DataError, match=message):
        read_content([file(tmp_path, *lines)])


def test_the_product() -> None:
    """Its digest is that of its sources, so that a store can be compared with a package."""
    found = product_content()
    assert f"sha256:{akkg.load().digest}" == found.digest
    assert 64 == len(found.digest.removeprefix("sha256:"))
    assert len(found.triples("")) > 6000
