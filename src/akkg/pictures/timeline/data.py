"""The moments of a graph: all that has a date, as a timeline and its table show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from akkg.answers.table import Citation, natural, weakest
from akkg.citing.cite import cite_triples
from akkg.pictures.timeline.facts import find_facts
from akkg.pictures.timeline.lanes import LANES, LASTING
from akkg.pictures.timeline.moment import Moment
from akkg.pictures.timeline.moment_making import moment_of

if TYPE_CHECKING:
    from akkg.engines.engine import Askable, Statement

__all__ = [
    "Citations",
    "Moment",
    "find_citations",
    "find_moments",
    "moments",
    "with_citations",
]

Citations = Mapping["Statement", Citation]
"""What statements rest on."""

_EVENT = "akkg:Event"


def moments(dataset: Askable) -> tuple[Moment, ...]:
    """Give all moments: events, statuses, periods and schedules.

    Args:
        dataset: What is asked.

    Returns:
        The moments by lane, then by begin, each with what its date rests on. Of those that have no
        date, `begin` is empty.

    Raises:
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> from akkg.dataset import load
        >>> found = {one.label: one for one in moments(load())}
        >>> moment = found["taking effect of ASEAN-ROK Free Trade Agreement (AKFTA)"]
        >>> moment.owner_short, moment.what, moment.begin, moment.basis, moment.paragraphs
        ('AKFTA', 'taking effect', '2010-01-01', 'stated', ('p18',))
    """
    found = find_moments(dataset)
    return with_citations(found, find_citations(dataset, found))


def find_moments(dataset: Askable) -> tuple[Moment, ...]:
    """Find all moments; what they rest on is not looked up.

    Args:
        dataset: What is asked.

    Returns:
        The moments by lane, then by begin.

    Raises:
        BackendError: Where the engine gives no whole answer.
    """
    facts = find_facts(dataset)
    wanted = {_EVENT, *LASTING}
    found = [moment_of(one, facts) for one in facts.things.values() if wanted & set(one.classes)]
    lanes = list(LANES)
    found.sort(key=lambda one: (lanes.index(one.lane), one.begin, one.end, one.label, one.iri))
    return tuple(found)


def find_citations(dataset: Askable, found: Iterable[Moment]) -> Citations:
    """Look up what the dates of moments rest on, and that the things that have them have them.

    Args:
        dataset: What is asked.
        found: The moments.

    Raises:
        DataError: Where a derived triple no longer follows from the rule that it names.
    """
    return cite_triples(
        dataset,
        {link for one in found for some in (*one.evidence, one.links) for link in some},
    )


def with_citations(found: Iterable[Moment], citations: Citations) -> tuple[Moment, ...]:
    """Give moments their bases and paragraphs.

    Args:
        found: The moments.
        citations: What the statements of their evidence rest on.
    """
    return tuple(_cited(moment, citations) for moment in found)


def _cited(moment: Moment, citations: Citations) -> Moment:
    begin, end = ([citations[one] for one in some if one in citations] for some in moment.evidence)
    begins, ends = ([one.basis for one in some] for some in (begin, end))
    return replace(
        moment,
        basis=weakest([*begins, *ends]),
        begin_basis=weakest(begins),
        end_basis=weakest(ends or begins),
        paragraphs=natural(name for one in (*begin, *end) for name in one.paragraphs),
    )
