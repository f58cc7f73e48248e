"""What the lint finds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Fault"]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something in a saved query that a rule forbids.

    Attributes:
        path: The file.
        line: The line, counted from 1.
        column: The column, counted from 1.
        rule: The name of the rule.
        what: What is wrong.
        remedy: What to do about it.

    Example:
        >>> print(Fault(Path("a.rq"), 3, 5, "select-star", "no column is named", "name each"))
        a.rq:3:5: select-star: no column is named: name each
    """

    path: Path
    line: int
    column: int
    rule: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.what}: {self.remedy}"
