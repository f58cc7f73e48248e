"""Reads from the shapes which classes a property joins."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError

__all__ = ["declared"]

_DECLARED = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?from ?property ?to WHERE {
  ?shape sh:targetClass ?from ;
    sh:node*/sh:property ?part .
  ?part sh:path ?property .
  FILTER(ISIRI(?property))
  OPTIONAL {
    ?part sh:node*/((sh:or|sh:xone)/rdf:rest*/rdf:first)?/sh:node*/(sh:class|sh:datatype) ?to
  }
}
"""


def declared(root: Path) -> frozenset[tuple[str, str, str]]:
    """Read which classes a property joins, as the shapes say.

    Args:
        root: A source tree.

    Returns:
        The IRIs of the class of its subjects, of the property, and of the class of its objects or
        their datatype; the last is empty where the shapes leave that open. None where the tree has
        no shapes.

    Raises:
        DataError: Where a file cannot be read.

    Standard:
        SHACL, sections 2.1.3.2 (sh:targetClass), 4.1.1 (sh:class) and 4.1.2 (sh:datatype).
    """
    store = ox.Store()
    for file in sorted((root / "ontology" / "shapes").rglob("*.ttl")):
        try:
            store.load(path=str(file), format=ox.RdfFormat.TURTLE)
        except (OSError, SyntaxError) as error:
            what = f"the shapes cannot be read, {error}"
            raise DataError(what, str(file), "run akkg validate") from error
    found = store.query(_DECLARED)
    assert isinstance(found, ox.QuerySolutions), "a SELECT query has solutions"
    return frozenset(
        (row["from"].value, row["property"].value, row["to"].value if row["to"] else "")
        for row in found
    )
