"""Rules: what follows from the claims.

A rule is one CONSTRUCT query of a single triple over a flat group of triple patterns, BIND and FILTER. Its file name
begins with the number of its stratum. The rules of a stratum run together to a fixpoint before the next
stratum begins, so a negation sees only what an earlier stratum has completed. Each rule's triples stand in a
named graph of its own, which says by what rule a derived triple came about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.header import split_header
from akkg.parsing import read_text
from akkg.prefixes import BASE

__all__ = ["DERIVED", "Pattern", "Rule", "derive", "load_rules"]

DERIVED = f"{BASE}graph/derived/"
Pattern = tuple[str, str, str]

_NAME = re.compile(r"(\d\d)-([a-z0-9-]+)")
_FORM = re.compile(r"(?P<prologue>(?:PREFIX[^\n]*\n|\s)*)CONSTRUCT \{\s*(?P<template>[^{}]*?)\s*\}\s*WHERE \{(?P<where>.*)\}\s*", re.DOTALL)
_FORBIDDEN = re.compile(r"\b(OPTIONAL|UNION|SELECT|GRAPH|MINUS|SERVICE|GROUP BY|VALUES)\b")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        name: The file's name without number and ending; the local name of its derived graph.
        stratum: When it runs.
        title: What it says, in a sentence.
        evidence: The triple patterns of its premises.
        prologue: The PREFIX lines.
        template: The triple pattern of its conclusion.
        where: The text between the braces of WHERE.
    """

    name: str
    stratum: int
    title: str
    evidence: tuple[Pattern, ...]
    prologue: str
    template: Pattern
    where: str

    @property
    def query(self) -> str:
        """The rule as a SPARQL CONSTRUCT query."""
        return f"{self.prologue}CONSTRUCT {{ {' '.join(self.template)} }} WHERE {{{self.where}}}"

    @property
    def graph(self) -> str:
        """The IRI of the named graph of what it derives."""
        return DERIVED + self.name


def load_rules(root: Path) -> tuple[Rule, ...]:
    """Read the rules of a source tree.

    Args:
        root: The folder that holds ``ontology/rules``.

    Returns:
        The rules, by stratum and name.

    Raises:
        DataError: Where a file is no rule.
    """
    return tuple(_read(path) for path in sorted((root / "ontology" / "rules").glob("*.rq")))


def derive(store: ox.Store, rules: Iterable[Rule]) -> Iterator[ox.Quad]:
    """Run rules to a fixpoint, stratum by stratum.

    Args:
        store: Holds the merged triples in its default graph; what is derived is added there.
        rules: By stratum and name.

    Yields:
        Each derived triple once, in the graph of the first rule that derived it.

    Raises:
        DataError: Where the engine refuses a rule.
    """
    for _, stratum in groupby(rules, key=lambda rule: rule.stratum):
        together = tuple(stratum)
        while fresh := [quad for rule in together for quad in _step(store, rule)]:
            yield from fresh


def _step(store: ox.Store, rule: Rule) -> list[ox.Quad]:
    """Run a rule once, and add what it derives to the default graph."""
    try:
        triples = store.query(rule.query)
    except SyntaxError as error:
        raise DataError(f"the rule {rule.name} cannot be run ({error})", "ontology/rules", "mend its query") from error
    graph = ox.NamedNode(rule.graph)
    fresh = []
    for triple in triples:  # type: ignore[union-attr]
        merged = ox.Quad(triple.subject, triple.predicate, triple.object)  # type: ignore[union-attr]
        if merged not in store:
            fresh.append(ox.Quad(merged.subject, merged.predicate, merged.object, graph))
            store.add(merged)
    return fresh


def _read(path: Path) -> Rule:
    header, body = split_header(read_text(path), path)
    name = _NAME.fullmatch(path.stem)
    form = _FORM.fullmatch(body)
    if not name:
        raise DataError("a rule's name is NN-words-with-hyphens.rq", str(path), "rename the file")
    if not form or _FORBIDDEN.search(form["where"]):
        raise DataError(
            "a rule is one CONSTRUCT of triple patterns, BIND and FILTER",
            str(path),
            "put anything else into rules of their own",
        )
    unknown = sorted(set(header) - {"title", "evidence"})
    evidence = header.get("evidence")
    if unknown or not isinstance(evidence, list) or not isinstance(header.get("title"), str):
        raise DataError("a rule's header has title and evidence", f"{path}:1", f"remove {unknown[0]}" if unknown else "add what is missing")
    return Rule(
        name[2],
        int(name[1]),
        str(header["title"]),
        tuple(_pattern(str(text), path) for text in evidence),
        form["prologue"].strip() + "\n",
        _pattern(form["template"], path),
        form["where"],
    )


def _pattern(text: str, path: Path) -> Pattern:
    parts = text.removesuffix(".").split()
    if len(parts) != 3:
        raise DataError(f"not one triple pattern: {text}", str(path), "write subject, property and object")
    return parts[0], parts[1], parts[2]
