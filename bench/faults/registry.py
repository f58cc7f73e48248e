"""The kinds of fault that there are."""

from __future__ import annotations

from bench.faults.fault import Kind
from bench.faults.kinds import (
    acts,
    belonging,
    classes,
    counting,
    dates,
    figures,
    leading,
    mappings,
    meetings,
    names,
    order,
    owning,
    placing,
    sources,
    statuses,
    succession,
    terms_and_concepts,
    values,
    vocabulary,
    wording,
)

__all__ = ["all_kinds"]


def all_kinds() -> tuple[Kind, ...]:
    """All kinds of fault, in the order in which they take turns.

    Example:
        >>> len(all_kinds()) >= 60
        True
    """
    modules = (
        names,
        wording,
        belonging,
        leading,
        values,
        owning,
        counting,
        dates,
        order,
        meetings,
        succession,
        acts,
        statuses,
        classes,
        figures,
        sources,
        placing,
        mappings,
        terms_and_concepts,
        vocabulary,
    )
    return tuple(kind for module in modules for kind in module.kinds())
