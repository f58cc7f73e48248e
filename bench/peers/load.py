"""Load N-Quads, into memory or onto disk, and count what is there.

    python -m bench.peers.load PEER FILE FOLDER

The folder is an empty one for a store on disk.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench.peers.telling import part, tell


def akkg(file: Path, folder: Path) -> int:
    """As `akkg.load` reads its product: the file lies in a folder under the product's name."""
    from akkg.dataset import open_product
    from akkg.location import data_root

    (folder / "akkg.nq").symlink_to(file)
    with part("load"):
        dataset = open_product(folder, data_root())
    return len(dataset.store)


def pyoxigraph(file: Path, folder: Path) -> int:
    """The bare engine, in memory."""
    import pyoxigraph as ox

    store = ox.Store()
    with part("load"):
        store.load(path=str(file), format=ox.RdfFormat.N_QUADS, lenient=True)
    return len(store)


def akkg_disk(file: Path, folder: Path) -> int:
    """As `akkg store load` does."""
    from akkg.stores.load import load_store

    with part("load"):
        manifest = load_store(folder / "store", [file])
    return manifest.triples + manifest.quads


def pyoxigraph_disk(file: Path, folder: Path) -> int:
    """The bare engine, on disk."""
    import pyoxigraph as ox

    store = ox.Store(str(folder / "store"))
    with part("load"):
        store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
    return len(store)


def rdflib(file: Path, folder: Path) -> int:
    """A dataset of rdflib."""
    import rdflib

    dataset = rdflib.Dataset()
    with part("load"):
        dataset.parse(file, format="nquads")
    return sum(1 for _ in dataset.quads())


def oxrdflib(file: Path, folder: Path) -> int:
    """A dataset of rdflib over the store of oxrdflib, with its own parser."""
    import rdflib

    dataset = rdflib.Dataset(store="Oxigraph")
    with part("load"):
        dataset.parse(file, format="ox-nq", transactional=False)
    return sum(1 for _ in dataset.quads())


def oxigraph(file: Path, folder: Path) -> int:
    """The command `oxigraph load`, onto disk."""
    import pyoxigraph as ox

    command = [str(Path(sys.executable).with_name("oxigraph")), "load"]
    with part("load"):
        store = str(folder / "store")
        subprocess.run([*command, "--location", store, "--file", str(file)], check=True)
    return len(ox.Store.read_only(store))


def rapper(file: Path, folder: Path) -> int:
    """Raptor's parser: it reads, and keeps nothing."""
    with part("load"):
        done = subprocess.run(
            ["rapper", "-i", "nquads", "-c", str(file)], stderr=subprocess.PIPE, check=True
        )
    found = re.search(rb"returned (\d+) triples", done.stderr)
    return int(found[1]) if found else 0


PEERS: dict[str, Callable[[Path, Path], int]] = {
    "akkg": akkg,
    "akkg-disk": akkg_disk,
    "oxigraph": oxigraph,
    "oxrdflib": oxrdflib,
    "pyoxigraph": pyoxigraph,
    "pyoxigraph-disk": pyoxigraph_disk,
    "rapper": rapper,
    "rdflib": rdflib,
}

if __name__ == "__main__":
    tell(quads=PEERS[sys.argv[1]](Path(sys.argv[2]).absolute(), Path(sys.argv[3])))
