"""Invented partnerships of the graph's own model, as many as a benchmark or a test asks for.

    python -m bench.worlds --partnerships 30 --seed 1 -o world.nq

A world is what curators would have written down: claims in the graph of the paragraph that states
them, handles in the authority, passages in the provenance, inferences in readings. What follows by
rule is not in it. Same seed, same bytes; partnership k is the same, however big the world is.
"""

from bench.worlds.commons import commons, region_of
from bench.worlds.making import partnership
from bench.worlds.model import Partnership, lines
from bench.worlds.stream import nearest, stream, world
from bench.worlds.terms import Statement

__all__ = [
    "Partnership",
    "Statement",
    "commons",
    "lines",
    "nearest",
    "partnership",
    "region_of",
    "stream",
    "world",
]
