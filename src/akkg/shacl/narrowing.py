"""Narrows a query to the things that a change touches, where its other rows cannot be otherwise.

Where each pattern of a query has one and the same variable, the rows that bind it to a thing rest
on statements that name this thing, and on no others. After a change only the rows of things have to
be asked for that a changed statement names. Patterns without the variable are allowed as long as no
changed statement matches them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from akkg.shacl.query_parts import Part, Unread, read_parts
from akkg.sparql_text.triple_pattern import Reads

__all__ = ["MOST", "Narrowing", "narrowing"]

MOST = 300
"""Terms for which a narrowed query is asked; for more of them the whole one is as quick."""

_KEPT = 1024  # texts
_LEFT_JOINED = ("optional", "minus")


class _Unsound(Exception):
    """A row may rest on things that it does not name."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """How a query is narrowed.

    Attributes:
        variable: The variable that its rows are told apart by, without the mark.
        others: The patterns that do not have it. Where a changed statement matches one of them, the
            query cannot be narrowed.
        text: The query.
        places: The offsets in the text where the variable is bound.
    """

    variable: str
    others: frozenset[Reads]
    text: str
    places: tuple[int, ...]

    def to(self, terms: Iterable[str]) -> str:
        """Write the query for some terms.

        Args:
            terms: IRIs and literals as SPARQL has them.

        Returns:
            A query whose rows with one of these terms are those of the whole query; it may have
            others, which mean nothing.

        Example:
            >>> found = narrowing("SELECT ?a WHERE { ?a a ?b }")
            >>> found.to(["<e:x>"])
            'SELECT ?a WHERE { VALUES ?a { <e:x> } ?a a ?b }'
        """
        values = f" VALUES ?{self.variable} {{ {' '.join(terms)} }}"
        starts, ends = (0, *self.places), (*self.places, len(self.text))
        return values.join(self.text[a:b] for a, b in zip(starts, ends, strict=True))


@lru_cache(_KEPT)
def narrowing(text: str) -> Narrowing | None:
    """Find the variable by which a query is best narrowed.

    Args:
        text: A SELECT query, which has been parsed by an engine.

    Returns:
        How it is narrowed; None where it is of a kind that cannot be, or that is not looked into.

    Standard:
        SPARQL 1.1 Query Language, section 18: each operator of the algebra makes a solution out of
        compatible ones, so one that binds the variable is made of such as bind it to the same term,
        or as do not bind it. The latter must not rest on what others bind it to, which is why the
        variable has to be bound before OPTIONAL, MINUS and EXISTS look at it.

    Example:
        >>> found = narrowing("SELECT ?a WHERE { ?a a ?b MINUS { ?a <e:p> ?c . ?c <e:q> ?d } }")
        >>> found.variable, [each.predicate for each in found.others]
        ('a', ['e:q'])
        >>> narrowing("SELECT ?a WHERE { ?a a ?b } LIMIT 1") is None
        True
    """
    try:
        whole = read_parts(text)
    except Unread:
        return None
    found = [each for name in sorted(whole.names) if (each := _by(name, whole, text))]
    return min(found, key=lambda each: len(each.others), default=None)


def _by(variable: str, whole: Part, text: str) -> Narrowing | None:
    if not _binds(whole, variable):
        return None
    try:
        others = frozenset(_others(whole, variable))
    except _Unsound:
        return None
    return Narrowing(variable, others, text, tuple(sorted(_places(whole, variable))))


def _binds(part: Part, variable: str) -> bool:
    """Whether each solution of a part binds the variable."""
    if part.kind in ("triple", "values"):
        return variable in part.names
    if part.kind == "union":
        return all(_binds(each, variable) for each in part.parts)
    if part.kind == "select" and variable not in part.names:
        return False
    if part.kind == "graph" and variable in part.names:
        return True
    inner = part.kind in ("group", "graph", "select")
    return inner and any(_binds(each, variable) for each in part.parts)


def _others(part: Part, variable: str, *, inside: bool = False) -> Iterator[Reads]:
    """Give what is read without the variable; inside a graph that it names, all has it."""
    if part.kind == "triple":
        yield from () if inside or variable in part.names else part.reads
    elif part.kind == "select" and variable not in part.names:
        yield from part.all_reads()
    else:
        _check(part, variable)
        if part.kind == "graph":
            inside = variable in part.names
            yield from () if inside or part.parts else (Reads(),)  # which graphs are there?
        for each in part.parts:
            yield from _others(each, variable, inside=inside)


def _check(part: Part, variable: str) -> None:
    """Make sure that the variable is bound before a part looks at it that binds nothing itself.

    Raises:
        _Unsound: Where it is not.
    """
    if part.kind == "union":
        return
    bound = False
    everywhere = any(_binds(each, variable) for each in part.parts)
    for each in part.parts:
        before = everywhere if each.kind == "exists" else bound
        if each.kind in ("exists", *_LEFT_JOINED) and not before and _has(each, variable):
            raise _Unsound
        bound = bound or _binds(each, variable)


def _has(part: Part, variable: str) -> bool:
    """Whether a part has the variable at all."""
    if part.kind == "select" and variable not in part.names:
        return False
    return variable in part.names or any(_has(each, variable) for each in part.parts)


def _places(part: Part, variable: str) -> Iterator[int]:
    """Give the offsets of the groups in which a pattern has the variable."""
    if part.kind == "select" and variable not in part.names:
        return
    named = (each for each in part.parts if each.kind in ("triple", "graph"))
    if part.kind != "union" and any(variable in each.names for each in named):
        yield part.start
    for each in part.parts:
        yield from _places(each, variable)
