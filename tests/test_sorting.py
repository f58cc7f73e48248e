"""Lines are sorted by way of the disk."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from akkg.sorting import LineSorter


def test_the_lots_are_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the text is cut into pieces, lots and blocks; double lines stay double."""
    lines = [f"{number:x}".encode() for number in range(2000)] + [b"", b"7", b"ff"]
    for seed, lot, block in ((1, 100, 7), (2, 1000, 4096), (3, 1 << 20, 1)):
        monkeypatch.setattr("akkg.sorting._LOT", lot)
        monkeypatch.setattr("akkg.sorting._BLOCK", block)
        chance = random.Random(seed)
        chance.shuffle(lines)
        text = b"".join(line + b"\n" for line in lines)
        with LineSorter(list, tmp_path) as sorter:
            while text:
                size = chance.randrange(1, 50)
                sorter.write(text[:size])
                text = text[size:]
            assert sorted(lines) == list(sorter)
            assert (seed < 3) == (sorter._file is not None)


def test_what_is_made_of_the_lines_is_sorted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is left out of it does not come back, even where nothing remains of a lot."""
    monkeypatch.setattr("akkg.sorting._LOT", 4)
    with LineSorter(lambda lines: [line[::-1] for line in lines if line > b"b"], tmp_path) as some:
        for line in (b"cz\n", b"a1\n", b"a2\n", b"a3\n", b"by\n", b"dx\n"):
            some.write(line)
        assert [b"xd", b"yb", b"zc"] == list(some)


def test_nothing_is_seen_of_the_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no name while it is there, and is gone with an error."""
    monkeypatch.setattr("akkg.sorting._LOT", 1)
    with pytest.raises(RuntimeError), LineSorter(list, tmp_path) as sorter:
        sorter.write(b"a\nb\n")
        file = sorter._file
        assert file is not None
        assert [] == [*tmp_path.iterdir()]
        raise RuntimeError
    assert file is not None
    assert file.closed
