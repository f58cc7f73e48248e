"""The first page: counts that are true, and little to load."""

from __future__ import annotations

import gzip

from akkg.engines.engine import select
from akkg.networks.network import network
from akkg.site.edition import make_edition
from akkg.site.page import render
from akkg.site.pages import not_found, overview
from akkg.site.register import make_register
from tests.site.made import made, read

BUDGET = 60_000  # bytes of the page, compressed


def counts() -> dict[str, int]:
    """The counts of families, as the page tells them."""
    return {
        one.attributes["class"].split()[1]: int(one.all("dd")[0].text)
        for one in read(made().html[""]).all("div", "count")
    }


def test_counts_are_those_of_the_network_with_its_events() -> None:
    """Another way of counting: all things of the network but concepts and what has no kind."""
    graph = network(made().edition.dataset, events="nodes")
    families = [node["family"] for _, node in graph.nodes(data=True)]
    found = counts()
    for family in ("meeting", "event", "instrument", "plan", "fund", "actor", "status", "place"):
        assert families.count(family) == found[family], family


def test_counts_of_classes_are_those_of_sparql() -> None:
    """Families of one class, with all below it."""
    dataset = made().edition.dataset
    found = counts()
    for family, curie in (("fund", "akkg:Fund"), ("place", "akkg:Place")):
        query = f"SELECT (COUNT(DISTINCT ?t) AS ?n) {{ ?t a <{dataset.prefixes.expand(curie)}> }}"
        [(number,)] = select(dataset.engine, query)
        assert number is not None and int(number.value) == found[family]
    assert sum(found.values()) == len(made().register.entries)


def test_the_page_tells_how_many_things_and_passages_there_are() -> None:
    """As SPARQL counts the passages."""
    dataset = made().edition.dataset
    passage = dataset.prefixes.expand("akkg:Passage")
    query = f"SELECT (COUNT(DISTINCT ?p) AS ?n) {{ ?p a <{passage}> }}"
    [(number,)] = select(dataset.engine, query)
    assert number is not None
    told = f"{len(made().register.entries)} things in {number.value} passages."
    assert told in read(made().html[""]).text


def test_the_first_page_is_light() -> None:
    """With both pictures in it."""
    html = made().html[""]
    assert len(gzip.compress(html.encode())) < BUDGET
    assert 2 == len(read(html).all("svg"))


def test_the_latest_come_first_with_their_passages() -> None:
    """By the last day that their dates allow."""
    [latest] = read(made().html[""]).all("ul", "latest")
    first = latest.all("li")[0]
    assert "25th ASEAN-ROK Summit" in first.text
    assert ["p11"] == [one.text for one in first.all("a", "passage")]
    days = [one.text for one in latest.all("time")]
    assert "2024-10" == days[0] and 6 == len(days)


def test_three_questions_lead_on() -> None:
    """Each with its page."""
    links = [one.all("a")[0].attributes["href"] for one in read(made().html[""]).all("dt")]
    assert [f"./query/{name}/" for name in overview.QUESTIONS] == links[-3:]


def test_a_large_graph_has_no_picture_on_its_first_page() -> None:
    """Nothing is drawn that nobody could read."""
    seen = made()
    page = next(overview.pages(seen.edition, seen.register))
    assert [] == read(render(page, seen.edition)).all("svg")


def test_the_page_of_what_is_not_there_leads_on() -> None:
    """It has a search, the main pages, and a place for what is nearest."""
    [page] = not_found.pages(made().edition)
    assert "404.html" == page.file
    found = read(render(page, made().edition))
    assert found.find("nearest").attributes["role"] == "status"
    assert len(found.all("main")[0].all("a")) > 8


def test_an_empty_graph_has_a_first_page() -> None:
    """Counts of nothing, and no fault."""
    from dataclasses import replace

    import pyoxigraph as ox

    edition = make_edition(replace(made().edition.dataset, store=ox.Store()))
    register = make_register(edition)
    pictures = overview.pictures(edition.dataset, register, None)
    [page] = overview.pages(edition, register, (), pictures)
    assert "0 things in 0 passages." in read(render(page, edition)).text
