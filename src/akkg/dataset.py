"""The loaded graph: the merged triples as the default graph, the named graphs beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.build import MANIFEST, RUNTIME, cached_product
from akkg.errors import DataError
from akkg.location import data_root, product_root
from akkg.prefixes import PrefixTable

if TYPE_CHECKING:
    from akkg.rules import Rule

__all__ = ["Dataset", "load", "open_product"]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graph, ready to be asked.

    Attributes:
        store: Its default graph holds each triple once; its named graphs say who makes it: a passage, a
            reading, the authority files, the ontology, or a rule.
        prefixes: The prefix table.
        root: The source tree, for rules and saved queries.
        folder: The product that it was loaded from.
        digest: The SHA-256 of the sources of the product.
    """

    store: ox.Store
    prefixes: PrefixTable
    root: Path
    folder: Path
    digest: str
    _rules: dict[str, Rule] = field(default_factory=dict, init=False, repr=False, compare=False)

    def rule(self, name: str) -> Rule:
        """Give the rule that fills the derived graph of this name; each is read once, when first asked for.

        Raises:
            DataError: Where there is no such rule.
        """
        from akkg.rules import load_rule

        if name not in self._rules:
            self._rules[name] = load_rule(self.root, name)
        return self._rules[name]


def load(root: Path | None = None) -> Dataset:
    """Load the graph.

    An installed package brings its product with it. In a checkout the product is built when a source has
    changed.

    Args:
        root: A source tree; the package's own by default.

    Returns:
        The dataset.

    Raises:
        DataError: Where the sources or the product cannot be used.

    Example:
        >>> kg = load()
        >>> bool(kg.store.query("PREFIX ak: <https://w3id.org/akkg/id/> ASK { ak:akfta ?p ?o }"))
        True
    """
    shipped = None if root else product_root()
    tree = root or data_root()
    return open_product(shipped or cached_product(tree).folder, tree)


def open_product(folder: Path, root: Path) -> Dataset:
    """Load the graph from a product.

    Args:
        folder: The folder of the product.
        root: The source tree that it was made from.

    Raises:
        DataError: Where a file of the product is missing or broken.
    """
    store = ox.Store()
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        store.bulk_load(path=folder / RUNTIME, format=ox.RdfFormat.N_QUADS, lenient=True)
        return Dataset(store, PrefixTable(manifest["prefixes"]), root, folder, manifest["digest"])
    except (OSError, SyntaxError, ValueError, KeyError) as error:
        raise DataError(f"the product cannot be read ({error})", str(folder), "run `akkg build`") from error
