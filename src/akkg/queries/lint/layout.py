"""Rules on how a query is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from akkg.queries.lint.fault import Fault
from akkg.queries.lint.subject import Subject
from akkg.sparql_text.tokens import Token

__all__ = ["RULES"]


def _prefixes(subject: Subject) -> tuple[Token, ...]:
    """The tokens of the declared prefixes."""
    tokens = subject.query.outline.tokens
    return tuple(token for before, token in pairwise(tokens) if before.is_word("PREFIX"))


def _label(token: Token) -> str:
    return token.text.partition(":")[0]


def unused_prefix(subject: Subject) -> Iterator[Fault]:
    """A prefix that nothing uses tells a reader of what is not there."""
    declared = _prefixes(subject)
    used = {
        _label(token)
        for token in subject.query.outline.tokens
        if token.kind == "curie" and token not in declared
    }
    for token in declared:
        if _label(token) not in used:
            what = f"prefix {token.text} is not used"
            yield subject.fault("unused-prefix", token.start, what, "take it out")


def unsorted_prefix(subject: Subject) -> Iterator[Fault]:
    """Prefixes are sorted, so that two queries can be compared."""
    for before, token in pairwise(_prefixes(subject)):
        if _label(before) > _label(token):
            what = f"prefix {_label(token)} stands behind {_label(before)}"
            yield subject.fault("unsorted-prefix", token.start, what, "sort them by name")


def foreign_prefix(subject: Subject) -> Iterator[Fault]:
    """A prefix means the same in all queries."""
    for token in _prefixes(subject):
        name = _label(token)
        if subject.prefixes.get(name) != subject.declared[name]:
            what = f"prefix {token.text} is not as in the project's table"
            remedy = "take name and namespace from ontology/prefixes.ttl"
            yield subject.fault("foreign-prefix", token.start, what, remedy)


def keyword_case(subject: Subject) -> Iterator[Fault]:
    """Keywords and functions are in upper case, so that they are told from names."""
    for token in subject.query.outline.tokens:
        lower = token.text in ("a", "true", "false")
        if token.kind == "word" and not lower and token.text != token.text.upper():
            what, remedy = f"keyword {token.text}", f"write {token.text.upper()}"
            yield subject.fault("keyword-case", token.start, what, remedy)


RULES: tuple[Callable[[Subject], Iterator[Fault]], ...] = (
    foreign_prefix,
    keyword_case,
    unsorted_prefix,
    unused_prefix,
)
