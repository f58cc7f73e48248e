"""Holds a graph to shapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from akkg.shacl import core
from akkg.shacl.asking import Ask, once_for_probes
from akkg.shacl.faults import Uncompilable
from akkg.shacl.logical import logical, qualified
from akkg.shacl.reading import read_shapes, targeted
from akkg.shacl.run import Evaluate, Run
from akkg.shacl.shape import Result, Shape, Shapes
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.sparql import of_components, of_shapes

__all__ = ["Compiled", "Outcome"]

_CORE: dict[str, Evaluate] = {
    "and": logical,
    "closed": core.closed,
    "disjoint": core.disjoint,
    "equals": core.equals,
    "hasValue": core.has_value,
    "lessThan": core.less_than,
    "lessThanOrEquals": core.less_than,
    "maxCount": core.max_count,
    "minCount": core.min_count,
    "node": logical,
    "not": logical,
    "or": logical,
    "property": core.nested,
    "qualifiedMaxCount": qualified,
    "qualifiedMinCount": qualified,
    "uniqueLang": core.unique_lang,
    "xone": logical,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found for one shape.

    Attributes:
        shape: A shape with targets.
        results: Its results; none where it could not be looked at.
        reason: Why it could not be looked at; empty where it could.
    """

    shape: Shape
    results: tuple[Result, ...]
    reason: str = ""


class Compiled:
    """A graph of shapes, read once, to be held against graphs.

    Args:
        graph: The graph of shapes; it is well-formed and not recursive (SHACL, section 3.4).

    Example:
        >>> Compiled(ShapesGraph([])).shapes
        {}
    """

    def __init__(self, graph: ShapesGraph) -> None:
        self.shapes: Shapes = read_shapes(graph)
        self._evaluations = {**_CORE, "sparql": of_shapes(graph), "": of_components(graph)}

    def run(self, ask: Ask, recheck: Ask | None = None) -> Run:
        """Begin a run over a graph."""
        return Run(self.shapes, ask, self._evaluations, recheck)

    def outcomes(self, ask: Ask, recheck: Ask | None = None) -> Iterator[Outcome]:
        """Hold a graph to all shapes that have targets, one after the other.

        Args:
            ask: Asks the graph.
            recheck: Asks an engine in memory, where the graph is far away (see `Run`).

        Raises:
            AkkgError: Where the graph cannot be asked, or a query reports a failure.

        Standard:
            SHACL, section 3.4, "Validation"; no entailment regime.
        """
        run = self.run(once_for_probes(ask), recheck)
        for shape in targeted(self.shapes):
            yield outcome(run, shape)


def outcome(run: Run, shape: Shape) -> Outcome:
    """Hold the graph of a run to one shape."""
    try:
        return Outcome(shape, tuple(run.of_targets(shape)))
    except Uncompilable as error:
        return Outcome(shape, (), str(error))
