"""Writes the terms of a report: each in one way, so that nothing in them is hidden or obeyed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

import pyoxigraph as ox

from akkg.shacl.paths import Path, sparql
from akkg.turtle.spelling import Spelling
from akkg.validation.finding import Finding, Report, Term

__all__ = ["Terms", "cut", "visible"]

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def cut(text: str, longest: int | None) -> str:
    """Shorten a text to so many characters, the last of them `…`; None leaves it whole.

    Example:
        >>> cut("abcdef", 4)
        'abc…'
    """
    return text if longest is None or len(text) <= longest else text[: longest - 1] + "…"


def visible(text: str) -> str:
    r"""Write a text so that a reader sees what it holds and a terminal obeys none of it.

    Control characters, marks that turn the direction of writing, and spaces other than the plain
    one are written as Turtle escapes them.

    Args:
        text: Any text.

    Standard:
        RDF 1.1 Turtle, section 6.4, numeric escape sequences.

    Example:
        >>> print(visible("a\x1b[31mb"))
        a\u001B[31mb
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in text)


def _escaped(letter: str) -> str:
    code = ord(letter)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


@dataclass(frozen=True, slots=True)
class Terms:
    """Writes terms as Turtle does.

    Attributes:
        spelling: Makes CURIEs, and keeps account of the prefixes that they need.
        blanks: A label for each blank node, counted as they come: engines make up their own.
    """

    spelling: Spelling
    blanks: Mapping[ox.BlankNode, str]

    @classmethod
    def of(cls, report: Report, **prefixes: str) -> Terms:
        """Prepare to write the terms of a report.

        Args:
            report: Its prefixes are used, and its blank nodes get labels.
            prefixes: Namespaces by prefix that hold beside those of the report, or in their place.
        """
        nodes = [node for found in report.findings for node in _nodes(found)]
        blanks = dict.fromkeys(node for node in nodes if isinstance(node, ox.BlankNode))
        labels = {node: f"b{number}" for number, node in enumerate(blanks, start=1)}
        return cls(Spelling({**report.prefixes, **prefixes}, "the report"), labels)

    def iri(self, iri: str, longest: int | None = None) -> str:
        """Write an IRI: a CURIE, or the IRI in angle brackets."""
        return visible(cut(self.spelling.iri(_well_formed(iri)), longest))

    def source(self, source: str) -> str:
        """Write which shape or check it is: an IRI, or a blank node, as shapes of others may be."""
        shape = _shape(source)
        return self.iri(source) if shape is None else self.term(shape)

    def name(self, source: str) -> str:
        """Write which shape or check, or which component, it is, without angle brackets."""
        return self.source(source).removeprefix("<").removesuffix(">")

    def curie(self, iri: str) -> str | None:
        """Write an IRI as a CURIE, where there is one."""
        written = self.iri(iri)
        return None if written.startswith("<") else written

    def path(self, path: Path, longest: int | None = None) -> str:
        """Write a path as SPARQL does, each of its IRIs no longer than is said."""
        return sparql(path, lambda iri: self.iri(iri, longest))

    def string(self, text: str, longest: int | None = None) -> str:
        """Write a text as a quoted string."""
        return visible(str(ox.Literal(_SURROGATE.sub("\ufffd", cut(text, longest)))))

    def term(self, term: Term, longest: int | None = None) -> str:
        """Write a term.

        Args:
            term: An IRI, a blank node or a literal.
            longest: How many characters of an IRI or of a literal's value may be shown.
        """
        if isinstance(term, ox.BlankNode):
            return f"_:{self.blanks[term]}"
        if isinstance(term, ox.NamedNode):
            return self.iri(term.value, longest)
        string = self.string(term.value, longest)
        if term.language:
            return f"{string}@{term.language}"
        written = self.spelling.typed(string, term.datatype.value)
        if written.startswith(string):  # no short form, such as that of a number
            return string + visible(cut(written.removeprefix(string), longest))
        return written


def _nodes(finding: Finding) -> tuple[Term | None, ...]:
    return finding.focus, finding.value, _shape(finding.source)


def _shape(source: str) -> ox.BlankNode | None:
    """The blank node of a shape without an IRI; every IRI has a colon, and no label has."""
    return ox.BlankNode(source) if source and ":" not in source else None


def _well_formed(iri: str) -> str:
    """Encode what no IRI may hold: shapes are read by an engine that lets it pass."""
    try:
        return ox.NamedNode(iri).value
    except ValueError:
        parts = (
            quote(part, safe="/:?@!$&'()*+,;=", errors="replace") for part in iri.split("#", 1)
        )
        return "#".join(parts)
