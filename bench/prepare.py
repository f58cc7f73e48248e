"""Makes the files that all competitors read, from a generated world of one size.

    python -m bench.prepare QUADS FOLDER

| file | what |
| --- | --- |
| world.nq | the generated statements with the ontology, in named graphs |
| asserted.nt | the same, each triple once |
| built.nt | that with what follows by the rules |
| spoilt.nq, spoilt-asserted.nt, spoilt-built.nt | the same of a world with faults |
| product/ | the world and the project's own graph with what follows, merged and in named graphs |
| product.nt | the merged triples of that |
| store, world-store | product/ and world.nq as stores on disk |
| asserted-shapes.ttl, built-shapes.ttl | the project's shapes, each set in one file |
| questions/*.rq | the questions of `QUESTIONS`, with their defaults |
| counts.json | how many statements are where; written last |

Of 0 quads there are only product, store and what follows, of the project's own graph; of more than
`SPOILT_TO` and `PRODUCT_TO` there are no worlds with faults and no products. N-Triples are Turtle:
each .nt has a twin .ttl, for programs that go by the ending.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from akkg.building.build import build
from akkg.building.rules import load_rules, run_rules
from akkg.building.source_tree import digest
from akkg.dataset import load
from akkg.location import data_root
from akkg.queries.catalogue import load_query
from akkg.stores.load import load_store
from bench.tasks import PRODUCT_TO, QUESTIONS, SPOILT_TO

__all__ = ["prepare"]

SEED = 1
FAULTS = 1.0
"""The share of partnerships of a spoilt world that have a fault, one each."""

_HERE = Path(__file__).parent


def prepare(quads: int, folder: Path) -> dict[str, int]:
    """Make the files of one size, unless they are there.

    Args:
        quads: How many statements the world has, roundly; 0 for none.
        folder: Where to; what was there is removed.

    Returns:
        The number of statements of each file.
    """
    made_of, counts_file = _origin(quads), folder / "counts.json"
    if counts_file.exists():
        found = json.loads(counts_file.read_text("utf-8"))
        if found["of"] == made_of:
            return dict(found["counts"])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if quads:
        counts = {"world": _world(quads, folder / "world.nq"), **_closure(folder, "")}
        load_store(folder / "world-store", [folder / "world.nq"])
        if quads <= SPOILT_TO:
            counts |= {"faults": _spoilt(quads, folder), **_closure(folder, "spoilt")}
        if quads <= PRODUCT_TO:
            counts |= _product(folder)
    else:
        counts = build(data_root(), folder / "product").counts
    if quads <= PRODUCT_TO:
        load_store(folder / "store", [folder / "product" / "akkg.nq"])
    _shapes(folder)
    (folder / "questions").mkdir()
    for name in QUESTIONS:
        (folder / "questions" / f"{name}.rq").write_text(load_query(name).text, "utf-8")
    counts_file.write_text(json.dumps({"of": made_of, "counts": counts}), "utf-8")
    return counts


def _origin(quads: int) -> str:
    """What the files are made from, as a digest."""
    code = sorted([*_HERE.glob("worlds/**/*.py"), *_HERE.glob("faults/**/*.py"), Path(__file__)])
    text = "".join(sha256(path.read_bytes()).hexdigest() for path in code)
    return digest(data_root(), f"{quads} {text}")


def _world(quads: int, file: Path) -> int:
    command = [sys.executable, "-m", "bench.worlds", "--quads", str(quads), "--seed", str(SEED)]
    subprocess.run([*command, "--ontology", "-o", str(file)], check=True)
    return _lines(file)


def _spoilt(quads: int, folder: Path) -> int:
    """Write a world with faults that is as big; give the number of faults."""
    from bench.faults.injecting import faulty_world
    from bench.worlds import lines
    from bench.worlds.__main__ import ontology

    faults = written = 0
    with (folder / "spoilt.nq").open("wb") as stream:
        stream.write(ontology())
        for part in faulty_world(SEED, quads, FAULTS):  # more partnerships than are needed
            stream.write(lines(part.statements).encode())
            written += len(part.statements)
            faults += bool(part.fault)
            if written >= quads:
                break
    return faults


def _closure(folder: Path, kind: str) -> dict[str, int]:
    """Write the merged triples of a world, then with what follows."""
    store, before = ox.Store(), f"{kind}-" if kind else ""
    store.bulk_extend(_merged(folder / f"{kind or 'world'}.nq"))
    counts = {f"{before}asserted": _dump(store, folder / f"{before}asserted.nt")}
    run_rules(store, load_rules(data_root()))
    return {**counts, f"{before}built": _dump(store, folder / f"{before}built.nt")}


def _product(folder: Path) -> dict[str, int]:
    """Write the world and the project's own graph as one product."""
    store, root = ox.Store(), data_root()
    rules = load_rules(root)
    derived = {rule.graph for rule in rules}
    own = [
        quad
        for quad in load(root).store
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value not in derived
    ]
    store.bulk_extend(_merged(folder / "world.nq"))
    store.extend(ox.Quad(*quad.triple) for quad in own)
    run_rules(store, rules)
    merged = _dump(store, folder / "product.nt")
    file = folder / "product" / "akkg.nq"
    file.parent.mkdir()
    with file.open("wb") as stream, (folder / "world.nq").open("rb") as world:
        store.dump(stream, ox.RdfFormat.N_QUADS)
        ox.serialize(own, stream, ox.RdfFormat.N_QUADS)
        shutil.copyfileobj(world, stream)
    return {"product": _lines(file), "product merged": merged}


def _merged(file: Path) -> Iterator[ox.Quad]:
    for quad in ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS, lenient=True):
        yield ox.Quad(quad.subject, quad.predicate, quad.object)


def _dump(store: ox.Store, file: Path) -> int:
    """Write the default graph, and make the twin."""
    with file.open("wb") as stream:
        store.dump(stream, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    file.with_suffix(".ttl").symlink_to(file.name)
    return _lines(file)


def _shapes(folder: Path) -> None:
    """Write each set of shapes as one file, and have it held to the shapes of shapes.

    A second run of `akkg validate` remembers that; so do the processes that are measured.
    """
    import rdflib

    from akkg.validation.shape_loading import load_shapes

    for name in ("asserted", "built"):
        graph = rdflib.Graph()
        for path in sorted((data_root() / "ontology" / "shapes" / name).glob("*.ttl")):
            graph.parse(path)
        file = folder / f"{name}-shapes.ttl"
        graph.serialize(file, format="turtle")
        load_shapes([file])


def _lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(1 for _ in stream)


def _main(arguments: Iterable[str]) -> None:
    quads, folder = arguments
    print(json.dumps(prepare(int(quads), Path(folder).absolute())))


if __name__ == "__main__":
    _main(sys.argv[1:])
