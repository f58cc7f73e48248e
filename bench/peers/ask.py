"""Load triples into memory and put saved questions to an engine, each read to its last row.

python -m bench.peers.ask PEER FILE QUESTION…
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bench.peers.telling import part, tell

if TYPE_CHECKING:
    import pyoxigraph as ox

Ask: TypeAlias = Callable[[str], int]


def akkg(file: Path) -> Ask:
    """As `akkg.sparql` does."""
    from akkg.answers.table import Table
    from akkg.dataset import Dataset
    from akkg.location import data_root
    from akkg.prefixes import PrefixTable
    from akkg.runner import sparql

    root = data_root()
    dataset = Dataset(_store(file), PrefixTable.load(root), root)

    def ask(text: str) -> int:
        table: Table = sparql(text, dataset)
        return len(table.rows)

    return ask


def pyoxigraph(file: Path) -> Ask:
    """The bare engine."""
    import pyoxigraph as ox

    store = _store(file)

    def ask(text: str) -> int:
        found = store.query(text)
        assert isinstance(found, ox.QuerySolutions)
        return len([tuple(solution) for solution in found])

    return ask


def rdflib(file: Path) -> Ask:
    """A graph of rdflib."""
    import rdflib

    graph = rdflib.Graph().parse(file)
    return lambda text: len(list(graph.query(text)))


def oxrdflib(file: Path) -> Ask:
    """A graph of rdflib over the store of oxrdflib, loaded by its own parser."""
    import rdflib

    graph = rdflib.Graph(store="Oxigraph")
    graph.parse(file, format="ox-nt", transactional=False)
    return lambda text: len(list(graph.query(text)))


def _store(file: Path) -> ox.Store:
    import pyoxigraph as ox

    store = ox.Store()
    store.load(path=str(file), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return store


PEERS: dict[str, Callable[[Path], Ask]] = {
    "akkg": akkg,
    "oxrdflib": oxrdflib,
    "pyoxigraph": pyoxigraph,
    "rdflib": rdflib,
}


def main(peer: str, file: str, *questions: str) -> None:
    """Load and ask, and tell the rows of each question."""
    with part("load"):
        ask = PEERS[peer](Path(file))
    for question in map(Path, questions):
        text = question.read_text("utf-8")
        with part(question.stem):
            rows = ask(text)
        tell(**{question.stem: rows})


if __name__ == "__main__":
    main(*sys.argv[1:])
