"""What a generated partnership is: its statements, and who plays which part in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from bench.worlds.terms import Statement

__all__ = ["Partnership", "lines"]


@dataclass(frozen=True, slots=True)
class Partnership:
    """One invented partnership, as a curator would have written it down.

    Attributes:
        index: Its place in the world, from 0.
        name: The invented name of the partner.
        statements: All that its document claims, with what the authority, the provenance and the
            readings say of it.
        roles: IRIs by the part that they play, in order; a part that nobody plays is not there.
    """

    index: int
    name: str
    statements: tuple[Statement, ...]
    roles: Mapping[str, tuple[str, ...]]

    def text(self) -> str:
        """Write it as lines of N-Quads.

        Standard:
            RDF 1.1 N-Quads, section 2.
        """
        return lines(self.statements)

    def quads(self) -> list[ox.Quad]:
        """Give its statements as the engine has them."""
        return list(ox.parse(self.text().encode(), format=ox.RdfFormat.N_QUADS))


def lines(statements: Iterable[Statement]) -> str:
    """Write statements as lines of N-Quads.

    Standard:
        RDF 1.1 N-Quads, section 2.

    Example:
        >>> lines([("<a:s>", "<a:p>", '"o"', "<a:g>")])
        '<a:s> <a:p> "o" <a:g> .\\n'
    """
    return "".join([f"{s} {p} {o} {g} .\n" for s, p, o, g in statements])
