"""An answer: columns, rows of RDF terms, and for each row what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    import pandas
    import polars

    from akkg.answers.cell_value import Value

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Cell = Term | None
Row = tuple[Cell, ...]

_SHOWN = 1000  # rows in a notebook: with a hundred thousand it stands still

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

    Example:
        >>> table = Table(("fund", "founded"), ((ox.Literal("AKCF"), ox.Literal(1990)),))
        >>> len(table), [str(name) for name, year in table]
        (1, ['"AKCF"'])
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

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """A table is one also where it has no rows."""
        return True

    def dicts(self) -> list[dict[str, Value | tuple[str, ...]]]:
        """The rows as dictionaries of Python values.

        Returns:
            For each row its values by column: texts, numbers, truth values and days, the IRI in
            full for a thing, None where nothing is bound; with citations also `basis` and, as a
            tuple, `paragraphs`.

        Example:
            >>> Table(("fund", "founded"), ((ox.Literal("AKCF"), ox.Literal(1990)),)).dicts()
            [{'fund': 'AKCF', 'founded': 1990}]
        """
        columns = self._values()
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def to_pandas(self) -> pandas.DataFrame:
        """The answer as a frame of pandas.

        Returns:
            A frame with the columns of `dicts`, each of the type of its values: Int64, Float64,
            boolean, string, or a time to the second for days; of objects where they differ.

        Raises:
            DataError: Where pandas is not installed.
        """
        from akkg.answers.frames import to_pandas

        return to_pandas(self._values())

    def to_polars(self) -> polars.DataFrame:
        """The answer as a frame of polars.

        Returns:
            A frame with the columns of `dicts`, each of the type of its values; of texts where
            they differ.

        Raises:
            DataError: Where polars is not installed.
        """
        from akkg.answers.frames import to_polars

        return to_polars(self._values())

    def _values(self) -> dict[str, list[Value | tuple[str, ...]]]:
        from akkg.answers.cell_value import value

        columns: dict[str, list[Value | tuple[str, ...]]] = {
            name: [value(row[place]) for row in self.rows]
            for place, name in enumerate(self.columns)
        }
        if self.citations is not None:
            columns["basis"] = [citation.basis for citation in self.citations]
            columns["paragraphs"] = [citation.paragraphs for citation in self.citations]
        return columns

    def _repr_html_(self) -> str:
        """What a notebook shows: the first 1,000 rows, with citations where it has them."""
        from dataclasses import replace

        from akkg.answers.cell_text import shown
        from akkg.answers.render_html import fragment
        from akkg.location import data_root
        from akkg.prefixes import PrefixTable

        held, caption = self, ""
        if len(self.rows) > _SHOWN:
            caption = f"the first {_SHOWN:,} of {len(self.rows):,} rows"
            citations = self.citations and self.citations[:_SHOWN]
            held = replace(self, rows=self.rows[:_SHOWN], citations=citations)
        return fragment(caption, *shown(held, PrefixTable.load(data_root()), {}))


_RANKS = {"title": 0, "section": 1, "p": 2, "footnote": 3}


def weakest(bases: Iterable[str]) -> str:
    """Give the weakest of bases.

    Args:
        bases: Some of `BASES`; of none, the first of these is given.

    Example:
        >>> weakest(["stated", "editorial", "derived"]), weakest([])
        ('editorial', '')
    """
    return max(bases, key=BASES.index, default=BASES[0])


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
