"""Writes numbers and tables of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["mebibytes", "number", "ratio", "seconds", "table"]


def seconds(value: float | None) -> str:
    """Three digits that say something; nothing for None.

    Example:
        >>> seconds(0.12345), seconds(12.345), seconds(123.45)
        ('0.123', '12.35', '123')
    """
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 100 else f"{value:.3f}" if value < 1 else f"{value:.2f}"


def ratio(value: float | None, other: float | None, *, more: bool = False) -> str:
    """How many times the other a value is; nothing where one is not known.

    Args:
        value: The value.
        other: What it is compared with.
        more: Whether the value is the least that it can be.

    Example:
        >>> ratio(6, 2), ratio(6, 2, more=True), ratio(None, 2)
        ('3.0', '> 3.0', '')
    """
    if not value or not other:
        return ""
    return f"{'> ' if more else ''}{value / other:.1f}"


def mebibytes(value: float) -> str:
    """Bytes as MiB."""
    return f"{value / 2**20:,.0f}"


def number(value: str | int) -> str:
    """A number with commas; a text as it is."""
    return f"{value:,}" if isinstance(value, int) else value


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table of Markdown; bars in cells are escaped."""
    lines = [head, ["---"] * len(head), *rows]
    escaped = ([cell.replace("|", "\\|") for cell in line] for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in escaped)
