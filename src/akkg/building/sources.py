"""Reads the source files, each statement into its named graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from akkg.building.mappings import Mapping, read_mappings
from akkg.building.parsing import parse_file
from akkg.building.source_tree import source_files
from akkg.errors import DataError
from akkg.prefixes import BASE, FILE, PrefixTable

__all__ = ["Source", "Sources", "read_source", "read_sources"]

_FILES = {"ontology/alignments.ttl": "alignments", "graph/sources.ttl": "provenance"}
_FOLDERS = {"ontology": "ontology", "graph/authority": "authority"}
_TABLE = ".sssom.tsv"


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
        mappings: The rows of each table of mappings, by its path.
    """

    root: Path
    prefixes: PrefixTable
    files: tuple[Source, ...]
    mappings: dict[Path, tuple[Mapping, ...]]

    def quads(self) -> Iterator[ox.Quad]:
        """Give the statements of all files."""
        for source in self.files:
            yield from source.quads


def read_sources(root: Path) -> Sources:
    """Read the source files of a tree.

    The files of `ontology` and `graph/authority`, the alignments, the passages and the mappings
    have one named graph each; a TriG file names its graphs itself. What the statements mean is not
    looked at.

    Args:
        root: The folder that holds `ontology` and `graph`.

    Raises:
        DataError: With file, line and remedy for the first mistake in how a file is written.
    """
    prefixes = PrefixTable.load(root)
    found, mappings = [], {}
    for name in source_files(root):
        path = root / name
        if name.endswith(_TABLE):
            mappings[path] = read_mappings(path, prefixes)
            found.append(Source(path, tuple(_stated(mappings[path]))))
        elif name != FILE and path.suffix != ".rq":
            found.append(read_source(path, name, prefixes))
    return Sources(root, prefixes, tuple(found), mappings)


def read_source(path: Path, name: str, prefixes: PrefixTable) -> Source:
    """Read one source file in Turtle or TriG.

    Args:
        path: The file.
        name: Its path below the source tree, which tells the named graph of a Turtle file.
        prefixes: The prefix table of the tree.

    Raises:
        DataError: With file, line and remedy for the first mistake in how it is written.
    """
    return Source(path, tuple(_read(path, name, prefixes)))


def _read(path: Path, name: str, prefixes: PrefixTable) -> Iterable[ox.Quad]:
    quads = parse_file(path, prefixes)
    if path.suffix == ".trig":
        return quads
    local = _FILES.get(name) or _FOLDERS.get(name.rpartition("/")[0])
    if local is None:
        remedy = "move it into graph/authority, or make it a .trig file"
        raise DataError("no named graph belongs to this file", str(path), remedy)
    graph = ox.NamedNode(f"{BASE}graph/{local}")
    return (ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)


def _stated(mappings: Iterable[Mapping]) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(f"{BASE}graph/mappings")
    return (ox.Quad(*row.triple, graph) for row in mappings if row.triple)
