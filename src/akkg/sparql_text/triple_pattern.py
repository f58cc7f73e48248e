"""A triple pattern of a query, as far as IRIs tell."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Reads"]


@dataclass(frozen=True, slots=True)
class Reads:
    """A triple pattern, as far as IRIs tell.

    Attributes:
        subject: An IRI, or None for anything.
        predicate: An IRI, or None for anything.
        object: An IRI, or None for anything.
        but: Predicates that are left out, where any other counts.
    """

    subject: str | None = None
    predicate: str | None = None
    object: str | None = None
    but: frozenset[str] = frozenset()

    def matches(self, subject: str, predicate: str, object_: str) -> bool:
        """Say whether it reads a triple.

        Args:
            subject: The IRI of the subject.
            predicate: The IRI of the predicate.
            object_: The IRI of the object; any other text for a literal.
        """
        return (
            self.subject in (None, subject)
            and self.predicate in (None, predicate)
            and self.object in (None, object_)
            and predicate not in self.but
        )
