"""Reads Turtle and TriG files, and says in which line a mistake is."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.near import suggestion
from akkg.prefixes import PrefixTable

__all__ = ["line_of", "parse_file", "read_text"]

FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG}
_PLACE = re.compile(r"Parser error at line \d+ (?:between columns|column) \d+(?: and (?:line \d+ column )?\d+)?: ")
_UNDECLARED = re.compile(r"The prefix (.*): has not been declared")


def read_text(path: Path) -> str:
    """Read a source file.

    Args:
        path: The file.

    Returns:
        Its text.

    Raises:
        DataError: Where it is missing, cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataError("is not UTF-8", f"{path}:{line}", "save the file as UTF-8") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DataError(f"cannot be read ({reason})", str(path), "check its name and its permissions") from error


def parse_file(path: Path, prefixes: PrefixTable, base_iri: str | None = None) -> list[ox.Quad]:
    """Read the statements of a Turtle or TriG source file.

    Args:
        path: A file whose name ends in ``.ttl`` or ``.trig``.
        prefixes: The prefix table; the file may use no other prefix, and none for another namespace.
        base_iri: The base for relative IRIs; none are used in the project's own files.

    Returns:
        The statements, in the order of the file.

    Raises:
        DataError: With file and line for a syntax error, an unknown prefix, a prefix with another namespace,
            or a blank node.
    """
    text = read_text(path)
    try:
        parser = ox.parse(text, format=FORMATS[path.suffix], base_iri=base_iri)
        quads = list(parser)
        declared = parser.prefixes
    except SyntaxError as error:
        raise _syntax_error(path, error, prefixes) from error
    for prefix, namespace in declared.items():
        known = prefixes.namespaces.get(prefix)
        if known != namespace:
            line = line_of(text, f"@prefix {prefix}:")
            what = f"the prefix {prefix}: is not in the table" if known is None else f"the prefix {prefix}: stands for another namespace"
            remedy = suggestion(prefix, prefixes.namespaces) or "see ontology/prefixes.ttl" if known is None else f"write <{known}>"
            raise DataError(what, f"{path}:{line}", remedy)
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            line = min(line_of(text, "["), line_of(text, "_:")) if "[" in text or "_:" in text else 1
            raise DataError("a blank node", f"{path}:{line}", "give the thing a name of its own")
    return quads


def line_of(text: str, token: str) -> int:
    """Return the number of the first line, outside the prefixes, in which a token stands whole, or 1.

    Example:
        >>> line_of("a:bc a:d\\na:b a:d", "a:b")
        2
    """
    pattern = re.compile(rf"(?<![\w:-]){re.escape(token)}(?![\w-])" if token[:1].isalnum() else re.escape(token))
    for number, line in enumerate(text.splitlines(), 1):
        if (line.startswith("@prefix") and not token.startswith("@")) or line.lstrip().startswith("#"):
            continue
        if pattern.search(line):
            return number
    return 1


def _syntax_error(path: Path, error: SyntaxError, prefixes: PrefixTable) -> DataError:
    what = _PLACE.sub("", error.args[0])
    remedy = "mend the syntax there or in the line before"
    if match := _UNDECLARED.search(what):
        what = f"the prefix {match[1]}: is not declared in this file"
        remedy = suggestion(match[1], prefixes.namespaces) or "see ontology/prefixes.ttl"
        if match[1] in prefixes.namespaces:
            remedy = f"add @prefix {match[1]}: <{prefixes.namespaces[match[1]]}> ."
    return DataError(what, f"{path}:{error.lineno or 1}", remedy)
