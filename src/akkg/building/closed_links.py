"""Tells that a rule over a closed hierarchy is done after one pass.

A rule that hands a triple on along a link, as a thing's class to the classes above it, reads what
it writes. Where the links are closed already, each step of two is one of one as well.
"""

from __future__ import annotations

import pyoxigraph as ox

from akkg.building.rule_reach import Reach, meet
from akkg.building.rule_text import Pattern, RuleText
from akkg.sparql_text.tokens import tokenize

__all__ = ["is_done_in_one_pass"]


def is_done_in_one_pass(store: ox.Store, text: RuleText, reach: Reach) -> bool:
    """Say whether a rule that runs alone gives nothing new in a second pass.

    That is known where it concludes one of its two premises with the start of a link, the other
    premise, replaced by its end; the links are transitively closed; and it makes no link itself.

    Args:
        store: The graph before the first pass.
        text: The rule.
        reach: What it reads and writes.
    """
    plain = not text.negations and not text.computed
    if len(text.patterns) != 2 or len(text.template) != 1 or not plain:
        return False
    if any(token.is_word("FILTER") for token in tokenize(text.positive)):
        return False
    for at in (0, 1):
        link, carrier, outline = text.patterns[at], text.patterns[1 - at], reach.premises[at]
        start, property_, end = link
        linking = outline[1] and start[0] == end[0] == "?"
        if not linking or _replaced(carrier, start, end) != text.template[0]:
            continue
        if text.template[0][1] == end:  # then it makes links where a link ends in their property
            made = next(store.quads_for_pattern(None, outline[1], outline[1]), None) is not None
        else:
            made = meet(reach.conclusions[0], outline)
        return not made and _is_closed(store, text.prologue, property_)
    return False


def _replaced(carrier: Pattern, start: str, end: str) -> Pattern | None:
    """The carrier with the end of the link for its start, which must stand in it once."""
    if carrier.count(start) != 1 or end in carrier:
        return None
    subject, predicate, object_ = (end if term == start else term for term in carrier)
    return subject, predicate, object_


def _is_closed(store: ox.Store, prologue: str, property_: str) -> bool:
    steps = f"?a {property_} ?b . ?b {property_} ?c FILTER NOT EXISTS {{ ?a {property_} ?c }}"
    return not store.query(f"{prologue} ASK {{ {steps} }}")
