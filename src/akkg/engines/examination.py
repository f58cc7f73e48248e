"""What looks at an endpoint have in common: a check, and a question whose failure is a finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from akkg.engines.engine import Answer, Solutions
from akkg.engines.results import GRAPHS, ROWS, read_answer
from akkg.engines.service import Service
from akkg.engines.wire import Form, ask_text
from akkg.errors import AkkgError
from akkg.sparql_text.outline import outline

__all__ = ["Check", "Outcome", "asked", "ok_if", "tried"]

Outcome: TypeAlias = Literal["ok", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: What it is.
        outcome: Whether it is as wished; `unknown` where it could not be seen.
        found: What was seen.
        follows: What follows from it, or what to do about it.
        needed: Whether saved queries need it.
    """

    name: str
    outcome: Outcome
    found: str = ""
    follows: str = ""
    needed: bool = False


def asked(service: Service, text: str) -> Answer:
    """Ask an endpoint as it is: the query names its prefixes, its variables and its dataset.

    Raises:
        BackendError: Where no whole answer comes.
        LimitError: Where it takes too long or too much room.
    """
    found = outline(text)
    form = cast(Form, found.form)
    accept = GRAPHS if form == "CONSTRUCT" else ROWS
    answer = read_answer(
        ask_text(service, text, accept, form), service, form, found.projection or ()
    )
    if isinstance(answer, Solutions):
        return Solutions(answer.names, iter(list(answer)))
    return answer


def ok_if(right: bool) -> Outcome:
    """The outcome of a check that has been seen."""
    return "ok" if right else "no"


def tried(
    name: str, look: Callable[[], Check], *, needed: bool = False, follows: str = ""
) -> Check:
    """Make a check; where the endpoint fails to answer, that is what has been found.

    Args:
        name: What is looked at.
        look: Looks at it.
        needed: Whether saved queries need it.
        follows: What follows where it fails.
    """
    try:
        return look()
    except AkkgError as error:
        return Check(name, "no", error.what, follows, needed)
