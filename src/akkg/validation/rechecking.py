"""Runs checks time and again, and each of them only for what changes can concern."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from akkg.engines.engine import Engine
from akkg.prefixes import PrefixTable
from akkg.shacl.narrowing import MOST, Narrowing, narrowing
from akkg.sparql_text.patterns import any_matches, reads
from akkg.validation.checks import Check, Hit, Row, hits_of, rows_of

__all__ = ["Rechecking"]

_MANY = 8  # queries for which threads pay


@dataclass(slots=True)
class _Seen:
    """What is known of a check.

    Attributes:
        check: The check.
        narrowing: How its query is narrowed; None where it cannot be.
        rows: Its rows at some time; None where it has to be run.
        touched: The terms whose rows may be otherwise by now.
    """

    check: Check
    narrowing: Narrowing | None
    rows: Sequence[Row] | None = None
    touched: set[str] = field(default_factory=set)


class Rechecking:
    """Checks that are run time and again over a graph that changes.

    Args:
        engine: As for `run_checks`.
        checks: The checks.
        prefixes: Shortens the IRIs in messages.
        whole: As for `run_checks`.

    Example:
        >>> import pyoxigraph as ox
        >>> from akkg.engines.embedded import Embedded
        >>> Rechecking(Embedded(ox.Store()), (), PrefixTable({}), whole=True).hits()
        []
    """

    def __init__(
        self, engine: Engine, checks: Sequence[Check], prefixes: PrefixTable, *, whole: bool
    ) -> None:
        self._engine = engine
        self._prefixes = prefixes
        wanted = [check for check in checks if whole or not check.whole]
        self._seen = [_Seen(check, narrowing(check.query)) for check in wanted]

    def change(
        self, triples: Collection[tuple[str, str, str]], terms: Collection[str] | None
    ) -> None:
        """Take note of a change of the graph.

        Args:
            triples: The texts of subject, predicate and object of each triple of a statement that
                came or went.
            terms: All terms of these statements with their graphs, as SPARQL has them; None where
                one is a blank node, which no query can name.
        """
        for seen in self._seen:
            if seen.rows is None or not any_matches(reads(seen.check.query), triples):
                continue
            by = seen.narrowing
            if by and terms is not None and not any_matches(by.others, triples):
                seen.touched.update(terms)
            else:
                seen.rows = None

    def hits(self) -> list[Hit]:
        """Give what `run_checks` gives, of the graph as it is.

        Raises:
            DataError: As `run_checks` does.
        """
        whole = [seen for seen in self._seen if seen.rows is None or len(seen.touched) > MOST]
        for seen, rows in zip(whole, self._asked(whole), strict=True):
            seen.rows = rows
            seen.touched.clear()
        return [hit for seen in self._seen for hit in self._hits(seen)]

    def _asked(self, whole: Sequence[_Seen]) -> Sequence[Sequence[Row]]:
        if len(whole) < _MANY:
            return list(map(self._whole, whole))
        with ThreadPoolExecutor() as pool:  # the engine answers in parallel
            return list(pool.map(self._whole, whole))

    def _hits(self, seen: _Seen) -> Iterator[Hit]:
        if seen.touched:
            seen.rows = self._mended(seen)
            seen.touched.clear()
        return hits_of(seen.check, seen.rows or (), self._prefixes)

    def _whole(self, seen: _Seen) -> Sequence[Row]:
        return rows_of(self._engine, seen.check, seen.check.query)

    def _mended(self, seen: _Seen) -> Sequence[Row]:
        """Rows as they are now, where only those of some terms may be otherwise.

        Where there are rows of both kinds the whole query is asked, for their order.
        """
        by = seen.narrowing
        assert by is not None and seen.rows is not None, "nothing else is touched"
        text = by.to(sorted(seen.touched))
        fresh = rows_of(self._engine, seen.check, text)
        old = [row for row in seen.rows if str(row[by.variable]) not in seen.touched]
        new = [row for row in fresh if str(row[by.variable]) in seen.touched]
        return self._whole(seen) if old and new else old or new
