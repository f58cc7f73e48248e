"""Time grows with the graph and not with its square, in what is a trap for engines."""

from __future__ import annotations

import time
from functools import cache

import pyoxigraph as ox
import pytest

from tests.shacl.engines import E, compiled, shapes_of
from tests.shacl.test_sparql import constraint

SMALL, TIMES = 500, 10
NODE = ":s a sh:NodeShape ; sh:targetClass :C ; {} .".format
CHAIN = "[ sh:zeroOrMorePath :next ]"
TRAPS = {
    "values without end": NODE(f"sh:property [ sh:path {CHAIN} ; sh:nodeKind sh:IRI ]"),
    "lacking a value along a chain": NODE(f"sh:property [ sh:path {CHAIN} ; sh:equals :p ]"),
    "lacking any value along a chain": NODE(
        "sh:property [ sh:path [ sh:oneOrMorePath :next ] ; sh:minCount 1 ]"
    ),
    "a choice with a chain": NODE(
        "sh:property [ sh:path [ sh:alternativePath ( :q [ sh:oneOrMorePath :next ] ) ] ; "
        "sh:minCount 1 ; sh:maxCount 20 ]"
    ),
    "a node of many values": ":s sh:targetNode :hub ; sh:path :many ; sh:maxCount 1 .",
    "one of two sets": NODE(
        "sh:xone ( [ sh:path ( :p :q ) ; sh:minCount 1 ] [ sh:path :p ; sh:class :None ] )"
    ),
    "one of two conditions": NODE(
        "sh:or ( [ sh:path :p ; sh:class :None ] [ sh:path :p ; sh:class :C ] )"
    ),
    "NOT EXISTS over two patterns": constraint(
        "SELECT $this WHERE { FILTER NOT EXISTS { $this :p ?x . ?x :q ?y } }"
    ),
    "NOT EXISTS over a sequence": constraint(
        "SELECT $this WHERE { $this :p ?x . FILTER NOT EXISTS { ?x :p/:q ?y } }"
    ),
    "EXISTS over two patterns": constraint(
        "SELECT $this WHERE { FILTER EXISTS { $this :p ?x . ?x :q ?y FILTER(STRLEN(?y) = 0) } }"
    ),
    "OPTIONAL over a sequence": constraint(
        "SELECT $this WHERE { $this :p ?x OPTIONAL { ?x :p/:q ?y } FILTER(!BOUND(?y)) }"
    ),
    "ASK over two patterns": NODE(":linked :p")
    + " :Linked a sh:ConstraintComponent ; sh:parameter [ sh:path :linked ] ; sh:validator [ "
    'sh:ask "ASK { $value $linked ?x . ?x $linked ?y . ?y $linked ?z }" ] .',
}


@cache
def filled(nodes: int) -> ox.Store:
    """Make a graph: chains of ten nodes, links to far nodes, a hub with a link to each."""

    def quad(subject: str, name: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
        return ox.Quad(ox.NamedNode(E + subject), ox.NamedNode(name), value)

    store = ox.Store()
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    for at in range(nodes):
        far, before = ((at * 7919 + 13) % nodes, at - 1)
        store.extend(
            [
                quad(f"n{at}", kind, ox.NamedNode(f"{E}C")),
                quad(f"n{at}", f"{E}p", ox.NamedNode(f"{E}n{far}")),
                quad(f"n{at}", f"{E}q", ox.Literal(f"text {at}")),
                quad("hub", f"{E}many", ox.NamedNode(f"{E}n{at}")),
            ]
        )
        if at % 10:
            store.add(quad(f"n{at}", f"{E}next", ox.NamedNode(f"{E}n{before}")))
    return store


def seconds(shapes: str, nodes: int) -> float:
    """Measure the CPU time of one run; the least of two, since others may use the machine."""
    parsed, taken = shapes_of(shapes), []
    for _ in range(2):
        begin = time.process_time()
        assert compiled(parsed, filled(nodes)).left == {}
        taken.append(time.process_time() - begin)
    return min(taken)


@pytest.mark.parametrize("name", TRAPS)
def test_linear(name: str) -> None:
    """Ten times the graph takes about ten times as long, far from a hundred times."""
    small = seconds(TRAPS[name], SMALL)
    assert seconds(TRAPS[name], SMALL * TIMES) < 0.2 + 3 * TIMES * small
