"""Writes an answer as HTML: a table for a page or a notebook, or a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from akkg.answers.table import Cell

__all__ = ["fragment", "page"]

# The system's colours follow the reader's choice of light or dark.
_STYLE = """\
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem }
div { overflow-x: auto }
table { border-collapse: collapse }
caption { font-size: 1.25rem; font-weight: 600; padding: .5rem 0; text-align: start }
th, td { border-bottom: 1px solid GrayText; padding: .375rem .75rem; text-align: start }
th, td { vertical-align: top }
"""


def fragment(
    caption: str, header: Sequence[str], rows: Sequence[Sequence[tuple[str, Cell]]]
) -> str:
    """Write a table element; whatever the cells hold, they are text in it.

    Args:
        caption: What the table shows; without one it has none.
        header: The titles of the columns.
        rows: The cells, each with its text and its term; an IRI of the web becomes a link.

    Example:
        >>> print(fragment("Funds", ["Fund"], [[("A & B", ox.Literal("A & B"))]]), end="")
        <table>
        <caption>Funds</caption>
        <thead><tr><th scope="col">Fund</th></tr></thead>
        <tbody>
        <tr><td>A &amp; B</td></tr>
        </tbody>
        </table>
    """
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in header)
    body = "".join(f"<tr>{''.join(_cell(text, term) for text, term in row)}</tr>\n" for row in rows)
    words = f"<caption>{escape(caption)}</caption>\n" if caption else ""
    head = f"<thead><tr>{titles}</tr></thead>"
    return f"<table>\n{words}{head}\n<tbody>\n{body}</tbody>\n</table>\n"


def page(caption: str, table: str) -> str:
    """Write a page with a table: it needs no other file, and runs no script.

    Args:
        caption: The title of the page.
        table: The table element.
    """
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(caption or 'Answer')}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<div>\n{table}</div>\n</body>\n</html>\n"
    )


def _cell(text: str, term: Cell) -> str:
    words = escape(text)
    if isinstance(term, ox.NamedNode) and term.value.startswith(("http://", "https://")):
        words = f'<a href="{escape(term.value)}">{words}</a>'
    language = term.language if isinstance(term, ox.Literal) else None
    return f'<td lang="{escape(language)}">{words}</td>' if language else f"<td>{words}</td>"
