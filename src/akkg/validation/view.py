"""What is validated: the sources with drafts beside them, and what follows from them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from akkg.building.coverage import read_coverage
from akkg.building.derivation import Derivation
from akkg.building.rules import load_rules, run_rules
from akkg.building.sources import Sources, read_sources
from akkg.dataset import Dataset
from akkg.prefixes import BASE, PrefixTable
from akkg.shacl.asking import ask_store
from akkg.validation.files import UNNAMED, File, draft_file
from akkg.validation.finding import Place
from akkg.validation.holding import Data
from akkg.validation.kept import kept_triple
from akkg.validation.mapping_rows import ROW, rows_of

__all__ = ["ROW", "UNNAMED", "View", "view"]

Progress: TypeAlias = Callable[[str], object]

_COVERAGE = ox.NamedNode(f"{BASE}graph/coverage")
_NOTE = ox.NamedNode("http://www.w3.org/2004/02/skos/core#editorialNote")


class View:
    """All that shapes and checks look at.

    A big graph should be in memory once, so there is one store: at first with each triple that is
    stated, then, when it is first asked for, with what follows by rule, and last with the named
    graphs. The engine's look-ups walk lists with the statements of all graphs: shapes are held to
    it before it has them. It has no graphs of rules, which cost as much as all else that follows,
    unless `derivation` is asked for before anything else.

    Args:
        root: The source tree.
        prefixes: Its prefix table.
        files: The files that were read.
        rows: The statements of each row of a table of mappings with its place, by the IRI that the
            row has here.
        whole: Whether the graph of the tree is in it, and not only its ontology.
    """

    def __init__(
        self,
        root: Path,
        prefixes: PrefixTable,
        files: tuple[File, ...],
        rows: dict[str, tuple[tuple[ox.Quad, ...], Place]],
        *,
        whole: bool,
    ) -> None:
        self.root = root
        self.prefixes = prefixes
        self.files = files
        self.rows = {name: place for name, (_, place) in rows.items()}
        self.whole = whole
        self._rows = rows
        self._store = ox.Store()
        self._store.bulk_extend(ox.Quad(*quad.triple) for quad in self.stated())

    def stated(self) -> Iterator[ox.Quad]:
        """Give what the files state and the rows of mappings, in named graphs, as it is written."""
        for file in self.files:
            yield from file.quads
        yield from self.row_quads()

    def row_quads(self) -> Iterator[ox.Quad]:
        """Give the statements of the rows of mappings."""
        for quads, _ in self._rows.values():
            yield from quads

    @property
    def asserted(self) -> frozenset[ox.Quad]:
        """What is stated, each statement once."""
        return frozenset(self.stated())

    @cached_property
    def derivation(self) -> Derivation:
        """What the rules derive, with graphs of rules; it can be derived anew after an edit.

        Its store is the one of `dataset` where this is asked for first, and else another.
        """
        store = ox.Store() if "_built" in self.__dict__ else self._store
        if store is not self._store:
            store.bulk_extend(ox.Quad(*quad.triple) for quad in self.stated())
        return Derivation.begin(store, load_rules(self.root))

    @cached_property
    def _built(self) -> ox.Store:
        """The store, with what follows by rule."""
        if "derivation" in self.__dict__:
            return self.derivation.store
        run_rules(self._store, load_rules(self.root), named=False)
        return self._store

    def put(self, file: File) -> None:
        """Let a file be read from now on in the place of the one with its path; no more is done."""
        self.files = tuple(file if each.path == file.path else each for each in self.files)

    @cached_property
    def dataset(self) -> Dataset:
        """All of it, for shapes of what is built and checks.

        The default graph is the merged one, and `graph/coverage` holds the reasons of clauses
        without claims.
        """
        return self._with_graphs(self._built)

    @cached_property
    def explained(self) -> Dataset:
        """The same with graphs of rules, which tell on what a derived triple rests."""
        same = self.derivation.store is self._built
        return self.dataset if same else self._with_graphs(self.derivation.store)

    def _with_graphs(self, store: ox.Store) -> Dataset:
        store.bulk_extend(self.stated())
        dataset = Dataset(store, self.prefixes, self.root)
        store.extend(self.reasons)
        return dataset

    @cached_property
    def reasons(self) -> frozenset[ox.Quad]:
        """Why clauses gave no claims, as notes that stand whatever files state."""
        empty = Dataset(ox.Store(), self.prefixes, self.root)
        return frozenset(_reasons(empty)) if self.whole else frozenset()

    def data(self, *, derived: bool) -> Data:
        """Give what shapes are held against.

        Args:
            derived: Whether with what follows by rule. Without, it is quickest before that has been
                asked for.
        """
        store = self._built if derived else self._without_derived()
        triples = partial(self.triples, derived=derived)
        return Data(ask_store(store), triples, dict(self.prefixes.items()))

    @property
    def count(self) -> int:
        """How many triples there are, each counted once."""
        solutions = self.dataset.store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        assert isinstance(solutions, ox.QuerySolutions), "it is a SELECT"
        return int(next(solutions)["n"].value)

    def triples(self, *, derived: bool) -> set[ox.Triple]:
        """Give each triple once, as it is written.

        Args:
            derived: Whether with what follows by rule.
        """
        found = {quad.triple for quad in self.stated()}
        if derived:
            kept = set(map(kept_triple, found))
            merged = self._built.quads_for_pattern(None, None, None, ox.DefaultGraph())
            found |= {quad.triple for quad in merged} - kept
        return found

    def _without_derived(self) -> ox.Store:
        if self.__dict__.keys().isdisjoint(("derivation", "_built")):
            return self._store
        store = ox.Store()
        store.extend(ox.Quad(*triple) for triple in self.triples(derived=False))
        return store


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
    rows = {} if alone else rows_of(sources.mappings, sources.prefixes)
    return View(root, sources.prefixes, files, rows, whole=not alone)


def _files(
    sources: Sources, drafts: Sequence[Path], *, alone: bool, tell: Progress
) -> Iterator[File]:
    """The files to look at, each once."""
    graph = sources.root / "graph"
    own = [file for file in sources.files if not (alone and file.path.is_relative_to(graph))]
    seen = {os.path.realpath(file.path) for file in own}
    yield from (File(file.path, partial(tuple, file.quads)) for file in own)
    for path in drafts:
        if os.path.realpath(path) not in seen:
            seen.add(os.path.realpath(path))
            tell(f"reading {path.name}")
            yield draft_file(path)


def _reasons(dataset: Dataset) -> Iterator[ox.Quad]:
    """Why a clause gave no claims, as notes on its passage."""
    if not (dataset.root / "graph" / "coverage.tsv").exists():
        return
    for clause in read_coverage(dataset):
        if clause.reason:
            passage = ox.NamedNode(dataset.prefixes.expand(f"para:{clause.passage}"))
            yield ox.Quad(passage, _NOTE, ox.Literal(clause.reason), _COVERAGE)
