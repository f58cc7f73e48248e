"""Reads Turtle and TriG files, and says in which line a mistake is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.near import suggestion
from akkg.prefixes import FILE, PrefixTable
from akkg.reading import read_text

__all__ = ["blank_node", "endless", "line_of", "parse_file", "place", "plain_message", "read_text"]

FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG}

_PLACE = re.compile(r"Parser error (?:at|between) [^:]*: ")
_UNDECLARED = re.compile(r"the prefix (.*): has not been declared")
_STRING, _IRI, _COMMENT = r'"(?:[^"\\\n]|\\.)*"', r"<[^<>\s]*>", r"#.*"


def parse_file(path: Path, prefixes: PrefixTable) -> list[ox.Quad]:
    """Read the statements of a Turtle or TriG source file.

    Args:
        path: A file whose name ends in `.ttl` or `.trig`.
        prefixes: The prefix table; the file may use no other prefix, and none for another
            namespace.

    Returns:
        The statements, in the order of the file.

    Raises:
        DataError: With file, line and remedy for a syntax error, a prefix that is not declared, not
            in the table or bound to another namespace, and for a blank node.

    Standard:
        RDF 1.1 Turtle and RDF 1.1 TriG.
    """
    text = read_text(path)
    parser = ox.parse(text, format=FORMATS[path.suffix])
    try:
        quads = list(parser)
    except SyntaxError as error:
        raise _syntax_error(path, error, prefixes) from None
    except MemoryError:
        raise endless(path) from None
    _check_prefixes(path, text, parser.prefixes, prefixes)
    for quad in quads:
        if ox.BlankNode in (type(quad.subject), type(quad.object), type(quad.graph_name)):
            raise blank_node(path, text)
    return quads


def blank_node(path: Path, text: str) -> DataError:
    """Make the error for a blank node in a Turtle or TriG file.

    Args:
        path: The file.
        text: What it holds.
    """
    lines = [line for mark in ("[", "_:", "(") if (line := line_of(text, mark))]
    where = f"{path}:{min(lines)}" if lines else str(path)
    return DataError("a blank node", where, "give the thing a name of its own")


def endless(path: Path) -> DataError:
    """Make the error for a name or text that is longer than a parser takes.

    Args:
        path: The file.
    """
    what = "a name or a text without end, longer than 16 megabytes"
    return DataError(what, str(path), "look for a quote or a bracket that is missing, or for junk")


def plain_message(error: SyntaxError) -> str:
    """Say what is wrong in a parser's words, without the place and with a small first letter."""
    what = _PLACE.sub("", str(error.msg))
    return what[:1].lower() + what[1:]


def place(path: Path, text: str, *tokens: str) -> str:
    """Name the place of the first of some tokens that stands in a file; the file alone if none
    does.

    Example:
        >>> place(Path("x.ttl"), "a:b a:c a:d .", "<http://a/c>", "a:c")
        'x.ttl:1'
    """
    line = next((line for token in tokens if (line := line_of(text, token))), None)
    return str(path) if line is None else f"{path}:{line}"


def line_of(text: str, token: str) -> int | None:
    """Find the first line in which a token stands whole.

    Comments and prefix declarations are passed over, and so are strings where the token is none.

    Args:
        text: A Turtle or TriG text.
        token: A CURIE, an IRI in angle brackets, a literal in quotes, or a mark.

    Returns:
        The number of the line, from 1, or None.

    Example:
        >>> line_of('# a:b\\na:bc a:d "a:b"@en .\\na:b a:d a:e .', "a:b")
        3
    """
    kinds = {'"': (_IRI, _COMMENT), "<": (_STRING, _COMMENT)}
    passed_over = "|".join(kinds.get(token[0], (_STRING, _IRI, _COMMENT)))
    bounds = (r"(?<![\w:.-])", r"(?![\w:-])") if token[0].isalpha() else ("", "")
    whole = re.compile(re.escape(token).join(bounds))
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip()[:7].lower() in ("@prefix", "prefix "):
            continue
        if whole.search(re.sub(passed_over, " ", line)):
            return number
    return None


def _check_prefixes(
    path: Path, text: str, declared: Mapping[str, str], prefixes: PrefixTable
) -> None:
    for prefix, namespace in declared.items():
        known = prefixes.namespaces.get(prefix)
        if known == namespace:
            continue
        lines = re.finditer(rf"prefix\s+{re.escape(prefix)}:", text, re.IGNORECASE)
        line = max((text.count("\n", 0, match.start()) + 1 for match in lines), default=1)
        if known is None:
            what = f"the prefix {prefix}: is not in the table"
            remedy = suggestion(prefix, prefixes.namespaces) or f"see {FILE}"
        else:
            what = f"the prefix {prefix}: stands for another namespace in the table"
            remedy = f"write <{known}>"
        raise DataError(what, f"{path}:{line}", remedy)


def _syntax_error(path: Path, error: SyntaxError, prefixes: PrefixTable) -> DataError:
    what = plain_message(error)
    line = error.lineno or 1
    remedy = "mend the syntax there or just before"
    if match := _UNDECLARED.search(what):
        what = f"the prefix {match[1]}: is not declared in this file"
        remedy = suggestion(match[1], prefixes.namespaces) or f"see {FILE}"
        if match[1] in prefixes.namespaces:
            remedy = f"add @prefix {match[1]}: <{prefixes.namespaces[match[1]]}> ."
    elif what.startswith(("unexpected end", "line jumps")):
        remedy = "look for a quote, a bracket or a dot that is missing"
    return DataError(what, f"{path}:{line}", remedy)
