"""Holds a graph to shapes again after a change, and looks only at what the change can concern."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from akkg.shacl.asking import Ask
from akkg.shacl.faults import Uncompilable
from akkg.shacl.reading import targeted
from akkg.shacl.remembering import Remembered
from akkg.shacl.scope import Scope
from akkg.shacl.shape import Result, Shape
from akkg.shacl.validating import Compiled, Outcome

__all__ = ["Revalidation"]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What came of a part of a shape.

    Attributes:
        results: Its results.
        asked: The queries that it asked.
        reason: Why it could not be looked at; empty where it could.
    """

    results: tuple[Result, ...]
    asked: frozenset[str]
    reason: str


class Revalidation:
    """A graph that is held to shapes time and again.

    Each part of a shape is known by the queries that it asked. Where a change can concern none of
    their answers the part would ask the same again and find the same.

    Args:
        compiled: The shapes.
        ask: Asks the graph as it is at the time.

    Attributes:
        looked_at: How many parts of shapes had to be looked at when outcomes were last given.
    """

    def __init__(self, compiled: Compiled, ask: Ask) -> None:
        self._ask = Remembered(ask)
        self._run = compiled.run(self._ask)
        self._shapes = targeted(compiled.shapes)
        self._seen: dict[tuple[int, int], _Seen] = {}
        self.looked_at = 0

    def outcomes(self) -> Iterator[Outcome]:
        """Give what is found for each shape, of the graph as it is."""
        self.looked_at = 0
        for number, shape in enumerate(self._shapes):
            seen = list(self._parts(number, shape))
            reason = next((each.reason for each in seen if each.reason), "")
            results = () if reason else tuple(found for each in seen for found in each.results)
            yield Outcome(shape, results, reason)

    def change(
        self, triples: Iterable[tuple[str, str, str]], terms: Collection[str] | None = None
    ) -> None:
        """Take note of a change of the graph.

        Args:
            triples: The texts of subject, predicate and object of each triple that came or went.
            terms: Their terms as SPARQL has them; None where they are not known, or one has no
                name.
        """
        stale = self._ask.forget(triples, terms)
        if self._run.forget():
            self._seen.clear()
            return
        for key in [key for key, seen in self._seen.items() if seen.asked & stale]:
            del self._seen[key]

    def _parts(self, number: int, shape: Shape) -> Iterator[_Seen]:
        scope = Scope(shape.targets, self._run.classes.cover)
        try:
            parts = list(self._run.parts(shape, scope))
        except Uncompilable as error:
            yield _Seen((), frozenset(), str(error))
            return
        for at, part in enumerate(parts):
            key = number, at
            if key not in self._seen:
                self._ask.asked.clear()
                self.looked_at += 1
                try:
                    results, reason = tuple(part()), ""
                except Uncompilable as error:
                    results, reason = (), str(error)
                self._seen[key] = _Seen(results, frozenset(self._ask.asked), reason)
            yield self._seen[key]
