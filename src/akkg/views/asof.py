"""The state of the partnership on a day, put together from saved queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.engines.engine import select
from akkg.errors import ParameterError
from akkg.near import suggestion
from akkg.queries.parameter_values import Unfit, literal
from akkg.queries.saved_query import Parameter
from akkg.runner import built_product, run

if TYPE_CHECKING:
    from akkg.answers.table import Cell, Citation
    from akkg.engines.engine import Askable

__all__ = ["CERTAINTIES", "KINDS", "AsOf", "Standing", "asof", "read_day"]

CERTAINTIES = ("surely", "possibly", "no", "not stated")
"""The four answers: the text makes it sure; its dates leave it open; its dates rule it out; it
tells no beginning."""

_QUERIES = {
    "status": "status-as-of",
    "instruments": "instruments-in-force",
    "acts": "acts-as-of",
    "plans": "plans-as-of",
    "funds": "funds-as-of",
    "bodies": "bodies-as-of",
}
KINDS = tuple(_QUERIES)
"""What is looked at: statuses, instruments in effect, acts such as signatures that have been done,
plans running, funds, and bodies."""

_SINCE = ("since", "date")  # the columns of the date from which something holds
_HORIZON = "PREFIX akkg: <%s> SELECT ?day WHERE { ?source akkg:horizon ?day }"


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands on a day.

    Attributes:
        kind: One of `KINDS`.
        name: The thing.
        certainty: One of `CERTAINTIES`.
        since: From when, as precise as the source (EDTF); empty where it is not stated.
        until: Until when, in the same way; empty where the source tells no end.
        more: What else the saved query tells, by its column, such as `forParty`.
        basis: The weakest basis of what it rests on: `stated`, `derived`, `editorial`, or empty.
        paragraphs: The paragraphs that it rests on, such as `p18`.
        notes: The notes of the editorial readings that it rests on.
    """

    kind: str
    name: str
    certainty: str
    since: str
    until: str
    more: Mapping[str, str]
    basis: str
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AsOf:
    """The state of the partnership on a day.

    Attributes:
        day: The day, as YYYY-MM-DD.
        horizon: The latest date that the source reports, in the same form; what lasts at it may
            have ended since.
        standings: How each thing stands, by kind, then from the surest to what is not stated.
    """

    day: str
    horizon: str
    standings: tuple[Standing, ...]

    @property
    def beyond_horizon(self) -> bool:
        """Whether the day is after all that the source reports."""
        return "" != self.horizon < self.day

    def of(self, kind: str, *certainties: str) -> tuple[Standing, ...]:
        """Give the standings of a kind, all or those of some certainties."""
        return tuple(
            one
            for one in self.standings
            if one.kind == kind and (not certainties or one.certainty in certainties)
        )


def asof(day: date | str, dataset: Askable | None = None, *, kinds: Sequence[str] = KINDS) -> AsOf:
    """Say how the partnership stood on a day.

    Args:
        day: A day, as a date or as YYYY-MM-DD.
        dataset: What to ask; the built product by default.
        kinds: Those of `KINDS` to look at.

    Raises:
        ParameterError: Where this is no day, or a kind is unknown.
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> [(one.name, one.certainty) for one in asof("2019-06-15").of("funds", "surely")]
        [('ASEAN-ROK Economic Cooperation (AKEC) Fund', 'surely')]
    """
    wanted = read_day(str(day))
    for kind in kinds:
        if kind not in KINDS:
            hint = suggestion(kind, KINDS) or f"give some of {', '.join(KINDS)}"
            raise ParameterError(f"no kind of thing is called {kind}", remedy=hint)
    asked = dataset or built_product()
    standings = [one for kind in kinds for one in _standings(kind, wanted, asked)]
    standings.sort(key=lambda one: (KINDS.index(one.kind), CERTAINTIES.index(one.certainty)))
    return AsOf(wanted, _horizon(asked), tuple(standings))


def read_day(text: str, today: date | None = None) -> str:
    """Read a day.

    Args:
        text: YYYY-MM-DD, or `today`.
        today: What `today` means; the day by the clock by default.

    Returns:
        The day as YYYY-MM-DD.

    Raises:
        ParameterError: Where it is none; a year or a month would have several answers.

    Example:
        >>> read_day("2010")
        Traceback (most recent call last):
        akkg.errors.ParameterError: 2010 is a year, not a day: give a day of it, such as 2010-01-01
    """
    given = text.strip()
    if given.lower() == "today":
        return (today or date.today()).isoformat()
    for sort, rest in (("year", "-01-01"), ("month", "-01")):
        if _is_day(given + rest):
            remedy = f"give a day of it, such as {given}{rest}"
            raise ParameterError(f"{given} is a {sort}, not a day", remedy=remedy)
    if not _is_day(given):
        what = f"{given or 'an empty text'} is no day that exists"
        raise ParameterError(what, remedy="give it as YYYY-MM-DD, such as 2010-10-31, or today")
    return given


def _is_day(text: str) -> bool:
    try:
        return literal(Parameter("day", "date"), text).value == text
    except Unfit:
        return False


def _standings(kind: str, day: str, dataset: Askable) -> Iterator[Standing]:
    table = run(_QUERIES[kind], dataset, cite=True, day=day)
    for row, citation in zip(table.rows, table.citations or (), strict=True):
        yield _standing(kind, dict(zip(table.columns, map(_text, row), strict=True)), citation)


def _standing(kind: str, cells: dict[str, str], citation: Citation) -> Standing:
    """The standing that a row tells; its first column is the name."""
    name = cells.pop(next(iter(cells)))
    certainty, until = cells.pop("certainty"), cells.pop("until", "")
    since = "".join(cells.pop(column, "") for column in _SINCE)
    more = {column: text for column, text in cells.items() if text}
    sources = (citation.basis, citation.paragraphs, citation.notes)
    return Standing(kind, name, certainty, since, until, more, *sources)


def _text(cell: Cell) -> str:
    return "" if cell is None else cell.value


def _horizon(dataset: Askable) -> str:
    found = select(dataset.engine, _HORIZON % dataset.prefixes.expand("akkg:"))
    return max((day.value for (day,) in found if isinstance(day, ox.Literal)), default="")
