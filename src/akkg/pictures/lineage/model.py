"""What a lineage is made of: things in chains, and the steps between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.pictures.lineage.begins import Begin
    from akkg.pictures.lineage.spans import Lasting

__all__ = ["SECTIONS", "Chain", "Lines", "Rail", "Thing"]

SECTIONS: Mapping[str, str] = {
    "status": "Statuses of the partnership",
    "declaration": "Declarations and statements",
    "plan": "Plans of action, work plans and roadmaps",
    "agreement": "Agreements",
    "fund": "Funds",
    "other": "Other things",
}
"""The sorts of chains, in the order in which they are shown, with their headings."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing in a line.

    Attributes:
        iri: The thing.
        label: Its label.
        kind: The label of its class.
        family: A key of `akkg.networks.families.FAMILIES`.
        shape: A name of `akkg.pictures.shapes.SHAPES`.
        begin: When it began; None where no date is stated.
        lasts: How long a status lasted, or a plan was to; None where nothing says.
    """

    iri: str
    label: str
    kind: str = ""
    family: str = "document"
    shape: str = "page"
    begin: Begin | None = None
    lasts: Lasting | None = None


@dataclass(frozen=True, slots=True)
class Rail:
    """A step from an earlier thing to a later one.

    Attributes:
        earlier: The IRI of the earlier thing.
        later: The IRI of the later thing.
        relation: The CURIE of the property that leads from the later to the earlier.
        word: What the later does to the earlier, such as `implements`.
        basis: `stated`, `derived` or `editorial`; empty where nothing says where it stands.
        paragraphs: The passages that it rests on.
        sentence: All of that in a sentence.
    """

    earlier: str
    later: str
    relation: str
    word: str
    basis: str
    paragraphs: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Things of which each succeeds another of them; or one alone.

    Attributes:
        section: A key of `SECTIONS`.
        things: The things, the earliest first.
        steps: The steps of succession among them.
        links: The other steps that end in one of them: what it implements, amends, is based on.
    """

    section: str
    things: tuple[Thing, ...]
    steps: tuple[Rail, ...] = ()
    links: tuple[Rail, ...] = ()


@dataclass(frozen=True)
class Lines:
    """What is to be drawn.

    Attributes:
        chains: All chains; first by section, then by time.
        graph: The network of the dataset, which has more of each thing.
        succeeded: The IRIs of the things of which a later one is stated, drawn or not.
        whole: Whether no further step leads on from them.
    """

    chains: tuple[Chain, ...]
    graph: MultiDiGraph[str]
    succeeded: frozenset[str]
    whole: bool = True

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """The things of all chains."""
        return tuple(thing for chain in self.chains for thing in chain.things)

    @cached_property
    def rails(self) -> tuple[Rail, ...]:
        """The steps of all chains."""
        return tuple(rail for chain in self.chains for rail in (*chain.steps, *chain.links))
