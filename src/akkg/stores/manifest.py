"""What a store on disk says of itself, in a file beside its data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from akkg.errors import DataError

__all__ = ["FORMAT", "NAME", "Manifest", "read_manifest"]

FORMAT = 1
"""Counts up when a store of an earlier version can no longer be read."""

NAME = "store.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store holds.

    Attributes:
        format: The version of the layout of the folder.
        akkg: The version of the package that loaded it.
        digest: The SHA-256 over the SHA-256 digests of the files, in the order given.
        files: The names of the files that were loaded.
        merged: Whether the default graph was filled with the union of the named graphs.
        triples: The number of triples of the default graph.
        quads: The number of statements of all named graphs.
        graphs: The number of named graphs.
    """

    format: int
    akkg: str
    digest: str
    files: tuple[str, ...]
    merged: bool
    triples: int
    quads: int
    graphs: int

    def write(self, folder: Path) -> None:
        """Write it into a folder, and wait until the disk has it."""
        import json
        import os

        with (folder / NAME).open("wb") as stream:
            stream.write((json.dumps(asdict(self), indent=2) + "\n").encode())
            stream.flush()
            os.fsync(stream.fileno())


def read_manifest(folder: Path) -> Manifest:
    """Read what a store says of itself.

    Args:
        folder: The folder of the store.

    Raises:
        DataError: Where it is damaged, or of another version.
        OSError: Where it cannot be read.
    """
    import json

    try:
        found = json.loads((folder / NAME).read_bytes())
        if found["format"] == FORMAT:
            return Manifest(**{**found, "files": tuple(found["files"])})
        what = f"the store has format {found['format']}, and this version reads {FORMAT}"
    except (ValueError, LookupError, TypeError):
        what = "what the store says of itself is damaged"
    raise DataError(what, str(folder / NAME), "load it again with `akkg store load`")
