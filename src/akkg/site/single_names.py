"""Names that lead somewhere: those that one thing alone has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["single_names"]


def single_names(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Give what names stand for; a name of several is none.

    Args:
        pairs: Names, each with what it stands for.

    Example:
        >>> single_names([("AKFTA", "id/akfta/"), ("fund", "id/akcf/"), ("fund", "id/scf/")])
        {'AKFTA': 'id/akfta/'}
    """
    found: dict[str, set[str]] = {}
    for name, value in pairs:
        found.setdefault(name, set()).add(value)
    return {name: values.pop() for name, values in found.items() if len(values) == 1}
