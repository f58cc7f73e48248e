"""What each figure of a network means for a partnership, and what it does not mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["MEANINGS", "Meaning"]


class Meaning(NamedTuple):
    """The name of a figure, and what it means.

    Attributes:
        title: What it is called.
        words: What it tells of a partnership, and what it does not.
    """

    title: str
    words: str


MEANINGS: Mapping[str, Meaning] = {
    "things": Meaning(
        "things",
        "What the document speaks of: each counts once, however often it is named.",
    ),
    "links": Meaning(
        "links",
        "Statements that join two things; two things may be joined by several.",
    ),
    "pairs": Meaning(
        "pairs of things",
        "How many pairs are joined at all, by however many statements.",
    ),
    "families": Meaning(
        "things by family",
        "What sorts of things the document names. A sort of which it names many is one that it "
        "dwells on, which is not yet one that matters more.",
    ),
    "relations": Meaning(
        "links by what they say",
        "How often each is said. What is seldom said may weigh more: one succession is a turn in "
        "the partnership, ten places are not.",
    ),
    "bases": Meaning(
        "links by what they rest on",
        "A passage states it; it follows by rule from what is stated; or it is a reading of the "
        "editors. The fewer are stated, the more depends on rules and readings.",
    ),
    "components": Meaning(
        "parts that nothing joins, by size",
        "Strands that the document tells side by side. That it joins them by no statement does not "
        "mean that they have nothing to do with each other.",
    ),
    "isolates": Meaning(
        "things without a link",
        "Named, and joined to nothing else that is looked at here: look at more (--all) before "
        "calling them marginal.",
    ),
    "density": Meaning(
        "density",
        "The share of all pairs of things that are joined, from 0 to 1. A document joins what its "
        "account needs, so it tells how terse the account is, not how close the partners are.",
    ),
    "diameter": Meaning(
        "longest way in the largest part",
        "The most statements that lie between two things by the shortest way. Few mean that all is "
        "told around some common points.",
    ),
    "degree": Meaning(
        "most neighbours",
        "With how many other things a thing is joined. It shows what the account turns on, by the "
        "document's wording; it is no measure of influence.",
    ),
    "betweenness": Meaning(
        "most often on the way (betweenness)",
        "On which share of the shortest ways between two others a thing lies: what holds strands "
        "of the account together. It says nothing of who mediates or decides.",
    ),
    "pagerank": Meaning(
        "most often arrived at (PageRank)",
        "The share of time that one spends there who follows statements from subject to object at "
        "random: what others are told by reference to. It is not standing or power.",
    ),
    "joints": Meaning(
        "things that alone hold parts together",
        "How many other things would be cut off from the rest without it. There the account hangs "
        "by one thread: a further source may hold more.",
    ),
    "bridges": Meaning(
        "pairs that alone hold parts together",
        "How many pairs would leave two parts if their statements were not there.",
    ),
}
"""By the name of the figure in `Statistics`, in the order in which they are told."""
