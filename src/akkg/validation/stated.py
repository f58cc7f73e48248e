"""What files state together: a statement stands as long as one of them makes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox

from akkg.validation.kept import kept_quad

__all__ = ["Edit", "Stated"]

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit of a file changes in the whole.

    Attributes:
        gone: Statements that no file makes any more.
        come: Statements that no file made before.
        gone_triples: Triples that stand in no graph any more.
        come_triples: Triples that stood in no graph before.
    """

    gone: frozenset[ox.Quad]
    come: frozenset[ox.Quad]
    gone_triples: frozenset[ox.Triple]
    come_triples: frozenset[ox.Triple]

    def triples(self) -> Iterator[ox.Triple]:
        """Give the triples of all statements that come or go."""
        yield from (quad.triple for quad in (*self.gone, *self.come))


class Stated:
    """The statements of files, in the form in which the engine keeps them.

    Args:
        files: The statements of each file, by a key of its own.
    """

    def __init__(self, files: Mapping[Hashable, Iterable[ox.Quad]]) -> None:
        self._files = {key: frozenset(map(kept_quad, quads)) for key, quads in files.items()}
        self._quads = Counter(quad for quads in self._files.values() for quad in quads)
        self._triples = Counter(quad.triple for quad in self._quads)

    def triples(self) -> Iterator[ox.Triple]:
        """Give each triple once."""
        yield from self._triples

    def put(self, key: Hashable, quads: Iterable[ox.Quad]) -> Edit:
        """Let a file state something else.

        Args:
            key: The file.
            quads: What it states now.
        """
        old, new = self._files[key], frozenset(map(kept_quad, quads))
        self._files[key] = new
        come = frozenset(quad for quad in new - old if _count(self._quads, quad, 1) == 1)
        gone = frozenset(quad for quad in old - new if _count(self._quads, quad, -1) == 0)
        stood = {quad.triple: self._triples[quad.triple] > 0 for quad in come | gone}
        for quads_, step in ((come, 1), (gone, -1)):
            for quad in quads_:
                _count(self._triples, quad.triple, step)
        return Edit(
            gone,
            come,
            frozenset(each for each, did in stood.items() if did and not self._triples[each]),
            frozenset(each for each, did in stood.items() if not did and self._triples[each]),
        )


def _count(counts: Counter[Key], key: Key, step: int) -> int:
    """Count up or down; what is counted down to nothing goes."""
    counts[key] += step
    return counts[key] if counts[key] else counts.pop(key)
