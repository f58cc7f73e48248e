"""Loads files of RDF into a store on disk: whole or not at all, in bounded memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

import akkg
from akkg.errors import DataError
from akkg.stores.manifest import FORMAT, Manifest
from akkg.stores.place import DATA, clean, refuse_other, replacing
from akkg.stores.rdf_files import RdfFile, rdf_file

if TYPE_CHECKING:
    from hashlib import _Hash

__all__ = ["load_store", "product_files"]

_LOT = 250_000
"""Statements that the engine takes at once; it holds some 800 bytes for each. Four times as many
took as much time."""


def load_store(
    folder: Path,
    files: Sequence[Path] = (),
    *,
    merge: bool = False,
    progress: Callable[[str], object] | None = None,
) -> Manifest:
    """Load files into a store on disk, in the place of what it held.

    The new store is made beside the old one, which is exchanged for it in one step at the end;
    whatever happens before, the old one stays as it is. What an interrupted load has left is
    removed first. Processes that read the old store go on with it.

    Args:
        folder: The folder of the store; it is made, or replaced where it holds a store.
        files: Files of RDF, by their endings; the built product by default. The triples of a file
            without named graphs go to the default graph.
        merge: Whether the default graph gets the statements of the named graphs, too, so that a
            query without GRAPH finds them.
        progress: Is told what is being done.

    Returns:
        What the store holds.

    Raises:
        DataError: Where a file cannot be read or is not of its format, where the files hold no
            statement, or where something else than a store is in the folder's place.
        OutputError: Where the store cannot be written.
        ParameterError: Where the ending of a file says no format.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as place:
        ...     _ = Path(place, "a.nt").write_text("<urn:a> <urn:b> <urn:c> .")
        ...     load_store(Path(place, "store"), [Path(place, "a.nt")]).triples
        1
    """
    tell = progress or (lambda text: None)
    refuse_other(Path(os.path.realpath(folder)))
    sources = [_Source(rdf_file(path), tell) for path in (files or product_files())]
    clean(folder)
    with replacing(folder) as beside:
        counts = _fill(beside / DATA, sources, merge=merge, tell=tell)
        if counts == (0, 0, 0):
            raise DataError("the files hold no statement", remedy="name others")
        names = tuple(source.file.path.name for source in sources)
        manifest = Manifest(FORMAT, akkg.__version__, _digest(sources), names, merge, *counts)
        manifest.write(beside)
    return manifest


def product_files() -> tuple[Path]:
    """Find the file of the built product that holds its merged and its named graphs.

    Raises:
        DataError: Where the product must be built and a source is wrong.
    """
    from akkg.building.build import build
    from akkg.building.product import RUNTIME, fresh_folder
    from akkg.location import data_root, product_root

    root = data_root()
    folder = product_root() or fresh_folder(root) or build(root).folder
    return (folder / RUNTIME,)


@dataclass
class _Source:
    """A file that is loaded: it tells how far it has been read, and keeps its digest."""

    file: RdfFile
    tell: Callable[[str], object]
    read: int = 0
    told: int = -1
    size: int = field(init=False)
    total: _Hash = field(init=False)

    def __post_init__(self) -> None:
        from hashlib import sha256

        self.size = max(1, self.file.path.stat().st_size)
        self.total = sha256()

    def quads(self) -> Iterator[ox.Quad]:
        return self.file.quads(self._seen)

    def _seen(self, piece: bytes) -> None:
        """Tell how far it is; what is done for each statement costs more than to load it."""
        self.total.update(piece)
        self.read += len(piece)
        done = min(100, 100 * self.read // self.size)
        if done > self.told:
            self.told = done
            self.tell(f"loading {self.file.path.name}, {done} %")


def _fill(
    data: Path, sources: Sequence[_Source], *, merge: bool, tell: Callable[[str], object]
) -> tuple[int, int, int]:
    """Fill a new store, and count triples, statements of named graphs, and named graphs."""
    store = ox.Store(data)
    for source in sources:
        quads = _merged(source.quads()) if merge else source.quads()
        for first in quads:
            store.bulk_extend(chain([first], islice(quads, _LOT - 1)))
    tell("bringing the store into order")
    store.optimize()
    store.flush()
    return _counts(store)


def _merged(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in quads:
        yield quad
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            yield ox.Quad(quad.subject, quad.predicate, quad.object)


def _counts(store: ox.Store) -> tuple[int, int, int]:
    found = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?subject ?property ?value }")
    assert isinstance(found, ox.QuerySolutions)
    triples = int(next(found)[0].value)
    return triples, len(store) - triples, sum(1 for _ in store.named_graphs())


def _digest(sources: Sequence[_Source]) -> str:
    from hashlib import sha256

    return sha256(b"".join(source.total.digest() for source in sources)).hexdigest()
