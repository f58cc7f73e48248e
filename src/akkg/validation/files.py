"""A file that is validated: read into memory where it is small, and anew where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.prefixes import BASE
from akkg.validation.drafts import read_draft

__all__ = ["UNNAMED", "File", "draft_file"]

UNNAMED = ox.NamedNode(f"{BASE}graph/unnamed")
"""The graph, declared by nobody, of what a file states outside its named graphs."""

_SMALL = 32 << 20  # bytes of a draft, up to which its statements are kept in memory


@dataclass(frozen=True, slots=True)
class File:
    """A file with statements.

    Attributes:
        path: The file.
        read: Gives its statements as they are written.
        draft: Whether it was read as a draft, and not as a file of the source tree.
    """

    path: Path
    read: Callable[[], Iterable[ox.Quad]]
    draft: bool = False

    @property
    def quads(self) -> Iterator[ox.Quad]:
        """Its statements, each in a named graph.

        Raises:
            DataError: Where the file cannot be read any more.
        """
        for quad in self.read():
            if isinstance(quad.graph_name, ox.NamedNode):
                yield quad
            else:
                yield ox.Quad(quad.subject, quad.predicate, quad.object, UNNAMED)


def draft_file(path: Path) -> File:
    """Read a draft.

    Args:
        path: The file.

    Raises:
        DataError: Where it cannot be read, or says nothing.
    """
    big = path.is_file() and path.stat().st_size > _SMALL
    if big and next(read_draft(path), None) is not None:
        return File(path, partial(read_draft, path), draft=True)
    quads = tuple(read_draft(path))
    if not quads:
        raise DataError("holds no statement", str(path), "name a draft that says something")
    return File(path, partial(tuple, quads), draft=True)
