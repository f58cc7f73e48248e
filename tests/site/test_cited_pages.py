"""A citation says from what, of which day, under which licence, and where it stays."""

from __future__ import annotations

import pytest

from akkg.site.how_to_cite import cite_page
from tests.site.made import made, read

AKFTA = "https://w3id.org/akkg/id/akfta"


@pytest.mark.parametrize(("number", "more"), [(1, ""), (6, ""), (8, " and 2 more")])
def test_a_citation_names_six_passages_and_counts_the_others(number: int, more: str) -> None:
    """After the title of the document, and before the licence."""
    edition = made().edition
    some = list(made().register.passages.values())[2 : 2 + number]
    named = ", ".join(one.label for one in some[:6])
    assert (
        f"“AKFTA”, AKKG {edition.version}, data as of 2025-06-08, "
        f"from “{edition.credits.source}”, {named}{more}, CC BY 4.0. {AKFTA}"
    ) == cite_page(edition, "AKFTA", AKFTA, some)


@pytest.mark.parametrize(
    ("path", "iri"),
    [
        ("id/akfta/", AKFTA),
        ("source/overview-2025/p18/", "https://w3id.org/akkg/source/overview-2025/p18"),
    ],
)
def test_a_page_is_cited_by_its_own_iri(path: str, iri: str) -> None:
    """Not by that of the document or of the site."""
    [citation] = read(made().html[path]).all("span", "citation")
    assert citation.text.endswith(f", CC BY 4.0. {iri}")
