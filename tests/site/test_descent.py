"""What came before a thing and after it, as its page tells it."""

from __future__ import annotations

import pytest

from akkg.pictures.lineage.data import find_lines
from akkg.site.descent import Descent
from tests.site.made import made

AK = "https://w3id.org/akkg/id/"


@pytest.fixture(scope="module")
def descent() -> Descent:
    """The chains of the graph."""
    return Descent(find_lines(made().edition.dataset).chains)


@pytest.mark.parametrize("name", ["aktig", "third-protocol"])
def test_a_link_is_told_at_both_of_its_ends(descent: Descent, name: str) -> None:
    """What amends an agreement stands with the agreement, too."""
    told = {(one.later, one.word, one.earlier) for one in descent.rails(AK + name)}
    assert (f"{AK}third-protocol", "amends", f"{AK}aktig") in told


def test_a_chain_that_is_too_long_for_a_page_is_not_drawn(
    descent: Descent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its steps are told all the same."""
    assert descent.scene(f"{AK}aktig", "2025-06-08", "T", "D") is not None
    monkeypatch.setattr("akkg.site.descent._MOST", 3)
    assert descent.scene(f"{AK}aktig", "2025-06-08", "T", "D") is None
    assert len(descent.rails(f"{AK}aktig")) > 3
