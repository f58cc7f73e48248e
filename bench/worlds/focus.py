"""Which of the project's shapes have something to look at in a world.

    python -m bench.worlds.focus --partnerships 50

A shape has focus nodes by its own targets, or through a shape that refers to it. A property shape
also has values where its path leads to something.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from akkg.building.rules import derive, load_rules
from akkg.building.sources import read_sources
from akkg.location import data_root
from akkg.validation.shape_loading import shape_files
from bench.worlds.stream import stream

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

__all__ = ["Reach", "Shapes", "measure"]

_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PREFIXES = f"""
    PREFIX rdf: <{_RDF}>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX sh: <{_SH}>
"""
_NAMED = """
    SELECT ?shape
    WHERE {
      VALUES ?kind { sh:NodeShape sh:PropertyShape }
      ?shape a ?kind .
      FILTER(isIRI(?shape))
    }
"""
_PARENTS = """
    SELECT DISTINCT ?parent ?shape
    WHERE {
      { ?parent sh:property|sh:node|sh:not|sh:qualifiedValueShape ?shape }
      UNION { ?parent (sh:and|sh:or|sh:xone)/rdf:rest*/rdf:first ?shape }
    }
"""
_TARGETS = {
    "targetClass": "?{0} rdf:type/rdfs:subClassOf* {1} .",
    "targetNode": "VALUES ?{0} {{ {1} }}",
    "targetObjectsOf": "?any{0} {1} ?{0} .",
    "targetSubjectsOf": "?{0} {1} ?any{0} .",
}


@dataclass(frozen=True, slots=True)
class Reach:
    """What one shape has to look at.

    Attributes:
        shape: Its IRI.
        focus: Whether it has a focus node.
        values: Whether its path leads to something; None for a node shape.
    """

    shape: str
    focus: bool
    values: bool | None


class Shapes:
    """Shapes as a graph of who refers to whom.

    Args:
        files: The files of the shapes.
    """

    def __init__(self, files: list[Path]) -> None:
        self._store = ox.Store()
        for file in files:
            self._store.load(path=file, format=ox.RdfFormat.TURTLE)
        self._parents: dict[Term, list[Term]] = {}
        for parent, shape in self._rows(_PARENTS):
            self._parents.setdefault(shape, []).append(parent)
        self._fresh = count()

    def reach(self, data: ox.Store) -> Iterator[Reach]:
        """Say of each shape with a name what it has to look at in the data."""
        for (shape,) in self._rows(_NAMED):
            focus = list(self._focus(shape, "focus"))
            path = self._path(shape)
            value = None
            if path:
                value = _any(data, [f"{one} ?focus {path} ?value ." for one in focus])
            yield Reach(str(shape)[1:-1], _any(data, focus), value)

    def _focus(self, shape: Term, name: str) -> Iterator[str]:
        """Patterns that bind a variable to the focus nodes of a shape."""
        for local, pattern in _TARGETS.items():
            for target in self._objects(shape, local):
                yield pattern.format(name, target)
        for parent in self._parents.get(shape, ()):
            path = self._path(parent)
            if path:  # it looks at the values of what its parent looks at
                above = f"v{next(self._fresh)}"
                for pattern in self._focus(parent, above):
                    yield f"{pattern} ?{above} {path} ?{name} ."
            else:
                yield from self._focus(parent, name)

    def _path(self, shape: Term) -> str:
        found = self._objects(shape, "path")
        return self._property_path(found[0]) if found else ""

    def _property_path(self, path: Term) -> str:
        if isinstance(path, ox.NamedNode):
            return str(path)
        inverse = self._objects(path, "inversePath")
        if inverse:
            return f"^{self._property_path(inverse[0])}"
        steps = []
        while path != ox.NamedNode(f"{_RDF}nil"):
            steps.append(self._property_path(self._objects(path, "first", _RDF)[0]))
            path = self._objects(path, "rest", _RDF)[0]
        return "/".join(steps)

    def _objects(self, subject: Term, local: str, base: str = _SH) -> list[Term]:
        if isinstance(subject, ox.Literal | ox.Triple):
            return []
        pattern = self._store.quads_for_pattern(subject, ox.NamedNode(base + local), None)
        return [quad.object for quad in pattern]

    def _rows(self, query: str) -> Iterator[tuple[Term, ...]]:
        found = self._store.query(_PREFIXES + query)
        assert isinstance(found, ox.QuerySolutions)
        for row in found:
            yield tuple(term for term in row if term is not None)


def measure(seed: int, partnerships: int) -> dict[str, list[Reach]]:
    """Say what the project's shapes have to look at in a world.

    Args:
        seed: The seed of the world, 0 or more.
        partnerships: How many it has.

    Returns:
        For each of the two sets of shapes, what each shape has.
    """
    root, data = data_root(), ox.Store()
    for chunk in stream(seed, partnerships):
        _merge(data, ox.parse(chunk.encode(), format=ox.RdfFormat.N_QUADS))
    for file in read_sources(root).files:
        if root / "ontology" in file.path.parents:
            _merge(data, file.quads)
    found = {}
    for name in ("asserted", "built"):
        if name == "built":
            _merge(data, derive(data, load_rules(root)))
        shapes = Shapes(list(shape_files(root / "ontology" / "shapes" / name)))
        found[name] = sorted(shapes.reach(data), key=lambda reach: reach.shape)
    return found


def _merge(store: ox.Store, quads: object) -> None:
    store.extend([ox.Quad(*quad.triple) for quad in quads])  # type: ignore[attr-defined]


def _any(data: ox.Store, patterns: list[str]) -> bool:
    return any(bool(data.query(f"{_PREFIXES} ASK {{ {pattern} }}")) for pattern in patterns)


def main() -> None:
    """Print how many shapes have something to look at, and which have not."""
    parser = argparse.ArgumentParser(prog="python -m bench.worlds.focus", description=__doc__)
    parser.add_argument("--partnerships", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    for name, reached in measure(asked.seed, asked.partnerships).items():
        with_focus = sum(reach.focus for reach in reached)
        paths = [reach for reach in reached if reach.values is not None]
        with_values = sum(bool(reach.values) for reach in paths)
        print(f"{name}: {with_focus} of {len(reached)} shapes have a focus node,")
        print(f"  {with_values} of {len(paths)} property shapes a value")
        for reach in reached:
            if not reach.focus or reach.values is False:
                print("  nothing for", reach.shape, "" if reach.focus else "(no focus node)")


if __name__ == "__main__":
    main()
