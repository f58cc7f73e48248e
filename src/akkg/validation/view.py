"""What is validated: the sources with drafts beside them, what follows, and the tables as data."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from akkg.building.coverage import read_coverage
from akkg.building.mappings import Mapping
from akkg.building.rules import derive, load_rules
from akkg.building.sources import Source, Sources, read_sources
from akkg.dataset import Dataset
from akkg.errors import DataError
from akkg.prefixes import BASE, PrefixTable
from akkg.shacl.asking import ask_store
from akkg.validation.drafts import read_draft
from akkg.validation.finding import Place
from akkg.validation.holding import Data

__all__ = ["ROW", "UNNAMED", "View", "view"]

ROW = f"{BASE}graph/mappings/row-"
"""What the IRI of a row of a table of mappings begins with; the number of its line follows."""

UNNAMED = ox.NamedNode(f"{BASE}graph/unnamed")
"""The graph, declared by nobody, of what a file states outside its named graphs."""

Progress: TypeAlias = Callable[[str], object]

_COVERAGE = ox.NamedNode(f"{BASE}graph/coverage")
_MAPPINGS = ox.NamedNode(f"{BASE}graph/mappings")
_OWL = "http://www.w3.org/2002/07/owl#"
_SSSOM = "https://w3id.org/sssom/"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_COMMENT = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
_NOTE = ox.NamedNode("http://www.w3.org/2004/02/skos/core#editorialNote")


@dataclass(frozen=True, slots=True)
class View:
    """All that shapes and checks look at.

    Attributes:
        root: The source tree.
        prefixes: Its prefix table.
        files: The files that were read, each with its statements as written, in named graphs.
        rows: The place of each row of a table of mappings, by the IRI that it has here.
        asserted: What the files state and the rows of mappings, in named graphs.
        derived: What follows by rule.
        dataset: All of it, loaded, for checks and explanations; the default graph is the merged
            one, and `graph/coverage` holds the reasons of clauses without claims.
        whole: Whether the graph of the tree is in it, and not only its ontology.
    """

    root: Path
    prefixes: PrefixTable
    files: tuple[Source, ...]
    rows: dict[str, Place]
    asserted: frozenset[ox.Quad]
    derived: tuple[ox.Quad, ...]
    dataset: Dataset
    whole: bool

    def data(self, *, derived: bool) -> Data:
        """Give what shapes are held against.

        Args:
            derived: Whether with what follows by rule.
        """
        store = self.dataset.store
        if not derived:
            store = ox.Store()
            store.extend(ox.Quad(*triple) for triple in self.triples(derived=False))
        triples = partial(self.triples, derived=derived)
        return Data(ask_store(store), triples, dict(self.prefixes.items()))

    def triples(self, *, derived: bool) -> set[ox.Triple]:
        """Give each triple once.

        Args:
            derived: Whether with what follows by rule.
        """
        found = {quad.triple for quad in self.asserted}
        return found | {quad.triple for quad in self.derived} if derived else found


def view(
    root: Path,
    drafts: Sequence[Path] = (),
    *,
    alone: bool = False,
    progress: Progress | None = None,
) -> View:
    """Read what is to be validated, as it is: no term need be known, and nothing is refused but
    what no reader can make sense of.

    Args:
        root: The source tree.
        drafts: Files to look at together with the tree. One that is part of it counts once.
        alone: Whether to leave the graph of the tree out, and hold drafts to the ontology alone.
        progress: Is told what is being done.

    Raises:
        DataError: Where a file cannot be read, with its line where that is known.
    """
    tell = progress or (lambda text: None)
    tell("reading the sources")
    sources = read_sources(root)
    files = tuple(_files(sources, drafts, alone=alone, tell=tell))
    tables = {} if alone else sources.mappings
    rows = {
        f"{ROW}{before}{row.line}": (row, Place(str(path), row.line))
        for before, (path, table) in zip(_names(tables), tables.items(), strict=True)
        for row in table
    }
    asserted = {quad for file in files for quad in file.quads}
    for name, (row, _) in rows.items():
        asserted.update(_row(ox.NamedNode(name), row, sources.prefixes))
    tell("deriving what follows")
    derived, dataset = _derived(asserted, sources.prefixes, root)
    if not alone:
        dataset.store.extend(_reasons(dataset))
    return View(
        root=root,
        prefixes=sources.prefixes,
        files=files,
        rows={name: place for name, (_, place) in rows.items()},
        asserted=frozenset(asserted),
        derived=derived,
        dataset=dataset,
        whole=not alone,
    )


def _names(tables: Iterable[Path]) -> Iterator[str]:
    """What stands before the number in the rows of each table; nothing for the project's own."""
    for path in tables:
        name = path.name.removesuffix(".sssom.tsv")
        yield "" if name == "mappings" else f"{name}-"


def _files(
    sources: Sources, drafts: Sequence[Path], *, alone: bool, tell: Progress
) -> Iterator[Source]:
    """The files to look at, each once, with all statements in named graphs."""
    graph = sources.root / "graph"
    own = [file for file in sources.files if not (alone and file.path.is_relative_to(graph))]
    seen = {os.path.realpath(file.path) for file in own}
    for path in drafts:
        if os.path.realpath(path) not in seen:
            seen.add(os.path.realpath(path))
            tell(f"reading {path.name}")
            quads = tuple(read_draft(path))
            if not quads:
                raise DataError("holds no statement", str(path), "name a draft that says something")
            own.append(Source(path, quads))
    for file in own:
        yield Source(file.path, tuple(map(_named, file.quads)))


def _named(quad: ox.Quad) -> ox.Quad:
    """Statements outside any graph get one that nobody has declared."""
    if isinstance(quad.graph_name, ox.NamedNode):
        return quad
    return ox.Quad(quad.subject, quad.predicate, quad.object, UNNAMED)


def _derived(
    asserted: Iterable[ox.Quad], prefixes: PrefixTable, root: Path
) -> tuple[tuple[ox.Quad, ...], Dataset]:
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in asserted)
    derived = tuple(derive(store, load_rules(root)))
    store.extend([*asserted, *derived])
    return derived, Dataset(store, prefixes, root)


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


def _reasons(dataset: Dataset) -> Iterator[ox.Quad]:
    """Why a clause gave no claims, as notes on its passage."""
    if not (dataset.root / "graph" / "coverage.tsv").exists():
        return
    for clause in read_coverage(dataset):
        if clause.reason:
            passage = ox.NamedNode(dataset.prefixes.expand(f"para:{clause.passage}"))
            yield ox.Quad(passage, _NOTE, ox.Literal(clause.reason), _COVERAGE)
