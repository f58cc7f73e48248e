"""What is pushed: the merged graph and the named graphs of some files, with a digest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.stores.content import content_digest, lines
from akkg.stores.rdf_files import rdf_file

__all__ = ["Pushed", "product_content", "read_content"]


@dataclass(frozen=True, slots=True)
class Pushed:
    """A dataset, held in memory.

    Attributes:
        digest: Its digest: `sha256:` and 64 hexadecimal digits.
        named: The IRIs of its named graphs, sorted.
        store: The store that holds it.
    """

    digest: str
    named: tuple[str, ...]
    store: ox.Store

    def triples(self, graph: str) -> list[ox.Triple]:
        """The triples of a named graph, or of the merged graph where the name is empty."""
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        return [quad.triple for quad in self.store.quads_for_pattern(None, None, None, name)]


def read_content(
    files: Sequence[Path],
    *,
    merge: bool = False,
    progress: Callable[[str], object] | None = None,
) -> Pushed:
    """Read files for a push.

    Args:
        files: Files of RDF, by their endings.
        merge: Whether the merged graph gets the statements of the named graphs, too.
        progress: Is told what is being done.

    Raises:
        DataError: Where a file cannot be read or is not of its format, names a graph by a blank
            node, or the files hold no triple for the merged graph.
        ParameterError: Where the ending of a file says no format.
    """
    store = ox.Store()
    for file in [rdf_file(path) for path in files]:
        if progress:
            progress(f"reading {file.path.name}")
        store.extend(_checked(file.quads(), file.path, merge=merge))
    found = _named(store)
    if not next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None):
        what = "the files hold named graphs only" if found else "the files hold no statement"
        raise DataError(what, remedy="--merge makes the merged graph of them" if found else None)
    content = Pushed("", found, store)
    parts = ((name, lines(content.triples(name))) for name in ("", *found))
    return Pushed(f"sha256:{content_digest(parts)}", found, store)


def product_content() -> Pushed:
    """Read the built product for a push; its digest is that of its sources.

    Raises:
        DataError: Where the product must be built and a source is wrong.

    Example:
        >>> len(product_content().named) > 100
        True
    """
    from akkg.dataset import load

    dataset = load()
    return Pushed(f"sha256:{dataset.digest}", _named(dataset.store), dataset.store)


def _checked(quads: Iterator[ox.Quad], path: Path, *, merge: bool) -> Iterator[ox.Quad]:
    for quad in quads:
        if isinstance(quad.graph_name, ox.BlankNode):
            what = "a graph has a blank node for its name"
            raise DataError(what, str(path), "give the graph an IRI")
        yield quad
        if merge and isinstance(quad.graph_name, ox.NamedNode):
            yield ox.Quad(quad.subject, quad.predicate, quad.object)


def _named(store: ox.Store) -> tuple[str, ...]:
    names = store.named_graphs()
    return tuple(sorted(name.value for name in names if isinstance(name, ox.NamedNode)))
