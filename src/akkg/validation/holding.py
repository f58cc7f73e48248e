"""Holds data to shapes by one engine or by both, and says what each could not do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.errors import ValidationError
from akkg.shacl.asking import Ask, ask_store
from akkg.shacl.paths import sparql
from akkg.shacl.shape import Result
from akkg.shacl.sparql import ReportedFailure
from akkg.shacl.validating import Outcome
from akkg.shacl.vocabulary import SH
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
        ValidationError: Where pySHACL cannot use the shapes, or a query reports a failure.
    """
    findings: list[Finding] = []
    left: dict[Term, str] = {}
    try:
        for outcome in outcomes:
            findings += map(finding_of, outcome.results)
            if outcome.reason:
                left[outcome.shape.node] = outcome.reason
    except ReportedFailure as error:
        node, where = error.shape, shapes.place(shapes.named(error.shape))
        raise ReportedFailure(node, _called(node, shapes), where) from None
    if left and data.triples is None:
        node, reason = next(iter(left.items()))
        raise ValidationError(
            f"{_called(node, shapes)} cannot be held against an endpoint, {reason}",
            shapes.place(shapes.named(node)),
            "write it otherwise, or validate the files from which the endpoint was filled",
        )
    if left:
        findings += run_reference(data.copied(), shapes, left)
    return Held(tuple(findings), _reasons(left, shapes))


def _called(node: Term, shapes: Shapes) -> str:
    """The CURIE of a shape, or of the shape that it is a part of."""
    name = shapes.named(node)
    return shapes.short(name) if ":" in name else "a shape without an IRI"


def _reasons(left: dict[Term, str], shapes: Shapes) -> dict[str, str]:
    """Why shapes were left, by IRI; those that have none are told together, with their files."""
    reasons: dict[str, str] = {}
    for node, reason in left.items():
        name = shapes.named(node)
        if ":" not in name:
            name = f"a shape without an IRI ({shapes.place()})"
        known = reasons.get(name, reason)
        reasons[name] = known if reason in known else f"{known}; {reason}"
    return reasons


def _differences(
    compiled: Iterable[Finding], reference: Iterable[Finding], shapes: Shapes
) -> Iterator[str]:
    """Say what only one engine finds, but for the known faults of pySHACL."""
    ours = {_compared(finding): finding for finding in compiled}
    theirs = {_compared(finding): finding for finding in reference}
    for one, other, name in ((ours, theirs, "the compiled engine"), (theirs, ours, "pySHACL")):
        for key in sorted(one.keys() - other.keys(), key=str):
            if not pyshacl_fault(one[key], shapes, compiled=one is ours):
                yield f"only {name} finds {_in_words(one[key], shapes)}"


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


def _in_words(finding: Finding, shapes: Shapes) -> str:
    """What is found, in a line: the kind of constraint, its shape, the thing, path and value."""
    short, source = shapes.short, finding.source
    kind = finding.component
    if kind.startswith(SH):
        kind = f"sh:{kind.removeprefix(SH).removesuffix('ConstraintComponent')}"
    node = ox.NamedNode(source) if ":" in source else ox.BlankNode(source)
    at = [_written(finding.focus, shapes)]
    if finding.path is not None:
        at.append(sparql(finding.path, short))
    if finding.value is not None:
        at.append(_written(finding.value, shapes))
    grade = short(finding.declared) if finding.declared else finding.severity
    return f"{short(kind)} of {_called(node, shapes)} at {', '.join(at)} ({grade})"


def _written(term: Term, shapes: Shapes) -> str:
    """A term as Turtle has it, as short as the prefixes of the shapes let it be."""
    if isinstance(term, ox.NamedNode):
        return shapes.short(term.value)
    end = f"^^{term.datatype}" if isinstance(term, ox.Literal) else ""
    if isinstance(term, ox.Literal) and str(term).endswith(end):
        return f"{str(term).removesuffix(end)}^^{shapes.short(term.datatype.value)}"
    return str(term)
