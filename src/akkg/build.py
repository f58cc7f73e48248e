"""Builds the product: the sources with what follows from them, as files that any RDF tool reads."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from akkg.atomic import atomic_directory, atomic_write
from akkg.errors import DataError
from akkg.location import cache_dir
from akkg.prefixes import BASE
from akkg.rules import derive, load_rules
from akkg.sources import digest, read_sources, source_files
from akkg.terms import check_terms
from akkg import __version__ as VERSION

__all__ = ["MANIFEST", "MERGED", "NAMED", "RUNTIME", "Product", "build", "cached_product", "make"]

MERGED = "akkg.ttl"
NAMED = "akkg.trig"
RUNTIME = "akkg.nq"
MANIFEST = "manifest.json"

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Product:
    """A finished product.

    Attributes:
        folder: Holds the merged graph (``akkg.ttl``), the named graphs (``akkg.trig``), both together in the
            form that loads fastest (``akkg.nq``), and ``manifest.json``.
        digest: The SHA-256 of the sources that it was made from.
        counts: Numbers of triples by ``asserted``, ``derived`` and ``merged``.
    """

    folder: Path
    digest: str
    counts: dict[str, int]


def build(root: Path, out: Path | None = None, base: str = BASE, progress: Progress | None = None) -> Product:
    """Build the product, or take it from the cache when no source has changed.

    Args:
        root: The source tree.
        out: The folder to write it to; a folder of the user's cache by default. An older product there is
            replaced only when the new one is whole.
        base: What the project's IRIs begin with.
        progress: Is told what is being done.

    Returns:
        The product.

    Raises:
        DataError: For the first mistake in the sources, or where the product cannot be written.

    Example:
        >>> from akkg.location import data_root
        >>> build(data_root()).counts["derived"] > 1000
        True
    """
    wanted = _wanted(root, base)
    folder = out or cache_dir() / "products" / wanted
    found = _read(folder)
    if found and found.digest == wanted and _is_whole(folder):
        return found
    return make(root, folder, base, wanted, progress)


def cached_product(root: Path) -> Product:
    """Return the product of a source tree, built anew only when a source has changed.

    Names, sizes and times of the sources are compared first, their contents only where these differ.

    Args:
        root: The source tree.

    Raises:
        DataError: For the first mistake in the sources, or where the product cannot be written.
    """
    pointer = cache_dir() / "trees" / f"{sha256(str(root.resolve()).encode()).hexdigest()[:16]}.json"
    stamp = [VERSION, *(f"{path.name} {(s := path.stat()).st_mtime_ns} {s.st_size}" for path in source_files(root))]
    with contextlib.suppress(OSError, ValueError):
        known = json.loads(pointer.read_bytes())
        if known["stamp"] == stamp and (product := _read(Path(known["folder"]))):
            return product
    product = build(root)
    with contextlib.suppress(OSError, DataError):
        pointer.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(pointer, json.dumps({"folder": str(product.folder), "stamp": stamp}).encode())
    return product


def make(root: Path, folder: Path, base: str = BASE, wanted: str = "", progress: Progress | None = None) -> Product:
    """Build the product whatever a cache may hold.

    Args:
        root: The source tree.
        folder: The folder to write it to.
        base: What the project's IRIs begin with.
        wanted: The digest of the sources, where it is known.
        progress: Is told what is being done.

    Raises:
        DataError: For the first mistake in the sources, or where the product cannot be written.
    """
    tell = progress or (lambda _: None)
    tell("reading the sources")
    sources = read_sources(root)
    check_terms(sources)
    asserted = set(sources.quads())
    merged = ox.Store()
    merged.extend(_default(asserted))
    count = len(merged)
    tell("deriving what follows")
    derived = derive(merged, load_rules(root))
    tell("writing the product")
    named = sorted(map(str, _rebased([*asserted, *derived], base)))
    plain = sorted(map(str, _rebased(merged, base)))
    prefixes = dict(sources.prefixes.rebased(base).items())
    counts = {"asserted": count, "derived": len(derived), "merged": len(plain)}
    wanted = wanted or _wanted(root, base)
    with atomic_directory(folder) as fresh:
        _write(fresh / RUNTIME, "".join(f"{line} .\n" for line in (*plain, *named)).encode())
        for name, lines, form in ((MERGED, plain, ox.RdfFormat.TURTLE), (NAMED, named, ox.RdfFormat.TRIG)):
            quads = ox.parse("".join(f"{line} .\n" for line in lines), format=ox.RdfFormat.N_QUADS)
            with (fresh / name).open("wb") as stream:
                ox.serialize(quads, stream, form, prefixes=prefixes)
        files = {name: sha256((fresh / name).read_bytes()).hexdigest() for name in (MERGED, NAMED, RUNTIME)}
        manifest = {"base": base, "counts": counts, "digest": wanted, "files": files, "prefixes": prefixes, "version": VERSION}
        _write(fresh / MANIFEST, (json.dumps(manifest, indent=2) + "\n").encode())
    return Product(folder, wanted, counts)


def _wanted(root: Path, base: str) -> str:
    return digest(root, f"{VERSION} {base}")


def _default(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    return (ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)


def _rebased(quads: Iterable[ox.Quad], base: str) -> Iterable[ox.Quad]:
    if base == BASE:
        return quads

    def other(term: object) -> object:
        if isinstance(term, ox.NamedNode) and term.value.startswith(BASE):
            return ox.NamedNode(base + term.value[len(BASE) :])
        if isinstance(term, ox.NamedNode) and term.value == BASE.rstrip("/"):
            return ox.NamedNode(base.rstrip("/"))
        return term

    return (ox.Quad(*map(other, (q.subject, q.predicate, q.object, q.graph_name))) for q in quads)  # type: ignore[arg-type]


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _read(folder: Path) -> Product | None:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        return Product(folder, manifest["digest"], manifest["counts"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_whole(folder: Path) -> bool:
    """Whether the files of a product are those that its manifest names."""
    try:
        files = json.loads((folder / MANIFEST).read_bytes())["files"]
        return all(sha256((folder / name).read_bytes()).hexdigest() == known for name, known in files.items())
    except (OSError, ValueError, KeyError, AttributeError):
        return False
