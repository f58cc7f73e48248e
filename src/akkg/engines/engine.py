"""The one seam between the query layer and what answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

import pyoxigraph as ox

from akkg.answers.table import Row

if TYPE_CHECKING:
    from akkg.building.rules import Rule
    from akkg.prefixes import PrefixTable

__all__ = [
    "Answer",
    "Askable",
    "Engine",
    "Solutions",
    "Statement",
    "Statements",
    "Term",
    "is_tagged",
    "select",
]

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
Statement: TypeAlias = tuple[Term, Term, Term]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT query; it can be read once.

    Attributes:
        names: The names of its variables, in order.
        rows: The solutions as they come; None where a variable is unbound.
    """

    names: tuple[str, ...]
    rows: Iterator[Row]

    def __iter__(self) -> Iterator[Row]:
        return self.rows


@dataclass(frozen=True, slots=True)
class Statements:
    """The answer to a CONSTRUCT or DESCRIBE query; it can be read once.

    Attributes:
        triples: The statements as they come, not sorted.
    """

    triples: Iterator[Statement]

    def __iter__(self) -> Iterator[Statement]:
        return self.triples


Answer: TypeAlias = Solutions | Statements | bool


class Engine(Protocol):
    """What answers SPARQL 1.1 queries over one dataset: its default graph is the merged graph."""

    def query(
        self,
        text: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        default_graph: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a query.

        Args:
            text: A SPARQL 1.1 query.
            prefixes: Prefixes that the query may use without declaring them.
            default_graph: The named graphs that together are the default graph of this query; the
                merged graph by default.

        Raises:
            SyntaxError: Where the query cannot be parsed; the message begins with
                `error at LINE:COLUMN`.
            BackendError: Where no whole answer comes.
        """

    def graphs_of(self, triples: Iterable[Statement]) -> dict[Statement, tuple[str, ...]]:
        """Find the named graphs that hold triples.

        Args:
            triples: The triples.

        Returns:
            For each triple that a named graph holds, the IRIs of all such graphs, sorted.
        """

    def named_graphs(self) -> tuple[str, ...]:
        """The IRIs of the dataset's named graphs, sorted."""


class Askable(Protocol):
    """A graph that can be asked: its engine, its prefixes, and the tree that holds its rules."""

    @property
    def engine(self) -> Engine:
        """What answers its queries."""

    @property
    def prefixes(self) -> PrefixTable:
        """The prefix table."""

    @property
    def root(self) -> Path:
        """The source tree, for rules and saved queries."""

    def rule(self, name: str) -> Rule:
        """The rule that fills the derived graph of this name."""


def is_tagged(term: Term | None) -> bool:
    """Say whether a term is a literal with a language tag.

    Such a term stands in no VALUES block of the query layer's own that has further columns: some
    engines then find nothing, and say nothing.

    Example:
        >>> is_tagged(ox.Literal("fund", language="en")), is_tagged(ox.Literal("fund"))
        (True, False)
    """
    return isinstance(term, ox.Literal) and term.language is not None


def select(engine: Engine, text: str) -> Solutions:
    """Run a SELECT query of the query layer's own.

    Args:
        engine: What answers.
        text: The query.
    """
    answer = engine.query(text)
    assert isinstance(answer, Solutions), "a SELECT query has solutions"
    return answer
