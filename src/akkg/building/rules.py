"""Rules: what follows from the claims.

A rule is one CONSTRUCT query over a flat group of triple patterns. Its file name begins with the
number of its stratum. The rules of a stratum run together to a fixpoint before the next stratum
begins, so a negation sees only what an earlier stratum has completed. What a rule derives stands in
a named graph of its own, which tells by what rule a triple came about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from akkg.building.passes import run_rules
from akkg.building.rule import DERIVED, Rule
from akkg.building.rule_text import read_pattern, read_rule_text
from akkg.errors import DataError
from akkg.header import split_header
from akkg.near import suggestion
from akkg.reading import read_text

__all__ = ["DERIVED", "Rule", "derive", "load_rule", "load_rules", "rule_paths", "run_rules"]

FOLDER = "ontology/rules"

_NAME = re.compile(r"(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)")


def rule_paths(root: Path) -> tuple[Path, ...]:
    """List the rule files of a source tree, by stratum and name.

    Args:
        root: The folder that holds `ontology/rules`.
    """
    return tuple(sorted((root / FOLDER).glob("*.rq")))


def load_rules(root: Path) -> tuple[Rule, ...]:
    """Read the rules of a source tree, by stratum and name.

    Args:
        root: The folder that holds `ontology/rules`.

    Raises:
        DataError: With file and line, where a file is no rule, its header does not name its
            premises as evidence, or two rules have one name.
    """
    rules: dict[str, Rule] = {}
    for path in rule_paths(root):
        rule = _read(path)
        if rule.name in rules:
            other = rules[rule.name].path
            raise DataError(
                f"two rules are called {rule.name}", str(path), f"rename it, or {other}"
            )
        _check_header(rule)
        rules[rule.name] = rule
    return tuple(rules.values())


def load_rule(root: Path, name: str) -> Rule:
    """Read one rule by its name; its header is not looked at.

    Args:
        root: The folder that holds `ontology/rules`.
        name: The name, without stratum and ending.

    Raises:
        DataError: Where no rule has this name, or its file is no rule.
    """
    if _NAME.fullmatch(f"00-{name}"):
        for path in (root / FOLDER).glob(f"[0-9][0-9]-{name}.rq"):
            return _read(path)
    raise DataError(
        f"no rule is called {name}", str(root / FOLDER), "build again with `akkg build`"
    )


def derive(store: ox.Store, rules: Iterable[Rule]) -> list[ox.Quad]:
    """Run rules to a fixpoint, and list what they derive.

    Args:
        store: As for `run_rules`, which is better where the store itself is what is wanted: a list
            of a million statements costs as much as deriving them.
        rules: The rules, by stratum and name.

    Returns:
        Each derived triple once, in the graph of its rule.

    Raises:
        DataError: Where the engine refuses a rule.
    """
    run = tuple(rules)
    run_rules(store, run)
    graphs = (ox.NamedNode(rule.graph) for rule in run)
    return [quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)]


def _read(path: Path) -> Rule:
    name = _NAME.fullmatch(path.stem)
    if name is None:
        raise DataError(
            "a rule's file is called by two digits and words with hyphens",
            str(path),
            "rename it, such as 40-earliest-begin.rq",
        )
    text = read_text(path)
    return Rule(name[2], int(name[1]), path, text, read_rule_text(text, path))


def _check_header(rule: Rule) -> None:
    header, _ = split_header(rule.query, rule.path)
    place = f"{rule.path}:1"
    for key in header:
        if key not in ("title", "evidence"):
            hint = suggestion(str(key), ("title", "evidence"))
            raise DataError(f"unknown key {key}", place, hint or "a rule has title and evidence")
    evidence = header.get("evidence")
    listed = evidence if isinstance(evidence, list) else []
    texts = [line for line in listed if isinstance(line, str)]
    if not isinstance(header.get("title"), str) or not texts or texts != listed:
        remedy = "add `#+ title:` and `#+ evidence:`, with a triple pattern a line"
        raise DataError("a rule's header needs title and evidence", place, remedy)
    named = {read_pattern(line, rule.path) for line in texts}
    for pattern in sorted(named.symmetric_difference(rule.text.patterns)):
        what = "is no premise of the rule" if pattern in named else "is not among the evidence"
        remedy = "let the header name the triple patterns of WHERE, and no others"
        raise DataError(f"`{' '.join(pattern)}` {what}", place, remedy)
