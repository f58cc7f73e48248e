"""The loaded graph: the merged triples as the default graph, the named graphs beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.building.product import MERGED, RUNTIME, fresh_folder, read_product, remember
from akkg.building.source_tree import stamp
from akkg.errors import DataError, OutputError
from akkg.location import data_root, product_root
from akkg.prefixes import PrefixTable

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.building.rules import Rule
    from akkg.engines.embedded import Embedded

__all__ = ["Dataset", "load", "open_product"]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graph, ready to be asked.

    Attributes:
        store: Its default graph holds each triple once; its named graphs say who makes it: a
            passage, a reading, the authority files, the ontology, or a rule.
        prefixes: The prefix table.
        root: The source tree, for rules and saved queries.
        folder: The product that it was loaded from; None where it was built in memory.
    """

    store: ox.Store
    prefixes: PrefixTable
    root: Path
    folder: Path | None = None
    _engine: Embedded | None = field(default=None, init=False, repr=False, compare=False)
    _rules: dict[str, Rule] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def engine(self) -> Embedded:
        """What answers queries over it."""
        if self._engine is None:
            from akkg.engines.embedded import Embedded

            object.__setattr__(self, "_engine", Embedded(self.store))
            assert self._engine is not None, "it has just been set"
        return self._engine

    @property
    def digest(self) -> str:
        """The SHA-256 of the sources of the product, with the version and the base."""
        from akkg.building.build import product_digest

        found = read_product(self.folder) if self.folder else None
        return found.digest if found else product_digest(self.root)

    def rule(self, name: str) -> Rule:
        """Give the rule that fills the derived graph of this name, read when first asked for.

        Raises:
            DataError: Where there is no such rule.
        """
        from akkg.building.rules import load_rule

        if name not in self._rules:
            self._rules[name] = load_rule(self.root, name)
        return self._rules[name]

    def network(self, *, events: str = "folded") -> MultiDiGraph[str]:
        """Make the network of its things and their relations, as `akkg.network` does.

        Args:
            events: How events that are no meetings are shown: `folded` into links of the things
                that have them, or as `nodes`.

        Example:
            >>> load().network().number_of_nodes() > 200
            True
        """
        import akkg

        return akkg.network(self, events=events)


def load(root: Path | None = None, *, named: bool = True) -> Dataset:
    """Load the graph.

    An installed package brings its product with it. In a checkout the product is built when a
    source has changed, and kept in the user's cache; where that cannot be written, it is built in
    memory.

    Args:
        root: A source tree; the package's own by default.
        named: Whether to load the named graphs, too; without them a load takes half the time, and
            nothing can be cited.

    Raises:
        DataError: Where the sources or the product cannot be used.

    Example:
        >>> kg = load()
        >>> bool(kg.store.query("PREFIX ak: <https://w3id.org/akkg/id/> ASK { ak:akfta ?p ?o }"))
        True
    """
    tree = root or data_root()
    folder = product_root() if root is None else None
    if folder is not None:
        return open_product(folder, tree, named=named)
    folder = fresh_folder(tree)
    if folder is not None:
        try:
            return open_product(folder, tree, named=named)
        except DataError:
            pass  # whatever has happened to it, it can be built again
    return _built(tree)


def open_product(folder: Path, root: Path, *, named: bool = True) -> Dataset:
    """Load the graph from a product.

    Args:
        folder: The folder of the product.
        root: The source tree that it was made from.
        named: Whether to load the named graphs, too.

    Raises:
        DataError: Where its file is missing or broken.
    """
    store = ox.Store()
    file, form = (RUNTIME, ox.RdfFormat.N_QUADS) if named else (MERGED, ox.RdfFormat.TURTLE)
    try:
        # Lenient: the build has written it, so IRIs and language tags need no second check.
        store.load(path=str(folder / file), format=form, lenient=True)
    except (OSError, SyntaxError) as error:
        what = f"the product cannot be read, {error}"
        raise DataError(what, str(folder), "build it again with `akkg build`") from None
    return Dataset(store, PrefixTable.load(root), root, folder)


def _built(root: Path) -> Dataset:
    from akkg.building.build import build, compose

    seen = stamp(root)
    try:
        product = build(root)
    except OutputError:
        graphs = compose(root)
        store = ox.Store()
        store.extend([*graphs.named, *graphs.merged])
        return Dataset(store, graphs.prefixes, root)
    remember(root, product, seen)
    return open_product(product.folder, root)
