"""Measure how the time of each SPARQL constraint and each check grows with the graph.

    python bench/shape_growth.py [--copies 10] [--factor 10] [--series 100] [--cap 60]

The project's own graph is copied under other names, each copy with labels of its own. Besides, one
series has so many meetings, one instrument so many parties, and one relation so many statuses.
Each constraint is run once for all its targets, as a set-based query. A time that grows with the
graph grows by the factor; more than half as much again is told, and the exit status is then 1.
Queries that take no more than a few milliseconds at the larger size are not held to it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from select import select
from signal import SIGKILL
from statistics import median
from time import process_time

import pyoxigraph as ox
import rdflib

from akkg.building.rules import DERIVED, derive, load_rules
from akkg.location import data_root
from akkg.prefixes import BASE
from akkg.validation.checks import load_checks
from akkg.validation.view import view

SH = "http://www.w3.org/ns/shacl#"
ONTOLOGY = ox.NamedNode(f"{BASE}graph/ontology")
RENAMED = tuple(BASE + part for part in ("id/", "graph/overview-2025/", "graph/editorial/"))
RENAMED += (f"{BASE}source/", f"{BASE}graph/mappings/row-")
NAMES = ("altLabel", "prefLabel")
INDICATOR = f"{BASE}id/indicator-"  # each copy has its own, or its statistics would be duplicates
SMALL = 0.005  # seconds of CPU: below, the ratio is noise
SLACK = 1.5


@dataclass(frozen=True)
class Query:
    """A query to measure: the kind of thing that it is, its name, and its text."""

    kind: str
    name: str
    text: str


def as_set(graph: rdflib.Graph, shape: rdflib.term.Node, text: str, *, built: bool) -> str:
    """Make a SPARQL constraint ask for all focus nodes of its shape at once.

    Args:
        graph: The shapes, for targets, path and prefixes.
        shape: The shape that has the constraint.
        text: The constraint's `sh:select`.
        built: Whether a thing is stated to be of all its classes.
    """
    path = graph.value(shape, rdflib.URIRef(f"{SH}path"))
    if path is not None:
        text = text.replace("$PATH", written(graph, path))
    above = graph.subjects(rdflib.URIRef(f"{SH}property"), shape)
    found = [each for part in (shape, *above) for each in targets(graph, part, built=built)]
    target = " UNION ".join(f"{{ {each} }}" for each in found) if found[1:] else found[0]
    if found[1:] or not target.startswith("$this a"):
        target = f"{{ SELECT DISTINCT $this WHERE {{ {target} }} }}"
    prefixes = {
        str(graph.value(each, rdflib.URIRef(f"{SH}prefix"))): str(space)
        for each, space in graph.subject_objects(rdflib.URIRef(f"{SH}namespace"))
    }
    start = text.index("{", text.index("WHERE")) + 1
    head = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in sorted(prefixes.items()))
    return f"{head}{text[:start]} {target} . {text[start:]}"


def written(graph: rdflib.Graph, path: rdflib.term.Node) -> str:
    """Write a path of one property, or of one read backwards: these shapes need no other."""
    inner = graph.value(path, rdflib.URIRef(f"{SH}inversePath"))
    return f"<{path}>" if inner is None else f"^<{inner}>"


def targets(graph: rdflib.Graph, shape: rdflib.term.Node, *, built: bool) -> Iterator[str]:
    """Give the patterns of a shape's focus nodes, as `$this` (SHACL, section 2.1.3)."""
    of_class = "$this a " if built else f"$this a ?class . ?class <{rdflib.RDFS.subClassOf}>* "
    forms: dict[str, Callable[[str], str]] = {
        "targetClass": lambda term: f"{of_class} {term}",
        "targetNode": lambda term: f"VALUES $this {{ {term} }}",
        "targetObjectsOf": lambda term: f"?subject {term} $this",
        "targetSubjectsOf": lambda term: f"$this {term} ?object",
    }
    for name, form in forms.items():
        for term in sorted(map(str, graph.objects(shape, rdflib.URIRef(SH + name)))):
            yield form(f"<{term}>")


def constraints(root: Path, kind: str) -> Iterator[Query]:
    """Give the SPARQL constraints of a folder of shapes, each as a set-based query."""
    graph = rdflib.Graph()
    for path in sorted((root / "ontology" / "shapes" / kind).glob("*.ttl")):
        graph.parse(path)
    pairs = list(graph.subject_objects(rdflib.URIRef(f"{SH}sparql")))
    for shape, constraint in sorted(pairs, key=str):
        text = str(graph.value(constraint, rdflib.URIRef(f"{SH}select")))
        name = str(constraint).rpartition("/")[2] + " of " + str(shape).rpartition("/")[2]
        yield Query(kind, name, as_set(graph, shape, text, built=kind == "built"))


def copied(quads: Iterable[ox.Quad], count: int) -> Iterator[ox.Quad]:
    """Give what the sources state so many times, each time under other names."""
    stated = tuple(quads)
    declared = {str(quad.subject) for quad in stated if quad.graph_name == ONTOLOGY}
    shared = {each for each in declared if not each.startswith(f"<{INDICATOR}")}
    for number in range(count):

        def other(term: ox.NamedNode, end: str = f"-copy-{number}") -> ox.NamedNode:
            own = str(term) not in shared and term.value.startswith(RENAMED)
            return ox.NamedNode(term.value + end) if own else term

        for quad in stated:
            value = quad.object
            assert isinstance(quad.subject, ox.NamedNode), "no file holds a blank node"
            assert isinstance(quad.graph_name, ox.NamedNode)
            subject = other(quad.subject)
            if isinstance(value, ox.NamedNode):
                value = other(value)
            elif (
                isinstance(value, ox.Literal)
                and quad.predicate.value.endswith(NAMES)
                and subject != quad.subject
            ):
                value = ox.Literal(f"{value.value} ({number})", language=value.language)
            yield ox.Quad(subject, quad.predicate, value, other(quad.graph_name))


def crowd(size: int) -> Iterator[ox.Quad]:
    """Give a series of many meetings, an instrument of many parties, many statuses."""
    graph = ox.NamedNode(f"{BASE}graph/overview-2025/crowd")
    edtf = ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")

    def thing(name: str) -> ox.NamedNode:
        return ox.NamedNode(f"{BASE}id/crowd-{name}")

    def says(subject: str, **values: ox.NamedNode | ox.Literal) -> Iterator[ox.Quad]:
        spaces = {"type": str(rdflib.RDF), "superEvent": "https://schema.org/"}
        spaces["prefLabel"] = str(rdflib.SKOS)
        for name, value in values.items():
            space = spaces.get(name, f"{BASE}ontology#")
            yield ox.Quad(thing(subject), ox.NamedNode(space + name), value, graph)

    def event(
        owner: str, name: str, kind: str, day: date, **more: ox.NamedNode
    ) -> Iterator[ox.Quad]:
        yield from says(owner, hasEvent=thing(name))
        dated = ox.Literal(day.isoformat(), datatype=edtf)
        yield from says(name, type=term(kind), date=dated, **more)

    def term(name: str) -> ox.NamedNode:
        return ox.NamedNode(f"{BASE}ontology#{name}")

    def named(name: str) -> ox.Literal:
        return ox.Literal(name, language="en")

    first = date(1900, 1, 1)
    yield from says("series", type=term("MeetingSeries"), prefLabel=named("series"))
    yield from event("series", "first-held", "FirstHolding", first)
    yield from says("agreement", type=term("Agreement"), prefLabel=named("agreement"))
    yield from says("relation", type=term("DialogueRelation"), prefLabel=named("relation"))
    for number in range(1, size + 1):
        day = first + timedelta(days=20 * number)
        meeting, party, status = (f"{kind}-{number}" for kind in ("meeting", "party", "status"))
        yield from says(
            meeting,
            type=term("Summit"),
            superEvent=thing("series"),
            ordinal=ox.Literal(number + number // 10),  # every tenth is left out
            date=ox.Literal(day.isoformat(), datatype=edtf),
            prefLabel=named(meeting),
        )
        yield from says(party, type=term("State"), prefLabel=named(party))
        accession, force = f"{party}-accession", f"{party}-force"
        yield from event("agreement", accession, "Accession", day, by=thing(party))
        yield from event("agreement", force, "EntryIntoForce", day, forParty=thing(party))
        begin = f"{status}-begin"
        yield from says(status, type=term("PartnershipStatus"), prefLabel=named(status))
        yield from says(status, statusOf=thing("relation"), beganWith=thing(begin))
        yield from event(status, begin, "StatusChange", day, toStatus=thing(status))


def load(quads: Iterable[ox.Quad], *, built: bool, root: Path) -> ox.Store:
    """Load what is stated, merged; where built, with what follows and with named graphs."""
    stated = tuple(quads)
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in stated)
    if built:
        store.extend(derive(store, load_rules(root)))
        store.extend(stated)
    return store


def seconds(store: ox.Store, query: Query, rounds: int, cap: float) -> float:
    """Measure the CPU seconds of a query in a process that is ended at the cap: then infinity."""
    read, write = os.pipe()
    child = os.fork()  # the engine cannot be told to stop
    if not child:
        try:
            os.write(write, repr(_seconds(store, query, rounds)).encode())
        finally:
            os._exit(0)
    os.close(write)
    ready, _, _ = select([read], [], [], cap)
    told = os.read(read, 100) if ready else b""
    os.close(read)
    os.kill(child, SIGKILL)
    os.waitpid(child, 0)
    return float(told or "inf")


def _seconds(store: ox.Store, query: Query, rounds: int) -> float:
    """Fetch all rows of a query in some rounds; give the median of their CPU seconds."""

    def once() -> float:
        start = process_time()
        found = store.query(query.text)
        assert isinstance(found, ox.QuerySolutions)
        for _ in found:
            pass
        return process_time() - start

    first = once()
    return first if first > 1 else median([first, *(once() for _ in range(rounds - 1))])


Measured = dict[Query, tuple[float, float]]


def measure(
    make: Callable[[int], Iterable[ox.Quad]],
    sizes: tuple[int, int],
    root: Path,
    rounds: int,
    cap: float,
) -> Measured:
    """Measure every constraint and check at two sizes of one kind of graph."""
    asserted = list(constraints(root, "asserted"))
    built = list(constraints(root, "built"))
    checks = [Query("check", check.name, check.query) for check in load_checks(root)]
    times: dict[Query, list[float]] = {query: [] for query in (*asserted, *built, *checks)}
    for size in sizes:
        for queries in (asserted, [*built, *checks]):
            store = load(make(size), built=queries is not asserted, root=root)
            print(f"  {size}: {len(store)} quads", file=sys.stderr)
            for query in queries:
                times[query].append(seconds(store, query, rounds, cap))
    return {query: (small, large) for query, (small, large) in times.items()}


def show(measured: Measured, factor: int, worst: int) -> int:
    """Print the slowest and those that grow too fast; say how many of these there are."""
    slow = sorted(measured, key=lambda query: -measured[query][1])
    fast = [
        query
        for query, (small, large) in measured.items()
        if large > SMALL and large > small * factor * SLACK
    ]
    for title, queries in (("slowest at the larger size", slow[:worst]), ("grow too fast", fast)):
        print(f"\n{title}:\n{'small':>10} {'large':>10} {'ratio':>7}")
        for query in sorted(queries, key=lambda query: -measured[query][1]):
            small, large = measured[query]
            print(f"{small:10.4f} {large:10.4f} {large / small:7.1f}  {query.kind} {query.name}")
    return len(fast)


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--factor", type=int, default=10)
    parser.add_argument("--series", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cap", type=float, default=60, help="seconds for all rounds of a query")
    parser.add_argument("--worst", type=int, default=10)
    args = parser.parse_args()
    root = data_root()
    stated = view(root).asserted
    own = [quad for quad in stated if not str(quad.graph_name).startswith(f"<{DERIVED}")]
    worlds: dict[str, tuple[Callable[[int], Iterable[ox.Quad]], int]] = {
        "copies of the graph": (lambda size: copied(own, size), args.copies),
        "one series, instrument, relation": (lambda size: [*own, *crowd(size)], args.series),
    }
    bad = 0
    for name, (make, size) in worlds.items():
        sizes = (size, size * args.factor)
        print(f"\n# {name}: {sizes[0]} and {sizes[1]}")
        bad += show(measure(make, sizes, root, args.rounds, args.cap), args.factor, args.worst)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
