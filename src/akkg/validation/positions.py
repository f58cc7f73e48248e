"""In which line of a Turtle or TriG file something is said, which no RDF engine remembers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.turtle.outline import Block, Comments, Line, Outline
from akkg.turtle.reader import read_outline
from akkg.turtle.spelling import Spelling, quoted

__all__ = ["Positions", "read_positions"]

_NIL = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Positions:
    """The lines of a file.

    Attributes:
        outline: What the file says, with the line of each part; None where it cannot be read, and
            `akkg fmt` refuses it and says why.
        spelling: How terms are written in the outline.
    """

    outline: Outline | None
    spelling: Spelling

    def line(
        self,
        graph: str | None,
        subject: str,
        predicate: str | None = None,
        value: ox.NamedNode | ox.Literal | None = None,
    ) -> int | None:
        """Tell the line in which something is said, the first if there are several.

        Args:
            graph: The IRI of the named graph; None for what stands in none, as in Turtle.
            subject: The IRI of the thing.
            predicate: The IRI of the property; None for the first block of the thing.
            value: The object, with the lexical form, datatype and language that are written; None
                for the property. Languages are alike in capital and small letters.

        Returns:
            The line on which the object, the property or the thing stands, counted from 1; None
            where the file does not say so, or is not readable.
        """
        block = self._blocks(graph).get(self.spelling.iri(subject))
        if block is None:
            return None
        if predicate is None:
            return block.comments.line
        line = block.lines.get("a" if predicate == _TYPE else self.spelling.iri(predicate))
        if line is None:
            return None
        found = line.comments if value is None else _find(line, self._written(value))
        return None if found is None else found.line

    def graph_line(self, graph: str) -> int | None:
        """Tell the line in which a named graph begins, the first if it is opened several times.

        Args:
            graph: Its IRI.

        Returns:
            The line, counted from 1; None where the file does not have the graph.
        """
        found = self.outline.graphs.get(self.spelling.iri(graph)) if self.outline else None
        return found.comments.line if found else None

    def _blocks(self, graph: str | None) -> Mapping[str, Block]:
        if self.outline is None:
            return {}
        if graph is None:
            return self.outline.blocks
        named = self.outline.graphs.get(self.spelling.iri(graph))
        return {} if named is None else named.blocks

    def _written(self, value: ox.NamedNode | ox.Literal) -> str:
        """Write a term as the outline does."""
        if isinstance(value, ox.NamedNode):
            return "()" if value.value == _NIL else self.spelling.iri(value.value)
        string = quoted(value.value)
        if value.language is None:
            return self.spelling.typed(string, value.datatype.value)
        direction = f"--{value.direction.value}" if value.direction else ""
        return f"{string}@{value.language}{direction}"


def _find(line: Line, written: str) -> Comments | None:
    found = line.objects.get(written)
    if found is None and written.startswith('"') and not written.endswith('"'):
        wanted = _small(written)  # an engine may give back a language in small letters
        found = next((line.objects[each] for each in line.objects if _small(each) == wanted), None)
    return found


def _small(written: str) -> str:
    """Write the language of a literal in small letters."""
    string, quote, behind = written.rpartition('"')
    return string + quote + behind.lower() if behind.startswith("@") else written


def read_positions(text: str, table: Mapping[str, str], where: str) -> Positions:
    """Find the lines of all that a file says.

    Args:
        text: Turtle or TriG that an RDF parser has accepted (W3C RDF 1.1), in any layout.
        table: The prefixes of the project, with their namespaces.
        where: The name of the file.

    Returns:
        The lines; none if the file has a base, a prefix that the table does not have, or a blank
        node with a label or as subject.

    Example:
        >>> table = {"ak": "https://w3id.org/akkg/id/", "akkg": "https://w3id.org/akkg/ontology#"}
        >>> text = "\\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in table.items())
        >>> text += "\\nak:akfta\\n  akkg:ordinal 1 ,\\n  2 ."
        >>> positions = read_positions(text, table, "x.ttl")
        >>> subject, predicate = f"{table['ak']}akfta", f"{table['akkg']}ordinal"
        >>> positions.line(None, subject), positions.line(None, subject, predicate)
        (3, 4)
        >>> positions.line(None, subject, predicate, ox.Literal(2))
        5
        >>> positions.line(None, subject, predicate, ox.Literal("2")) is None
        True
        >>> read_positions("_:b a _:c .", table, "x.ttl").outline is None
        True
    """
    try:
        outline = read_outline(text.removeprefix("\ufeff"), table, where)
    except DataError:
        outline = None
    return Positions(outline, Spelling(table, where))
