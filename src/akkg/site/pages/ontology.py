"""The page of the ontology: all classes and properties, each with a place of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from akkg.answers.table import natural
from akkg.pictures.drawing import draw
from akkg.site.page import Page

if TYPE_CHECKING:
    from akkg.site.edition import Edition
    from akkg.site.vocabulary import VocabularyTerm

__all__ = ["pages"]


def pages(edition: Edition, terms: Sequence[VocabularyTerm]) -> Iterator[Page]:
    """Give the page.

    Args:
        edition: What all pages share.
        terms: All classes and properties.
    """
    t = edition.strings
    own = {term.curie: term for term in terms}
    yield Page(
        path="ontology/",
        name="ontology",
        title=t("ontology.title"),
        description=t("ontology.lead"),
        values={
            "classes": [term for term in terms if term.is_class],
            "properties": [term for term in terms if not term.is_class],
            "anchors": {curie: term.anchor for curie, term in own.items()},
            "narrower": _narrower(terms),
            "natural": natural,
            "picture": draw("ontology", edition.dataset).scene,
        },
    )


def _narrower(terms: Sequence[VocabularyTerm]) -> dict[str, list[str]]:
    """The CURIEs of the terms right below each."""
    found: dict[str, list[str]] = {}
    for term in terms:
        for broad in term.broader:
            found.setdefault(broad, []).append(term.curie)
    return found
