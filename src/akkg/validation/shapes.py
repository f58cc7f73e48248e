"""A graph of shapes, with the files that it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.building.parsing import line_of
from akkg.reading import read_text

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

__all__ = ["SH", "Shapes"]

SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True)
class Shapes:
    """A graph of shapes that can be used.

    Attributes:
        files: The files that it was read from.
        graph: Its triples.
    """

    files: tuple[Path, ...]
    graph: rdflib.Graph

    @property
    def count(self) -> int:
        """How many shapes are declared to be one."""
        import rdflib

        kinds = (rdflib.URIRef(f"{SH}NodeShape"), rdflib.URIRef(f"{SH}PropertyShape"))
        return len(
            {shape for kind in kinds for shape in self.graph.subjects(rdflib.RDF.type, kind)}
        )

    def short(self, iri: str) -> str:
        """Write an IRI as a CURIE where the files declare a prefix for it."""
        spaces = self.graph.namespace_manager.namespaces()
        known = [(str(space), prefix) for prefix, space in spaces if iri.startswith(space)]
        space, prefix = max(known, default=("", ""))
        return f"{prefix}:{iri[len(space) :]}" if space else iri

    def named(self, node: Node) -> str:
        """Give the IRI of a node; of a blank node, that of the thing which it is a part of."""
        import rdflib

        seen: set[Node] = set()
        while isinstance(node, rdflib.BNode) and node not in seen:
            seen.add(node)
            node = min(self.graph.subjects(None, node), key=str, default=node)
        return str(node)

    def place(self, *names: str) -> str:
        """Name the file and line where one of some IRIs or CURIEs is written; all files if none.

        The line where it is described comes before one that mentions it.
        """
        texts = {path: read_text(path) for path in self.files}
        for name in (name for name in names if ":" in name):
            tokens = (name, self.short(name), f"<{name}>")
            for find in (_line_of_subject, line_of):
                for path, text in texts.items():
                    for token in tokens:
                        if line := find(text, token):
                            return f"{path}:{line}"
        return ", ".join(map(str, self.files))


def _line_of_subject(text: str, token: str) -> int | None:
    match = re.search(rf"^{re.escape(token)}(?=\s)", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else None
