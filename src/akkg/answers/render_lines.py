"""Writes rows as they come, piece by piece: an answer of any length needs the room of one row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.cell_text import plain
from akkg.errors import ParameterError

if TYPE_CHECKING:
    from akkg.answers.table import Cell, Row
    from akkg.prefixes import PrefixTable

__all__ = ["lines", "truth"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_XSD_STRING = f"{_XSD}string"
_SPECIAL = re.compile('[,"\r\n]')
_SPARQL_XML = "http://www.w3.org/2005/sparql-results#"


def lines(
    format: str, names: Sequence[str], rows: Iterable[Row], prefixes: PrefixTable
) -> Iterator[str]:
    """Write rows in a format that can be streamed.

    Args:
        format: `csv`, `tsv`, `json`, `xml` or `ndjson`.
        names: The names of the columns.
        rows: The rows; each is written before the next is asked for.
        prefixes: The prefixes by which `ndjson` shortens IRIs; the others are standards, and have
            IRIs in full.

    Yields:
        Pieces of the text; the last ends with a newline.

    Raises:
        ParameterError: For a character that XML cannot hold.

    Standard:
        SPARQL 1.1 Query Results CSV and TSV Formats (with LF at the end of a line); SPARQL 1.1
        Query Results JSON Format; SPARQL Query Results XML Format.

    Example:
        >>> from akkg.prefixes import PrefixTable
        >>> thing = ox.NamedNode("https://example.org/a")
        >>> "".join(lines("tsv", ["thing", "size"], [(thing, ox.Literal(2))], PrefixTable({})))
        '?thing\\t?size\\n<https://example.org/a>\\t2\\n'
    """
    return _WRITERS[format](names, rows, prefixes)


def truth(format: str, value: bool) -> str:
    """Write the answer to an ASK.

    Args:
        format: `json` or `xml` as the standards have it; the bare word for `table`.
        value: The answer.

    Example:
        >>> truth("json", True), truth("table", False)
        ('{"head": {}, "boolean": true}\\n', 'false\\n')
    """
    word = "true" if value else "false"
    if format == "json":
        return f'{{"head": {{}}, "boolean": {word}}}\n'
    if format == "xml":
        return f"{_xml_head()}  <head></head>\n  <boolean>{word}</boolean>\n</sparql>\n"
    return f"{word}\n"


def _csv(names: Sequence[str], rows: Iterable[Row], prefixes: PrefixTable) -> Iterator[str]:
    yield _record(names)
    for row in rows:
        yield _record([_in_full(cell) for cell in row])


def _record(texts: Sequence[str]) -> str:
    """A line of CSV; a single empty cell is quoted, since readers skip an empty line."""
    if not any(texts) and len(texts) == 1:
        return '""\n'
    if _SPECIAL.search("".join(texts)) is None:
        return ",".join(texts) + "\n"
    return ",".join(map(_quoted, texts)) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text


def _in_full(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"_:{cell.value}" if isinstance(cell, ox.BlankNode) else cell.value


def _tsv(names: Sequence[str], rows: Iterable[Row], prefixes: PrefixTable) -> Iterator[str]:
    yield "\t".join(f"?{name}" for name in names) + "\n"
    for row in rows:
        yield "\t".join(map(_turtle, row)) + "\n"


_BARE = {
    f"{_XSD}integer": "[+-]?[0-9]+",
    f"{_XSD}decimal": "[+-]?[0-9]*[.][0-9]+",
    f"{_XSD}double": "[+-]?(?:[0-9]+[.][0-9]*|[.]?[0-9]+)[eE][+-]?[0-9]+",
}


def _turtle(cell: Cell) -> str:
    """A term in the syntax of Turtle; a number is bare where that says its datatype."""
    if isinstance(cell, ox.Literal):
        form = _BARE.get(cell.datatype.value)
        if form and re.fullmatch(form, cell.value):
            return cell.value
    return "" if cell is None else str(cell)


def _json(names: Sequence[str], rows: Iterable[Row], prefixes: PrefixTable) -> Iterator[str]:
    import json

    encode = json.JSONEncoder(ensure_ascii=False).encode
    yield f'{{"head": {{"vars": {encode(list(names))}}}, "results": {{"bindings": ['
    between = "\n"
    for row in rows:
        cells = zip(names, row, strict=True)
        yield between + encode({name: _object(cell) for name, cell in cells if cell is not None})
        between = ",\n"
    yield "\n]}}\n"


def _object(cell: Cell) -> Mapping[str, str]:
    """A term as SPARQL 1.1 Query Results JSON writes it (section 3.2.2)."""
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, ox.BlankNode):
        return {"type": "bnode", "value": cell.value}
    assert cell is not None, "an unbound cell is left out"
    if cell.language:
        return {"type": "literal", "value": cell.value, "xml:lang": cell.language}
    if cell.datatype.value == _XSD_STRING:
        return {"type": "literal", "value": cell.value}
    return {"type": "literal", "value": cell.value, "datatype": cell.datatype.value}


def _ndjson(names: Sequence[str], rows: Iterable[Row], prefixes: PrefixTable) -> Iterator[str]:
    import json

    encode = json.JSONEncoder(ensure_ascii=False).encode
    for row in rows:
        texts = (None if cell is None else plain(cell, prefixes) for cell in row)
        yield encode(dict(zip(names, texts, strict=True))) + "\n"


def _xml(names: Sequence[str], rows: Iterable[Row], prefixes: PrefixTable) -> Iterator[str]:
    variables = "".join(f'<variable name="{_escaped(name)}"/>' for name in names)
    yield f"{_xml_head()}  <head>{variables}</head>\n  <results>\n"
    for row in rows:
        cells = zip(names, row, strict=True)
        found = (
            f'<binding name="{_escaped(name)}">{_element(cell)}</binding>'
            for name, cell in cells
            if cell is not None
        )
        yield f"    <result>{''.join(found)}</result>\n"
    yield "  </results>\n</sparql>\n"


def _xml_head() -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{_SPARQL_XML}">\n'


def _element(cell: Cell) -> str:
    """A term as SPARQL Query Results XML writes it (section 2.3.1)."""
    assert cell is not None, "an unbound cell is left out"
    value = _escaped(cell.value)
    if isinstance(cell, ox.NamedNode):
        return f"<uri>{value}</uri>"
    if isinstance(cell, ox.BlankNode):
        return f"<bnode>{value}</bnode>"
    if cell.language:
        return f'<literal xml:lang="{cell.language}">{value}</literal>'
    if cell.datatype.value == _XSD_STRING:
        return f"<literal>{value}</literal>"
    return f'<literal datatype="{_escaped(cell.datatype.value)}">{value}</literal>'


_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}


def _escaped(text: str) -> str:
    if not text.isprintable():
        for letter in text:
            if (letter < " " and letter not in "\t\n\r") or letter in "\ufffe\uffff":
                what = f"XML cannot hold the character U+{ord(letter):04X} of this answer"
                raise ParameterError(what, "format", "choose json, or another")
    for mark, written in _MARKS.items():
        text = text.replace(mark, written)
    return text


_Writer = Callable[[Sequence[str], Iterable["Row"], "PrefixTable"], Iterator[str]]
_WRITERS: Mapping[str, _Writer] = {
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
    "ndjson": _ndjson,
}
