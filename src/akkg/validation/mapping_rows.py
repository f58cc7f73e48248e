"""The rows of tables of mappings, as data that shapes can look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from pathlib import Path

import pyoxigraph as ox

from akkg.building.mappings import Mapping
from akkg.errors import DataError
from akkg.prefixes import BASE, PrefixTable
from akkg.validation.finding import Place

__all__ = ["ROW", "rows_of"]

ROW = f"{BASE}graph/mappings/row-"
"""What the IRI of a row of a table of mappings begins with; the number of its line follows."""

_MAPPINGS = ox.NamedNode(f"{BASE}graph/mappings")
_OWL = "http://www.w3.org/2002/07/owl#"
_SSSOM = "https://w3id.org/sssom/"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_COMMENT = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")


def rows_of(
    tables: Table[Path, tuple[Mapping, ...]], prefixes: PrefixTable
) -> dict[str, tuple[tuple[ox.Quad, ...], Place]]:
    """Give the statements and the place of each row, by the IRI that it has here.

    Args:
        tables: The rows of each table, by its path.
        prefixes: Expands the names of justifications.
    """
    return {
        f"{ROW}{before}{row.line}": (
            tuple(_row(ox.NamedNode(f"{ROW}{before}{row.line}"), row, prefixes)),
            Place(str(path), row.line),
        )
        for before, (path, table) in zip(_names(tables), tables.items(), strict=True)
        for row in table
    }


def _names(tables: Iterable[Path]) -> Iterator[str]:
    """What stands before the number in the rows of each table; nothing for the project's own."""
    for path in tables:
        name = path.name.removesuffix(".sssom.tsv")
        yield "" if name == "mappings" else f"{name}-"


def _row(name: ox.NamedNode, row: Mapping, prefixes: PrefixTable) -> Iterator[ox.Quad]:
    """A row in the RDF form of its standard (SSSOM 1.0, "RDF/XML serialised re-ified axioms")."""
    values: dict[ox.NamedNode, ox.NamedNode | ox.Literal | None] = {
        _TYPE: ox.NamedNode(f"{_OWL}Axiom"),
        ox.NamedNode(f"{_OWL}annotatedSource"): row.subject,
        ox.NamedNode(f"{_OWL}annotatedProperty"): row.predicate,
        ox.NamedNode(f"{_OWL}annotatedTarget"): row.object,
        ox.NamedNode(f"{_SSSOM}mapping_justification"): _justification(row.justification, prefixes),
        ox.NamedNode(f"{_SSSOM}mapping_source"): ox.Literal(row.source) if row.source else None,
        _COMMENT: ox.Literal(row.comment) if row.comment else None,
    }
    return (
        ox.Quad(name, property_, value, _MAPPINGS)
        for property_, value in values.items()
        if value is not None
    )


def _justification(text: str, prefixes: PrefixTable) -> ox.NamedNode | ox.Literal | None:
    """A term where the cell holds one; otherwise its text, for a shape to find fault with."""
    try:
        return ox.NamedNode(prefixes.expand(text)) if text else None
    except (DataError, ValueError):
        return ox.Literal(text)
