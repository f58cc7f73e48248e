"""The page with the editor for SPARQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from akkg.site.page import Page
from akkg.site.sparql_data import EXAMPLES, sparql_data

if TYPE_CHECKING:
    from akkg.queries.saved_query import SavedQuery
    from akkg.site.edition import Edition
    from akkg.site.parameter_options import Options
    from akkg.site.vocabulary import VocabularyTerm

__all__ = ["pages"]


def pages(
    edition: Edition,
    queries: Sequence[SavedQuery],
    terms: Sequence[VocabularyTerm],
    options: Options,
) -> Iterator[Page]:
    """Give the page.

    Args:
        edition: What all pages share.
        queries: The saved queries, to start from.
        terms: All classes and properties.
        options: What can be chosen from the graph.
    """
    t = edition.strings
    yield Page(
        path="sparql/",
        name="sparql",
        title=t("sparql.title"),
        description=t("sparql.lead"),
        values={"first": EXAMPLES[0][1]},
        data=sparql_data(edition.dataset, t, queries, terms, options, own=edition.own),
    )
