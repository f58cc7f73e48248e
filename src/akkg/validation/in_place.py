"""Validates a store where it is, on disk or behind an endpoint: queries go there, findings come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from akkg.building.rules import DERIVED
from akkg.engines.embedded import Embedded
from akkg.engines.engine import Askable, Engine
from akkg.engines.state import merged_graph, state_graph
from akkg.errors import BackendError, DataError, LimitError
from akkg.prefixes import PrefixTable
from akkg.shacl.asking import ask_engine, ask_store, odd_answer, only_row
from akkg.validation.checks import Hit, run_checks
from akkg.validation.finding import Finding, Report
from akkg.validation.holding import Data, Held, hold
from akkg.validation.requirements import requirements
from akkg.validation.shapes import Shapes
from akkg.validation.validating import in_order

__all__ = ["validate_in_place"]

Progress: TypeAlias = Callable[[str], object]

_NAMED = 1000  # graphs that a query may name; engines take too long over more


def validate_in_place(
    asked: Askable, *, shapes: Path | None = None, progress: Progress | None = None
) -> Report:
    """Hold a store to the shapes and the checks, where its data lie.

    The shapes for what is built and the checks are held against its default graph, the merged one.
    Those for what is asserted are held against all named graphs but those of rules, taken together.
    Checks that make sense for the whole source tree alone are left out.

    Args:
        asked: The store.
        shapes: A file or a folder of shapes to be applied to the default graph, in place of the
            project's shapes and checks.
        progress: Is told what is being done.

    Returns:
        What is not as it should be; of what stands in no file, no place is known.

    Raises:
        BackendError: Where the store gives no whole answer, or one that the query cannot have.
        DataError: Where the project's shapes are asked for, and nothing has been derived there.
        LimitError: Where an endpoint has more named graphs than a query can name.
        ValidationError: Where shapes cannot be used there.

    Standard:
        SHACL, section 3.
    """
    with _named(asked.engine):
        return _validate(asked, shapes, progress or (lambda text: None))


def _validate(asked: Askable, shapes: Path | None, tell: Progress) -> Report:
    tell("reading the shapes")
    required = requirements(asked.root, shapes)
    held: list[Held] = []
    if required.asserted is not None:
        if not any(name.startswith(DERIVED) for name in asked.engine.named_graphs()):
            what = "the store holds nothing that follows by rule, at which most shapes look"
            remedy = "fill it with the built product, or validate the files that it was filled with"
            raise DataError(what, remedy=remedy)
        tell("shapes over what is asserted")
        held.append(hold(_asserted(asked), required.asserted))
    tell("shapes over what is built")
    held.append(hold(_built(asked), required.built))
    tell("checks")
    found = run_checks(asked.engine, required.checks, asked.prefixes, whole=False)
    hits = (hit for hit in found if not _is_of_the_store(hit, asked.prefixes))
    of_shapes = (Hit(finding, ()) for each in held for finding in each.findings)
    return Report(
        findings=in_order(_advised([*of_shapes, *hits], required.shapes)),
        triples=_count(asked),
        shapes=sum(each.count for each in required.shapes),
        checks=sum(not check.whole for check in required.checks),
        prefixes=dict(asked.prefixes.items()),
        by_reference={name: why for each in held for name, why in each.by_reference.items()},
    )


@contextmanager
def _named(engine: Engine) -> Iterator[None]:
    """Name the endpoint in an error that is found where nothing is known of it but its answers."""
    try:
        yield
    except BackendError as error:
        from akkg.engines.remote import Remote
        from akkg.engines.service import address

        if error.where is not None or not isinstance(engine, Remote):
            raise
        where = address(engine.service.query)
        raise BackendError(error.what, where, error.remedy) from None


def _is_of_the_store(hit: Hit, prefixes: PrefixTable) -> bool:
    """Whether a check speaks of what a store says of itself, which is no part of the graph."""
    own = {state_graph(prefixes), merged_graph(prefixes)}
    graphs = {statement.graph for statement in hit.statements}
    return str(hit.finding.focus)[1:-1] in own or not own.isdisjoint(graphs)


def _asserted(asked: Askable) -> Data:
    """What is asserted: all named graphs but those of rules, as one graph.

    An endpoint is asked with the graphs named in each query. For a store in this process the graphs
    are copied together first: it takes longer over many names than over the copy.
    """
    engine = asked.engine
    names = tuple(name for name in engine.named_graphs() if not name.startswith(DERIVED))
    prefixes = dict(asked.prefixes.items())
    if isinstance(engine, Embedded):
        store = ox.Store()
        store.bulk_extend(ox.Quad(*triple) for triple in _triples(engine.store, names))
        return Data(ask_store(store), partial(_triples, store, None), prefixes)
    if len(names) > _NAMED:
        what = f"the store has {len(names):,} named graphs, more than a query can name"
        remedy = "validate the file from which it was filled: akkg validate --alone FILE"
        raise LimitError(what, remedy=remedy)
    return Data(ask_engine(engine, names), None, prefixes)


def _built(asked: Askable) -> Data:
    """The default graph."""
    engine, prefixes = asked.engine, dict(asked.prefixes.items())
    triples = partial(_triples, engine.store, None) if isinstance(engine, Embedded) else None
    return Data(ask_engine(engine), triples, prefixes)


def _triples(store: ox.Store, graphs: tuple[str, ...] | None) -> Iterator[ox.Triple]:
    """Read some named graphs, or the default graph."""
    nodes = [ox.DefaultGraph()] if graphs is None else map(ox.NamedNode, graphs)
    for node in nodes:
        for quad in store.quads_for_pattern(None, None, None, node):
            yield quad.triple


def _count(asked: Askable) -> int:
    text = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"
    count = only_row(ask_engine(asked.engine), text)[0]
    if not isinstance(count, ox.Literal) or not count.value.isdecimal():
        raise odd_answer(f"counts its triples as {count or 'nothing'}, which is no number")
    return int(count.value)


def _advised(hits: Iterable[Hit], shapes: tuple[Shapes, ...]) -> Iterator[Finding]:
    """Give each finding once, with what its shape advises."""
    for hit in dict.fromkeys(hits):
        found = hit.finding
        advice = filter(None, (each.advice(found.source) for each in shapes))
        yield replace(found, remedy=found.remedy or next(advice, ""))
