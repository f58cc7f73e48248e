"""Finds things by the names of their kinds, as a person types them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from akkg.errors import ParameterError
from akkg.near import suggestion
from akkg.networks.families import FAMILIES

__all__ = ["Kind", "kind_of", "of_any_kind", "plain"]

_Key = TypeVar("_Key", bound=Hashable)


class Kind(NamedTuple):
    """What something is.

    Attributes:
        family: The key of its family.
        label: The label of its class.
        classes: The CURIEs of that class and of those above it.
    """

    family: str
    label: str
    classes: Collection[str]

    def names(self) -> Iterator[str]:
        """Give what the kind may be called, from its family to its class.

        Example:
            >>> list(Kind("fund", "fund", ["akkg:Fund"]).names())
            ['fund', 'funds', 'fund', 'akkg:Fund', 'Fund']
        """
        yield from (self.family, FAMILIES[self.family].plural, self.label)
        for curie in self.classes:
            yield from (curie, curie.rpartition(":")[2])


def kind_of(node: Mapping[str, Any]) -> Kind:
    """Give the kind of a thing of a network.

    Args:
        node: Its attributes.

    Example:
        >>> kind_of({"family": "fund", "kind_label": "fund", "classes": ("akkg:Fund",)}).label
        'fund'
    """
    return Kind(node["family"], node["kind_label"], node["classes"])


def of_any_kind(wanted: Iterable[str], kinds: Mapping[_Key, Collection[Kind]]) -> list[_Key]:
    """Find the things of some kinds; letter case and spaces do not count.

    Args:
        wanted: Names of kinds.
        kinds: The kinds of each thing.

    Returns:
        The things, in their order.

    Raises:
        ParameterError: Where no thing is of a kind, with the nearest one.

    Example:
        >>> fund, plan = Kind("fund", "fund", ()), Kind("plan", "plan of action", ())
        >>> of_any_kind(["Plan of action"], {"a": [fund], "b": [fund, plan]})
        ['b']
    """
    names = {key: {plain(n) for one in some for n in one.names()} for key, some in kinds.items()}
    known = {name for some in names.values() for name in some} | set(FAMILIES)
    asked = {plain(kind): kind for kind in sorted(set(wanted))}
    for name, kind in asked.items():
        if name not in known:
            labels = {one.label for some in kinds.values() for one in some} | set(FAMILIES)
            hint = suggestion(kind, labels) or f"give some of {', '.join(FAMILIES)}"
            raise ParameterError(
                f"no kind of thing here is called {kind or 'nothing'}", remedy=hint
            )
    return [key for key, some in names.items() if asked.keys() & some]


def plain(name: str) -> str:
    """Write a name as names are compared.

    Args:
        name: The name of a kind, as somebody types it.

    Example:
        >>> plain("Plan of Action")
        'planofaction'
    """
    return "".join(name.split()).casefold()
