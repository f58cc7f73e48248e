"""Where a constraint is looked at: the focus nodes, and the way from a target to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pyoxigraph as ox

from akkg.shacl.faults import Uncompilable
from akkg.shacl.paths import Path, Predicate, Unary, may_be_empty, sparql
from akkg.shacl.shape import Targets
from akkg.shacl.vocabulary import TYPE

__all__ = ["Scope", "iri", "step"]

_PLAIN = "?akkgAny"  # a variable that nobody asks for


@dataclass(frozen=True, slots=True)
class Scope:
    """The focus nodes of a shape, as a pattern of SPARQL over `?this`.

    The nodes between a target and `?this`, where a property shape stands in another one, are
    `?akkgNode0`, `?akkgNode1` and so on.

    Attributes:
        targets: What selects the nodes at which the way begins.
        cover: Gives for a class the classes by whose instances its own are found.
        steps: The paths from a target to the focus nodes.
        base: How many steps lead to the node that results are counted by.
    """

    targets: Targets
    cover: Callable[[str], tuple[str, ...]]
    steps: tuple[Path, ...] = ()
    base: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The variables of the nodes from the base on; the last is `this`."""
        last = len(self.steps)
        return tuple("this" if at == last else f"akkgNode{at}" for at in range(self.base, last + 1))

    @property
    def pattern(self) -> str:
        """The pattern that binds all of the way; its solutions may repeat."""
        return self._way(*self.steps)

    @property
    def may_be_lost(self) -> bool:
        """Whether a focus node may be in no triple, since it is named as a target."""
        return bool(self.targets.nodes) and all(map(may_be_empty, self.steps))

    @property
    def repeats(self) -> bool:
        """Whether the pattern may have a solution more than once."""
        classes = [each for name in self.targets.classes for each in self.cover(name)]
        others = self.targets.subjects_of or self.targets.objects_of or self.targets.nodes
        return bool(self.steps or others or len(classes) != 1)

    def along(self, path: Path | None) -> Scope:
        """Give the scope of the value nodes of a path; of none, the same."""
        return self if path is None else replace(self, steps=(*self.steps, path))

    def from_here(self) -> Scope:
        """Give the same scope with its focus nodes as base."""
        return replace(self, base=len(self.steps))

    def values(self, path: Path | None) -> str:
        """Write the pattern of all focus nodes with their value nodes, `?this` and `?value`.

        Args:
            path: The path to the value nodes; without one each focus node is its own value node,
                and `?value` is not bound.
        """
        if path is None:
            return self.pattern
        if not self.steps and path in (self._alone(), self._alone_backwards()):
            return step("?this", path, "?value")  # the values say what has them
        return self._way(*self.steps, path)

    def _way(self, *paths: Path) -> str:
        """The pattern of a way from the targets, to `?this` and perhaps `?value`."""
        last = len(self.steps)
        names = [f"?akkgNode{at}" for at in range(last)] + ["?this", "?value"]
        names = names[: len(paths) + 1]
        ways = (step(names[at], path, names[at + 1]) for at, path in enumerate(paths))
        way = " ".join([self._begin(names[0]), *ways])
        if not paths or not self.targets.nodes or not all(map(may_be_empty, paths)):
            return way
        same = " ".join(f"BIND({names[0]} AS {name})" for name in names[1:])
        return f"{{ {way} }} UNION {{ {self._named(names[0])} {same} }}"

    def _named(self, node: str) -> str:
        return f"VALUES {node} {{ {' '.join(map(str, self.targets.nodes))} }}"

    def _alone(self) -> Path | None:
        """The one property whose subjects are the targets, where that is all that there is."""
        if self.targets == Targets(subjects_of=self.targets.subjects_of[:1]):
            return next(map(Predicate, self.targets.subjects_of), None)
        return None

    def _alone_backwards(self) -> Path | None:
        if self.targets == Targets(objects_of=self.targets.objects_of[:1]):
            names = map(Predicate, self.targets.objects_of)
            return next((Unary("inversePath", name) for name in names), None)
        return None

    def _begin(self, node: str) -> str:
        parts = list(self._parts(node))
        return parts[0] if len(parts) == 1 else " UNION ".join(f"{{ {part} }}" for part in parts)

    def _parts(self, node: str) -> Iterator[str]:
        classes = dict.fromkeys(each for name in self.targets.classes for each in self.cover(name))
        if len(classes) == 1:
            yield f"{node} <{TYPE}> {iri(*classes)} ."
        elif classes:
            names = " ".join(map(iri, classes))
            yield f"VALUES ?akkgClass {{ {names} }} {node} <{TYPE}> ?akkgClass ."
        for name in self.targets.subjects_of:
            yield f"{node} {iri(name)} {_PLAIN} ."
        for name in self.targets.objects_of:
            yield f"{_PLAIN} {iri(name)} {node} ."
        if self.targets.nodes:
            if any(isinstance(each, ox.BlankNode) for each in self.targets.nodes):
                raise Uncompilable("a blank node is a target")
            yield self._named(node)


def step(node: str, path: Path, value: str) -> str:
    """Write the pattern that leads from a node along a path.

    Example:
        >>> step("?this", Predicate("http://e.org/p"), "?value")
        '?this <http://e.org/p> ?value .'
    """
    if isinstance(path, Unary) and path.kind == "inversePath":
        return step(value, path.inner, node)
    return f"{node} {sparql(path, iri)} {value} ."


def iri(name: str) -> str:
    """Write an IRI for SPARQL, safely.

    Raises:
        ValueError: Where it is none.
    """
    return str(ox.NamedNode(name))
