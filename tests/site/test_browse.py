"""The table of all things and the search: all that there is, and the counts that SPARQL gives."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pyoxigraph as ox
import pytest

from akkg.dataset import load
from akkg.engines.engine import select
from akkg.networks.families import FAMILIES
from akkg.site.browsing import read_rows
from akkg.site.edition import make_edition
from akkg.site.page import Page, render
from akkg.site.pages import browse
from akkg.site.register import make_register
from akkg.site.vocabulary import vocabulary
from tests.site.made import Element, made, read

AK = "https://w3id.org/akkg/id/"
ALL = (
    "SELECT (COUNT(DISTINCT ?t) AS ?n) { { ?t ?p ?o } UNION { ?s ?p ?t } "
    f'FILTER(ISIRI(?t) && STRSTARTS(STR(?t), "{AK}")) }}'
)


def page() -> Element:
    """The page."""
    return read(made().html["browse/"])


def number(query: str) -> int:
    """What SPARQL counts."""
    [(found,)] = select(made().edition.dataset.engine, query)
    assert found is not None
    return int(found.value)


def data(graph: str = "real") -> dict[str, list[list[object]]]:
    """The rows for the program."""
    found: dict[str, list[list[object]]] = json.loads(made(graph).files["data/browse.json"])
    return found


def test_the_table_has_a_row_for_each_thing() -> None:
    """As many as SPARQL counts, each with a link to its page."""
    rows = [row for row in page().find("things").all("tr") if row.all("td")]
    assert number(ALL) == len(rows)
    links = [row.all("th")[0].all("a")[0].attributes["href"] for row in rows]
    assert {f"../{entry.path}" for entry in made().register.entries.values()} == set(links)
    assert f"{len(rows)} things" == page().find("things-count").text


def test_a_row_tells_kind_date_pillar_and_passages() -> None:
    """Of a fund: its events date it."""
    [row] = [
        one
        for one in page().find("things").all("tr")
        if "(SCF)" in one.all("th")[0].text and one.all("td") and one.all("td")[0].text == "fund"
    ]
    assert ["fund", "fund", "1990", "the ROK's support to development cooperation", "p35"] == [
        one.text for one in row.all("td")
    ]


def test_a_row_tells_its_own_date_or_three_of_its_events() -> None:
    """And the years in which all of them begin."""
    dataset = load()
    store = ox.Store()
    store.extend(dataset.store)
    having = ox.NamedNode(dataset.prefixes.expand("akkg:hasEvent"))
    for owner in ("scf", "summit-8"):
        for event in ("aktig-taking-effect", "akfta-taking-effect", "akcf-merger"):
            store.add(ox.Quad(ox.NamedNode(AK + owner), having, ox.NamedNode(AK + event)))
    edition = make_edition(replace(dataset, store=store))
    rows = {row.entry.path: row for row in read_rows(make_register(edition))}
    scf, summit = rows["id/scf/"], rows["id/summit-8/"]
    assert ("1990, 2007-06, 2010-01-01, …", (1990, 2007, 2010, 2019)) == (scf.date, scf.years)
    assert ("2004-11-30", (2004,)) == (summit.date, summit.years)
    assert (2016,) == rows["id/poa-2016-2020-period/"].years


def test_labels_stand_as_a_reader_looks_for_them() -> None:
    """By their numbers, not by their digits."""
    names = [str(row[1]) for row in data()["rows"]]
    summits = [name for name in names if name.endswith("ASEAN-ROK Summit") and name[0].isdigit()]
    assert ["8th", "9th", "13th", "22nd"] == [name.split()[0] for name in summits[:4]]


def test_the_data_say_the_same_as_the_table() -> None:
    """Row by row."""
    found = data()
    rows = [row for row in page().find("things").all("tr") if row.all("td")]
    for one, row in zip(found["rows"], rows, strict=True):
        kind = found["kinds"][int(str(one[2]))]
        family = found["families"][int(str(kind[1]))]
        passages = [found["passages"][at][0] for at in one[6]]  # type: ignore[attr-defined]
        assert f"../id/{one[0]}/" == row.all("th")[0].all("a")[0].attributes["href"]
        assert str(one[1]) == row.all("th")[0].text
        cells = [cell.text for cell in row.all("td")]
        assert [kind[0], FAMILIES[str(family[0])].label, one[3]] == cells[:3]
        assert passages == [link.text for link in row.all("td", "source")[0].all("a")]


def test_counts_of_facets_add_up() -> None:
    """Each thing has one kind, and each kind one family; the page counts the same."""
    found = data()
    kinds = Counter(int(str(row[2])) for row in found["rows"])
    families: Counter[int] = Counter()
    for kind, count in kinds.items():
        families[int(str(found["kinds"][kind][1]))] += count
    assert sum(families.values()) == len(found["rows"])
    told = {
        one.all("span", "family")[0].text: int(one.all("span", "count")[0].text)
        for one in page().all("ul", "kinds")[0].children
        if isinstance(one, Element)
    }
    assert told == {
        str(found["families"][family][1]).capitalize(): count for family, count in families.items()
    }


@pytest.mark.parametrize(
    ("kind", "curie"), [("fund", "akkg:Fund"), ("summit", "akkg:Summit"), ("place", "akkg:Place")]
)
def test_counts_of_kinds_are_those_of_sparql(kind: str, curie: str) -> None:
    """By the most specific class."""
    iri = made().edition.dataset.prefixes.expand(curie)
    akkg = made().edition.dataset.prefixes.expand("akkg:")
    query = f"SELECT (COUNT(DISTINCT ?t) AS ?n) {{ ?t <{akkg}kind> <{iri}> }}"
    found = data()
    at = [one[0] for one in found["kinds"]].index(kind)
    assert number(query) == sum(row[2] == at for row in found["rows"]) > 0


def test_pillars_are_those_of_sparql() -> None:
    """Stated and derived."""
    akkg = made().edition.dataset.prefixes.expand("akkg:")
    found = data()
    for at, (slug, _) in enumerate(found["pillars"]):
        query = (
            f"SELECT (COUNT(DISTINCT ?t) AS ?n) {{ ?t <{akkg}pillar> <{AK}{slug}> "
            f'FILTER(STRSTARTS(STR(?t), "{AK}")) }}'
        )
        rows = [row for row in found["rows"] if at in row[5]]  # type: ignore[operator]
        assert number(query) == len(rows) > 0


def test_a_large_graph_shows_the_first_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The data still have all."""
    monkeypatch.setattr(browse, "_SHOWN", 10)
    seen = made()
    first, file = browse.pages(seen.edition, seen.register)
    assert isinstance(first, Page) and isinstance(file, tuple)
    table = read(render(first, seen.edition))
    assert 10 == len([row for row in table.find("things").all("tr") if row.all("td")])
    assert "the first 10 are shown" in table.find("things-count").text
    assert len(seen.register.entries) == len(json.loads(file[1])["rows"])
    assert first.data is None


def search(graph: str = "real") -> list[list[str]]:
    """What can be found."""
    found: list[list[str]] = json.loads(made(graph).files["data/search.json"])
    return found


def test_the_search_knows_all_that_has_a_page() -> None:
    """Things, passages, questions and terms; each path is that of a page."""
    seen = made()
    rows = search()
    groups = Counter(row[3] for row in rows)
    assert len(seen.register.entries) == groups["things"]
    assert len(seen.register.passages) + 1 == groups["passages"]
    assert groups["questions"] > 50 and groups["terms"] > 100
    own = {row[1] for row in rows if row[3] in ("things", "passages")}
    assert own <= set(seen.html)


def test_the_search_knows_each_term_that_the_page_of_the_ontology_lists() -> None:
    """Those of the project's own ontology, whatever sort of property they are."""
    own = {one.curie for one in vocabulary(made().edition.dataset) if one.curie[:5] == "akkg:"}
    assert own == {row[4] for row in search() if row[3] == "terms"}


def test_the_search_knows_acronyms_and_other_names() -> None:
    """Whoever types AKCF or Strategic Partnership finds them."""
    rows = {row[1]: row for row in search()}
    assert "AKCF" in rows["id/akcf/"][4:]
    assert rows["id/akcf/"][0] not in rows["id/akcf/"][4:]
    assert "p18" in rows["source/overview-2025/p18/"]
    assert ["fund", "ontology/#Fund", "class", "terms", "akkg:Fund"] == rows["ontology/#Fund"]


def test_hostile_names_are_cut_and_clean() -> None:
    """No control characters, and no name of ten thousand letters."""
    from unicodedata import category

    for row in search("hostile"):
        for text in row:
            assert len(text) <= 1000
            assert not any(category(letter)[0] == "C" for letter in text), row[1]
