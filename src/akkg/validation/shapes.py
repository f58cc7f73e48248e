"""A graph of shapes, with the files that it was read from."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from akkg.building.parsing import line_of
from akkg.reading import read_text
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.validating import Compiled
from akkg.shacl.vocabulary import RDFS, SH, TYPE, Term, sh

__all__ = ["SH", "Shapes"]


@dataclass(frozen=True)
class Shapes:
    """A graph of shapes that can be used.

    Attributes:
        files: The files that it was read from.
        graph: Its triples.
        prefixes: Namespaces by prefix, as the files declare them.
    """

    files: tuple[Path, ...]
    graph: ShapesGraph
    prefixes: dict[str, str]

    @cached_property
    def compiled(self) -> Compiled:
        """The shapes, read for the compiled engine."""
        return Compiled(self.graph)

    @property
    def count(self) -> int:
        """How many shapes are declared to be one."""
        kinds = (ox.NamedNode(sh("NodeShape")), ox.NamedNode(sh("PropertyShape")))
        return len({shape for kind in kinds for shape in self.graph.subjects(TYPE, kind)})

    def only(self, wanted: Collection[Term]) -> Shapes:
        """Give the same shapes, but with targets for some of them alone."""
        kinds = (ox.NamedNode(sh("NodeShape")), ox.NamedNode(sh("PropertyShape")))

        def is_target(triple: ox.Triple) -> bool:
            subject, predicate, value = triple
            says_class = predicate.value == TYPE and value not in kinds
            return subject not in wanted and (
                predicate.value.startswith(sh("target"))
                or (says_class and subject in self.compiled.shapes)
            )

        kept = (triple for triple in self.graph.triples if not is_target(triple))
        return Shapes(self.files, ShapesGraph(kept), self.prefixes)

    def advice(self, shape: str) -> str:
        """Give what a shape itself advises, in its `rdfs:comment`; empty where it does not."""
        text = self.graph.value(ox.NamedNode(shape), f"{RDFS}comment") if ":" in shape else None
        return "" if text is None else str(text.value)

    def short(self, iri: str) -> str:
        """Write an IRI as a CURIE where the files declare a prefix for it."""
        known = [
            (space, prefix) for prefix, space in self.prefixes.items() if iri.startswith(space)
        ]
        space, prefix = max(known, default=("", ""))
        return f"{prefix}:{iri[len(space) :]}" if space else iri

    def named(self, node: Term) -> str:
        """Give the IRI of a node; of a blank node, that of the thing which it is a part of."""
        seen: set[Term] = set()
        while isinstance(node, ox.BlankNode) and node not in seen:
            seen.add(node)
            node = min(self.graph.parents(node), key=str, default=node)
        return str(node.value)

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
