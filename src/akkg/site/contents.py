"""All pages and files of the site, one by one: a large site is never held."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from akkg.answers.render import render as render_table
from akkg.site.page import Page, render

if TYPE_CHECKING:
    from akkg.site.edition import Edition

__all__ = ["contents", "everything"]

File = tuple[str, bytes]
"""A path below the site's root, and what is in the file."""


def contents(edition: Edition) -> Iterator[File]:
    """Give all files of the site.

    Args:
        edition: What all pages share.

    Yields:
        Paths below the site's root with their content, each once.
    """
    yield from _assets(files("akkg.site") / "static", "assets/")
    yield "THIRD_PARTY_LICENSES.txt", (files("akkg.site") / "THIRD_PARTY_LICENSES.txt").read_bytes()
    for each in everything(edition):
        if isinstance(each, Page):
            yield each.file, render(each, edition).encode()
        else:
            yield each


def everything(edition: Edition) -> Iterator[Page | File]:
    """Give all pages, and all files that are made from the graph.

    Args:
        edition: What all pages share.
    """
    yield from _pictured(edition)
    yield from _questions(edition)
    yield from _things(edition)
    yield from _data(edition)


def _assets(folder: Traversable, path: str) -> Iterator[File]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _assets(each, f"{path}{each.name}/")
        elif not each.name.startswith("."):
            yield path + each.name, each.read_bytes()


def _pictured(edition: Edition) -> Iterator[Page | File]:
    """The pages of pictures, and the data that their programs load."""
    from akkg.networks.backbone import backbone
    from akkg.networks.network import network
    from akkg.pictures.drawing import draw
    from akkg.pictures.lineage_data import chains
    from akkg.pictures.timeline_data import moments
    from akkg.site.network_data import MOST, network_files, places
    from akkg.site.pages import lineage, timeline
    from akkg.site.pages import network as network_page

    dataset = edition.dataset
    graph = network(dataset)
    picture = draw("network", dataset) if len(backbone(graph)) <= MOST else None
    yield from network_page.pages(edition, graph, picture)
    yield from network_files(graph, places(picture.scene) if picture else {}, edition)
    yield from timeline.pages(edition, moments(dataset), draw("timeline", dataset))
    yield from lineage.pages(edition, chains(dataset), draw("lineage", dataset))


def _questions(edition: Edition) -> Iterator[Page | File]:
    """The pages of saved queries with their files, and the editor."""
    from akkg.queries.catalogue import load_queries
    from akkg.site.pages import queries, query, sparql
    from akkg.site.parameter_options import Options

    saved = load_queries(edition.dataset.root)
    yield from queries.pages(edition, saved)
    yield from sparql.pages(edition, saved)
    options = Options(edition.dataset)
    for found in query.answered(edition, saved):
        stem = found.path.removesuffix("/")
        yield from query.pages(edition, found, options)
        yield f"{stem}.rq", found.query.text.encode()
        for format in ("csv", "json"):
            text = render_table(found.table, format, edition.dataset.prefixes)
            yield f"{stem}.{format}", text.encode()


def _things(edition: Edition) -> Iterator[Page | File]:
    from akkg.site.pages import overview

    yield from overview.pages(edition)


def _data(edition: Edition) -> Iterator[Page | File]:
    """The graph itself, its terms, and what is to be said about all of it."""
    from akkg.site.data_files import CHECKSUMS, checksums, data_files
    from akkg.site.pages import about, data, ontology
    from akkg.site.vocabulary import vocabulary

    offered = []
    for file in data_files(edition.dataset):
        offered.append(
            data.Offered(file.path, file.type, file.words, len(file.content), file.digest)
        )
        yield file.path, file.content
    yield CHECKSUMS, checksums((each.path, each.digest) for each in offered)
    yield from data.pages(edition, offered)
    yield from ontology.pages(edition, vocabulary(edition.dataset))
    yield from about.pages(edition)
