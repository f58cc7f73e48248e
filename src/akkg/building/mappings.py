"""Reads the table of links to outside identifiers (SSSOM, a table with tabs)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.prefixes import PrefixTable
from akkg.reading import read_text

__all__ = ["COLUMNS", "Mapping", "read_mappings"]

COLUMNS = ("subject_id", "predicate_id", "object_id", "mapping_justification")
"""The columns without which a table is none of mappings."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """One row.

    Attributes:
        line: Its line in the file.
        subject: The project's thing; this and the next two are None where the cell is empty.
        predicate: How the two match.
        object: The outside identifier.
        justification: Why they match, the CURIE of a term of the Semantic Mapping Vocabulary.
        source: Where the identifier was seen; may be empty.
        comment: A remark; may be empty.
    """

    line: int
    subject: ox.NamedNode | None
    predicate: ox.NamedNode | None
    object: ox.NamedNode | None
    justification: str
    source: str
    comment: str

    @property
    def triple(self) -> tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode] | None:
        """What the row states; None where one of the three is missing."""
        if self.subject is None or self.predicate is None or self.object is None:
            return None
        return self.subject, self.predicate, self.object

    @property
    def missing(self) -> str | None:
        """The first needed column in which the row has nothing."""
        cells = (self.subject, self.predicate, self.object, self.justification)
        return next((name for name, cell in zip(COLUMNS, cells, strict=True) if not cell), None)


def read_mappings(path: Path, prefixes: PrefixTable) -> tuple[Mapping, ...]:
    """Read a table of mappings.

    Args:
        path: The file.
        prefixes: What CURIEs are written in.

    Returns:
        The rows, also those in which a cell is empty.

    Raises:
        DataError: With file and line, where the table is not one: a column is missing, a row has
            more or fewer cells than the head, or a cell holds no IRI.

    Standard:
        Simple Standard for Sharing Ontological Mappings (SSSOM) 1.0.
    """
    columns: list[str] = []
    found = []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if line.startswith("#") or not line.strip():
            continue
        cells, where = line.split("\t"), f"{path}:{number}"
        if not columns:
            columns = _head(cells, where)
        elif len(cells) != len(columns):
            what = f"a row of {len(cells)} cells under {len(columns)} columns"
            raise DataError(what, where, "part cells by one tab, also empty ones")
        else:
            row = dict(zip(columns, cells, strict=True))
            found.append(_mapping(number, row, prefixes, where))
    return tuple(found)


def _head(cells: list[str], where: str) -> list[str]:
    missing = [name for name in COLUMNS if name not in cells]
    if missing:
        remedy = "add it to the head of the table"
        raise DataError(f"the column {missing[0]} is missing", where, remedy)
    return cells


def _mapping(line: int, row: dict[str, str], prefixes: PrefixTable, where: str) -> Mapping:
    subject, predicate, object_ = (_iri(row[name].strip(), prefixes, where) for name in COLUMNS[:3])
    justification, source, comment = (
        row.get(name, "").strip() for name in (COLUMNS[3], "mapping_source", "comment")
    )
    return Mapping(line, subject, predicate, object_, justification, source, comment)


def _iri(text: str, prefixes: PrefixTable, where: str) -> ox.NamedNode | None:
    if not text:
        return None
    try:
        return ox.NamedNode(text if "://" in text else prefixes.expand(text))
    except DataError as error:
        raise DataError(error.what, where, error.remedy) from None
    except ValueError:
        raise DataError(f"{text} is no IRI", where, "write an IRI or a CURIE") from None
