"""The table of coverage and the claims graphs agree, and what is not so is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.building.coverage import (
    COLUMNS,
    Clause,
    Disagreement,
    claim_text,
    disagreements,
    read_coverage,
)
from akkg.dataset import Dataset, load
from akkg.errors import DataError

HEAD = "# What it is.\n" + "\t".join(COLUMNS) + "\n"
CLAIM = "ak:akfta a akkg:FreeTradeAgreement"


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


@pytest.fixture(scope="module")
def clauses(kg: Dataset) -> tuple[Clause, ...]:
    """Its table."""
    return read_coverage(kg)


def read(kg: Dataset, folder: Path, text: str) -> tuple[Clause, ...]:
    """Read a table of one's own."""
    (folder / "graph").mkdir()
    (folder / "graph" / "coverage.tsv").write_text(text, "utf-8")
    return read_coverage(Dataset(kg.store, kg.prefixes, folder))


def test_the_table_and_the_graph_agree(kg: Dataset, clauses: tuple[Clause, ...]) -> None:
    """Every claim of a passage stands in the table, and every claim of the table in the graph."""
    assert 44 == len({clause.passage for clause in clauses})
    assert sum(len(clause.claims) for clause in clauses) > 1000
    assert () == disagreements(kg, clauses)


def test_each_clause_has_claims_or_a_reason_and_a_place_of_its_own(
    clauses: tuple[Clause, ...],
) -> None:
    """Sentences and clauses count from 1 without a gap."""
    assert all(bool(clause.claims) != bool(clause.reason) for clause in clauses)
    places = [(clause.passage, clause.sentence, clause.clause) for clause in clauses]
    assert len(set(places)) == len(places)
    for passage, sentence, clause in places:
        assert clause == 1 or (passage, sentence, clause - 1) in places
        assert sentence == 1 or (passage, sentence - 1, 1) in places


def test_a_claim_that_only_the_table_has_is_found(kg: Dataset, clauses: tuple[Clause, ...]) -> None:
    """It is told with its passage."""
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    planted = tuple(
        ox.NamedNode(kg.prefixes.expand(curie)) for curie in ("ak:akfta", "akkg:Treaty")
    )
    first = clauses[0]
    more = replace(first, claims=(*first.claims, (planted[0], kind, planted[1])))
    expected = Disagreement("title", "ak:akfta rdf:type akkg:Treaty", "graph")
    assert (expected,) == disagreements(kg, (more, *clauses[1:]))


def test_a_claim_that_only_the_graph_has_is_found(clauses: tuple[Clause, ...]) -> None:
    """It is told with its passage; a mention needs no line."""
    own = load()
    iri = {
        name: ox.NamedNode(own.prefixes.expand(name))
        for name in ("ak:akfta", "akkg:acronym", "overview:p18", "schema:mentions", "para:p18")
    }
    planted = ox.Quad(iri["ak:akfta"], iri["akkg:acronym"], ox.Literal("XFTA"), iri["overview:p18"])
    mention = ox.Quad(
        iri["para:p18"], iri["schema:mentions"], iri["akkg:acronym"], iri["overview:p18"]
    )
    own.store.extend([planted, mention])
    expected = Disagreement("p18", 'ak:akfta akkg:acronym "XFTA"', "table")
    assert (expected,) == disagreements(own, clauses)


def test_a_passage_that_only_one_of_the_two_has_is_found(
    kg: Dataset, clauses: tuple[Clause, ...]
) -> None:
    """Also where it has no claims."""
    without = tuple(clause for clause in clauses if clause.passage != "section-1")
    assert Disagreement("section-1", "any clause", "table") in disagreements(kg, without)
    unknown = Clause("p33", 1, 1, (), "nothing there", 999)
    assert (Disagreement("p33", "any clause", "graph"),) == disagreements(kg, (*clauses, unknown))


def test_a_row_is_read_as_its_columns_say(kg: Dataset, tmp_path: Path) -> None:
    """Claims are triples, whose literals may hold a comma or a semicolon."""
    first = f'{CLAIM} ; ak:akfta dcterms:title "Trade; goods, services"@en'
    text = f"{HEAD}p1\t1\t1\t{first}\t\np1\t1\t2\t\tsaid before\n"
    one, two = read(kg, tmp_path, text)
    assert ("p1", 1, 1, "", 3) == (one.passage, one.sentence, one.clause, one.reason, one.line)
    assert [
        "ak:akfta rdf:type akkg:FreeTradeAgreement",
        'ak:akfta dcterms:title "Trade; goods, services"@en',
    ] == [claim_text(kg, claim) for claim in one.claims]
    assert Clause("p1", 1, 2, (), "said before", 4) == two


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("p1\t1\t1", "not a row of coverage"),
        (f"p1\t1\t1\t{CLAIM}\t\t", "not a row of coverage"),
        (f"p1\tone\t1\t{CLAIM}\t", "not a row of coverage"),
        (f"p1\t1\t\u00b2\t{CLAIM}\t", "not a row of coverage"),
        ("", "not a row of coverage"),
        ("p1\t1\t1\t\t", "a clause has either claims or a reason"),
        (f"p1\t1\t1\t{CLAIM}\tand a reason", "a clause has either claims or a reason"),
        ("p1\t1\t1\tak:akfta a\t", "not a triple: ak:akfta a"),
        ("p1\t1\t1\tno:akfta a akkg:Treaty\t", "not a triple: no:akfta a akkg:Treaty"),
        ("p1\t1\t1\tak:a a ak:b , ak:c\t", "not a triple: ak:a a ak:b , ak:c"),
        ("p1\t1\t1\t_:a a akkg:Treaty\t", "not a triple: _:a a akkg:Treaty"),
    ],
)
def test_a_row_that_is_not_as_it_should_be_is_an_error_with_its_line(
    kg: Dataset, tmp_path: Path, row: str, words: str
) -> None:
    """The error says what is wrong, where, and what to do."""
    with pytest.raises(DataError) as caught:
        read(kg, tmp_path, f"{HEAD}p1\t1\t1\t{CLAIM}\t\n{row}\np1\t1\t2\t{CLAIM}\t\n")
    assert (words, f"{tmp_path}/graph/coverage.tsv:4") == (caught.value.what, caught.value.where)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("", "the columns are missing", 1),
        ("# A head.\n# More.\n", "the columns are missing", 3),
        ("# A head.\npassage\tclaims\n", "the columns are passage claims", 2),
    ],
)
def test_a_table_without_its_columns_is_an_error(
    kg: Dataset, tmp_path: Path, text: str, words: str, line: int
) -> None:
    """The error says which there are and which there should be."""
    with pytest.raises(DataError) as caught:
        read(kg, tmp_path, text)
    assert (words, f"{tmp_path}/graph/coverage.tsv:{line}") == (
        caught.value.what,
        caught.value.where,
    )
    assert "write passage sentence clause claims reason" == caught.value.remedy


def test_a_table_that_is_not_there_is_an_error(kg: Dataset, tmp_path: Path) -> None:
    """With the file that is missing."""
    with pytest.raises(DataError) as caught:
        read_coverage(Dataset(kg.store, kg.prefixes, tmp_path))
    assert f"{tmp_path}/graph/coverage.tsv" == caught.value.where
