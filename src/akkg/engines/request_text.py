"""The text of a query as it is sent: its dataset named, no comments.

The dataset is named in the text, by `FROM` and `FROM NAMED`, and not in fields beside it: Virtuoso
repeats each named graph of a field in a header of its answer, and HTTP clients take no more than a
hundred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from akkg.sparql_text.outline import Outline
from akkg.sparql_text.tokens import Token

__all__ = ["Graphs", "names_graph", "names_service", "request_text", "row_limit"]

_BEFORE_FROM = ("WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")


@dataclass(frozen=True, slots=True)
class Graphs:
    """The dataset of a query.

    Attributes:
        default: The IRIs of the graphs that together are its default graph.
        named: The IRIs of its named graphs.
    """

    default: Sequence[str]
    named: Sequence[str] = ()


def request_text(found: Outline, graphs: Graphs | None = None) -> str:
    """Write a query so that any service understands it.

    Args:
        found: The query, with all its prefixes declared.
        graphs: Its dataset; None for the dataset of the service. A query that names its own keeps
            it.

    Example:
        >>> from akkg.sparql_text.outline import outline
        >>> print(request_text(outline("ASK { ?x ?y 1  # well\\n}"), Graphs(["http://g"])))
        ASK FROM <http://g>
        { ?x ?y 1
        }
    """
    clauses = "" if graphs is None or _own_dataset(found) else _clauses(graphs)
    if not clauses:
        return _bare(found.text, found.tokens)
    at = _place(found)
    before = [token for token in found.tokens if token.start < at]
    after = found.tokens[len(before) :]
    return f"{_bare(found.text, before)} {clauses}\n{_bare(found.text, after)}"


def names_graph(found: Outline) -> bool:
    """Whether a query looks into named graphs."""
    return any(token.is_word("GRAPH") for token in found.tokens)


def names_service(found: Outline) -> bool:
    """Whether a query reaches out to other services."""
    return any(token.is_word("SERVICE") for token in found.tokens)


def row_limit(found: Outline) -> int | None:
    """The number of rows that a query itself allows at most.

    Example:
        >>> from akkg.sparql_text.outline import outline
        >>> row_limit(outline("SELECT ?x { { SELECT ?x { ?x ?y ?z } LIMIT 9 } } LIMIT 5"))
        5
    """
    for token, number in pairwise(found.tokens):
        if token.is_word("LIMIT") and token.depth == 0 and number.text.isdigit():
            return int(number.text)
    return None


def _clauses(graphs: Graphs) -> str:
    named = (f"FROM NAMED <{name}>" for name in graphs.named)
    return "\n".join([*(f"FROM <{name}>" for name in graphs.default), *named])


def _own_dataset(found: Outline) -> bool:
    return any(token.is_word("FROM") and token.depth == 0 for token in found.tokens)


def _place(found: Outline) -> int:
    """The offset at which the dataset is named: before the main group, or what stands for it."""
    group = found.body[0] - 1 if found.body is not None else len(found.text)
    for token in found.tokens:
        if token.start > found.head and token.depth == 0 and token.is_word(*_BEFORE_FROM):
            return min(token.start, group)
    return group


def _bare(text: str, tokens: Sequence[Token]) -> str:
    """The text of tokens with the space between them, without comments."""
    pieces = [one.text + _gap(text, one, other) for one, other in pairwise(tokens)]
    return "".join([*pieces, *(token.text for token in tokens[-1:])])


def _gap(text: str, one: Token, other: Token) -> str:
    between = text[one.end : other.start]
    return "\n" if "#" in between else between
