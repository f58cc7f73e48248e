"""Builds the product: the sources with what follows from them, as files that any RDF tool reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

import akkg
from akkg.atomic import atomic_directory, atomic_write, clear_abandoned, unwritable
from akkg.building.product import (
    MANIFEST,
    MERGED,
    NAMED,
    RUNTIME,
    Product,
    product_folder,
    prune,
    read_product,
)
from akkg.building.rebase import check_base, rebased
from akkg.building.rules import derive, load_rules
from akkg.building.source_tree import digest
from akkg.building.sources import read_sources
from akkg.building.terms import check_terms
from akkg.errors import DataError
from akkg.prefixes import BASE, PrefixTable
from akkg.writing import write_rdf

__all__ = ["FORM", "Graphs", "build", "compose", "product_digest"]

FORM = 2
"""Counts up when the build makes something else of the same sources, and makes old products old."""

Progress: TypeAlias = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Graphs:
    """The sources with what follows from them.

    Attributes:
        prefixes: The prefix table.
        asserted: What the source files state, each statement in its named graph.
        derived: What follows, each statement in the graph of its rule.
    """

    prefixes: PrefixTable
    asserted: frozenset[ox.Quad]
    derived: tuple[ox.Quad, ...]

    @property
    def named(self) -> list[ox.Quad]:
        """The statements in their named graphs."""
        return [*self.asserted, *self.derived]

    @property
    def merged(self) -> set[ox.Quad]:
        """Each triple once, in the default graph."""
        return {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in self.named}


def build(
    root: Path, out: Path | None = None, base: str = BASE, progress: Progress | None = None
) -> Product:
    """Build the product, or take it as it is where it was made from the same sources.

    Args:
        root: The source tree.
        out: The folder to write to; one of the user's cache by default. An older product there is
            replaced in one step, when the new one is whole.
        base: What the project's IRIs begin with.
        progress: Is told what is being done.

    Returns:
        The product.

    Raises:
        DataError: For the first mistake in the sources, or where the folder holds other files.
        OutputError: Where the product cannot be written.
        ParameterError: Where the base is no base.

    Example:
        >>> from akkg.location import data_root
        >>> build(data_root()).counts["derived"] > 1000
        True
    """
    wanted = product_digest(root, base)
    folder = out or product_folder(wanted)
    found = read_product(folder, check=True)
    if found and found.digest == wanted:
        clear_abandoned(folder)
        return found
    _refuse_other_files(folder)
    tell = progress or (lambda text: None)
    graphs = compose(root, tell)
    tell("writing the product")
    product = _write(graphs, folder, base, wanted)
    if out is None:
        prune()
    return product


def product_digest(root: Path, base: str = BASE) -> str:
    """Compute the digest of the product that a source tree gives.

    Args:
        root: The source tree.
        base: What the project's IRIs begin with.

    Raises:
        DataError: Where a source cannot be read.
        ParameterError: Where the base is no base.
    """
    return digest(root, f"{akkg.__version__} {FORM} {check_base(base)}")


def compose(root: Path, progress: Progress | None = None) -> Graphs:
    """Read the sources, check them, and derive what follows; nothing is written.

    Args:
        root: The source tree.
        progress: Is told what is being done.

    Raises:
        DataError: With file, line and remedy for the first mistake in the sources.
    """
    tell = progress or (lambda text: None)
    tell("reading the sources")
    sources = read_sources(root)
    rules = load_rules(root)
    check_terms(sources, rules)
    asserted = frozenset(sources.quads())
    tell("deriving what follows")
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in asserted)
    return Graphs(sources.prefixes, asserted, tuple(derive(store, rules)))


def _write(graphs: Graphs, folder: Path, base: str, wanted: str) -> Product:
    import json
    from hashlib import sha256

    named, merged = list(rebased(graphs.named, base)), list(rebased(graphs.merged, base))
    prefixes = dict(graphs.prefixes.rebased(base).items())
    asserted = len(merged) - len(graphs.derived)
    counts = {"asserted": asserted, "derived": len(graphs.derived), "merged": len(merged)}
    contents: dict[str, tuple[str, Iterable[ox.Quad]]] = {
        MERGED: ("turtle", merged),
        NAMED: ("trig", named),
        RUNTIME: ("nq", [*merged, *named]),
    }
    with atomic_directory(folder) as fresh:
        for name, (form, quads) in contents.items():
            with (fresh / name).open("wb") as stream:
                write_rdf(quads, stream, form, prefixes)
        files = {name: sha256((fresh / name).read_bytes()).hexdigest() for name in contents}
        manifest = {
            "base": base,
            "counts": counts,
            "digest": wanted,
            "files": files,
            "prefixes": prefixes,
            "version": akkg.__version__,
        }
        atomic_write(fresh / MANIFEST, (json.dumps(manifest, indent=2) + "\n").encode())
    return Product(folder, wanted, counts)


def _refuse_other_files(folder: Path) -> None:
    """Keep a folder that is no product from being replaced by one."""
    ours = {MERGED, NAMED, RUNTIME, MANIFEST}
    try:
        other = next((path for path in folder.iterdir() if path.name not in ours), None)
    except FileNotFoundError:
        return
    except OSError as error:
        raise unwritable(folder, error) from None
    if other is not None:
        what = f"the folder holds {other.name}, which is no part of a product"
        raise DataError(what, str(folder), "name a new or an empty folder")
