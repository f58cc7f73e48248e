"""Where the nodes of a graph are placed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from math import dist
from pathlib import Path

import networkx as nx
import pytest

import akkg
from akkg.errors import LimitError
from akkg.pictures.layout.arranging import arranged
from akkg.pictures.layout.label_room import LabelRoom
from akkg.pictures.layout.placing import MOST, Placement, placed
from akkg.pictures.layout.spacing import moved_apart, overlaps
from akkg.pictures.layout.stress import spread_out
from tests import optional

SIZE = (60.0, 30.0)


def place(graph: nx.Graph[int], size: tuple[float, float] = SIZE) -> Placement:
    """The places of a graph whose nodes are numbers."""
    named: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        nx.relabel_nodes(graph, {node: f"n{node:04}" for node in graph})
    )
    return placed(named, dict.fromkeys(sorted(named), size))


SHAPES: dict[str, Callable[[], nx.Graph[int]]] = {
    "one node": lambda: nx.empty_graph(1),
    "nodes without links": lambda: nx.empty_graph(23),
    "a pair": lambda: nx.path_graph(2),
    "a line": lambda: nx.path_graph(40),
    "a star": lambda: nx.star_graph(60),
    "a ring": lambda: nx.cycle_graph(30),
    "all with all": lambda: nx.complete_graph(25),
    "a tree": lambda: nx.balanced_tree(3, 4),
    "many parts": lambda: nx.disjoint_union_all([nx.path_graph(n % 5 + 1) for n in range(60)]),
    "a busy graph": lambda: nx.barabasi_albert_graph(300, 3, seed=1),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_node_lies_on_another_and_all_lie_within(shape: str) -> None:
    """Whatever the graph looks like."""
    graph = SHAPES[shape]()
    found = place(graph)
    assert len(graph) == len(found.centres)
    centres = list(found.centres.values())
    assert [] == list(overlaps(centres, [SIZE] * len(centres)))
    for x, y in centres:
        assert SIZE[0] / 2 - 0.1 <= x <= found.width - SIZE[0] / 2 + 0.1
        assert SIZE[1] / 2 - 0.1 <= y <= found.height - SIZE[1] / 2 + 0.1


def test_what_is_linked_lies_nearer_than_what_is_not() -> None:
    """On a line of ten, the ends are farthest from each other."""
    lie = place(nx.path_graph(10)).centres
    steps = [dist(lie[f"n{n:04}"], lie[f"n{n + 1:04}"]) for n in range(9)]
    assert dist(lie["n0000"], lie["n0009"]) > 6 * max(steps)


LADDER = """
from hashlib import sha256
from akkg.pictures.layout.spacing import moved_apart
from akkg.pictures.layout.stress import spread_out
links = [{} for _ in range(90)]
for one in range(90):
    for other in (one + 1, one + 7, one * one % 90):
        if other < 90 and other != one:
            links[one][other] = links[other][one] = 50.0 + (one + other) % 13
places = moved_apart(spread_out(links), [(40.3, 22.7)] * 90)
print(sha256(repr(places).encode()).hexdigest()[:16])
"""


def test_the_places_are_known_to_the_last_bit() -> None:
    """On every machine: nothing but what IEEE 754 fixes is calculated, and the seed is fixed."""
    assert ["66ae41ff7d9b428a"] == run(sys.executable)


@pytest.mark.parametrize("version", ["python3.12", "python3.13"])
def test_other_versions_of_python_find_the_same_places(version: str) -> None:
    """Also those that sum numbers in another way."""
    assert run(sys.executable) == run(optional.need(version))


def run(interpreter: str) -> list[str]:
    """What an interpreter prints of the places of a graph."""
    source = str(Path(akkg.__file__).parents[1])
    done = subprocess.run(
        [interpreter, "-c", LADDER],
        env={**os.environ, "PYTHONPATH": source, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_the_order_in_which_a_graph_was_made_changes_nothing() -> None:
    """Nor does that of its links."""
    links = [(f"n{a}", f"n{b}") for a, b in nx.barabasi_albert_graph(40, 2, seed=3).edges()]
    sizes = {f"n{number}": SIZE for number in range(40)}
    once = placed(nx.MultiDiGraph(links), sizes)
    again = placed(nx.MultiDiGraph([(b, a) for a, b in reversed(links)]), sizes)
    assert once.centres == again.centres


def test_nodes_without_a_link_stand_in_rows_below_the_others() -> None:
    """In the order of the sizes that were given."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph([("a", "b")])
    graph.add_nodes_from("zyxw")
    found = placed(graph, dict.fromkeys("abzyxw", SIZE))
    assert all(found.centres[node][1] > found.rows for node in "zyxw")
    assert all(found.centres[node][1] < found.rows for node in "ab")
    rows = sorted("zyxw", key=lambda node: found.centres[node][::-1])
    assert list("zyxw") == rows


def test_a_graph_that_is_too_large_is_refused_with_a_way_on() -> None:
    """Before anything is calculated."""
    with pytest.raises(LimitError, match=r"1,501 things are too many .*--about THING"):
        place(nx.empty_graph(MOST + 1))


def test_the_largest_graph_is_placed_in_bounded_steps() -> None:
    """Of a graph of 1,500 nodes not all pairs are looked at: their number stays that of links."""
    found = place(nx.barabasi_albert_graph(MOST, 1, seed=1), (20.0, 20.0))
    centres = list(found.centres.values())
    assert [] == list(overlaps(centres, [(20.0, 20.0)] * MOST))


def test_boxes_at_one_point_are_parted() -> None:
    """Each has a place of its own."""
    sizes = [(10.0, 10.0)] * 50
    found = moved_apart([(0.0, 0.0)] * 50, sizes)
    assert [] == list(overlaps(found, sizes))


def test_a_graph_is_turned_so_that_it_is_wider_than_high() -> None:
    """As screens and pages are."""
    points = spread_out([{1: 1.0}, {0: 1.0, 2: 1.0}, {1: 1.0, 3: 1.0}, {2: 1.0}])
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    assert wide > 3 * high


def test_parts_are_put_around_the_largest_one() -> None:
    """Into the nearest free place; the moves are whole steps."""
    parts = [[(0.0, 0.0, 99.0, 99.0)], [(0.0, 0.0, 19.0, 19.0)], [(0.0, 0.0, 19.0, 19.0)]]
    first, *moves = arranged(parts)
    assert (0.0, 0.0) == first
    assert len(set(moves)) == 2
    for right, down in moves:
        assert not (-20 < right < 100 and -20 < down < 100)
    assert [] == arranged([])


def test_a_label_has_room_where_only_its_own_line_is() -> None:
    """That of another is in its way."""
    room = LabelRoom(200, 100)
    room.cross([(0, 50), (200, 50)], owner=1)
    assert room.free((80, 45, 120, 55), owner=1)
    assert not room.free((80, 45, 120, 55), owner=2)
    assert not room.free((80, 95, 120, 105), owner=1)
