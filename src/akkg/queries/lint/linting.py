"""Holds files of saved queries to all rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from akkg.errors import DataError
from akkg.prefixes import PrefixTable
from akkg.queries.lint import arithmetic, layout, ordering, portable, promises, scope
from akkg.queries.lint.fault import Fault
from akkg.queries.lint.subject import Subject, subject_of
from akkg.queries.lint.vocabulary import Vocabulary, read_vocabulary
from akkg.queries.lint.waivers import without_waived
from akkg.queries.query_header import read_query

__all__ = ["RULES", "lint_file", "lint_files"]

RULES: dict[str, Callable[[Subject], Iterator[Fault]]] = {
    rule.__name__.replace("_", "-"): rule
    for module in (arithmetic, layout, ordering, portable, promises, scope)
    for rule in module.RULES
}
"""The rules by the names that findings bear; `header`, `syntax` and `waiver` stand beside them."""


def lint_files(paths: list[Path], root: Path) -> tuple[Fault, ...]:
    """Hold files to all rules.

    Args:
        paths: Files of saved queries.
        root: The source tree, for its prefixes and shapes.

    Returns:
        What was found, sorted by place.
    """
    prefixes, vocabulary = PrefixTable.load(root), read_vocabulary(root)
    return tuple(fault for path in paths for fault in lint_file(path, prefixes, vocabulary))


def lint_file(path: Path, prefixes: PrefixTable, vocabulary: Vocabulary) -> tuple[Fault, ...]:
    """Hold one file to all rules.

    Args:
        path: The file.
        prefixes: The project's prefixes.
        vocabulary: What the shapes say of properties.

    Returns:
        What was found and is not waived, sorted by place; a file that cannot be read has one
        finding, of the rule `header` or `syntax`.
    """
    try:
        query = read_query(path)
    except DataError as error:
        line, column = _place(error.where or "")
        remedy = error.remedy or "see docs/queries.md"
        return (Fault(path, line, column, "header", error.what, remedy),)
    try:
        subject = subject_of(query, dict(prefixes.items()), vocabulary)
    except Exception as error:  # the parser raises what it likes
        line, column = getattr(error, "lineno", 1), getattr(error, "column", 1)
        reason = " ".join(str(error).split())[:200]
        what, remedy = f"the query cannot be parsed, {reason}", "mend it at this place"
        return (Fault(path, line, column, "syntax", what, remedy),)
    faults = {fault for rule in RULES.values() for fault in rule(subject)}
    return without_waived(faults, query.text, path, RULES)


def _place(where: str) -> tuple[int, int]:
    """Line and column out of the place of an error."""
    match = re.search(r"line (\d+), column (\d+)$", where)
    if match is not None:
        return int(match[1]), int(match[2])
    match = re.search(r":(\d+)$", where)
    return (int(match[1]) if match else 1), 1
