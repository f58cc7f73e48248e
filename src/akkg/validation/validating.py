"""Validates: shapes over what is asserted and over what is built, then the checks; one report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from akkg.errors import ParameterError
from akkg.location import data_root
from akkg.validation.checks import Hit, run_checks
from akkg.validation.finding import Finding, Place, Report, Severity
from akkg.validation.holding import EngineChoice, Held, hold
from akkg.validation.known import Known
from akkg.validation.literal_forms import odd_literals
from akkg.validation.locate import Locator
from akkg.validation.remedies import remedy
from akkg.validation.requirements import Requirements, requirements
from akkg.validation.shapes import Shapes
from akkg.validation.view import View, view

__all__ = ["examine", "in_order", "report_of", "validate"]

Progress: TypeAlias = Callable[[str], object]

_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def validate(
    drafts: Sequence[Path] = (),
    *,
    root: Path | None = None,
    alone: bool = False,
    shapes: Path | None = None,
    engine: str = "compiled",
    progress: Progress | None = None,
) -> Report:
    """Hold the graph, or a draft together with it, to the shapes and the checks.

    Two sets of shapes are applied: those of `ontology/shapes/asserted` to what the sources state,
    and those of `ontology/shapes/built` to that with what follows from it. Then the checks of
    `queries/checks` are run.

    Args:
        drafts: Files in Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML.
        root: The source tree; the project's own by default.
        alone: Whether to hold the drafts to the ontology alone, without the graph of the tree.
        shapes: A file or a folder of shapes to be applied to what is built, in place of the
            project's shapes and checks.
        engine: What holds the data to the shapes: `compiled`, `pyshacl` or `both`, which compares.
        progress: Is told what is being done.

    Returns:
        What is not as it should be, and where: a report, also where nothing conforms.

    Raises:
        DataError: Where a file cannot be read.
        ParameterError: Where there is no such engine.
        ValidationError: Where shapes or checks cannot be used.

    Standard:
        SHACL, section 3.

    Example:
        >>> validate().conforms
        True
    """
    tree = root or data_root()
    tell = progress or (lambda text: None)
    chosen = _engine(engine)
    looked_at = view(tree, drafts, alone=alone, progress=tell)
    tell("reading the shapes")
    return examine(looked_at, requirements(tree, shapes), chosen, tell)


def _engine(name: str) -> EngineChoice:
    try:
        return EngineChoice(name)
    except ValueError:
        remedy = f"name one of {', '.join(EngineChoice)}"
        raise ParameterError(f"no engine is called {name}", remedy=remedy) from None


def examine(
    looked_at: View,
    required: Requirements,
    engine: EngineChoice = EngineChoice.COMPILED,
    progress: Progress | None = None,
) -> Report:
    """Hold what has been read to what is required.

    Args:
        looked_at: What is validated.
        required: What must hold.
        engine: What holds the data to the shapes.
        progress: Is told what is being done.

    Raises:
        ValidationError: Where an engine cannot use the shapes.
    """
    tell = progress or (lambda text: None)
    held: list[Held] = []
    if required.asserted is not None:
        tell("shapes over what is asserted")
        held.append(hold(looked_at.data(derived=False), required.asserted, engine))
    tell("shapes over what is built")
    held.append(hold(looked_at.data(derived=True), required.built, engine))
    tell("checks")
    asked, whole = looked_at.dataset.engine, looked_at.whole
    found = list(run_checks(asked, required.checks, looked_at.prefixes, whole=whole))
    if required.checks:
        found += odd_literals(looked_at.stated(), looked_at.prefixes)
    return report_of(looked_at, required, held, found)


def report_of(
    looked_at: View, required: Requirements, held: Sequence[Held], hits: Iterable[Hit]
) -> Report:
    """Make the report of all that was found.

    Args:
        looked_at: What is validated.
        required: What must hold.
        held: What came of the shapes.
        hits: What came of the checks.
    """
    found = [Hit(finding, ()) for each in held for finding in each.findings]
    findings = in_order(_complete([*found, *hits], looked_at, required.shapes))
    return Report(
        findings=findings,
        triples=looked_at.count,
        shapes=sum(shapes.count for shapes in required.shapes),
        checks=sum(looked_at.whole or not check.whole for check in required.checks),
        prefixes=dict(looked_at.prefixes.items()),
        by_reference={name: why for each in held for name, why in each.by_reference.items()},
        differences=tuple(text for each in held for text in each.differences),
    )


def _complete(
    found: Iterable[Hit], looked_at: View, shapes: tuple[Shapes, ...]
) -> Iterator[Finding]:
    """Give each finding once, with its places and a remedy."""
    hits = dict.fromkeys(found)
    if not hits:
        return
    known = Known(looked_at, shapes)
    locator = Locator(looked_at, hits, known.misplaced)
    for hit in hits:
        places = locator.places(hit.finding, hit.statements)
        advice = remedy(hit.finding, known)
        yield replace(hit.finding, places=places, remedy=advice, note=_note(places))


def _note(places: tuple[Place, ...]) -> str:
    for place in places:
        if place.line is None and place.file.endswith((".ttl", ".trig")):
            return f"the lines of {place.file} are not known: `akkg fmt` says what it cannot read"
    return ""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings: the gravest first, then by place."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[object, ...]:
    first = finding.places[0] if finding.places else None
    place = (first.file, first.line or 0) if first else ("\uffff", 0)
    return _ORDER[finding.severity], place, finding.source, str(finding.focus), str(finding.value)
