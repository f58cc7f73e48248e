"""Writes the outline of a Turtle or TriG file in the project's layout.

The head comment, the prefixes in use, then one subject a block, one predicate a line and the
closing dot alone, all sorted, so that a new fact is a new line. Named graphs and lists keep their
order, and comments stay with what they are on. A list, or a node without a name that says one
thing, stands on one line where it fits; else its brackets hold one member or predicate a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from akkg.turtle.outline import Block, Comments, Graph, Line, List, Node, Outline

__all__ = ["LABELS", "natural", "write_outline"]

LABELS = ("a", "skos:prefLabel", "rdfs:label", "skos:altLabel", "dcterms:title", "akkg:acronym")
WIDTH = 100

_RANK = {label: rank for rank, label in enumerate(LABELS)}
_DIGITS = re.compile(r"([0-9]+)")


def write_outline(outline: Outline) -> str:
    """Write a file.

    Args:
        outline: What it holds.

    Returns:
        Turtle, or TriG where there are named graphs (W3C RDF 1.1).
    """
    parts = [_tidy(outline.head), list(_prefixes(outline)), list(_subjects(outline.blocks, WIDTH))]
    parts += [list(_graph(name, graph)) for name, graph in outline.graphs.items()]
    parts.append(_tidy(outline.tail))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n" * any(parts)


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


def _prefixes(outline: Outline) -> Iterator[str]:
    for prefix in sorted(outline.prefixes):
        comments = outline.prefixes[prefix]
        yield _end(f"@prefix {prefix}: <{outline.namespaces[prefix]}> .", comments)


def _graph(name: str, graph: Graph) -> Iterator[str]:
    yield from _tidy(graph.comments.before)
    yield _end(f"{name} {{", graph.comments)
    inner = list(_subjects(graph.blocks, WIDTH - 4))
    tail = _tidy(graph.end.before)
    for line in [*inner, *([""] if inner and tail else []), *tail]:
        yield f"    {line}" if line else ""
    yield _end("}", graph.end)


def _subjects(blocks: Mapping[str, Block], room: int) -> Iterator[str]:
    """Write subjects; a string of several lines is in one item, so that it is not indented."""
    for place, subject in enumerate(sorted(blocks, key=natural)):
        block = blocks[subject]
        if place:
            yield ""
        yield from _tidy(block.comments.before)
        yield _end(subject, block.comments)
        yield from _inside(block, room)
        yield _end(".", block.end)


def _inside(node: Node, room: int) -> Iterator[str]:
    """Write what stands between a subject and its dot, or between brackets.

    Args:
        node: The block or list.
        room: How many columns its first line has; what is inside has four less.
    """
    if isinstance(node, Block):
        lines = chain.from_iterable(_predicate(*pair, room - 4) for pair in _sorted(node.lines))
    else:
        lines = chain.from_iterable(_object(*pair, "", room - 4) for pair in node.members)
    for line in chain(lines, filter(None, node.end.before)):
        yield "    " + line


def _sorted(lines: Mapping[str, Line]) -> list[tuple[str, Line]]:
    def key(pair: tuple[str, Line]) -> tuple[int, object]:
        return _RANK.get(pair[0], len(_RANK)), natural(pair[0])

    return sorted(lines.items(), key=key)


def _predicate(predicate: str, line: Line, room: int) -> Iterator[str]:
    yield from filter(None, line.comments.before)
    objects = [*line.objects.items(), *line.nodes]
    if len(objects) == 1:
        [(written, comments)] = objects
        yield from filter(None, comments.before)
        yield from _one(f"{predicate} ", written, " ;", room, line.comments, comments)
        return
    yield _end(predicate, line.comments)
    objects.sort(key=lambda pair: natural(_flat(pair[0])))
    for place, pair in enumerate(objects, start=1):
        for text in _object(*pair, " ;" if place == len(objects) else " ,", room - 4):
            yield "    " + text


def _object(written: str | Node, comments: Comments, mark: str, room: int) -> Iterator[str]:
    yield from filter(None, comments.before)
    yield from _one("", written, mark, room, Comments(), comments)


def _one(
    lead: str, written: str | Node, mark: str, room: int, first: Comments, last: Comments
) -> Iterator[str]:
    """Write a term or node between what stands before and behind it on its first and last line."""
    if isinstance(written, str):
        yield _end(lead + written + mark, first, last)
    elif _plain(written) and len(line := lead + _flat(written) + mark) <= room:
        yield _end(line, first, last)
    else:
        opening, closing = "[]" if isinstance(written, Block) else "()"
        yield _end(lead + opening, first, written.comments)
        yield from _inside(written, room)
        yield _end(closing + mark, last)


def _plain(written: str | Node) -> bool:
    """Whether a term or node has no comment, no line break, and nowhere two statements of one."""
    if isinstance(written, str):
        return "\n" not in written
    if isinstance(written, List):
        parts, around = written.members, []
    else:
        lines = written.lines.values()
        parts = [pair for line in lines for pair in (*line.objects.items(), *line.nodes)]
        around = [line.comments for line in lines]
        if len(parts) > 1:
            return False
    around += [written.comments, written.end, *(comments for _, comments in parts)]
    return all(each.empty for each in around) and all(_plain(part) for part, _ in parts)


def _flat(written: str | Node) -> str:
    """Write a term or node on one line, without comments."""
    if isinstance(written, str):
        return written
    if isinstance(written, List):
        return f"( {' '.join(_flat(member) for member, _ in written.members)} )"
    facts = (f"{predicate} {_flat_objects(line)}" for predicate, line in _sorted(written.lines))
    return f"[ {' ; '.join(facts)} ]" if written.lines else "[]"


def _flat_objects(line: Line) -> str:
    objects = [*line.objects, *(_flat(node) for node, _ in line.nodes)]
    return " , ".join(sorted(objects, key=natural))


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
