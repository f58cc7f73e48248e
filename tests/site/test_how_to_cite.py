"""How a page is cited, and what the foot of each page says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akkg.pictures.credits import Credits
from akkg.site.how_to_cite import cite_page
from akkg.site.page import render
from akkg.site.pages import not_found
from tests.site.made import made, read

IRI = "https://w3id.org/akkg/id/akfta"


@pytest.mark.parametrize(
    ("source", "horizon", "rest"),
    [
        ("Overview", "2025-06-08", ", data as of 2025-06-08, from “Overview”, paragraph 18, CC0."),
        ("Overview", "", ", from “Overview”, paragraph 18, CC0."),
        ("", "2025-06-08", ", data as of 2025-06-08, paragraph 18, CC0."),
        ("", "", ", paragraph 18, CC0."),
    ],
)
def test_a_citation_names_what_is_known(source: str, horizon: str, rest: str) -> None:
    """The title of the source alone stands between quotes; what is not known leaves no gap."""
    seen = made()
    edition = replace(seen.edition, credits=Credits(source, horizon, "CC0"), version="1.2")
    passage = seen.register.passages[edition.dataset.prefixes.expand("para:p18")]
    assert f"“AKFTA”, AKKG 1.2{rest} {IRI}" == cite_page(edition, "AKFTA", IRI, [passage])
    assert f"“AKFTA”, AKKG 1.2{rest} {IRI}".replace(", paragraph 18", "") == cite_page(
        edition, "AKFTA", IRI, []
    )


@pytest.mark.parametrize(
    ("source", "horizon", "words"),
    [
        ("Overview", "2025-06-08", "Data as of 2025-06-08. From “Overview”. Licence"),
        ("Overview", "", "From “Overview”. Licence"),
        ("", "2025-06-08", "Data as of 2025-06-08. Licence"),
        ("", "", "Licence"),
    ],
)
def test_the_foot_of_a_page_says_what_is_known(source: str, horizon: str, words: str) -> None:
    """Of the day and the source; no empty quotes."""
    edition = replace(made().edition, credits=Credits(source, horizon))
    [page] = not_found.pages(edition)
    [foot] = read(render(page, edition)).all("footer")
    assert foot.all("p")[0].text.startswith(words)
