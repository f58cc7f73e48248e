"""The layout of source files in Turtle and TriG: what ``akkg fmt`` writes.

The head comment, the prefixes in use, then one subject a block, one predicate a line and the
closing dot alone, all sorted, so that a new fact is a new line. Named graphs keep the order of the
file, and comments stay with what they are on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from akkg.errors import AkkgError, DataError
from akkg.turtle_outline import Block, Comments, Graph, Line, Outline
from akkg.turtle_reader import read_outline

__all__ = ["LABELS", "lay_out", "natural"]

LABELS = ("a", "skos:prefLabel", "rdfs:label", "skos:altLabel", "dcterms:title", "akkg:acronym")

_RANK = {label: rank for rank, label in enumerate(LABELS)}
_DIGITS = re.compile(r"([0-9]+)")


def lay_out(text: str, prefixes: Mapping[str, str], *, trig: bool, where: str = "text") -> str:
    r"""Lay out a Turtle or TriG file.

    Args:
        text: The file, RDF 1.1 Turtle or TriG without blank nodes.
        prefixes: The prefixes that may be used, with their namespaces.
        trig: Whether it is TriG.
        where: The name of the file, for messages.

    Returns:
        The same triples in the same graphs, and the same comments. Done again, nothing changes.

    Raises:
        DataError: At a syntax error, a blank node, a base, or a prefix that is not in the table.

    >>> table = {"ak": "https://w3id.org/akkg/id/"}
    >>> text = "@prefix ak: <https://w3id.org/akkg/id/> .\nak:b ak:p 2, 1 ."
    >>> print(lay_out(text, table, trig=False), end="")
    @prefix ak: <https://w3id.org/akkg/id/> .
    <BLANKLINE>
    ak:b
        ak:p
            1 ,
            2 ;
    .
    """
    before = _statements(text, trig, where)
    result = _write(read_outline(text, prefixes, where))
    if _statements(result, trig, where) != before:
        raise AkkgError(
            "the layout would change what the file says",
            where,
            "report this as a bug; nothing is written",
        )
    return result


def natural(text: str) -> tuple[list[tuple[int, str]], str]:
    """Return a sort key that counts: p2 stands before p10.

    >>> sorted(["para:p10", "para:p2"], key=natural)
    ['para:p2', 'para:p10']
    """
    parts = _DIGITS.split(text)
    numbers = [part.lstrip("0") for part in parts]
    return [
        (len(numbers[i]) if i % 2 else 0, numbers[i] if i % 2 else part)
        for i, part in enumerate(parts)
    ], text


def _statements(text: str, trig: bool, where: str) -> set[ox.Quad]:
    kind = ox.RdfFormat.TRIG if trig else ox.RdfFormat.TURTLE
    try:
        return set(ox.parse(text, kind))
    except SyntaxError as error:
        what = str(error.msg).partition(": ")[2] or str(error.msg)
        remedy = "correct the syntax; nothing is written"
        raise DataError(what, f"{where}:{error.lineno}", remedy) from None


def _write(outline: Outline) -> str:
    parts = [_tidy(outline.head), list(_prefixes(outline)), list(_subjects(outline.blocks))]
    parts += [list(_graph(name, graph)) for name, graph in outline.graphs.items()]
    parts.append(_tidy(outline.tail))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n" * any(parts)


def _prefixes(outline: Outline) -> Iterator[str]:
    for prefix in sorted(outline.prefixes):
        comments = outline.prefixes[prefix]
        yield _end(f"@prefix {prefix}: <{outline.namespaces[prefix]}> .", comments)


def _graph(name: str, graph: Graph) -> Iterator[str]:
    yield from _tidy(graph.comments.before)
    yield _end(f"{name} {{", graph.comments)
    inner = list(_subjects(graph.blocks))
    tail = _tidy(graph.end.before)
    for line in [*inner, *([""] if inner and tail else []), *tail]:
        yield f"    {line}" if line else ""
    yield _end("}", graph.end)


def _subjects(blocks: Mapping[str, Block]) -> Iterator[str]:
    for place, subject in enumerate(sorted(blocks, key=natural)):
        if place:
            yield ""
        yield from _block(subject, blocks[subject])


def _block(subject: str, block: Block) -> Iterator[str]:
    yield from _tidy(block.comments.before)
    yield _end(subject, block.comments)
    for predicate in sorted(
        block.lines, key=lambda name: (_RANK.get(name, len(_RANK)), natural(name))
    ):
        for line in _predicate(predicate, block.lines[predicate]):
            yield "    " + line
    for comment in filter(None, block.end.before):
        yield "    " + comment
    yield _end(".", block.end)


def _predicate(predicate: str, line: Line) -> Iterator[str]:
    yield from filter(None, line.comments.before)
    if len(line.objects) == 1:
        [(written, comments)] = line.objects.items()
        yield from filter(None, comments.before)
        yield _end(f"{predicate} {written} ;", line.comments, comments)
        return
    yield _end(predicate, line.comments)
    *others, last = sorted(line.objects, key=natural)
    for written in [*others, last]:
        for comment in filter(None, line.objects[written].before):
            yield "    " + comment
        yield _end(f"    {written} {';' if written == last else ','}", line.objects[written])


def _end(text: str, *comments: Comments) -> str:
    """Write the comments that stand at the end of a line."""
    return " ".join([text, *(comment for each in comments for comment in each.after)])


def _tidy(comments: Iterable[str]) -> list[str]:
    """Drop blank lines at both ends, and all but one in between."""
    kept: list[str] = []
    for comment in comments:
        if comment or (kept and kept[-1]):
            kept.append(comment)
    return kept[:-1] if kept and not kept[-1] else kept
