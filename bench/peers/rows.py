"""Write all triples of a store on disk as rows of CSV.

    python -m bench.peers.rows PEER STORE OUTPUT

`akkg` is the command `akkg sparql`, `pyoxigraph` the engine that writes by itself.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from bench.peers.telling import part, tell

QUERY = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


def akkg(store: Path, output: Path) -> None:
    """The command."""
    program = str(Path(sys.executable).with_name("akkg"))
    options = ["--store", str(store), "--format", "csv", "-o", str(output)]
    subprocess.run([program, "sparql", "-e", QUERY, *options], check=True)


def pyoxigraph(store: Path, output: Path) -> None:
    """The bare engine."""
    import pyoxigraph as ox

    found = ox.Store.read_only(str(store / "data")).query(QUERY)
    assert isinstance(found, ox.QuerySolutions)
    found.serialize(output, ox.QueryResultsFormat.CSV)


PEERS: dict[str, Callable[[Path, Path], None]] = {"akkg": akkg, "pyoxigraph": pyoxigraph}


def main(peer: str, store: str, place: str) -> None:
    """Write the rows, and tell how many there are, and a digest of them in their order."""
    output = Path(place)
    with part("rows"):
        PEERS[peer](Path(store), output)
    seen, count = sha256(), -1
    with output.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            seen.update("\0".join(row).encode())
            count += 1
    tell(rows=count, which=seen.hexdigest()[:12])


if __name__ == "__main__":
    main(*sys.argv[1:])
