"""The page of a passage tells what it says in the graph, and never its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.building.coverage import COLUMNS, read_coverage
from akkg.dataset import load
from akkg.engines.engine import select
from akkg.site.addresses import Addresses
from akkg.site.claims import read_claims
from akkg.site.clauses import find_covered
from akkg.site.documents import find_documents
from akkg.site.edition import make_edition
from akkg.site.page import Page, render
from akkg.site.pages import passage
from akkg.site.passages import find_sources
from akkg.site.register import make_register
from akkg.views.left_open import find_open
from akkg.views.sentences import passage_sentences
from tests.site.made import Element, made, read

SOURCE = "source/overview-2025/"
MENTIONS = "https://schema.org/mentions"


def page_of(name: str, graph: str = "real") -> Element:
    """The page of a passage."""
    return read(made(graph).html[f"{SOURCE}{name}/"])


def sentences(page: Element, section: str = "says") -> list[str]:
    """The sentences of a section of a page: the subject, and what is said of it."""
    found = []
    for part in page.all("section"):
        if part.attributes["aria-labelledby"] == section:
            for claims in part.all("ul", "claims"):
                for block in claims.children:
                    if isinstance(block, Element):
                        [subject] = block.all("span", "subject")
                        [said] = [one for one in block.children if isinstance(one, Element)][1:]
                        found += [f"{subject.text} {one.text}." for one in said.all("li")]
    return found


@pytest.mark.parametrize("name", ["title", "p1", "p18", "p35", "section-3", "footnote-2"])
def test_every_claim_is_a_sentence(name: str) -> None:
    """The sentences of the command line, without what is only named."""
    dataset = made().edition.dataset
    graph = ox.NamedNode(dataset.prefixes.expand(f"overview:{name}"))
    told = [line for block in passage_sentences(dataset, graph) for line in block]
    marks = str.maketrans("", "", "\u201c\u201d")
    wanted = sorted(line.translate(marks) for line in told if " mentions " not in line)
    assert wanted == sorted(line.translate(marks) for line in sentences(page_of(name)))


def test_counts_are_those_of_the_graph() -> None:
    """The page of each passage, and the page of the document, count what SPARQL counts."""
    seen = made()
    document = read(seen.html[SOURCE])
    counted = {
        row.all("th")[0].text: int(row.all("td", "number")[0].text)
        for row in document.all("tr")
        if row.all("td")
    }
    for one in seen.register.passages.values():
        graph = seen.edition.dataset.prefixes.expand(f"overview:{one.name}")
        query = (
            f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> "
            f"{{ ?s ?p ?o FILTER(?p != <{MENTIONS}>) }} }}"
        )
        [(number,)] = select(seen.edition.dataset.engine, query)
        assert number is not None
        assert int(number.value) == counted[one.label]
        assert f"{int(number.value)} claim" in page_of(one.name).all("p", "lead")[0].text


def test_readings_say_why_and_on_what_they_rest() -> None:
    """The note of each, and all its passages."""
    page = page_of("p4")
    assert len(page.all("div", "reading")) == 7
    assert (
        "Comprehensive Cooperation Partnership began with signature of Joint Declaration on "
        "Comprehensive Cooperation Partnership."
    ) in sentences(page, "readings")
    [one] = [one for one in page.all("div", "reading") if "carries its name" in one.text]
    assert ["p2", "p4"] == [link.text for link in one.all("a", "passage")]


def test_a_note_is_that_of_the_reading_itself() -> None:
    """What another graph says of a reading is no note of it, as with `akkg why`."""
    seen = made()
    dataset, expand = seen.edition.dataset, seen.edition.dataset.prefixes.expand
    reading = ox.NamedNode(expand("graph:editorial/comprehensive-cooperation-begins"))
    note = ox.NamedNode(expand("skos:editorialNote"))
    store = ox.Store()
    store.extend(dataset.store)
    for place in (ox.NamedNode(expand("overview:p1")), ox.DefaultGraph()):
        store.add(ox.Quad(reading, note, ox.Literal("a note of somebody else"), place))
    found = find_sources(replace(dataset, store=store), seen.register.passages)
    assert seen.register.sources[reading.value].notes
    assert seen.register.sources[reading.value] == found[reading.value]


def test_what_a_passage_leaves_open_is_told() -> None:
    """Lists that it opens, and what one would ask of what it tells."""
    open_ = page_of("p18").all("ul", "open")[0].text
    assert "signature of ASEAN-ROK Investment Agreement is done by …: not stated" in open_


def test_a_list_is_told_at_the_passage_that_opens_it() -> None:
    """And at no other that speaks of the same thing."""
    dataset, expand = made().edition.dataset, made().edition.dataset.prefixes.expand
    store = ox.Store()
    store.extend(dataset.store)
    for name, value in (
        ("rdf:type", ox.NamedNode(expand("akkg:OpenList"))),
        ("akkg:enumerationOf", ox.NamedNode(expand("ak:akcf"))),
        ("akkg:openedBy", ox.Literal("and more")),
    ):
        triple = ox.NamedNode(expand("ak:list-made-up")), ox.NamedNode(expand(name)), value
        store.extend([ox.Quad(*triple), ox.Quad(*triple, ox.NamedNode(expand("overview:p37")))])
    edition = make_edition(replace(dataset, store=store))
    told = {
        one.path: "and more" in str(one.values["open_lists"])
        for one in passage.pages(edition, make_register(edition))
        if isinstance(one, Page)
    }
    assert [f"{SOURCE}p37/"] == [path for path, is_told in told.items() if is_told]


def test_clauses_without_a_claim_are_told_with_their_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From the table of coverage; a reason is text, whoever wrote it."""
    table = "\t".join(COLUMNS) + "\np18\t1\t1\tak:akfta a akkg:Agreement\t\n"
    table += "p18\t2\t1\t\ta greeting <b>only</b>\n"
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "coverage.tsv").write_text(table)
    seen = made()
    expand = seen.edition.dataset.prefixes.expand
    thing, property_, class_, graph = (
        ox.NamedNode(expand(name))
        for name in ("ak:akfta", "rdf:type", "akkg:Agreement", "overview:p18")
    )
    store = ox.Store()
    store.add(ox.Quad(thing, property_, class_, graph))
    covered = find_covered(replace(seen.edition.dataset, root=tmp_path, store=store))
    monkeypatch.setattr(passage, "find_covered", lambda dataset: covered)
    [page] = [
        read(render(one, seen.edition))
        for one in passage.pages(seen.edition, seen.register)
        if isinstance(one, Page) and one.path == f"{SOURCE}p18/"
    ]
    [clauses] = page.all("dl", "clauses")
    assert ["2.1", "a greeting <b>only</b>"] == [
        one.text for one in clauses.all() if one.tag != "bdi"
    ]
    assert "2 sentences, 2 clauses." in page.text


def test_the_table_of_coverage_is_told_for_each_passage() -> None:
    """As many sentences and clauses as it has."""
    clauses = [one for one in read_coverage(made().edition.dataset) if one.passage == "p18"]
    page = page_of("p18")
    assert f"{max(one.sentence for one in clauses)} sentences, {len(clauses)} clauses" in page.text
    assert {} == find_covered(replace(made().edition.dataset, root=Path("/nowhere")))


def test_coverage_is_told_only_of_the_graph_that_the_table_is_of() -> None:
    """A passage that holds more than the table says shows no number of it, nor the command."""
    for graph, number in (("real", 1), ("hostile", 0)):
        assert number == len(covering(page_of("p18", graph))), graph
        assert bool(number) is ("akkg coverage p18" in page_of("p18", graph).text)
        assert 1 == len(covering(page_of("p1", graph))), graph


def covering(page: Element) -> list[Element]:
    """The section of a page that tells how the passage was covered."""
    return [one for one in page.all("section") if one.attributes["aria-labelledby"] == "coverage"]


def test_a_passage_without_a_graph_offers_none() -> None:
    """No empty file, no command that fails, and no word of what it would name."""
    dataset = made().edition.dataset
    graph = ox.NamedNode(dataset.prefixes.expand("overview:p18"))
    store = ox.Store()
    store.extend(quad for quad in dataset.store if quad.graph_name != graph)
    edition = make_edition(replace(dataset, store=store))
    found = dict(
        (one.path, one) if isinstance(one, Page) else one
        for one in passage.pages(edition, make_register(edition))
    )
    assert f"{SOURCE}p18.trig" not in found
    assert f"{SOURCE}p1.trig" in found
    one = found[f"{SOURCE}p18/"]
    assert isinstance(one, Page)
    assert {} == one.files
    page = read(render(one, edition))
    assert [] == page.all("p", "downloads")
    assert "akkg describe" not in page.text
    assert "akkg coverage" not in page.text
    assert "The graph has no claims of it." in page.text


def test_the_file_is_named_with_its_graph() -> None:
    """For the single file, whose program makes it from the graph of that name."""
    [link] = [one for one in page_of("p18").all("a") if "data-named" in one.attributes]
    assert made().edition.dataset.prefixes.expand("overview:p18") == link.attributes["data-named"]


def test_the_file_has_the_graph_of_the_passage() -> None:
    """TriG that reads back to the same statements, in the graph of that name."""
    seen = made()
    name = ox.NamedNode(seen.edition.dataset.prefixes.expand("overview:p18"))
    held = set(seen.edition.dataset.store.quads_for_pattern(None, None, None, name))
    assert held == set(ox.parse(seen.files[f"{SOURCE}p18.trig"], ox.RdfFormat.TRIG))


def test_passages_lead_to_those_beside_them() -> None:
    """In the order of print, over sections and missing numbers; the ends have one neighbour."""
    ways = {
        name: [one.attributes["href"] for one in page_of(name).all("nav", "around")[0].all("a")]
        for name in ("title", "p32", "p34", "footnote-2")
    }
    assert ["../../../source/overview-2025/section-1/"] == ways["title"]
    assert "../../../source/overview-2025/p34/" == ways["p32"][1]
    assert "../../../source/overview-2025/p32/" == ways["p34"][0]
    assert ["../../../source/overview-2025/footnote-1/"] == ways["footnote-2"]


def test_the_document_names_its_passages_and_their_digests() -> None:
    """All of them, as printed, under the headings of the document."""
    page = read(made().html[SOURCE])
    names = [row.all("th")[0].text for row in page.all("tr") if row.all("td")]
    assert [one.label for one in made().register.passages.values()] == names
    headings = [one.text for one in page.all("h2")]
    assert "Political and Security Cooperation" in headings
    digest = made().register.passages[made().edition.dataset.prefixes.expand("para:p18")].digest
    assert 64 == len(digest)
    assert digest in page_of("p18").text
    assert digest in {one.attributes.get("title") for one in page.all("code", "digest")}


def test_what_is_odd_about_its_print_is_told() -> None:
    """By a note of the editors."""
    passages = made().register.passages.values()
    noted = [one for one in passages if one.notes]
    assert {"p12", "p13", "p15"} <= {one.name for one in noted}
    for one in noted:
        assert all(note in page_of(one.name).text for note in one.notes)


def test_a_document_reports_until_the_latest_of_its_days() -> None:
    """Whoever adds an earlier one."""
    dataset = load()
    store = ox.Store()
    store.extend(dataset.store)
    horizon = ox.NamedNode(dataset.prefixes.expand("akkg:horizon"))
    source = ox.NamedNode(dataset.prefixes.expand("source:overview-2025"))
    store.add(ox.Quad(source, horizon, ox.Literal("2020-01-01")))
    [document] = find_documents(replace(dataset, store=store), Addresses(dataset.prefixes)).values()
    assert "2025-06-08" == document.horizon


def test_what_a_reading_says_of_itself_is_no_claim() -> None:
    """Its note stands beside it."""
    dataset = made().edition.dataset
    reading = next(iri for iri, one in made().register.sources.items() if one.reading)
    store = ox.Store()
    store.extend(dataset.store)
    name, note = ox.NamedNode(reading), ox.NamedNode(dataset.prefixes.expand("skos:editorialNote"))
    store.add(ox.Quad(name, note, ox.Literal("a note", language="en"), name))
    register = replace(made().register, dataset=replace(dataset, store=store))
    before, after = (read_claims(one, reading) for one in (made().register, register))
    assert len(before.statements) + 1 == len(after.statements)
    assert 0 < before.total == after.total


def test_what_only_a_reading_says_is_not_stated() -> None:
    """One would still ask it of the source."""
    dataset = made().edition.dataset
    reading = next(iri for iri, one in made().register.sources.items() if one.reading)
    thing = ox.NamedNode("https://w3id.org/akkg/id/support-subregional-frameworks")
    through = ox.NamedNode(dataset.prefixes.expand("akkg:through"))
    store = ox.Store()
    store.extend(dataset.store)
    store.add(ox.Quad(thing, through, ox.Literal("x"), ox.NamedNode(reading)))
    found = find_open(replace(dataset, store=store), [thing.value], made().register.words)
    assert ("is done through",) == found[thing.value].not_stated


def test_the_words_of_the_document_are_not_there() -> None:
    """Nothing that would be a sentence of it: claims are triples, and titles are short."""
    texts = [
        fact.text
        for one in made().register.passages.values()
        for fact in page_of(one.name).all("bdi")
    ]
    notes = {note for source in made().register.sources.values() for note in source.notes}
    assert max(len(text) for text in texts if text not in notes and "AKKG" not in text) < 260
