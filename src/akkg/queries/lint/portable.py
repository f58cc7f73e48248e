"""Rules on patterns and columns that engines answer differently, or may by the standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from akkg.queries.lint.fault import Fault
from akkg.queries.lint.subject import Subject
from akkg.queries.lint.tree import (
    Node,
    is_variable,
    name_of,
    repeats,
    triples,
    variables,
    walk,
)

__all__ = ["RULES"]


def optional_in_values(subject: Subject) -> Iterator[Fault]:
    """What an OPTIONAL may leave unbound joins with every row of a VALUES block."""
    for group in subject.groups:
        named = {name for part in group.parts for name in _data(part)}
        for inner in subject.groups:
            if inner.kind != "optional" or group not in inner.parents:
                continue
            own = {name for part in inner.parts for name in _data(part)}
            used = {name for part in inner.parts for name in _of_triples(part)}
            for name in sorted(named & used - own - {*subject.query.params}):
                at = subject.place(inner, name)
                what = f"?{name} of this OPTIONAL also stands in a VALUES block outside it"
                remedy = "put the block into the OPTIONAL, or bind another name"
                yield subject.fault("optional-in-values", at, what, remedy)


def _data(part: Node) -> Iterator[str]:
    if name_of(part) == "InlineData":
        yield from variables(part["var"])


def _of_triples(part: Node) -> Iterator[str]:
    for triple in triples(part):
        yield from variables(list(triple))


def open_path(subject: Subject) -> Iterator[Fault]:
    """One engine refuses a path of any length when neither of its ends is given."""
    for group, start, path, end in subject.triples():
        given = {name for part in group.parts for name in _values(part)}
        ends = [node for node in (start, end) if is_variable(node) and str(node) not in given]
        if repeats(path) and len(ends) == 2:
            at = subject.place(group, str(start))
            what = f"a path of any length leads from ?{start} to ?{end}, both open"
            remedy = "give one end by VALUES or a constant, or use akkg:succeedsTransitively"
            yield subject.fault("open-path", at, what, remedy)


def _values(part: Node) -> Iterator[str]:
    """The variables that a VALUES block gives a value in every row."""
    if name_of(part) == "InlineData" and "UNDEF" not in [str(node) for node in walk(part["value"])]:
        yield from variables(part["var"])


def select_star(subject: Subject) -> Iterator[Fault]:
    """The order of columns that nobody has named is that of the engine."""
    tokens = subject.query.outline.tokens
    for index, token in enumerate(tokens):
        before = tokens[index - 1]
        if token.text == "*" and before.is_word("SELECT", "DISTINCT", "REDUCED"):
            what = "SELECT * names no column"
            yield subject.fault("select-star", token.start, what, "name each column")


def group_concat(subject: Subject) -> Iterator[Fault]:
    """The order inside GROUP_CONCAT is that of the engine."""
    for token in subject.query.outline.tokens:
        if token.is_word("GROUP_CONCAT", "SAMPLE"):
            what = f"{token.text.upper()} takes its values in the order of the engine"
            remedy = "give a row to each value"
            yield subject.fault("group-concat", token.start, what, remedy)


RULES: tuple[Callable[[Subject], Iterator[Fault]], ...] = (
    group_concat,
    open_path,
    optional_in_values,
    select_star,
)
