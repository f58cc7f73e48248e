"""Files of RDF to be loaded: their format by their ending, and their statements one by one."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from akkg.errors import DataError, ParameterError, reason

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["ENDINGS", "RdfFile", "rdf_file"]

ENDINGS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
"""The formats by the ending of the file's name; each may be followed by `.gz`."""

_PIECE = 1 << 18
"""Bytes that are read at once; the parser asks for some 3,000, in as many calls."""


@dataclass(frozen=True, slots=True)
class RdfFile:
    """A file of RDF.

    Attributes:
        path: The file.
        format: Its format.
        compressed: Whether it is compressed with gzip.
    """

    path: Path
    format: ox.RdfFormat
    compressed: bool

    def quads(self, seen: Callable[[bytes], object] = len) -> Iterator[ox.Quad]:
        """Give the statements as they stand in the file, which is never held whole.

        Args:
            seen: Is told each piece of the file as it is read, before decompression.

        Yields:
            Each statement; blank nodes have names that no other file has.

        Raises:
            DataError: Where the file cannot be read or is not of its format, with the line.
        """
        try:
            with (
                self.path.open("rb", buffering=0) as stream,
                BufferedReader(_Source(stream, seen), _PIECE) as source,
            ):
                content: Any = gzip.GzipFile(fileobj=source) if self.compressed else source
                yield from ox.parse(content, self.format, rename_blank_nodes=True)
        except SyntaxError as error:
            place = f"{self.path}:{error.lineno}" if error.lineno else str(self.path)
            what = f"is not {self.format.name}, {error.msg}"
            raise DataError(what, place, "set the file right; nothing was loaded") from None
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            what = f"cannot be decompressed, {error}"
            raise DataError(what, str(self.path), "get the file again") from None
        except OSError as error:
            raise _unreadable(self.path, error) from None


def rdf_file(path: Path) -> RdfFile:
    """Find out what a file of RDF is from its name.

    Args:
        path: A file whose name ends with one of `ENDINGS`, or with one of them and `.gz`.

    Raises:
        DataError: Where there is no such file.
        ParameterError: Where the name has another ending.

    Example:
        >>> rdf_file(Path("a.txt"))
        Traceback (most recent call last):
        akkg.errors.ParameterError: the ending of the name says no format (a.txt): \
name it .ttl, .trig, .nt, .nq, .rdf, .owl or .jsonld, with .gz where it is compressed
    """
    compressed = path.suffix == ".gz"
    form = ENDINGS.get(path.with_suffix("").suffix if compressed else path.suffix)
    if form is None:
        *most, last = ENDINGS
        remedy = f"name it {', '.join(most)} or {last}, with .gz where it is compressed"
        raise ParameterError("the ending of the name says no format", str(path), remedy)
    try:
        path.open("rb").close()
    except OSError as error:
        raise _unreadable(path, error) from None
    return RdfFile(path, form, compressed)


def _unreadable(path: Path, error: OSError) -> DataError:
    remedy = "check its name and its permissions"
    return DataError(f"cannot be read, {reason(error)}", str(path), remedy)


@dataclass
class _Source(RawIOBase):
    """A file that tells what is read from it."""

    stream: RawIOBase
    seen: Callable[[bytes], object] = field(repr=False)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        count = self.stream.readinto(buffer) or 0
        self.seen(bytes(memoryview(buffer)[:count]))
        return count
