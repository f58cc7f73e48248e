"""The files of the folder `data/`: the whole graph in several formats, with their checksums."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
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
        content: What is in it.
        type: Its media type.
        words: The key of the words that say what it holds.
    """

    path: str
    content: bytes
    type: str
    words: str

    @property
    def digest(self) -> str:
        """The SHA-256 of its content, in hexadecimal."""
        return sha256(self.content).hexdigest()


def data_files(dataset: Dataset) -> Iterator[DataFile]:
    """Give the files of the whole graph, one by one.

    Args:
        dataset: The graph.

    Yields:
        The files; the same graph gives the same bytes. A graph that RDF/XML cannot hold has no file
        of that.
    """
    for path, (format, type_, words) in _EXPORTS.items():
        output = BytesIO()
        try:
            export(dataset, output, format)
        except ParameterError:
            if format != "rdfxml":
                raise
            continue
        yield DataFile(path, output.getvalue(), type_, words)
    quads = gzip.compress(_quads(dataset), 9, mtime=0)
    yield DataFile(QUADS, quads, "application/gzip", "data.quads")


def checksums(files: Iterator[tuple[str, str]]) -> bytes:
    """Write checksums as `sha256sum --check` reads them.

    Args:
        files: The paths below the site's root with their digests.

    Example:
        >>> checksums(iter([("data/a.ttl", "00")]))
        b'00  a.ttl\\n'
    """
    return "".join(f"{digest}  {path.rpartition('/')[2]}\n" for path, digest in files).encode()


def _quads(dataset: Dataset) -> bytes:
    output = BytesIO()
    export(dataset, output, "nt")
    export(dataset, output, "nq")
    return output.getvalue()
