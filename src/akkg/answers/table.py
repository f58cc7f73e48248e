"""An answer: columns, rows of RDF terms, and for each row what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Cell = Term | None
Row = tuple[Cell, ...]

BASES = ("", "stated", "derived", "editorial")
"""The bases of an answer, from the strongest to the weakest; the first is that of a row which rests
on no claim."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What a row rests on.

    Attributes:
        basis: The weakest basis of any triple that it rests on, one of `BASES`.
        paragraphs: The last parts of the IRIs of its paragraphs (`p18`, `footnote-2`), in natural
            order.
        notes: The editorial notes of the readings that it rests on, sorted.
    """

    basis: str
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query.

    Attributes:
        columns: The names of the variables.
        rows: The rows in order; a cell is an RDF term, or None where nothing is bound.
        titles: Titles of columns for people; a column without one is shown by its name.
        citations: For each row what it rests on, or None where that was not asked for.
        complete: False where a limit cut rows off.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    citations: tuple[Citation, ...] | None = None
    complete: bool = True

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs that all rows together rest on, in natural order."""
        return natural(name for citation in self.citations or () for name in citation.paragraphs)


_RANKS = {"title": 0, "section": 1, "p": 2, "footnote": 3}


def natural(names: Iterable[str]) -> tuple[str, ...]:
    """Sort names of paragraphs as a reader counts, each once: the title, sections, paragraphs,
    footnotes.

    Example:
        >>> natural(["footnote-2", "p11", "p4", "section-1", "p4"])
        ('section-1', 'p4', 'p11', 'footnote-2')
    """
    return tuple(sorted(set(names), key=_place))


def _place(name: str) -> tuple[int, int, str]:
    word = name.rstrip("0123456789")
    return _RANKS.get(word.rstrip("-"), len(_RANKS)), int(name[len(word) :] or 0), name
