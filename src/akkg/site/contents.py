"""All pages and files of the site, one by one: a large site is never held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from akkg.answers.render import render as render_table
from akkg.site.answer_picture import AnswerPictures
from akkg.site.page import Page, render

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.dataset import Dataset
    from akkg.pictures.lineage.model import Chain, Lines
    from akkg.pictures.picture import Picture
    from akkg.pictures.timeline.moment import Moment
    from akkg.queries.saved_query import SavedQuery
    from akkg.site.edition import Edition
    from akkg.site.vocabulary import VocabularyTerm

__all__ = ["contents", "everything"]

_OF_SINGLE_FILE = ("assets/loader.js", "assets/single.js")

File = tuple[str, bytes]
"""A path below the site's root, and what is in the file."""


def contents(edition: Edition) -> Iterator[File]:
    """Give all files of the site.

    Args:
        edition: What all pages share.

    Yields:
        Paths below the site's root with their content, each once.
    """
    static = files("akkg.site") / "static"
    yield from (file for file in _assets(static, "assets/") if file[0] not in _OF_SINGLE_FILE)
    yield f"assets/strings.{edition.strings.language}.json", edition.strings.file
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
    from akkg.networks.network import network
    from akkg.pictures.lineage.data import find_lines
    from akkg.pictures.timeline.data import moments
    from akkg.queries.catalogue import load_queries
    from akkg.site.vocabulary import vocabulary

    dataset, graph = edition.dataset, network(edition.dataset)
    dated, lines = moments(dataset), find_lines(dataset, graph=graph)
    saved, terms = load_queries(dataset.root), vocabulary(dataset)
    backbone = _backbone(dataset, graph)
    yield from _pictured(edition, graph, backbone, dated, lines)
    pictures = AnswerPictures(graph, dated, edition.credits.horizon)
    yield from _questions(edition, saved, terms, pictures)
    yield from _things(edition, saved, terms, backbone, lines.chains)
    yield from _data(edition, terms)


def _backbone(dataset: Dataset, graph: MultiDiGraph[str]) -> Picture | None:
    """The picture of the backbone; None where that is nothing, or the graph is too large."""
    from akkg.networks.backbone import backbone
    from akkg.pictures.network.picture import picture
    from akkg.pictures.picture import Selection
    from akkg.site.network_data import is_large

    return None if is_large(graph) or not backbone(graph) else picture(dataset, Selection(), graph)


def _assets(folder: Traversable, path: str) -> Iterator[File]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _assets(each, f"{path}{each.name}/")
        elif not each.name.startswith("."):
            yield path + each.name, each.read_bytes()


def _pictured(
    edition: Edition,
    graph: MultiDiGraph[str],
    backbone: Picture | None,
    dated: tuple[Moment, ...],
    lines: Lines,
) -> Iterator[Page | File]:
    """The pages of pictures, and the data that their programs load."""
    from akkg.pictures.drawing import draw
    from akkg.pictures.lineage.picture import picture
    from akkg.pictures.picture import Selection
    from akkg.site.network_data import network_files, places
    from akkg.site.pages import lineage, network, timeline

    dataset = edition.dataset
    yield from network.pages(edition, graph, backbone)
    yield from network_files(graph, places(backbone.scene) if backbone else {}, edition)
    yield from timeline.pages(edition, dated, draw("timeline", dataset))
    yield from lineage.pages(edition, lines.chains, picture(dataset, Selection(), lines))


def _questions(
    edition: Edition,
    saved: Sequence[SavedQuery],
    terms: Sequence[VocabularyTerm],
    pictures: AnswerPictures,
) -> Iterator[Page | File]:
    """The pages of saved queries with their files, and the editor."""
    from akkg.pictures.frame import framed
    from akkg.pictures.svg import svg
    from akkg.site.pages import queries, query, sparql
    from akkg.site.parameter_options import Options

    options = Options(edition.dataset)
    yield from queries.pages(edition, saved)
    yield from sparql.pages(edition, saved, terms, options)
    for found in query.answered(edition, saved):
        stem = found.path.removesuffix("/")
        table = found.table
        picture = pictures.picture(table, found.query.title) if table is not None else None
        yield from query.pages(edition, found, options, picture)
        yield f"{stem}.rq", found.query.text.encode()
        if picture is not None:
            yield f"{stem}.svg", svg(framed(picture, (), edition.credits))
        if table is not None:
            for format in ("csv", "json"):
                text = render_table(table, format, edition.dataset.prefixes)
                yield f"{stem}.{format}", text.encode()
    yield options.file


def _things(
    edition: Edition,
    saved: Sequence[SavedQuery],
    terms: Sequence[VocabularyTerm],
    backbone: Picture | None,
    chains: tuple[Chain, ...],
) -> Iterator[Page | File]:
    """The pages of things and passages, the first page, and what the search finds."""
    from akkg.site.pages import browse, not_found, overview, passage, source, thing
    from akkg.site.register import make_register
    from akkg.site.searching import search_file

    register = make_register(edition)
    pictures = overview.pictures(edition.dataset, register, backbone)
    yield from overview.pages(edition, register, saved, pictures)
    yield from not_found.pages(edition)
    yield from browse.pages(edition, register)
    yield search_file(edition, register, saved, terms)
    yield from source.pages(edition, register)
    yield from passage.pages(edition, register)
    yield from thing.pages(edition, register, chains, saved)


def _data(edition: Edition, terms: Sequence[VocabularyTerm]) -> Iterator[Page | File]:
    """The graph itself, its terms, and what is to be said about all of it."""
    from akkg.site.citations import CITATIONS, are_cited, citations
    from akkg.site.data_files import CHECKSUMS, checksums, data_files
    from akkg.site.pages import about, data, ontology

    offered = []
    for file, content in data_files(edition.dataset):
        offered.append(file)
        yield file.path, content
    if are_cited(edition.dataset):
        yield CITATIONS, citations(edition.dataset, edition.passages)
    yield CHECKSUMS, checksums(offered)
    yield from data.pages(edition, offered)
    yield from ontology.pages(edition, terms)
    yield from about.pages(edition)
