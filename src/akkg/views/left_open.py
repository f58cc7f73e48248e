"""What the source leaves open of things: lists that it ends with words such as "including", and
what one would ask of a thing of its kind and no passage states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.engines.engine import select
from akkg.lots import lots

if TYPE_CHECKING:
    from akkg.engines.engine import Askable, Term

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
        not_stated: The words of the properties that no passage states, as the saved query
            `not-stated` has it: a reading does not count as said, what follows by rule does.
    """

    lists: tuple[OpenList, ...] = ()
    not_stated: tuple[str, ...] = ()


def find_open(
    dataset: Askable,
    things: Iterable[str],
    words: Callable[[Iterable[Term]], Mapping[Term, str]],
) -> dict[str, Open]:
    """Find what the source leaves open of things.

    Args:
        dataset: What is asked.
        things: Their IRIs.
        words: Finds the words for terms, as `akkg.views.sentences.names` does.

    Returns:
        By IRI what is left open; only of things of which something is.

    Example:
        >>> from functools import partial
        >>> from akkg.dataset import load
        >>> from akkg.views.sentences import names
        >>> kg, thing = load(), "https://w3id.org/akkg/id/support-subregional-frameworks"
        >>> find_open(kg, [thing], partial(names, kg))[thing].not_stated
        ('is done through',)
    """
    lists: dict[str, set[OpenList]] = {}
    silent: dict[str, set[str]] = {}
    akkg, engine = dataset.prefixes.expand("akkg:"), dataset.engine
    for lot in lots(ox.NamedNode(iri) for iri in things):
        block = " ".join(map(written, lot))
        opened = list(select(engine, _LISTS % (akkg, block)))
        asked = list(select(engine, _NOT_STATED % (akkg, block)))
        told = (term for row in (*(row[2:] for row in opened), *asked) for term in row)
        named = words(term for term in told if term is not None)
        for thing, list_, property_, by in opened:
            if thing is not None and list_ is not None and by is not None:
                one = OpenList(list_.value, named[property_] if property_ else "", named[by])
                lists.setdefault(thing.value, set()).add(one)
        for thing, property_ in asked:
            if thing is not None and property_ is not None:
                silent.setdefault(thing.value, set()).add(named[property_])
    return {
        iri: Open(tuple(sorted(lists.get(iri, ()))), tuple(sorted(silent.get(iri, ()))))
        for iri in dict.fromkeys([*lists, *silent])
    }
