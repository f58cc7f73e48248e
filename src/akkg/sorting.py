"""Sorts more lines than fit into memory: lot by lot, by way of a temporary file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from heapq import merge
from pathlib import Path
from typing import IO

from akkg.errors import OutputError, reason

__all__ = ["LineSorter"]

_LOT = 1 << 25
"""Bytes that are sorted at once; their lines take some three times as much memory."""

_BLOCK = 1 << 17  # bytes that are read of a sorted lot at once


class LineSorter:
    """A binary stream to be written to whose lines come back sorted.

    What does not fit into memory is kept in one file without a name: the system removes it when
    the stream is closed, and when the process ends in whatever way.

    Args:
        keys: Makes of some lines, which have lost their ends, what is sorted: bytes without a line
            feed.
        folder: Where the temporary file is; that of the system by default.

    Example:
        >>> with LineSorter(list) as lines:
        ...     count = lines.write(b"b\\nc\\na\\n")
        ...     list(lines)
        [b'a', b'b', b'c']
    """

    def __init__(
        self, keys: Callable[[Iterable[bytes]], list[bytes]], folder: Path | None = None
    ) -> None:
        self._keys = keys
        self._folder = folder
        self._pieces: list[bytes] = []
        self._size = 0
        self._file: IO[bytes] | None = None
        self._ends: list[int] = [0]
        self.count = 0
        """The number of lines that were sorted, known when all have been written."""

    def __enter__(self) -> LineSorter:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            with suppress(OSError):  # a full disk has been told, and is told again here
                self._file.close()

    def write(self, piece: bytes) -> int:
        """Take a piece of the text.

        Raises:
            OutputError: Where the temporary file cannot be written.
        """
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size >= _LOT:
            self._spill()
        return len(piece)

    def flush(self) -> None:
        """Do nothing: a stream has to have it."""

    def __iter__(self) -> Iterator[bytes]:
        """Give what was made of the lines, sorted; once, after the last of them is written."""
        last = self._sorted()
        spilt = [self._read(*ends) for ends in zip(self._ends, self._ends[1:], strict=False)]
        return merge(*spilt, last) if spilt else iter(last)

    def _sorted(self) -> list[bytes]:
        """Sort the whole lines at hand; the beginning of the next one stays."""
        text = b"".join(self._pieces)
        self._pieces.clear()
        lines = text.split(b"\n")
        del text
        rest = lines.pop()
        self._pieces, self._size = [rest], len(rest)
        found = self._keys(lines)
        found.sort()
        self.count += len(found)
        return found

    def _spill(self) -> None:
        lines = self._sorted()
        if not lines:
            return
        from tempfile import TemporaryFile, gettempdir  # few graphs are so big

        try:
            if self._file is None:
                self._file = TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with this
            self._file.writelines(line + b"\n" for line in lines)
            self._file.flush()
        except OSError as error:
            what = f"what is sorted does not fit on the disk, {reason(error)}"
            remedy = "see to room there, or name another folder by TMPDIR"
            raise OutputError(what, str(self._folder or gettempdir()), remedy) from None
        self._ends.append(self._file.tell())

    def _read(self, start: int, end: int) -> Iterator[bytes]:
        assert self._file is not None
        rest = b""
        while start < end:
            self._file.seek(start)
            block = self._file.read(min(_BLOCK, end - start))
            start += len(block)
            *lines, rest = (rest + block).split(b"\n")
            yield from lines
