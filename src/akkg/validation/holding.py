"""Holds data to shapes by one engine or by both, and says what each could not do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.errors import ValidationError
from akkg.shacl.asking import Ask, ask_store
from akkg.shacl.shape import Result
from akkg.shacl.validating import Outcome
from akkg.validation.finding import Finding, Severity, Term
from akkg.validation.kept import kept
from akkg.validation.pyshacl_faults import pyshacl_fault
from akkg.validation.reference import run_reference
from akkg.validation.shapes import Shapes

if TYPE_CHECKING:
    import rdflib

__all__ = ["Data", "EngineChoice", "Held", "finding_of", "hold", "of_outcomes"]


class EngineChoice(StrEnum):
    """What holds data to shapes."""

    COMPILED = "compiled"
    PYSHACL = "pyshacl"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Data:
    """A graph that is validated.

    Attributes:
        ask: Asks it.
        triples: Gives its triples, each once, for an engine that needs them in its own memory; None
            where they cannot be had.
        prefixes: Namespaces by prefix, for messages.
    """

    ask: Ask
    triples: Callable[[], Iterable[ox.Triple]] | None
    prefixes: dict[str, str]

    def copied(self) -> rdflib.Graph:
        """Copy the graph into rdflib."""
        from akkg.validation.rdflib_terms import graph

        assert self.triples is not None, "pySHACL is asked where the triples can be had"
        return graph(self.triples(), self.prefixes)


@dataclass(frozen=True, slots=True)
class Held:
    """What came of it.

    Attributes:
        findings: The results.
        by_reference: Shapes that the compiled engine left to pySHACL, each with the reason.
        differences: What the two engines say differently, in words, where both were asked.
    """

    findings: tuple[Finding, ...]
    by_reference: dict[str, str]
    differences: tuple[str, ...] = ()


def hold(data: Data, shapes: Shapes, engine: EngineChoice = EngineChoice.COMPILED) -> Held:
    """Hold data to shapes.

    Args:
        data: The data.
        shapes: What must hold.
        engine: Which engine; `BOTH` gives the findings of the compiled one, and the differences.

    Raises:
        ValidationError: Where an engine cannot use the shapes.

    Standard:
        SHACL, section 3, "Validation and Graphs"; no entailment regime.
    """
    if engine is EngineChoice.PYSHACL:
        return Held(run_reference(data.copied(), shapes), {})
    recheck = None if data.triples else ask_store(ox.Store())
    held = of_outcomes(shapes.compiled.outcomes(data.ask, recheck), data, shapes)
    if engine is EngineChoice.COMPILED:
        return held
    reference = run_reference(data.copied(), shapes)
    told = tuple(_differences(held.findings, reference, shapes))
    return Held(held.findings, held.by_reference, told)


def finding_of(result: Result) -> Finding:
    """Make a finding of a result of the compiled engine."""
    return Finding(
        severity=Severity.of(result.severity),
        focus=result.focus,
        path=result.path,
        value=result.value,
        message=min(result.messages, default=""),
        component=result.component,
        source=str(result.shape.value),
        declared=Severity.declared(result.severity),
    )


def of_outcomes(outcomes: Iterable[Outcome], data: Data, shapes: Shapes) -> Held:
    """Take together what the compiled engine found, and ask pySHACL for what it could not do.

    Args:
        outcomes: What was found for each shape.
        data: The data.
        shapes: What must hold.

    Raises:
        ValidationError: Where pySHACL cannot use the shapes.
    """
    findings: list[Finding] = []
    left: dict[Term, str] = {}
    for outcome in outcomes:
        findings += map(finding_of, outcome.results)
        if outcome.reason:
            left[outcome.shape.node] = outcome.reason
    reasons = {shapes.named(node): reason for node, reason in left.items()}
    if left and data.triples is None:
        name, reason = next(iter(reasons.items()))
        raise ValidationError(
            f"{shapes.short(name)} cannot be held against an endpoint, {reason}",
            shapes.place(name),
            "write it otherwise, or validate the files from which the endpoint was filled",
        )
    if left:
        findings += run_reference(data.copied(), shapes, left)
    return Held(tuple(findings), reasons)


def _differences(
    compiled: Iterable[Finding], reference: Iterable[Finding], shapes: Shapes
) -> Iterator[str]:
    """Say what only one engine finds, but for the known faults of pySHACL."""
    ours = {_compared(finding): finding for finding in compiled}
    theirs = {_compared(finding): finding for finding in reference}
    for one, other, name in ((ours, theirs, "the compiled engine"), (theirs, ours, "pySHACL")):
        for key in sorted(one.keys() - other.keys(), key=str):
            if not pyshacl_fault(one[key], shapes, compiled=one is ours):
                yield f"only {name} finds {key}"


def _compared(finding: Finding) -> tuple[object, ...]:
    """What two engines must agree on; literals in the form that the engine keeps."""
    return (
        str(kept(finding.focus)),
        finding.path,
        None if finding.value is None else str(kept(finding.value)),
        finding.component,
        finding.source,
        finding.severity_iri,
    )
