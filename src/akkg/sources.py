"""Reads the source files, each statement into its named graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.parsing import parse_file, place
from akkg.prefixes import BASE, FILE, PrefixTable
from akkg.reading import read_text
from akkg.source_tree import source_files

__all__ = ["Source", "Sources", "read_sources"]

_FILES = {"ontology/alignments.ttl": "alignments", "graph/sources.ttl": "provenance"}
_FOLDERS = {"ontology": "ontology", "graph/authority": "authority"}
_COLUMNS = ("subject_id", "predicate_id", "object_id")


@dataclass(frozen=True, slots=True)
class Source:
    """One source file.

    Attributes:
        path: The file.
        quads: Its statements, each in its named graph.
    """

    path: Path
    quads: tuple[ox.Quad, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The source files of a tree.

    Attributes:
        root: The tree.
        prefixes: Its prefix table.
        files: The files with their statements, sorted by path.
    """

    root: Path
    prefixes: PrefixTable
    files: tuple[Source, ...]

    def quads(self) -> Iterator[ox.Quad]:
        """Give the statements of all files."""
        for source in self.files:
            yield from source.quads


def read_sources(root: Path) -> Sources:
    """Read the source files of a tree.

    The files of `ontology` and `graph/authority`, the alignments, the passages and the mappings
    have one named graph each; a TriG file names its graphs itself.

    Args:
        root: The folder that holds `ontology` and `graph`.

    Raises:
        DataError: With file, line and remedy for the first mistake in how a file is written.
    """
    prefixes = PrefixTable.load(root)
    found = []
    for name in source_files(root):
        path = root / name
        if name != FILE and path.suffix != ".rq":
            found.append(Source(path, tuple(_read(path, name, prefixes))))
    return Sources(root, prefixes, tuple(found))


def _read(path: Path, name: str, prefixes: PrefixTable) -> Iterable[ox.Quad]:
    if path.suffix == ".tsv":
        return _mappings(path, prefixes)
    quads = parse_file(path, prefixes)
    if path.suffix == ".trig":
        return _all_named(path, quads, prefixes)
    local = _FILES.get(name) or _FOLDERS.get(name.rpartition("/")[0])
    if local is None:
        remedy = "move it into graph/authority, or make it a .trig file"
        raise DataError("no named graph belongs to this file", str(path), remedy)
    graph = ox.NamedNode(f"{BASE}graph/{local}")
    return (ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)


def _all_named(path: Path, quads: list[ox.Quad], prefixes: PrefixTable) -> list[ox.Quad]:
    for quad in quads:
        if isinstance(quad.graph_name, ox.DefaultGraph) and isinstance(quad.subject, ox.NamedNode):
            iri = quad.subject.value
            where = place(path, read_text(path), prefixes.shorten(iri), f"<{iri}>")
            remedy = "put it into the graph of the passage that states it"
            raise DataError("a statement outside a named graph", where, remedy)
    return quads


def _mappings(path: Path, prefixes: PrefixTable) -> Iterator[ox.Quad]:
    """Read a table of mappings (Simple Standard for Sharing Ontological Mappings, SSSOM 1.0)."""
    columns: list[str] = []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        where = f"{path}:{number}"
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            missing = [name for name in (*_COLUMNS, "mapping_justification") if name not in cells]
            if missing:
                raise DataError(
                    f"the column {missing[0]} is missing", where, "add it to the head of the table"
                )
            continue
        row = dict(zip(columns, cells, strict=False))
        if len(cells) != len(columns):
            what = f"a row of {len(cells)} cells under {len(columns)} columns"
            raise DataError(what, where, "part cells by one tab, also empty ones")
        for name in (*_COLUMNS, "mapping_justification"):
            if not row[name].strip():
                raise DataError(f"{name} is empty", where, "fill the cell, or remove the row")
        subject, predicate, object_ = (_iri(row[name], prefixes, where) for name in _COLUMNS)
        yield ox.Quad(subject, predicate, object_, ox.NamedNode(f"{BASE}graph/mappings"))


def _iri(text: str, prefixes: PrefixTable, where: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(text if "://" in text else prefixes.expand(text))
    except DataError as error:
        raise DataError(error.what, where, error.remedy) from None
    except ValueError:
        raise DataError(f"{text} is no IRI", where, "write an IRI or a CURIE") from None
