"""What the source leaves open of things: lists that it ends with words such as "including", and
what one would ask of a thing of its kind and no passage states."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.engines.engine import select
from akkg.lots import lots

if TYPE_CHECKING:
    from akkg.site.register import Register

__all__ = ["Open", "OpenList", "find_open"]

_LISTS = """
PREFIX akkg: <%s>
SELECT DISTINCT ?thing ?list ?property ?words WHERE {
  VALUES ?thing { %s }
  ?list a akkg:OpenList ; akkg:enumerationOf ?thing ; akkg:openedBy ?words .
  OPTIONAL { ?list akkg:enumeratedProperty ?property }
}
"""
_NOT_STATED = """
PREFIX akkg: <%s>
SELECT DISTINCT ?thing ?property WHERE {
  VALUES ?thing { %s }
  ?thing a/akkg:expects ?property .
  FILTER NOT EXISTS {
    GRAPH ?graph { ?thing ?property ?value }
    FILTER NOT EXISTS { ?graph a akkg:EditorialReading }
  }
}
"""


class OpenList(NamedTuple):
    """A list that the source leaves open.

    Attributes:
        iri: The list.
        property: The words of the property whose values it lists; may be empty.
        opened_by: The words that open it.
    """

    iri: str
    property: str
    opened_by: str


class Open(NamedTuple):
    """What is left open of a thing.

    Attributes:
        lists: Its lists that are left open.
        not_stated: The words of the properties that no passage states.
    """

    lists: tuple[OpenList, ...] = ()
    not_stated: tuple[str, ...] = ()


def find_open(register: Register, things: Iterable[str]) -> dict[str, Open]:
    """Find what the source leaves open of things, as `akkg.views.describe` does of one.

    Args:
        register: What pages know of all things.
        things: Their IRIs.

    Returns:
        By IRI what is left open; only of things of which something is.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.site.edition import make_edition
        >>> from akkg.site.register import make_register
        >>> thing = "https://w3id.org/akkg/id/support-subregional-frameworks"
        >>> find_open(make_register(make_edition(load())), [thing])[thing].not_stated
        ('is done through',)
    """
    found: dict[str, tuple[set[OpenList], set[str]]] = {}
    akkg, engine = register.dataset.prefixes.expand("akkg:"), register.dataset.engine
    for lot in lots(ox.NamedNode(iri) for iri in things):
        block = " ".join(map(written, lot))
        for thing, list_, property_, words in select(engine, _LISTS % (akkg, block)):
            if thing is not None and list_ is not None and words is not None:
                named = _words(register, property_) if property_ is not None else ""
                one = OpenList(list_.value, named, _words(register, words))
                found.setdefault(thing.value, (set(), set()))[0].add(one)
        for thing, property_ in select(engine, _NOT_STATED % (akkg, block)):
            if thing is not None and property_ is not None:
                found.setdefault(thing.value, (set(), set()))[1].add(_words(register, property_))
    return {
        iri: Open(tuple(sorted(lists)), tuple(sorted(silent)))
        for iri, (lists, silent) in found.items()
    }


def _words(register: Register, term: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    return register.words([term])[term]
