"""The page of a thing tells all that the graph says of it, and what that rests on."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from textwrap import dedent
from urllib.parse import parse_qsl

import pyld
import pyoxigraph as ox
import pytest

from akkg.engines.engine import select
from akkg.pictures.lettering import text_width
from akkg.pictures.scene import Group, Text
from akkg.queries.catalogue import load_queries
from akkg.runner import run_query
from akkg.site.asking import Askings
from akkg.site.matches import find_matches
from akkg.site.page import Page, render
from akkg.site.pages import thing
from akkg.site.surroundings import neighbours, surroundings
from akkg.site.telling import read_facts
from akkg.site.values import plain_words
from akkg.views.describe import describe
from tests.site.made import Element, made, read

THINGS = "https://w3id.org/akkg/id/"


def page_of(name: str, graph: str = "real") -> Element:
    """The page of a thing."""
    return read(made(graph).html[f"id/{name}/"])


def rows(page: Element, name: str = "facts") -> list[list[str]]:
    """The texts of the rows of tables of a class; a heading that covers several is in each."""
    found = []
    for table in page.all("table", name):
        head = ""
        for row in table.all("tr", "fact"):
            cells = [one for one in row.children if isinstance(one, Element)]
            if cells[0].tag == "th":
                head = cells.pop(0).text
            found.append([head, *(cell.text for cell in cells)])
    return found


def test_a_thing_is_told_with_the_paragraphs_of_each_statement() -> None:
    """The fund of p35: its kind, what it merges, its field and what it is for."""
    told = rows(page_of("akcf"))
    assert ["is a", "fund", "stated p35"] in told
    assert ["has the acronym", "AKCF", "stated p35 p37"] in told
    assert [
        "results from the merger of",
        "ASEAN-ROK Special Cooperation Fund (SCF)",
        "derived p35",
    ] in told
    given = "given by the editors, not by the document"
    assert ["is called", "ASEAN-ROK Cooperation Fund (AKCF)", given] in told


def test_it_is_told_from_the_other_side_too() -> None:
    """What amends an agreement stands on the page of the agreement."""
    told = rows(page_of("aktig"), "said")
    third = "Third Protocol to Amend the AKTIG Agreement"
    assert ["… amends it", third, "stated p18"] in told


def test_a_reading_says_why() -> None:
    """Its note stands beside it."""
    notes = {one.text for one in page_of("akfta").all("details", "notes")}
    assert any("that it comes next in one series of agreements is a reading" in x for x in notes)


def test_what_happened_is_spelled_out() -> None:
    """Each event with its date, its meeting and its place, and with its passages."""
    [row] = page_of("jd-comprehensive-cooperation-partnership").find("events-table").all("tr")[1:]
    assert "signature" == row.all("th")[0].text
    assert ["2004-11-30"] == [one.attributes["datetime"] for one in row.all("time")]
    assert "takes place at 8th ASEAN-ROK Summit" in row.text
    assert "is in the place Vientiane" in row.text
    assert "p2" == row.all("a", "passage")[0].text


def test_a_date_that_is_no_day_is_no_machine_date() -> None:
    """A month is one that programs can read; a period stands as it is written."""
    months = {one.attributes["datetime"] for one in page_of("summit-13").all("time")}
    assert {"2010-10", "2010-10-01", "2010-10-31"} == months
    [under] = page_of("summit-13").all("p", "lead")[0].all("time")
    assert under.attributes["datetime"] == under.text
    page = page_of("poa-2016-2020-period")
    assert ["is dated", "2016/2020", "stated p4"] in rows(page)
    assert "2016/2020" not in {one.attributes["datetime"] for one in page.all("time")}


def test_each_fact_has_a_paragraph_or_says_who_gives_it() -> None:
    """On every page, by a link; nobody must guess whether a source was forgotten."""
    facts = 0
    for path, html in made().html.items():
        for row in read(html).all("tr", "fact") if path.startswith("id/") else ():
            [source] = row.all("td", "source")
            assert source.all("a", "passage") or source.all("a", "given"), path
            facts += 1
    assert facts > 3000


def test_nothing_of_the_graph_is_lost() -> None:
    """The file beside each page has every merged statement of the thing, in both directions."""
    seen = made()
    store = seen.edition.dataset.store
    for iri, entry in seen.register.entries.items():
        node = ox.NamedNode(iri)
        wanted = {
            (quad.subject, quad.predicate, quad.object)
            for quad in (
                *store.quads_for_pattern(node, None, None, ox.DefaultGraph()),
                *store.quads_for_pattern(None, None, node, ox.DefaultGraph()),
            )
        }
        text = seen.files[f"{entry.path[:-1]}.ttl"]
        held = {quad.triple for quad in ox.parse(text, ox.RdfFormat.TURTLE)}
        assert wanted <= {(one.subject, one.predicate, one.object) for one in held}, iri


def test_a_page_has_a_row_for_every_statement() -> None:
    """Every merged statement but the names of passages and the links to elsewhere is a row."""
    seen = made()
    for iri, entry in seen.register.entries.items():
        text = seen.files[f"{entry.path[:-1]}.ttl"]
        statements = {
            (one.subject, one.predicate, one.object)
            for one in (quad.triple for quad in ox.parse(text, ox.RdfFormat.TURTLE))
            if iri in (getattr(one.subject, "value", ""), getattr(one.object, "value", ""))
        }
        mentions = sum(one[1].value == "https://schema.org/mentions" for one in statements)
        page = read(seen.html[entry.path])
        matches = len(page.all("ul", "matches")[0].all("li")) if page.all("ul", "matches") else 0
        assert len(statements) - mentions - matches == len(page.all("tr", "fact")), iri


@pytest.mark.parametrize("graph", ["real", "hostile"])
def test_both_files_say_the_same(graph: str) -> None:
    """Turtle and JSON-LD, read back."""
    seen = made(graph)
    for entry in list(seen.register.entries.values())[::9]:
        stem = entry.path[:-1]
        turtle = {one.triple for one in ox.parse(seen.files[f"{stem}.ttl"], ox.RdfFormat.TURTLE)}
        other = {one.triple for one in ox.parse(seen.files[f"{stem}.jsonld"], ox.RdfFormat.JSON_LD)}
        assert turtle == other, entry.iri
        assert any(entry.iri in str(one) for one in turtle)


def test_another_reader_takes_the_files() -> None:
    """rdflib reads the one, pyld the other, and both find as many statements."""
    import rdflib

    files = made().files
    graph = rdflib.Graph().parse(data=files["id/scf.ttl"], format="turtle")
    expanded = pyld.jsonld.to_rdf(json.loads(files["id/scf.jsonld"]))
    assert len(graph) == len(expanded["@default"]) > 10


def test_facts_are_those_of_the_command_line() -> None:
    """What `akkg describe --derived` tells of a thing, the page tells, too: both ways."""
    seen = made()
    for name in ("scf", "akfta", "summit-13", "asean", "status-csp"):
        found = describe(seen.edition.dataset, ox.NamedNode(THINGS + name), derived=True)
        told = {fact.words for fact in found.says}
        page = page_of(name)
        outward = [row for row in rows(page) if not row[0].startswith("…")]
        words = {f"{row[0]} {row[1]}" for row in outward}
        bare = (one.replace("\u201c", "").replace("\u201d", "") for one in told)
        plain = {spoken(one) for one in bare}
        assert plain <= words | matches(page), (name, plain - words)
        assert len(found.said) == len([row for row in rows(page) if row[0].startswith("…")])
        assert list(found.mentioned) == [
            one.text for one in page.all("p", "mentioned")[0].all("a", "passage")
        ]


def spoken(words: str) -> str:
    """A sentence of the command line with the words of a page for the CURIE of a class."""
    if not re.fullmatch(r"is an? \w+:\w+", words):
        return words
    kind = plain_words(words.rpartition(" ")[2])
    return f"is {'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def matches(page: Element) -> set[str]:
    """What a page says of identifiers elsewhere, as a sentence would."""
    return {
        f"{one.text.partition(' http')[0].partition(' wd:')[0]} {link.text}"
        for some in page.all("ul", "matches")
        for one in some.all("li")
        for link in one.all("a")[:1]
    }


def test_what_is_left_open_is_told() -> None:
    """As the command line tells it."""
    found = describe(made().edition.dataset, ox.NamedNode(f"{THINGS}akcf"))
    [open_] = page_of("akcf").all("ul", "open") or [Element("ul", {})]
    told = {one.text for one in open_.all("li")}
    assert {*found.open_lists, *(f"{one} …: not stated" for one in found.not_stated)} == told


def test_what_is_around_it_is_drawn() -> None:
    """One mark a neighbour, each a link to its page, and the thing itself in the middle."""
    page = page_of("scf")
    figure = page.all("section")[0].all("svg") or page.all("svg")
    nodes = [one for one in figure[0].all() if one.attributes.get("class") == "node"]
    links = {one.attributes["href"] for one in nodes if one.tag == "a"}
    assert "../../id/akcf/" in links
    assert len(links) == len(nodes) - 1


@pytest.mark.parametrize("name", ["scf", "asean", "rok", "long", "hangul", "rtl"])
def test_all_that_is_drawn_around_it_is_in_the_picture(name: str) -> None:
    """No label is cut at an edge, with few neighbours on one side or many on both."""
    seen = made("hostile")
    [about] = read_facts(seen.register, [THINGS + name])
    scene = surroundings(about, neighbours(seen.register, about), "title", "description")
    groups = [one for one in scene.items if isinstance(one, Group) and one.role == "node"]
    assert len(groups) > 1
    for group in groups:
        for text in (one for one in group.items if isinstance(one, Text)):
            wide = text_width(text.text, text.size)
            left = group.at[0] + text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
            assert 0 <= left and left + wide <= scene.width, text.text
            assert 0 < group.at[1] + text.y < scene.height, text.text


def test_a_thing_with_very_many_statements_stays_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page shows the first, says how many more there are, and the file has them all."""
    seen = made()
    monkeypatch.setattr(thing, "_SHOWN", 5)
    monkeypatch.setattr("akkg.site.surroundings.MOST", 4)
    monkeypatch.setattr(thing, "MOST", 4)
    only = {iri: one for iri, one in seen.register.entries.items() if one.path == "id/rok/"}
    first, turtle, _ = thing.pages(seen.edition, replace(seen.register, entries=only))
    assert isinstance(first, Page) and not isinstance(turtle, Page)
    page = read(render(first, seen.edition))
    assert 15 == len(page.all("tr", "fact"))
    more = sum(int(one.text.split()[0]) for one in page.all("p", "more"))
    assert len(page_of("rok").all("tr", "fact")) == 15 + more
    assert seen.files["id/rok.ttl"].count(b"\n") == turtle[1].count(b"\n")


def test_matches_say_why_and_where_they_were_seen() -> None:
    """Links to elsewhere are on the web, each with its justification."""
    [some] = page_of("asean").all("ul", "matches")
    assert all("semapv:ManualMappingCuration" in one.text for one in some.all("li"))
    assert any(
        "http://www.wikidata.org/entity/Q7768" == one.attributes["href"] for one in some.all("a")
    )


def test_matches_are_explained_only_where_the_graph_holds_them_as_such() -> None:
    """A match that a passage states is shown with that, not with a row of another's table."""
    dataset = made().edition.dataset
    known = find_matches(dataset)
    graph = ox.NamedNode(dataset.prefixes.expand("graph:mappings"))
    store = ox.Store()
    store.extend(quad for quad in dataset.store if quad.graph_name != graph)
    assert len(known) == len(list(dataset.store.quads_for_pattern(None, None, None, graph))) > 0
    assert {} == find_matches(replace(dataset, store=store))
    [some] = page_of("script", "hostile").all("ul", "matches")
    assert "stated p18" in some.text
    assert "semapv" not in some.text


def test_questions_take_the_thing_as_their_argument() -> None:
    """Only such as take a thing of its class, and as have an answer."""
    targets = {one.attributes["href"] for one in page_of("akcf").all("ul", "questions")[0].all("a")}
    assert "../../query/merged-funds/#into=ak%3Aakcf" in targets
    assert not any(f"{name}=" in one for one in targets for name in ("series", "party", "place"))
    assert not any("paragraphs-that-state" in one for one in targets)


@pytest.mark.parametrize("name", ["akcf", "asean", "busan", "summit-13", "pillar-economic"])
def test_each_question_that_is_offered_has_an_answer(name: str) -> None:
    """With the thing as argument, and all else at its default."""
    dataset = made().edition.dataset
    saved = {one.name: one for one in load_queries(dataset.root)}
    links = page_of(name).all("ul", "questions")[0].all("a")
    assert 2 <= len(links)
    for link in links:
        path, _, state = link.attributes["href"].partition("#")
        [(parameter, thing_)] = parse_qsl(state)
        query = saved[path.split("/")[-2]]
        assert run_query(query, dataset, {parameter: thing_}).rows, link.text


def test_no_question_with_an_answer_is_left_out() -> None:
    """Asking for all things at once finds what asking for each would."""
    seen = made()
    dataset, addresses = seen.edition.dataset, seen.register.addresses
    askings = Askings(load_queries(dataset.root), seen.register)
    for query in load_queries(dataset.root):
        if query.name not in ("purposes", "at-which-meeting", "not-stated-of-a-thing"):
            continue
        for iri in list(seen.register.entries)[::7]:
            path = f"{addresses.query(query.name)}#"
            offered = any(one.path.startswith(path) for one in askings.about(iri))
            assert bool(run_query(query, dataset, {"thing": iri}).rows) is offered, (path, iri)


def test_in_a_large_graph_a_question_is_offered_by_the_class_of_a_thing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is asked, as it would take long."""
    seen = made()
    monkeypatch.setattr("akkg.site.asking._MOST", 0)
    monkeypatch.delattr("akkg.site.asking.select")
    askings = Askings(load_queries(seen.edition.dataset.root), seen.register)
    paths = {one.path for one in askings.about(f"{THINGS}akec-fund")}
    assert "query/merged-funds/#into=ak%3Aakec-fund" in paths
    assert not any("paragraphs-that-state" in one for one in paths)


def test_every_thing_of_the_namespace_has_a_page() -> None:
    """Whatever stands in a statement of the merged graph can be looked up."""
    query = (
        "SELECT DISTINCT ?t { { ?t ?p ?o } UNION { ?s ?p ?t } "
        f'FILTER(ISIRI(?t) && STRSTARTS(STR(?t), "{THINGS}")) }}'
    )
    seen = made("hostile")
    wanted = {one.value for (one,) in select(seen.edition.dataset.engine, query) if one is not None}
    assert wanted == set(seen.register.entries)
    assert {entry.path for entry in seen.register.entries.values()} <= set(seen.html)


def test_pages_come_one_by_one() -> None:
    """The first page is there before the last thing has been read."""
    seen = made()
    first = next(iter(thing.pages(seen.edition, seen.register)))
    assert isinstance(first, Page)
    assert next(iter(seen.register.entries.values())).path == first.path


def test_the_same_graph_gives_the_same_bytes() -> None:
    """Whatever order the hashes of this process and of another give to sets."""
    program = """
        import hashlib
        from tests.site.made import made
        seen, found = made(), hashlib.sha256()
        for path, html in seen.html.items():
            found.update(f"{path} {html}".encode())
        for path, content in seen.files.items():
            found.update(path.encode() + content)
        print(found.hexdigest())
    """
    digests = {
        subprocess.run(
            [sys.executable, "-c", dedent(program)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert 1 == len(digests)


def test_a_class_from_elsewhere_has_words() -> None:
    """A reader sees no CURIE in the place of a kind."""
    kinds = {entry.kind for entry in made().register.entries.values()}
    assert {"concept", "concept scheme", "fund"} <= kinds
    assert not any(":" in kind for kind in kinds)
    assert "economic cooperation, concept" == made().pages["id/pillar-economic/"].title
