"""What came before a thing and after it, from the chains of the whole graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from akkg.pictures.lineage.model import Chain, Rail, Thing
from akkg.pictures.lineage.scene import drawn
from akkg.pictures.scene import Scene

__all__ = ["Descent"]

_MOST = 40  # things of a chain that is drawn in a page


class Descent:
    """The chains, by what is in them."""

    def __init__(self, chains: Iterable[Chain]) -> None:
        every = tuple(chains)
        self._chains: Mapping[str, Chain] = {
            thing.iri: chain for chain in every for thing in chain.things
        }
        self._things: Mapping[str, Thing] = {
            thing.iri: thing for chain in every for thing in chain.things
        }
        self._links: dict[str, list[Rail]] = {}
        for chain in every:
            for link in chain.links:
                for iri in dict.fromkeys((link.earlier, link.later)):
                    self._links.setdefault(iri, []).append(link)

    def rails(self, iri: str) -> tuple[Rail, ...]:
        """Give the steps of the chain of a thing, and those that lead into the thing or from it.

        Args:
            iri: The thing.

        Returns:
            The steps, those of the chain first; none where no step is told.
        """
        chain = self._chains.get(iri)
        steps = chain.steps if chain else ()
        links = self._links.get(iri, ())
        return tuple(dict.fromkeys((*steps, *links))) if steps or links else ()

    def label(self, iri: str) -> str:
        """Give the label of a thing of a chain."""
        return self._things[iri].label if iri in self._things else iri

    def scene(self, iri: str, horizon: str, title: str, description: str) -> Scene | None:
        """Draw the chain of a thing with what leads into the thing and from it.

        Args:
            iri: The thing.
            horizon: The last day of which the source reports; empty where that is unknown.
            title: What the picture shows.
            description: What one sees in it.

        Returns:
            A scene; None where there is no step, or too many things for a page.
        """
        rails = self.rails(iri)
        if not rails:
            return None
        chains = self._drawn(iri, rails)
        if sum(len(chain.things) for chain in chains) > _MOST:
            return None
        joined = {end for rail in rails for end in (rail.earlier, rail.later)}
        drawing = drawn(chains, joined, horizon, {}, iri)
        return Scene(drawing.width, drawing.height, title, description, drawing.items)

    def _drawn(self, iri: str, rails: Sequence[Rail]) -> list[Chain]:
        """The chain, and each other thing that is linked as a chain of its own."""
        chain = self._chains.get(iri)
        own = chain.things if chain else ()
        steps = set(chain.steps if chain else ())
        links = [rail for rail in rails if rail not in steps]
        inside = {thing.iri for thing in own}
        others = dict.fromkeys(
            end
            for link in links
            for end in (link.earlier, link.later)
            if end not in inside and end in self._things
        )
        ends = {*inside, *others}
        kept = [link for link in links if {link.earlier, link.later} <= ends]
        first = [replace(chain, links=tuple(kept))] if chain else []
        sections = [self._chains[end].section for end in others]
        alone = [
            Chain(section, (self._things[end],))
            for section, end in zip(sections, others, strict=True)
        ]
        if not chain and alone:
            alone[0] = replace(alone[0], links=tuple(kept))
        return sorted(
            [*first, *alone],
            key=lambda one: (one.section != (first or alone)[0].section, one.section),
        )
