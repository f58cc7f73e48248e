"""A kind of fault, what one of them changes, and the findings that must result."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from bench.faults.claims import Claims, Statement
from bench.faults.terms import curie, iri, path

__all__ = ["Edit", "Expected", "Kind", "Spoil", "edit", "expect"]

_SHACL = "http://www.w3.org/ns/shacl#"
_BRACKETS = re.compile("<[^<>]+>")


@dataclass(frozen=True, slots=True, order=True)
class Expected:
    """A finding that must result from a fault (SHACL, section 3.6.2).

    Attributes:
        focus: The thing that it is about, as an N-Triples term.
        path: The property, or the path of properties as SPARQL writes it, with IRIs in brackets;
            empty where the thing itself is at fault.
        value: The value at fault, as an N-Triples term; empty where there is none.
        component: The IRI of the constraint component.
        shape: The IRI of the shape or check.
        severity: `violation`, `warning` or `info`.
    """

    focus: str
    path: str
    value: str
    component: str
    shape: str
    severity: str

    def told(self) -> str:
        """Write it in a line, with IRIs in short."""
        component = self.component.removeprefix(_SHACL).removesuffix("ConstraintComponent")
        at = _BRACKETS.sub(lambda found: curie(found[0]), self.path)
        parts = (self.focus, at, self.value, component, curie(self.shape), self.severity)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Edit:
    """What a fault changes in a partnership, and what must be found then.

    Attributes:
        removed: The statements that it takes away.
        added: The statements that it puts there.
        expected: The findings, each as often as it is to be found: as often as its message
            differs, since a report gives what is the same throughout once.
    """

    removed: frozenset[Statement]
    added: frozenset[Statement]
    expected: tuple[Expected, ...]

    def applied(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Give the statements as they are with it, what is added last and sorted."""
        kept = [each for each in statements if each not in self.removed]
        known = set(kept)
        return (*kept, *sorted(each for each in self.added if each not in known))


Spoil: TypeAlias = Callable[[Claims, Random], Edit | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault.

    Attributes:
        name: Such as `no-handle`.
        says: What it does, in a sentence.
        spoil: Gives an edit of a partnership; None where the partnership has nothing to spoil.
        within: The constraint components, such as `HasValue`, that it fails inside of the
            component that reports the fault, such as `Node`.
    """

    name: str
    says: str
    spoil: Spoil
    within: tuple[str, ...] = ()


def expect(
    focus: str,
    at: str,
    value: str,
    component: str,
    shape: str,
    severity: str = "violation",
) -> Expected:
    """Say what must be found.

    Args:
        focus: The thing, as an N-Triples term.
        at: The path, of CURIEs; empty where there is none.
        value: The value, as an N-Triples term; empty where there is none.
        component: The name of the component, such as `MinCount`.
        shape: The shape or check, as a CURIE such as `shape:handle` or `check:two-handles`.
        severity: How grave it is.

    Example:
        >>> expect("<https://e.org/a>", "akkg:date", "", "MinCount", "shape:period-date").component
        'http://www.w3.org/ns/shacl#MinCountConstraintComponent'
    """
    return Expected(
        focus=focus,
        path=path(at),
        value=value,
        component=f"{_SHACL}{component}ConstraintComponent",
        shape=iri(shape).strip("<>"),
        severity=severity,
    )


def edit(
    removed: Iterable[Statement], added: Iterable[Statement], *expected: Expected
) -> Edit | None:
    """Make an edit; None where it would change nothing."""
    before, after = frozenset(removed), frozenset(added)
    if before == after:
        return None
    return Edit(before - after, after - before, expected)
