"""The classes of the data: which are below which, and by which instances are found."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

import pyoxigraph as ox

from akkg.shacl.asking import PROBE, Ask
from akkg.shacl.faults import Uncompilable
from akkg.shacl.scope import iri
from akkg.shacl.vocabulary import SUBCLASS, TYPE, Term

__all__ = ["Classes"]


class Classes:
    """The tree of classes of a graph.

    Where what is an instance of a class is also stated to be one of every class above, an instance
    is found by one class; `cover` looks whether it is so.

    Args:
        ask: Asks the graph.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._covers: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _below(self) -> dict[Term, list[Term]]:
        below: defaultdict[Term, list[Term]] = defaultdict(list)
        for low, high in self._ask(f"SELECT ?low ?high WHERE {{ ?low <{SUBCLASS}> ?high }}")[1]:
            if low is not None and high is not None:
                below[high].append(low)
        return below

    def below(self, name: str) -> tuple[str, ...]:
        """List a class and all below it that have a name, sorted but for itself, which is first.

        Raises:
            Uncompilable: Where a class without a name is among them and has instances: no query can
                name it.
        """
        top = ox.NamedNode(name)
        seen: set[Term] = {top}
        open_: list[Term] = [top]
        while open_:
            fresh = [low for low in self._below.get(open_.pop(), ()) if low not in seen]
            seen.update(fresh)
            open_ += fresh
        if any(isinstance(each, ox.BlankNode) for each in seen) and self._has_nameless():
            raise Uncompilable("a class without a name has instances")
        names = {each.value for each in seen - {top} if isinstance(each, ox.NamedNode)}
        return (name, *sorted(names))

    def cover(self, name: str) -> tuple[str, ...]:
        """List classes such that each instance of a class is stated to be one of one of them.

        Args:
            name: The class (SHACL, section 2, "SHACL instance").
        """
        if name not in self._covers and self._is_closed:
            self._covers[name] = (name,)
        if name not in self._covers:
            others = (low for low in self.below(name)[1:] if self._adds(low, name))
            self._covers[name] = (name, *others)
        return self._covers[name]

    def covers(self) -> dict[str, tuple[str, ...]]:
        """Give what `cover` has found so far, by class."""
        return dict(self._covers)

    def forget(self) -> None:
        """Look again, since the graph has changed."""
        self._covers.clear()
        self.__dict__.pop("_below", None)
        self.__dict__.pop("_is_closed", None)

    @cached_property
    def _is_closed(self) -> bool:
        """Whether each instance is stated to be one of every class above its own.

        It is where those of the classes directly below add none to the stated ones of a class. To
        count both is quicker than to look each of them up.
        """
        tops = f"{{ SELECT DISTINCT ?high WHERE {{ ?low <{SUBCLASS}> ?high }} }}"
        own = f"{tops} ?x <{TYPE}> ?high"
        both = f"{{ ?low <{SUBCLASS}> ?high . ?x <{TYPE}> ?low }} UNION {{ {own} }}"
        number = "COUNT(DISTINCT ?x)"
        all_ = f"{{ SELECT ?high ({number} AS ?all) WHERE {{ {both} }} GROUP BY ?high }}"
        stated = f"{{ SELECT ?high ({number} AS ?stated) WHERE {{ {own} }} GROUP BY ?high }}"
        pattern = f"{all_} OPTIONAL {stated} FILTER(COALESCE(?stated, 0) < ?all)"
        return not self._ask(f"SELECT ?high WHERE {{ {pattern} }} {PROBE}")[1]

    def _adds(self, low: str, name: str) -> bool:
        """Whether a class has an instance that is not stated to be one of the class above."""
        pattern = f"?x <{TYPE}> {iri(low)} FILTER NOT EXISTS {{ ?x <{TYPE}> {iri(name)} }}"
        return bool(self._ask(f"SELECT ?x WHERE {{ {pattern} }} {PROBE}")[1])

    def _has_nameless(self) -> bool:
        pattern = f"?x <{TYPE}> ?class FILTER(isBlank(?class))"
        return bool(self._ask(f"SELECT ?x WHERE {{ {pattern} }} {PROBE}")[1])
