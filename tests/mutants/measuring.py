"""Looks at many mutants at once, and says in a table what became of them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from akkg.errors import AkkgError
from akkg.prefixes import PrefixTable
from akkg.validation.finding import Severity
from tests.mutants.mutant import Kind, Mutant
from tests.mutants.operations import OPERATIONS
from tests.mutants.world import STAGES, Verdict, World, world

_WORKERS = min(2, os.cpu_count() or 1)
_CHUNK = 4
_HEAD = ("operation", "class", "mutants", *STAGES, "as a warning", "saved queries", "missed")
_TEXT = 2  # columns of words


@dataclass(frozen=True, slots=True)
class Looked:
    """A mutant with what was found of it."""

    mutant: Mutant
    verdict: Verdict

    @property
    def missed(self) -> bool:
        """Whether neither validation nor, where it is a lie, a saved query tells it."""
        return not self.verdict.stage and not self.verdict.query


def look(
    drawn: Sequence[Mutant], progress: Callable[[str], object] | None = None
) -> tuple[Looked, ...]:
    """Look at mutants, in processes of their own.

    Args:
        drawn: The mutants.
        progress: Is told how far it has come.

    Raises:
        RuntimeError: Where shapes, checks or queries cannot be run on a mutant.
    """
    tell = progress or (lambda text: None)
    found = []
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(_WORKERS, mp_context=spawn) as pool:
        verdicts = pool.map(_verdict, drawn, chunksize=_CHUNK)
        for number, (mutant, verdict) in enumerate(zip(drawn, verdicts, strict=True), start=1):
            found.append(Looked(mutant, verdict))
            tell(f"{number} of {len(drawn)} mutants")
    return tuple(found)


def missed(looked: Iterable[Looked], prefixes: PrefixTable) -> list[str]:
    """Describe the ill-formed mutants that nothing tells, a line each."""
    return [
        each.mutant.describe(prefixes)
        for each in looked
        if each.mutant.kind is Kind.ILL_FORMED and each.missed
    ]


def table(looked: Iterable[Looked]) -> str:
    """Write in a table what became of the mutants, an operation a line, in Markdown."""
    rows = [_HEAD, *(tuple(map(str, row)) for row in _rows(looked))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = [
        "-" * width if at < _TEXT else "-" * (width - 1) + ":" for at, width in enumerate(widths)
    ]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], _line(tuple(rule), widths), *lines[1:]])


def _rows(looked: Iterable[Looked]) -> Iterator[tuple[object, ...]]:
    """A row an operation, in their order, and one for all of a class."""
    everything = list(looked)
    for kind, operations in groupby(OPERATIONS, key=lambda operation: operation.kind):
        for operation in operations:
            own = [each for each in everything if each.mutant.operation == operation.name]
            yield _row(operation.name, kind, own)
        yield _row("all", kind, [each for each in everything if each.mutant.kind is kind])


def _row(name: str, kind: Kind, looked: Sequence[Looked]) -> tuple[object, ...]:
    verdicts = [each.verdict for each in looked]
    by_stage = [sum(verdict.stage == stage for verdict in verdicts) for stage in STAGES]
    mild = sum(v.severity not in (None, Severity.VIOLATION) for v in verdicts)
    by_rows = sum(bool(v.query) for v in verdicts) if kind is Kind.LIE else ""
    nothing = sum(each.missed for each in looked)
    return name, kind, len(looked), *by_stage, mild, by_rows, nothing


def _line(cells: tuple[str, ...], widths: Sequence[int]) -> str:
    padded = [
        cell.ljust(width) if at < _TEXT else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return f"| {' | '.join(padded)} |"


@cache
def _world() -> World:
    """The world of a process."""
    return world()


def _verdict(mutant: Mutant) -> Verdict:
    here = _world()
    try:
        return here.look(mutant)
    except AkkgError as error:
        raise RuntimeError(f"{mutant.describe(here.view.prefixes)}: {error}") from error
