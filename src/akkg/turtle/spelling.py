"""One way to write each RDF term in Turtle.

IRIs are CURIEs where the project's prefix table has the namespace; literals are short only where
that form is the canonical one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from akkg.errors import DataError
from akkg.near import suggestion

__all__ = ["XSD", "Spelling", "quoted", "unescape"]

XSD = "http://www.w3.org/2001/XMLSchema#"

_LOCAL = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)?")
_SHORT = {
    XSD + "boolean": re.compile(r"true|false"),
    XSD + "integer": re.compile(r"0|-?[1-9][0-9]*"),
    XSD + "decimal": re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9]"),
}
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_TO_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f]')
_TO_ESCAPE_IN_LINES = re.compile(r'[\x00-\x09\x0b-\x1f\\\x7f]|"(?=""|\Z)')
_NAMED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_NAME_OF = {character: name for name, character in _NAMED.items()}


@dataclass(slots=True)
class Spelling:
    """How terms are written in one file.

    Attributes:
        table: The prefixes that may be used, with their namespaces.
        where: The name of the file, for messages.
        declared: The prefixes that the file declares, filled while it is read.
        used: The prefixes of the table that the terms needed, filled while they are written.
    """

    table: Mapping[str, str]
    where: str
    declared: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    _written: dict[str, str] = field(default_factory=dict)

    def iri(self, iri: str) -> str:
        """Write an absolute IRI: as a CURIE where the table has its namespace.

        >>> spelling = Spelling({"ak": "https://w3id.org/akkg/id/"}, "x.ttl")
        >>> spelling.iri("https://w3id.org/akkg/id/akfta")
        'ak:akfta'
        """
        written = self._written.get(iri)
        if written is None:
            written = self._written[iri] = self._shorten(iri)
        return written

    def _shorten(self, iri: str) -> str:
        best, length = "", -1
        for prefix, namespace in self.table.items():
            longer = len(namespace) > length and iri.startswith(namespace)
            if longer and _LOCAL.fullmatch(iri, len(namespace)):
                best, length = prefix, len(namespace)
        if length < 0:
            return f"<{iri}>"
        self.used.add(best)
        return f"{best}:{iri[length:]}"

    def expand(self, curie: str, line: int) -> str:
        """Return the IRI of a CURIE by the declarations of the file.

        Raises:
            DataError: If its prefix is not declared, not one of the table, or has another namespace
                there.
        """
        prefix, _, local = curie.partition(":")
        namespace = self.declared.get(prefix)
        if namespace is None:
            what = f"the prefix {prefix}: is not declared in this file"
            raise DataError(
                what, f"{self.where}:{line}", "declare it as ontology/prefixes.ttl does"
            )
        if self.table.get(prefix) != namespace and namespace not in self.table.values():
            raise self._foreign(prefix, namespace, line)
        return namespace + re.sub(r"\\(.)", r"\1", local)

    def _foreign(self, prefix: str, namespace: str, line: int) -> DataError:
        where, known = f"{self.where}:{line}", self.table.get(prefix)
        if known is not None:
            what = f"the prefix {prefix}: is <{namespace}> here and <{known}> in the prefix table"
            return DataError(what, where, "declare it as ontology/prefixes.ttl does")
        what = f"the prefix {prefix}: is not in ontology/prefixes.ttl"
        close = suggestion(prefix, self.table)
        return DataError(what, where, close or "add it there or write the IRI")

    def string(self, text: str) -> str:
        r"""Write a quoted string of any of Turtle's four forms, as `quoted` does.

        >>> Spelling({}, "x.ttl").string("'''Plan of \"Action\"'''")
        '"Plan of \\"Action\\""'
        """
        quotes = 3 if len(text) >= 6 and text[:3] in ('"""', "'''") else 1
        return quoted(unescape(text[quotes:-quotes]))

    def typed(self, string: str, datatype: str) -> str:
        """Write a literal, given its written string and the IRI of its datatype."""
        if datatype == XSD + "string":
            return string
        short, value = _SHORT.get(datatype), string[1:-1]
        if short is not None and short.fullmatch(value):
            return value
        return f"{string}^^{self.iri(datatype)}"


def quoted(value: str) -> str:
    r'''Write a string in double quotes: in three where it has several lines, which stay lines.

    >>> quoted('Plan of "Action"')
    '"Plan of \\"Action\\""'
    >>> print(quoted('SELECT $this\nWHERE { $this a "b" }'))
    """SELECT $this
    WHERE { $this a "b" }"""
    '''
    if "\n" in value:
        return '"""' + _TO_ESCAPE_IN_LINES.sub(_escape, value) + '"""'
    return '"' + _TO_ESCAPE.sub(_escape, value) + '"'


def unescape(text: str) -> str:
    r"""Replace the escapes of Turtle by their characters.

    >>> unescape(r"Cha-am Hua Hin\u002C Thailand")
    'Cha-am Hua Hin, Thailand'
    """
    return _ESCAPED.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _NAMED.get(match[3], match[3])


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    if found in '"\\':
        return "\\" + found
    name = _NAME_OF.get(found)
    return "\\" + name if name else f"\\u{ord(found):04X}"
