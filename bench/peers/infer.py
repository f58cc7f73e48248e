"""Derive what follows from triples, to a fixpoint.

    python -m bench.peers.infer PEER FILE

The peers do not derive the same: `akkg`, `akkg-graphs` and `insert` run the project's rules,
`owlrl` and `reasonable` the rules of RDFS or OWL 2 RL over the ontology's own subclass and
subproperty axioms.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib import import_module
from itertools import groupby
from pathlib import Path

from bench.peers.telling import part, tell


def akkg(file: Path) -> int:
    """As a validation does: into the merged graph, as all others do."""
    return _akkg(file, named=False)


def akkg_graphs(file: Path) -> int:
    """As the build does: also into the graph of the rule."""
    return _akkg(file, named=True)


def _akkg(file: Path, *, named: bool) -> int:
    import pyoxigraph as ox

    from akkg.building.rules import load_rules, run_rules
    from akkg.location import data_root

    store = ox.Store()
    with part("load"):
        store.load(path=str(file), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    start = len(store)
    with part("derive"):
        run_rules(store, load_rules(data_root()), named=named)
    return (len(store) - start) // (2 if named else 1)


def insert(file: Path) -> int:
    """The same rules as updates of the bare engine, each stratum until nothing is added."""
    import pyoxigraph as ox

    from akkg.building.rules import load_rules
    from akkg.location import data_root

    store = ox.Store()
    with part("load"):
        store.load(path=str(file), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    start = len(store)
    with part("derive"):
        for _, stratum in groupby(load_rules(data_root()), key=lambda rule: rule.stratum):
            updates = [re.sub(r"\bCONSTRUCT\b", "INSERT", rule.query) for rule in stratum]
            before = -1
            while before != len(store):
                before = len(store)
                for update in updates:
                    store.update(update)
    return len(store) - start


def owlrl_rdfs(file: Path) -> int:
    """RDFS, by owlrl."""
    return _owlrl(file, "RDFS_Semantics")


def owlrl_owl(file: Path) -> int:
    """OWL 2 RL, by owlrl."""
    return _owlrl(file, "OWLRL_Semantics")


def _owlrl(file: Path, semantics: str) -> int:
    import rdflib

    owlrl = import_module("owlrl")
    with part("load"):
        graph = rdflib.Graph().parse(file)
    start = len(graph)
    with part("derive"):
        owlrl.DeductiveClosure(getattr(owlrl, semantics)).expand(graph)
    return len(graph) - start


def reasonable(file: Path) -> int:
    """OWL 2 RL, by reasonable."""
    reasoner = import_module("reasonable").PyReasoner()
    with part("load"):
        reasoner.load_file(str(file.with_suffix(".ttl")))
        start = len(reasoner.get_base_triples())
    with part("derive"):
        found = reasoner.reason()
    return len(found) - start


PEERS: dict[str, Callable[[Path], int]] = {
    "akkg": akkg,
    "akkg-graphs": akkg_graphs,
    "insert": insert,
    "owlrl-owl": owlrl_owl,
    "owlrl-rdfs": owlrl_rdfs,
    "reasonable": reasonable,
}

if __name__ == "__main__":
    tell(derived=PEERS[sys.argv[1]](Path(sys.argv[2]).absolute()))
