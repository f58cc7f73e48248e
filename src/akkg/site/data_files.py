"""The files of the folder `data/`: the whole graph in several formats, with their checksums."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from akkg.errors import ParameterError
from akkg.exporting import export

if TYPE_CHECKING:
    from akkg.dataset import Dataset

__all__ = ["CHECKSUMS", "QUADS", "DataFile", "checksums", "data_files"]

QUADS = "data/akkg.nq.gz"
"""All that a browser asks: the merged graph without a name, and the named graphs."""

CHECKSUMS = "data/SHA256SUMS"
_EXPORTS = {
    "data/akkg.ttl": ("turtle", "text/turtle", "data.turtle"),
    "data/akkg.trig": ("trig", "application/trig", "data.trig"),
    "data/akkg.nt": ("nt", "application/n-triples", "data.nt"),
    "data/akkg.jsonld": ("jsonld", "application/ld+json", "data.jsonld"),
    "data/akkg.rdf": ("rdfxml", "application/rdf+xml", "data.rdfxml"),
}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of data.

    Attributes:
        path: Its path below the site's root.
        type: Its media type.
        words: The key of the words that say what it holds.
        size: Its length in bytes.
        digest: The SHA-256 of its content, in hexadecimal.
    """

    path: str
    type: str
    words: str
    size: int
    digest: str

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


def data_files(dataset: Dataset) -> Iterator[tuple[DataFile, bytes]]:
    """Give the files of the whole graph, one by one.

    Args:
        dataset: The graph.

    Yields:
        The files with their content; the same graph gives the same bytes. A graph that RDF/XML
        cannot hold has no file of that.
    """
    for path, (format, type_, words) in _EXPORTS.items():
        output = BytesIO()
        try:
            export(dataset, output, format)
        except ParameterError:
            if format != "rdfxml":
                raise
            continue
        yield _described(path, type_, words, output.getvalue())
    quads = gzip.compress(_quads(dataset), 9, mtime=0)
    yield _described(QUADS, "application/gzip", "data.quads", quads)


def checksums(files: Iterable[DataFile]) -> bytes:
    """Write checksums as `sha256sum --check` reads them.

    Args:
        files: The files.

    Example:
        >>> checksums([DataFile("data/a.ttl", "text/turtle", "data.turtle", 1, "00")])
        b'00  a.ttl\\n'
    """
    return "".join(f"{file.digest}  {file.name}\n" for file in files).encode()


def _described(path: str, type: str, words: str, content: bytes) -> tuple[DataFile, bytes]:
    return DataFile(path, type, words, len(content), sha256(content).hexdigest()), content


def _quads(dataset: Dataset) -> bytes:
    output = BytesIO()
    export(dataset, output, "nt")
    export(dataset, output, "nq")
    return output.getvalue()
