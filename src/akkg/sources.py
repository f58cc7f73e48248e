"""The source files, and the named graph into which each one's statements go."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.near import suggestion
from akkg.parsing import parse_file, read_text
from akkg.prefixes import BASE, PrefixTable

__all__ = ["Source", "Sources", "digest", "read_sources", "source_files"]

_GRAPHS = {"ontology/alignments.ttl": "alignments", "graph/sources.ttl": "provenance"}
_FOLDERS = {"ontology": "ontology", "graph/authority": "authority"}
_MAPPING_COLUMNS = ("subject_id", "predicate_id", "object_id", "mapping_justification")


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
    """All source files of a tree.

    Attributes:
        root: The tree.
        prefixes: Its prefix table.
        files: The files with their statements, in a fixed order.
    """

    root: Path
    prefixes: PrefixTable
    files: tuple[Source, ...]

    def quads(self) -> Iterator[ox.Quad]:
        """Give the statements of all files."""
        for source in self.files:
            yield from source.quads


def source_files(root: Path) -> tuple[Path, ...]:
    """Return the files that a product is built from, rules included, in a fixed order.

    Args:
        root: The folder that holds ``ontology`` and ``graph``.
    """
    patterns = (
        "ontology/*.ttl",
        "ontology/rules/*.rq",
        "graph/authority/*.ttl",
        "graph/*.ttl",
        "graph/*/*.trig",
        "graph/*.trig",
        "graph/*.sssom.tsv",
    )
    return tuple(path for pattern in patterns for path in sorted(root.glob(pattern)))


def digest(root: Path, salt: str = "") -> str:
    """Return the SHA-256 over names and contents of the source files, in hexadecimal.

    Args:
        root: The source tree.
        salt: What else the product depends on, such as the version of the package.
    """
    total = hashlib.sha256(salt.encode())
    for path in source_files(root):
        content = read_text(path).encode()
        total.update(f"\0{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def read_sources(root: Path) -> Sources:
    """Read all source files of a tree.

    Args:
        root: The folder that holds ``ontology`` and ``graph``.

    Returns:
        The statements, each in its named graph.

    Raises:
        DataError: With file, line and remedy for the first mistake.
    """
    prefixes = PrefixTable.load(root)
    found = []
    for path in source_files(root):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".tsv":
            found.append(Source(path, tuple(_mappings(path, prefixes))))
        elif path.suffix in (".ttl", ".trig") and name != "ontology/prefixes.ttl":
            found.append(Source(path, tuple(_placed(path, name, prefixes))))
    return Sources(root, prefixes, tuple(found))


def _placed(path: Path, name: str, prefixes: PrefixTable) -> Iterator[ox.Quad]:
    quads = parse_file(path, prefixes)
    if path.suffix == ".trig":
        for quad in quads:
            if isinstance(quad.graph_name, ox.DefaultGraph):
                raise DataError("a statement outside a named graph", str(path), "put it into its passage's graph")
        yield from quads
        return
    local = _GRAPHS.get(name) or _FOLDERS.get(name.rpartition("/")[0])
    if local is None:
        raise DataError("no named graph is known for this file", str(path), "move it into graph/authority or ontology")
    graph = ox.NamedNode(f"{BASE}graph/{local}")
    for quad in quads:
        yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _mappings(path: Path, prefixes: PrefixTable) -> Iterator[ox.Quad]:
    """Read a table in the Simple Standard for Sharing Ontological Mappings (SSSOM)."""
    lines = read_text(path).splitlines()
    start = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.DictReader(lines[start:], delimiter="\t")
    missing = [name for name in _MAPPING_COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise DataError(f"lacks the column {missing[0]}", f"{path}:{start + 1}", "see https://w3id.org/sssom/")
    graph = ox.NamedNode(f"{BASE}graph/mappings")
    for row in reader:
        place = f"{path}:{start + reader.line_num}"
        for name in _MAPPING_COLUMNS:
            if not row[name]:
                raise DataError(f"{name} is empty", place, "fill every cell of the row")
        subject, predicate, object_ = (
            _iri(row[name], prefixes, place) for name in ("subject_id", "predicate_id", "object_id")
        )
        yield ox.Quad(subject, predicate, object_, graph)


def _iri(text: str, prefixes: PrefixTable, place: str) -> ox.NamedNode:
    if text.startswith(("http://", "https://")):
        return ox.NamedNode(text)
    try:
        return ox.NamedNode(prefixes.expand(text))
    except DataError:
        prefix = text.partition(":")[0]
        remedy = suggestion(prefix, prefixes.namespaces) or "see ontology/prefixes.ttl"
        raise DataError(f"{text}: the prefix is not in the table", place, remedy) from None
