"""The layout of source files in Turtle and TriG: what ``akkg fmt`` writes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import pyoxigraph as ox

from akkg.errors import AkkgError, DataError
from akkg.turtle.reader import read_outline
from akkg.turtle.writer import write_outline

__all__ = ["lay_out"]


def lay_out(text: str, prefixes: Mapping[str, str], *, trig: bool, where: str = "text") -> str:
    r"""Lay out a Turtle or TriG file.

    Args:
        text: The file, RDF 1.1 Turtle or TriG; blank nodes only as objects, in square brackets or
            as lists.
        prefixes: The prefixes that may be used, with their namespaces.
        trig: Whether it is TriG.
        where: The name of the file, for messages.

    Returns:
        The same triples in the same graphs, and the same comments. Done again, nothing changes.

    Raises:
        DataError: At a syntax error, a blank node with a label or as a subject, a base, or a prefix
            that is not in the table.

    >>> table = {"ak": "https://w3id.org/akkg/id/"}
    >>> text = "@prefix ak: <https://w3id.org/akkg/id/> .\nak:b ak:p 2, 1 ."
    >>> print(lay_out(text, table, trig=False), end="")
    @prefix ak: <https://w3id.org/akkg/id/> .
    <BLANKLINE>
    ak:b
        ak:p
            1 ,
            2 ;
    .
    """
    before = _statements(text, trig, where)
    result = write_outline(read_outline(text, prefixes, where))
    if not _alike(before, _statements(result, trig, where)):
        raise AkkgError(
            "the layout would change what the file says",
            where,
            "report this as a bug; nothing is written",
        )
    return result


def _statements(text: str, trig: bool, where: str) -> set[ox.Quad]:
    kind = ox.RdfFormat.TRIG if trig else ox.RdfFormat.TURTLE
    try:
        return set(ox.parse(text, kind))
    except SyntaxError as error:
        what = str(error.msg).partition(": ")[2] or str(error.msg)
        remedy = "correct the syntax; nothing is written"
        raise DataError(what, f"{where}:{error.lineno}", remedy) from None


def _alike(one: set[ox.Quad], other: set[ox.Quad]) -> bool:
    """Whether two files say the same (RDF 1.1 Concepts, section 3.6, for trees of blank nodes)."""
    names: dict[object, int] = {}
    return one == other or _named(one, names) == _named(other, names)


def _named(quads: set[ox.Quad], names: dict[object, int]) -> Counter[tuple[object, ...]]:
    """Put in place of each blank node a name that stands for all that is said of it.

    That tells trees apart, and brackets make trees. What tells any graph apart (RDF Dataset
    Canonicalization) takes minutes where a list has a thousand members.

    Args:
        quads: The statements of a file.
        names: The names given so far, shared by the files that are compared.
    """
    said: defaultdict[object, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        said[quad.subject].append(quad)
    known: dict[object, int] = {}
    waiting = [it for quad in quads for it in quad.triple if isinstance(it, ox.BlankNode)]
    while waiting:
        facts = [(str(quad.predicate), quad.object) for quad in said[waiting[-1]]]
        unknown = [it for _, it in facts if isinstance(it, ox.BlankNode) and it not in known]
        waiting += unknown
        if not unknown:
            form = tuple(sorted((predicate, str(known.get(it, it))) for predicate, it in facts))
            known[waiting.pop()] = names.setdefault(form, len(names))
    return Counter((known.get(s, s), p, known.get(o, o), g) for s, p, o, g in quads)
