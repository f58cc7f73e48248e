"""Why things match outside identifiers: what the table says, and no address that is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from akkg.site.matches import Match, find_matches
from tests.site.made import made

HEAD = "subject_id\tpredicate_id\tobject_id\tmapping_justification\tmapping_source\tcomment\n"


@pytest.mark.parametrize(
    ("source", "seen"),
    [("https://example.org/a", "https://example.org/a"), ("javascript:alert(1)", ""), ("", "")],
)
def test_where_it_was_seen_is_an_address_on_the_web(source: str, seen: str, tmp_path: Path) -> None:
    """Whatever else stands in the table would be a link that runs."""
    row = f"ak:asean\tskos:exactMatch\twd:Q7768\tsemapv:ManualMappingCuration\t{source}\tsure\n"
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "mappings.sssom.tsv").write_text(HEAD + row)
    found = find_matches(replace(made().edition.dataset, root=tmp_path))
    assert [Match("semapv:ManualMappingCuration", seen, "sure")] == list(found.values())
