"""Remembers what a graph answered, until a change can concern it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from akkg.shacl.asking import Ask, Named
from akkg.shacl.narrowing import MOST, Narrowing, narrowing
from akkg.sparql_text.patterns import Reads, any_matches, reads

__all__ = ["Remembered"]


class Remembered:
    """Asks each query once, until a change of the graph can concern its answer.

    After a change of a few terms a query is asked for these alone, where its other rows cannot be
    otherwise.

    Args:
        ask: Asks the graph.

    Attributes:
        asked: The queries since this was last emptied.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._answers: dict[str, Named] = {}
        self._reads: dict[str, frozenset[Reads]] = {}
        self._touched: dict[str, set[str]] = {}
        self.asked: set[str] = set()

    def __call__(self, text: str) -> Named:
        """Answer a query."""
        self.asked.add(text)
        if text not in self._answers:
            self._answers[text] = self._ask(text)
            self._reads[text] = reads(text)
        elif terms := self._touched.pop(text, None):
            by = narrowing(text)
            assert by is not None, "nothing else is touched"
            self._answers[text] = self._mended(self._answers[text], by, terms)
        return self._answers[text]

    def forget(
        self, triples: Iterable[tuple[str, str, str]], terms: Collection[str] | None = None
    ) -> frozenset[str]:
        """Forget the answers that a change can concern.

        Args:
            triples: The texts of subject, predicate and object of each triple that came or went.
            terms: Their terms as SPARQL has them; None where they are not known, or one has no
                name.

        Returns:
            The queries whose answers are forgotten, wholly or for these terms.
        """
        changed = tuple(triples)
        properties = {None, *(triple[1] for triple in changed)}
        stale: set[str] = set()
        for text, patterns in self._reads.items():
            near = [each for each in patterns if each.predicate in properties]
            if near and any_matches(near, changed):
                stale.add(text)
        for text in stale:
            self._forget(text, changed, terms)
        return frozenset(stale)

    def _forget(
        self, text: str, changed: Iterable[tuple[str, str, str]], terms: Collection[str] | None
    ) -> None:
        by = narrowing(text) if terms is not None else None
        if by is not None and terms is not None and not any_matches(by.others, changed):
            touched = self._touched.setdefault(text, set())
            touched.update(terms)
            if len(touched) <= MOST:
                return
        del self._answers[text], self._reads[text]
        self._touched.pop(text, None)

    def _mended(self, answer: Named, by: Narrowing, terms: set[str]) -> Named:
        """An answer as it is now, where only the rows of some terms may be otherwise."""
        names, old = answer
        at = names.index(by.variable)
        fresh = self._ask(by.to(sorted(terms)))[1]
        kept = [row for row in old if str(row[at]) not in terms]
        return names, kept + [row for row in fresh if str(row[at]) in terms]
