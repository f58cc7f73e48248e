"""Coverage: which clause of the source gave which claims, and the reason where one gave none.

The table ``graph/coverage.tsv`` has a line a clause: passage, sentence, clause, claims as CURIE
triples (``;`` between them), and a reason where there are none. It quotes nothing. It must agree
with the graph both ways.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.table import natural
from akkg.building.parsing import read_text
from akkg.errors import DataError

if TYPE_CHECKING:
    from akkg.dataset import Dataset

__all__ = [
    "COLUMNS",
    "Clause",
    "Disagreement",
    "claim_text",
    "disagreements",
    "read_coverage",
]

COLUMNS = ("passage", "sentence", "clause", "claims", "reason")
Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
_MENTIONS = ox.NamedNode("https://schema.org/mentions")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the source.

    Attributes:
        passage: Such as `p18`.
        sentence: Its number in the passage, from 1.
        clause: Its number in the sentence, from 1.
        claims: What the graph states for it.
        reason: Why there are no claims; empty where there are.
        line: The line of the table.
    """

    passage: str
    sentence: int
    clause: int
    claims: tuple[Triple, ...]
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A claim that only the table or only the graph has.

    Attributes:
        passage: Where it is, or should be.
        claim: The triple in CURIEs.
        missing_in: `graph` or `table`.
    """

    passage: str
    claim: str
    missing_in: str


def read_coverage(dataset: Dataset) -> tuple[Clause, ...]:
    """Read the table of the dataset's source tree.

    Args:
        dataset: The dataset.

    Returns:
        The clauses in the order of the table.

    Raises:
        DataError: With file and line for a row that is not as it should be.

    Example:
        >>> from akkg.dataset import load
        >>> read_coverage(load())[0].passage
        'title'
    """
    path = dataset.root / "graph" / "coverage.tsv"
    lines = read_text(path).splitlines()
    start = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    rows = csv.reader(lines[start:], delimiter="\t", quoting=csv.QUOTE_NONE)
    head = tuple(next(rows, ()))
    if head != COLUMNS:
        raise DataError(
            f"the columns are {' '.join(head) or 'missing'}",
            f"{path}:{start + 1}",
            f"write {' '.join(COLUMNS)}",
        )
    prologue = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in dataset.prefixes.items())
    return tuple(_clause(row, prologue, path, number) for number, row in enumerate(rows, start + 2))


def _clause(row: list[str], prologue: str, path: Path, line: int) -> Clause:
    place = f"{path}:{line}"
    if len(row) != len(COLUMNS) or not (row[1].isdecimal() and row[2].isdecimal()):
        remedy = f"fill {', '.join(COLUMNS)}, with tabs between"
        raise DataError("not a row of coverage", place, remedy)
    passage, sentence, clause, claims, reason = row
    if bool(claims) == bool(reason):
        raise DataError("a clause has either claims or a reason", place, "fill one of the two")
    triples = (_triple(text, prologue, place) for text in claims.split(" ; ") if text)
    return Clause(passage, int(sentence), int(clause), tuple(triples), reason, line)


def _triple(text: str, prologue: str, place: str) -> Triple:
    try:
        (quad,) = ox.parse(f"{prologue}{text} .", format=ox.RdfFormat.TURTLE)
        return _statement(quad)
    except (SyntaxError, ValueError) as error:
        remedy = "write subject, property and object in CURIEs"
        raise DataError(f"not a triple: {text}", place, remedy) from error


def _statement(quad: ox.Quad) -> Triple:
    subject, object_ = quad.subject, quad.object
    if isinstance(subject, ox.NamedNode) and isinstance(object_, ox.NamedNode | ox.Literal):
        return subject, quad.predicate, object_
    raise ValueError("blank nodes are no claims")


def disagreements(dataset: Dataset, clauses: tuple[Clause, ...]) -> tuple[Disagreement, ...]:
    """Hold the table against the claims graphs, both ways.

    That a passage mentions a thing needs no line of its own.

    Args:
        dataset: The dataset.
        clauses: The table.

    Returns:
        What only one of the two has, by passage.
    """
    in_table: dict[str, set[Triple]] = {}
    for clause in clauses:
        in_table.setdefault(clause.passage, set()).update(clause.claims)
    in_graph = _stated(dataset)
    found = []
    for passage in natural([*in_table, *in_graph]):
        sides = {"graph": in_graph.get(passage), "table": in_table.get(passage)}
        for (missing_in, own), other in zip(sides.items(), reversed(sides.values()), strict=True):
            if own is None:
                found.append(Disagreement(passage, "any clause", missing_in))
            lacking = (other or set()) - (own or set())
            found += [
                Disagreement(passage, claim_text(dataset, triple), missing_in)
                for triple in sorted(lacking, key=str)
            ]
    return tuple(found)


def _stated(dataset: Dataset) -> dict[str, set[Triple]]:
    """The claims of each passage's graph."""
    base = dataset.prefixes.expand("overview:")
    return {
        graph.value.removeprefix(base): {
            _statement(quad)
            for quad in dataset.store.quads_for_pattern(None, None, None, graph)
            if quad.predicate != _MENTIONS
        }
        for graph in dataset.store.named_graphs()
        if isinstance(graph, ox.NamedNode) and graph.value.startswith(base)
    }


def claim_text(dataset: Dataset, triple: Triple) -> str:
    """Write a claim as the table does, in CURIEs.

    Args:
        dataset: Where prefixes are looked up.
        triple: The claim.

    Example:
        >>> from akkg.dataset import load
        >>> clause = read_coverage(kg := load())[0]
        >>> claim_text(kg, clause.claims[0])
        'source:overview-2025 rdf:type akkg:SourceDocument'
    """
    short = dataset.prefixes.shorten
    return " ".join(short(t.value) if isinstance(t, ox.NamedNode) else str(t) for t in triple)
