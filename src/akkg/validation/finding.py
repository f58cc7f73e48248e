"""A finding: what a shape or a check has to say about a thing, and where a curator mends it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

import pyoxigraph as ox

from akkg.shacl.paths import Path

__all__ = ["Finding", "Place", "Report", "Severity", "Term"]

Term: TypeAlias = ox.NamedNode | ox.Literal | ox.BlankNode


class Severity(StrEnum):
    """How grave a finding is (SHACL, section 2.1.4).

    Example:
        >>> Severity.WARNING.iri
        'http://www.w3.org/ns/shacl#Warning'
    """

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    @classmethod
    def of(cls, iri: str) -> Severity:
        """Give the severity with an IRI; one that is not SHACL's counts as the gravest."""
        return next((each for each in cls if each.iri == iri), cls.VIOLATION)

    @classmethod
    def declared(cls, iri: str) -> str:
        """Give the IRI of a severity that is none of SHACL's; of one that is, nothing.

        Example:
            >>> Severity.declared("http://e.org/mild"), Severity.declared(Severity.INFO.iri)
            ('http://e.org/mild', '')
        """
        return "" if iri in {each.iri for each in cls} else iri

    @property
    def iri(self) -> str:
        """Its IRI in the vocabulary of SHACL."""
        return f"http://www.w3.org/ns/shacl#{self.capitalize()}"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file.

    Attributes:
        file: The file's name, as it was found or given.
        line: The line, counted from 1; None where only the file is known.
    """

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of validation (SHACL, section 3.6.2), with what a curator needs beside it.

    Attributes:
        severity: How grave it is.
        focus: The thing that it is about.
        path: The property, or the path of properties, that leads to the value; None where the
            thing itself is at fault.
        value: The value at fault; None where there is none, as for one that is missing.
        message: What is wrong, in words.
        component: The IRI of the kind of constraint that is not met.
        source: The IRI of the shape or check that says so.
        remedy: What to do about it; empty where nothing can be advised.
        places: Where it stands, the place to mend first; empty where no file holds it.
        note: A remark on the places, such as how to learn the line; mostly empty.
        declared: The IRI of the severity that the shape declares, where it is none of SHACL's
            three; else empty.
    """

    severity: Severity
    focus: Term
    path: Path | None
    value: Term | None
    message: str
    component: str
    source: str
    remedy: str = ""
    places: tuple[Place, ...] = ()
    note: str = ""
    declared: str = ""

    @property
    def severity_iri(self) -> str:
        """The IRI of its severity, as the shape declares it (SHACL, section 2.1.4)."""
        return self.declared or self.severity.iri


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation has found.

    Attributes:
        findings: What is not as it should be, the gravest first, then by place.
        triples: How many triples were looked at, counted once each.
        shapes: How many shapes were applied.
        checks: How many checks were run.
        prefixes: Namespaces by prefix, to write terms in short.
        by_reference: The shapes that the compiled engine left to pySHACL, each with the reason.
        differences: What two engines say differently, in words, where both were asked.
    """

    findings: tuple[Finding, ...]
    triples: int
    shapes: int
    checks: int
    prefixes: dict[str, str]
    by_reference: dict[str, str] = field(default_factory=dict)
    differences: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing was found that is worse than a warning.

        A report in the vocabulary of SHACL says that data conform only where nothing at all was
        found (section 3.6.1); the exit status of the command goes by this property.
        """
        return not any(found.severity is Severity.VIOLATION for found in self.findings)

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(found.severity is severity for found in self.findings)
