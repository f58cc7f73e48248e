"""Load a world and write it: Turtle of the merged triples, or TriG of the named graphs.

    python -m bench.peers.write PEER FORMAT FILE OUTPUT

FORMAT is `turtle`, of N-Triples, or `trig`, of N-Quads; FILE may be a store on disk. What is told
is a digest of the bytes.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from bench.peers.telling import part, tell

if TYPE_CHECKING:
    import pyoxigraph as ox


def akkg(form: str, file: Path, output: Path) -> None:
    """As `akkg export` does: sorted, the same bytes each time."""
    from akkg.dataset import Dataset
    from akkg.exporting import export
    from akkg.location import data_root
    from akkg.prefixes import PrefixTable

    root = data_root()
    with part("load"):
        dataset = Dataset(_store(file), PrefixTable.load(root), root)
    with part("write"), output.open("wb") as stream:
        export(dataset, stream, form)


def akkg_disk(form: str, file: Path, output: Path) -> None:
    """As `akkg export --store` does, from a store on disk."""
    from akkg.exporting import export
    from akkg.stores.disk import open_store

    with part("load"):
        dataset = open_store(file)
    with part("write"), output.open("wb") as stream:
        export(dataset, stream, form, folder=output.parent)


def oxigraph(form: str, file: Path, output: Path) -> None:
    """The command `oxigraph dump`, from a store on disk, in the order of the store."""
    command = [str(Path(sys.executable).with_name("oxigraph")), "dump", "--location"]
    with part("write"), output.open("wb") as stream:
        command += [str(file / "data"), "--format", form]
        subprocess.run(command, stdout=stream, check=True)


def pyoxigraph(form: str, file: Path, output: Path) -> None:
    """The bare engine's dump, in the order of its store."""
    import pyoxigraph as ox

    from akkg.location import data_root
    from akkg.prefixes import PrefixTable

    prefixes = dict(PrefixTable.load(data_root()).items())
    with part("load"):
        store = _store(file)
    with part("write"), output.open("wb") as stream:
        if form == "trig":
            store.dump(stream, ox.RdfFormat.TRIG, prefixes=prefixes)
        else:
            graph = ox.DefaultGraph()
            store.dump(stream, ox.RdfFormat.TURTLE, from_graph=graph, prefixes=prefixes)


def rapper(form: str, file: Path, output: Path) -> None:
    """Raptor, which reads and writes at once; it has no TriG to write."""
    with part("write"), output.open("wb") as stream:
        command = ["rapper", "-q", "-i", "ntriples", "-o", form, str(file)]
        subprocess.run(command, stdout=stream, check=True)


def rdflib(form: str, file: Path, output: Path) -> None:
    """The writers of rdflib."""
    import rdflib

    from akkg.location import data_root
    from akkg.prefixes import PrefixTable

    graph = rdflib.Dataset() if form == "trig" else rdflib.Graph()
    for prefix, space in PrefixTable.load(data_root()).items():
        graph.bind(prefix, space)
    with part("load"):
        graph.parse(file, format="nquads" if form == "trig" else "nt")
    with part("write"):
        graph.serialize(output, format=form)


def _store(file: Path) -> ox.Store:
    import pyoxigraph as ox

    store = ox.Store()
    form = ox.RdfFormat.N_QUADS if file.suffix == ".nq" else ox.RdfFormat.N_TRIPLES
    store.load(path=str(file), format=form, lenient=True)
    return store


PEERS: dict[str, Callable[[str, Path, Path], None]] = {
    "akkg": akkg,
    "akkg-disk": akkg_disk,
    "oxigraph": oxigraph,
    "pyoxigraph": pyoxigraph,
    "rapper": rapper,
    "rdflib": rdflib,
}


def main(peer: str, form: str, file: str, output: str) -> None:
    """Load and write, and tell what was written."""
    PEERS[peer](form, Path(file), Path(output))
    with Path(output).open("rb") as stream:
        tell(bytes=file_digest(stream, "sha256").hexdigest()[:12])


if __name__ == "__main__":
    main(*sys.argv[1:])
