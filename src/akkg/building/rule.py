"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from akkg.building.rule_text import RuleText
from akkg.header import split_header
from akkg.prefixes import BASE

__all__ = ["DERIVED", "Rule"]

DERIVED = f"{BASE}graph/derived/"
"""What the IRI of the named graph of a rule begins with; the rule's name follows."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        name: The file's name without number and ending; the local name of its derived graph.
        stratum: When it runs, 0 to 99.
        path: Its file.
        query: The whole file, a SPARQL CONSTRUCT query.
        text: Its patterns, and what it computes and denies.
    """

    name: str
    stratum: int
    path: Path
    query: str
    text: RuleText

    @property
    def graph(self) -> str:
        """The IRI of the named graph of what it derives."""
        return DERIVED + self.name

    @property
    def title(self) -> str:
        """What it says, in a sentence."""
        return str(split_header(self.query, self.path)[0]["title"])
