"""What a link of two things says, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from akkg.answers.table import natural, weakest
from akkg.networks.time_spans import Span

if TYPE_CHECKING:
    from akkg.answers.table import Citation
    from akkg.networks.triples import Triple

__all__ = ["Link", "link_of", "together"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of two things.

    Attributes:
        source: The IRI of the thing that it leads from.
        target: The IRI of the thing that it leads to.
        key: What tells it from other links from the one to the other.
        relation: The CURIE of its property.
        relation_label: The words for that property.
        label: What the link says, in words.
        sentence: The statement that it is, read out.
        basis: What it rests on: `stated`, `derived` or `editorial`; empty where nothing says.
        paragraphs: The passages that it rests on.
        span: Its date; without days where it has none.
        event: The IRI of the event that it tells of; empty where it tells of none.
        date_basis: What the date rests on; empty where there is none.
    """

    source: str
    target: str
    key: str
    relation: str
    relation_label: str
    label: str
    sentence: str
    basis: str
    paragraphs: tuple[str, ...]
    span: Span = field(default_factory=Span)
    event: str = ""
    date_basis: str = ""


def link_of(
    triple: Triple,
    citation: Citation,
    words: Mapping[str, str],
    short: Callable[[str], str],
) -> Link:
    """Make the link that a statement is.

    Args:
        triple: The statement.
        citation: What it rests on.
        words: The labels of properties and things, by IRI.
        short: Makes CURIEs.
    """
    relation, label = short(triple.relation), words[triple.relation]
    return Link(
        source=triple.source,
        target=triple.target,
        key=relation,
        relation=relation,
        relation_label=label,
        label=label,
        sentence=f"{words[triple.source]} {label} {words[triple.target]}",
        # What the authority files alone say rests on no passage.
        basis=citation.basis if citation.paragraphs else "",
        paragraphs=citation.paragraphs,
    )


def together(*links: Link) -> tuple[str, tuple[str, ...]]:
    """Say what links rest on that say one thing together.

    Returns:
        The weakest basis among them, and all their passages.

    Example:
        >>> words = ("ex:knows", "ex:knows", "knows", "knows", "A knows B")
        >>> one = Link("a", "b", *words, "stated", ("p9",))
        >>> together(one, Link("a", "b", *words, "derived", ("p10", "p9")))
        ('derived', ('p9', 'p10'))
    """
    return weakest(one.basis for one in links), natural(
        name for one in links for name in one.paragraphs
    )
