"""A shape, as it is declared: targets, constraints, severity, messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import pyoxigraph as ox

from akkg.shacl.paths import Path
from akkg.shacl.vocabulary import Term, sh

__all__ = ["Constraint", "Result", "Shape", "Shapes", "Targets"]

_LISTS = frozenset({"and", "or", "xone"})
_DIGITS = 18  # whatever has no more fits into the 64 bits in which engines count
_MOST: int = 10**_DIGITS


@dataclass(frozen=True, slots=True)
class Targets:
    """The declarations that select focus nodes (SHACL, section 2.1.3).

    Attributes:
        nodes: Values of `sh:targetNode`.
        classes: Values of `sh:targetClass`, and the shape itself where it is a class.
        subjects_of: Values of `sh:targetSubjectsOf`.
        objects_of: Values of `sh:targetObjectsOf`.
    """

    nodes: tuple[Term, ...] = ()
    classes: tuple[str, ...] = ()
    subjects_of: tuple[str, ...] = ()
    objects_of: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nodes or self.classes or self.subjects_of or self.objects_of)


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint of a shape (SHACL, sections 3.3 and 4).

    Attributes:
        kind: The local name of its chief parameter, such as `minCount`; the IRI of the component
            where it is none of SHACL Core.
        value: The value of that parameter.
        members: The members of the value where it is a list.
        options: Other parameters, by their local name (SHACL Core) or IRI.
    """

    kind: str
    value: Term
    members: tuple[Term, ...] = ()
    options: dict[str, tuple[Term, ...]] = field(default_factory=dict)

    @property
    def component(self) -> str:
        """The IRI of the constraint component."""
        if ":" in self.kind:
            return self.kind
        name = "SPARQL" if self.kind == "sparql" else self.kind[0].upper() + self.kind[1:]
        return sh(f"{name}ConstraintComponent")

    @property
    def number(self) -> int:
        """The value as a whole number, none larger than engines count; no graph has as many."""
        text = str(self.value.value)
        if len(text.lstrip("+-0")) <= _DIGITS:
            return int(text)
        return -_MOST if text.startswith("-") else _MOST

    @property
    def shapes(self) -> tuple[Term, ...]:
        """The shapes that a logical constraint refers to; of an empty list, none."""
        return self.members if self.kind in _LISTS else (self.value,)

    def is_on(self, option: str) -> bool:
        """Say whether an option is `true`."""
        return self.options.get(option) == (ox.Literal(True),)


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape or a property shape (SHACL, sections 2.2 and 2.3).

    Attributes:
        node: Its IRI or blank node in the graph of shapes.
        path: The path to the value nodes; None for a node shape.
        targets: What selects its focus nodes.
        constraints: Its constraints.
        severity: The IRI of the severity of its results.
        messages: Its messages.
        deactivated: Whether it is not to be looked at.
    """

    node: Term
    path: Path | None
    targets: Targets
    constraints: tuple[Constraint, ...]
    severity: str
    messages: tuple[ox.Literal, ...]
    deactivated: bool


Shapes: TypeAlias = dict[Term, Shape]


@dataclass(frozen=True, slots=True)
class Result:
    """One result of validation (SHACL, section 3.6.2).

    Attributes:
        root: The node at which the shape that was asked for is looked at. It is another one than
            the focus node where the result is one of a property shape further in.
        focus: The focus node.
        path: The path to the value; None where there is none.
        value: The value at fault; None where there is none.
        component: The IRI of the constraint component.
        shape: The shape that has the constraint.
        severity: The IRI of the severity.
        messages: What is wrong, in words.
    """

    root: Term
    focus: Term
    path: Path | None
    value: Term | None
    component: str
    shape: Term
    severity: str
    messages: tuple[str, ...]
