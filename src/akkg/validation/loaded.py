"""What is validated, with all that was found, kept in step with edits of single files."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from akkg.building.sources import read_source
from akkg.shacl.asking import ask_store
from akkg.shacl.revalidating import Revalidation
from akkg.validation.checks import Hit, together
from akkg.validation.files import File, draft_file
from akkg.validation.finding import Report
from akkg.validation.holding import Data, of_outcomes
from akkg.validation.literal_forms import odd_literals
from akkg.validation.rechecking import Rechecking
from akkg.validation.requirements import Requirements
from akkg.validation.shapes import Shapes
from akkg.validation.stated import Stated
from akkg.validation.validating import report_of
from akkg.validation.view import View

__all__ = ["Loaded"]

_ROWS = "rows of mappings"
_TABLE = ".tsv"


class Loaded:
    """Files with what follows from them, and what shapes and checks found last.

    Args:
        looked_at: What is validated; it is changed by edits.
        required: What must hold.
    """

    def __init__(self, looked_at: View, required: Requirements) -> None:
        self._view = looked_at
        self._required = required
        self._derivation = looked_at.derivation  # first, so that it is kept in what is looked at
        files: dict[Hashable, Iterable[ox.Quad]] = {_ROWS: looked_at.row_quads()}
        files |= {file.path: file.quads for file in looked_at.files}
        self._stated = Stated(files)
        self._odd = {file.path: self._odd_of(file) for file in looked_at.files}
        self._asserted = ox.Store()  # what is stated without what follows
        self._asserted.extend(ox.Quad(*triple) for triple in self._stated.triples())
        self._layers = tuple(self._layers_of(required))
        engine, prefixes = looked_at.dataset.engine, looked_at.prefixes
        self._checks = Rechecking(engine, required.checks, prefixes, whole=looked_at.whole)

    def report(self) -> Report:
        """Say what is not as it should be, as `validate` does."""
        held = [
            of_outcomes(layer.revalidation.outcomes(), layer.data, layer.shapes)
            for layer in self._layers
        ]
        hits = self._checks.hits()
        if self._required.checks:
            hits += together(hit for odd in self._odd.values() for hit in odd)
        return report_of(self._view, self._required, held, hits)

    def follows(self, path: Path) -> bool:
        """Say whether a change of a file can be followed up by `put`."""
        return path in self._odd and path.suffix != _TABLE

    def read(self, path: Path) -> File:
        """Read a file anew, as it was read before; nothing is changed by that.

        Args:
            path: The file.

        Raises:
            DataError: Where it cannot be read.
        """
        if any(file.draft for file in self._view.files if file.path == path):
            return draft_file(path)
        name = path.relative_to(self._view.root).as_posix()
        return File(path, partial(tuple, read_source(path, name, self._view.prefixes).quads))

    def put(self, file: File) -> None:
        """Let a file state what it states now.

        Args:
            file: One that was looked at before under the same path.
        """
        odd = self._odd_of(file)  # what may fail comes first
        edit = self._stated.put(file.path, tuple(file.quads))
        self._view.put(file)
        self._odd[file.path] = odd
        for triple in edit.gone_triples:
            self._asserted.remove(ox.Quad(*triple))
        self._asserted.extend(ox.Quad(*triple) for triple in edit.come_triples)
        store = self._view.dataset.store
        for quad in edit.gone - self._view.reasons:
            store.remove(quad)
        store.extend(edit.come)
        follows = self._derivation.update(edit.gone_triples, edit.come_triples)
        asserted = set(map(_texts, edit.gone_triples | edit.come_triples))
        derived_quads = follows.removed | follows.added
        derived = {_texts(quad.triple) for quad in derived_quads}
        terms = _terms((*edit.gone, *edit.come, *derived_quads))
        for layer in self._layers:
            triples = asserted | derived if layer.derived else asserted
            layer.revalidation.change(triples, terms)
        self._checks.change(asserted | derived | set(map(_texts, edit.triples())), terms)

    def _layers_of(self, required: Requirements) -> Iterator[_Layer]:
        if required.asserted is not None:
            yield self._layer(required.asserted, self._asserted, derived=False)
        yield self._layer(required.built, self._view.dataset.store, derived=True)

    def _layer(self, shapes: Shapes, store: ox.Store, *, derived: bool) -> _Layer:
        triples = partial(self._view.triples, derived=derived)
        data = Data(ask_store(store), triples, dict(self._view.prefixes.items()))
        return _Layer(Revalidation(shapes.compiled, data.ask), shapes, data, derived)

    def _odd_of(self, file: File) -> tuple[Hit, ...]:
        return tuple(odd_literals(file.quads, self._view.prefixes))


@dataclass(frozen=True, slots=True)
class _Layer:
    """A graph that is held to shapes.

    Attributes:
        revalidation: Looks at it.
        shapes: The shapes.
        data: The graph.
        derived: Whether it has what follows by rule.
    """

    revalidation: Revalidation
    shapes: Shapes
    data: Data
    derived: bool


def _texts(triple: ox.Triple) -> tuple[str, str, str]:
    """The IRIs of a triple; of a literal its text, in quotes."""
    subject, predicate, object_ = triple
    value = object_.value if isinstance(object_, ox.NamedNode) else str(object_)
    return str(subject).strip("<>"), predicate.value, value


def _terms(quads: Iterable[ox.Quad]) -> frozenset[str] | None:
    """The terms of statements with their graphs as SPARQL has them; None with a blank node."""
    found = {term for quad in quads for term in quad}
    if any(isinstance(term, ox.BlankNode) for term in found):
        return None
    return frozenset(str(term) for term in found if not isinstance(term, ox.DefaultGraph))
