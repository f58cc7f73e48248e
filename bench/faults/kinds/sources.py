"""Faults of documents, passages, graphs of claims and readings."""

from __future__ import annotations

from hashlib import sha256
from random import Random

from bench.faults.claims import Claims, Statement
from bench.faults.edits import pick, replaced
from bench.faults.fault import Edit, Kind, edit, expect
from bench.faults.terms import integer, iri, plain, words

__all__ = ["kinds"]

_PROVENANCE = iri("graph:provenance")
_TYPE, _SOURCE = "rdf:type", "prov:wasDerivedFrom"


def _taken(claims: Claims, role: str, name: str, dice: Random) -> tuple[str, list[Statement]]:
    thing = pick(dice, (each for each in claims.role(role) if claims.given(each, name)))
    return (thing, claims.given(thing, name)) if thing else ("", [])


def _missing(role: str, name: str, shape: str, claims: Claims, dice: Random) -> Edit | None:
    thing, old = _taken(claims, role, name, dice)
    return edit(old, (), expect(thing, name, "", "MinCount", shape))


def paragraph_without_number(claims: Claims, dice: Random) -> Edit | None:
    """Footnotes have numbers too, headings none."""
    return _missing("paragraphs", "akkg:number", "shape:paragraph-number", claims, dice)


def footnote_without_number(claims: Claims, dice: Random) -> Edit | None:
    """A footnote is found by its number."""
    return _missing("footnotes", "akkg:number", "shape:footnote-number", claims, dice)


def passage_without_digest(claims: Claims, dice: Random) -> Edit | None:
    """The digest tells whether a copy has the same text."""
    return _missing("passages", "akkg:sha256", "shape:passage-digest", claims, dice)


def document_without_horizon(claims: Claims, dice: Random) -> Edit | None:
    """The horizon is the latest day of which the document knows."""
    return _missing("document", "akkg:horizon", "shape:source-horizon", claims, dice)


def reading_without_note(claims: Claims, dice: Random) -> Edit | None:
    """A reading says why."""
    return _missing("readings", "skos:editorialNote", "shape:reading-note", claims, dice)


def wrong_number(claims: Claims, dice: Random) -> Edit | None:
    """The name of a passage ends with its number."""
    thing, old = _taken(claims, "paragraphs", "akkg:number", dice)
    value = integer(998)
    found = expect(thing, "akkg:number", value, "SPARQL", "shape:passage-name")
    return edit(old, replaced(old, value), found)


def short_digest(claims: Claims, dice: Random) -> Edit | None:
    """A digest of this kind has sixty-four figures."""
    thing, old = _taken(claims, "passages", "akkg:sha256", dice)
    value = plain(sha256(thing.encode()).hexdigest()[:40])
    found = expect(thing, "akkg:sha256", value, "Pattern", "shape:passage-digest")
    return edit(old, replaced(old, value), found)


def same_digest(claims: Claims, dice: Random) -> Edit | None:
    """Both passages are named."""
    one, other = dice.sample(claims.role("passages"), 2)
    value = claims.values(one, "akkg:sha256")[0]
    old = claims.given(other, "akkg:sha256")
    shape = "shape:passage-digest-once"
    found = (expect(each, "akkg:sha256", value, "Not", shape, "warning") for each in (one, other))
    return edit(old, replaced(old, value), *found)


def french_note(claims: Claims, dice: Random) -> Edit | None:
    """Notes of the editors are in English."""
    thing, old = _taken(claims, "readings", "skos:editorialNote", dice)
    if not thing:
        return None
    value = words("On le lit ainsi.", "fr")
    found = expect(thing, "skos:editorialNote", value, "LanguageIn", "shape:editorial-note")
    return edit(old, replaced(old, value), found)


def numbered_heading(claims: Claims, dice: Random) -> Edit | None:
    """Headings are told apart by their names."""
    heading = pick(dice, claims.role("headings"))
    if heading is None:
        return None
    added = [(heading, iri("akkg:number"), integer(7), _PROVENANCE)]
    return edit((), added, expect(heading, "akkg:number", "", "MaxCount", "shape:heading-number"))


def pillar_no_pillar(claims: Claims, dice: Random) -> Edit | None:
    """A unit is in another scheme than the pillars."""
    headings = [each for each in claims.role("headings") if claims.given(each, "akkg:pillar")]
    heading = pick(dice, headings)
    if heading is None:
        return None
    old, value = claims.given(heading, "akkg:pillar"), iri("ak:unit-rank")
    found = expect(heading, "akkg:pillar", value, "And", "shape:passage-pillar")
    return edit(old, replaced(old, value), found)


def pillar_of_a_paragraph(claims: Claims, dice: Random) -> Edit | None:
    """A paragraph stands under the pillar of its section."""
    passage = pick(dice, claims.role("paragraphs"))
    if passage is None:
        return None
    added = [(passage, iri("akkg:pillar"), iri("ak:pillar-economic"), claims.home(passage))]
    return edit((), added, expect(passage, "akkg:pillar", "", "MaxCount", "shape:no-pillar"))


def part_of_a_heading(claims: Claims, dice: Random) -> Edit | None:
    """Headings stand in the document itself."""
    headings = [
        each for each in claims.role("headings") if not claims.uses(each, "dcterms:isPartOf")
    ]
    heading = pick(dice, headings)
    other = pick(dice, (each for each in claims.role("headings") if each != heading))
    if heading is None or other is None:
        return None
    old = claims.given(heading, "dcterms:isPartOf")
    found = expect(heading, "dcterms:isPartOf", other, "Class", "shape:in-document")
    return edit(old, replaced(old, other), found)


def paragraph_in_no_section(claims: Claims, dice: Random) -> Edit | None:
    """Paragraphs stand in sections."""
    paragraph, [document] = pick(dice, claims.role("paragraphs")), claims.role("document")
    if paragraph is None:
        return None
    old = claims.given(paragraph, "dcterms:isPartOf")
    found = expect(paragraph, "dcterms:isPartOf", document, "Class", "shape:paragraph-section")
    return edit(old, replaced(old, document), found)


def titled_graph(claims: Claims, dice: Random) -> Edit | None:
    """Of a graph of claims no more is said than from which passage it is taken."""
    graph = pick(dice, claims.role("graphs"))
    if graph is None:
        return None
    value = words("Some Claims")
    found = expect(graph, "dcterms:title", value, "Closed", "shape:claims-graph")
    return edit((), [(graph, iri("dcterms:title"), value, _PROVENANCE)], found)


def titled_reading(claims: Claims, dice: Random) -> Edit | None:
    """Of a reading no more is said than on what it rests and why."""
    graph = pick(dice, claims.role("readings"))
    if graph is None:
        return None
    value = words("A Reading")
    found = expect(graph, "dcterms:title", value, "Closed", "shape:editorial-reading")
    return edit((), [(graph, iri("dcterms:title"), value, graph)], found)


def reading_of_nothing(claims: Claims, dice: Random) -> Edit | None:
    """A passage that nothing describes is found by a shape and by a check."""
    graph = pick(dice, claims.role("readings"))
    if graph is None:
        return None
    value = _unheard_of(claims)
    return edit(
        (),
        [(graph, iri(_SOURCE), value, graph)],
        expect(graph, _SOURCE, value, "Class", "shape:reading-source"),
        expect(graph, _SOURCE, value, "SPARQL", "check:source-not-described"),
    )


def reading_without_claims(claims: Claims, dice: Random) -> Edit | None:
    """It says only on what it rests, and why."""
    graph = iri(f"editorial:{claims.slug}-nothing")
    passage = pick(dice, claims.role("paragraphs"))
    if passage is None:
        return None
    added = [
        (graph, iri(_TYPE), iri("akkg:EditorialReading"), graph),
        (graph, iri(_SOURCE), passage, graph),
        (graph, iri("skos:editorialNote"), words("It is not said."), graph),
    ]
    return edit((), added, expect(graph, "", "", "SPARQL", "check:reading-without-claims"))


def reading_of_what_is_stated(claims: Claims, dice: Random) -> Edit | None:
    """A reading infers what no passage states; the statement stands in one graph of claims."""
    graph = pick(dice, claims.role("readings"))
    titles = [
        each[0]
        for thing in claims.role("instruments", "summits")
        if len(each := claims.given(thing, "dcterms:title")) == 1
    ]
    stated = pick(dice, titles)
    if graph is None or stated is None:
        return None
    thing, name, value, _ = stated
    found = expect(thing, "dcterms:title", value, "SPARQL", "check:stated-and-editorial")
    return edit((), [(thing, name, value, graph)], found)


def _unheard_of(claims: Claims) -> str:
    [document] = claims.role("document")
    return f"{document[:-1]}/unheard-of>"


def _new_paragraph(claims: Claims) -> tuple[str, list[Statement]]:
    """A paragraph more, at the end of the section of the last one."""
    [document] = claims.role("document")
    last = claims.role("paragraphs")[-1]
    passage = f"{document[:-1]}/p997>"
    told = (
        (_TYPE, iri("akkg:Paragraph")),
        ("skos:prefLabel", words("paragraph 997")),
        ("akkg:number", integer(997)),
        ("akkg:sha256", plain(sha256(passage.encode()).hexdigest())),
        ("dcterms:isPartOf", claims.values(last, "dcterms:isPartOf")[0]),
    )
    return passage, [(passage, iri(name), value, _PROVENANCE) for name, value in told]


def silent_passage(claims: Claims, dice: Random) -> Edit | None:
    """Nothing gives a reason why the passage has no graph."""
    passage, added = _new_paragraph(claims)
    return edit((), added, expect(passage, "", "", "SPARQL", "check:silent-passage"))


def missing_graph(claims: Claims, dice: Random) -> Edit | None:
    """That its passage is silent is not found as well."""
    passage, added = _new_paragraph(claims)
    graph = passage.replace("/source/", "/graph/")
    declared = [
        (graph, iri(_TYPE), iri("akkg:ClaimsGraph"), _PROVENANCE),
        (graph, iri(_SOURCE), passage, _PROVENANCE),
    ]
    found = expect(graph, "", "", "SPARQL", "check:missing-graph")
    return edit((), [*added, *declared], found)


def graph_of_two_passages(claims: Claims, dice: Random) -> Edit | None:
    """One name cannot be that of both; the other passage has its own graph."""
    graphs = claims.role("graphs")
    one, other = dice.sample(graphs, 2)
    passage = claims.passage(other)
    if claims.uses(passage, _SOURCE)[1:] or not _speaks_only_of_mentioned(claims, one, passage):
        return None
    return edit(
        (),
        [(one, iri(_SOURCE), passage, _PROVENANCE)],
        expect(one, _SOURCE, "", "MaxCount", "shape:claims-graph-source"),
        expect(one, _SOURCE, passage, "SPARQL", "shape:claims-graph-name"),
    )


def _speaks_only_of_mentioned(claims: Claims, graph: str, passage: str) -> bool:
    told = [each for each in claims.statements if each[3] == graph]
    things = {term for s, _, o, _ in told for term in (s, o) if "/akkg/id/" in term}
    return things <= set(claims.values(passage, "schema:mentions"))


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    return (
        Kind("paragraph-without-number", "A paragraph has no number.", paragraph_without_number),
        Kind("footnote-without-number", "A footnote has no number.", footnote_without_number),
        Kind("passage-without-digest", "A passage has no digest.", passage_without_digest),
        Kind("document-without-horizon", "A document has no horizon.", document_without_horizon),
        Kind("reading-without-note", "A reading does not say why.", reading_without_note),
        Kind("wrong-number", "A paragraph has another number than in its name.", wrong_number),
        Kind("short-digest", "A digest is too short.", short_digest),
        Kind("same-digest", "Two passages have one digest.", same_digest, ("MinCount",)),
        Kind("french-note", "The note of a reading is in French.", french_note),
        Kind("numbered-heading", "A heading has a number.", numbered_heading),
        Kind("pillar-no-pillar", "A heading is under a unit.", pillar_no_pillar, ("HasValue",)),
        Kind("pillar-of-a-paragraph", "A paragraph is under a pillar.", pillar_of_a_paragraph),
        Kind("part-of-a-heading", "A heading is part of another.", part_of_a_heading),
        Kind("paragraph-in-no-section", "A paragraph is in no section.", paragraph_in_no_section),
        Kind("titled-graph", "A graph of claims has a title.", titled_graph),
        Kind("titled-reading", "A reading has a title.", titled_reading),
        Kind("reading-of-nothing", "A reading rests on an unknown passage.", reading_of_nothing),
        Kind("reading-without-claims", "A reading says nothing.", reading_without_claims),
        Kind("reading-of-what-is-stated", "A reading repeats a claim.", reading_of_what_is_stated),
        Kind("silent-passage", "A passage has no graph of claims.", silent_passage),
        Kind("missing-graph", "A graph of claims is empty.", missing_graph),
        Kind("graph-of-two-passages", "A graph is taken from two passages.", graph_of_two_passages),
    )
