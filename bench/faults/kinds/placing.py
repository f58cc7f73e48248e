"""Faults of where a statement stands, and of names that lead nowhere."""

from __future__ import annotations

from random import Random

from bench.faults.claims import Claims, Statement
from bench.faults.edits import pick
from bench.faults.fault import Edit, Kind, Spoil, edit, expect
from bench.faults.terms import iri, plain, words

__all__ = ["kinds"]

_PURPOSE = "akkg:purpose"
_OUTSIDE = iri("https://example.org/elsewhere")


def _purpose_in(graph: str, check: str) -> Spoil:
    """State a purpose of an instrument in a graph that holds no claims."""

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        thing = pick(dice, claims.role("instruments"))
        if thing is None:
            return None
        value = words("peace")
        found = expect(thing, _PURPOSE, value, "SPARQL", check)
        return edit((), [(thing, iri(_PURPOSE), value, iri(graph))], found)

    return spoil


def claim_about_another(claims: Claims, dice: Random) -> Edit | None:
    """Claims are about what has a name in the project."""
    graph, value = dice.choice(claims.role("graphs")), words("Elsewhere")
    subject = f"{_OUTSIDE[:-1]}-{claims.slug}>"
    found = expect(subject, "dcterms:title", value, "SPARQL", "check:claim-about-another")
    return edit((), [(subject, iri("dcterms:title"), value, graph)], found)


def outside_any_graph(claims: Claims, dice: Random) -> Edit | None:
    """Nothing says who makes the statement."""
    thing = pick(dice, claims.role("instruments"))
    if thing is None:
        return None
    found = expect(thing, "", "", "SPARQL", "check:statement-in-no-graph")
    return edit((), [(thing, iri(_PURPOSE), words("peace"), "")], found)


def unsourced_graph(claims: Claims, dice: Random) -> Edit | None:
    """Nothing says from which passage the graph is taken."""
    thing = pick(dice, claims.role("instruments"))
    if thing is None:
        return None
    graph = iri(f"graph:{claims.slug}-unsourced")
    found = expect(graph, "", "", "SPARQL", "check:unsourced-graph")
    return edit((), [(thing, iri(_PURPOSE), words("peace"), graph)], found)


def match_in_claims(claims: Claims, dice: Random) -> Edit | None:
    """Links to elsewhere are kept in the table of mappings."""
    thing = pick(dice, claims.role("instruments"))
    if thing is None:
        return None
    name, value = "skos:closeMatch", f"{_OUTSIDE[:-1]}/{claims.slug}>"
    found = expect(thing, name, value, "SPARQL", "check:match-outside-mappings")
    return edit((), claims.say(thing, name, value), found)


def number_in_claims(claims: Claims, dice: Random) -> Edit | None:
    """What is known of a passage is kept with the provenance."""
    passage = pick(
        dice, (each for each in claims.role("paragraphs") if claims.given(each, "akkg:number"))
    )
    if passage is None:
        return None
    [(_, name, value, graph)] = claims.given(passage, "akkg:number")
    old, new = (passage, name, value, graph), (passage, name, value, claims.home(passage))
    found = expect(passage, "akkg:number", value, "SPARQL", "check:metadata-outside-provenance")
    return edit([old], [new], found)


def passage_in_another_graph(claims: Claims, dice: Random) -> Edit | None:
    """What it mentions, it mentions in its own graph, too."""
    one, other = dice.sample(claims.role("graphs"), 2)
    passage = claims.passage(one)
    mentions = claims.given(passage, "schema:mentions")
    if not mentions:
        return None
    subject, name, value, _ = mentions[0]
    found = expect(passage, "", "", "SPARQL", "check:passage-in-another-graph")
    return edit((), [(subject, name, value, other)], found)


def not_mentioned(claims: Claims, dice: Random) -> Edit | None:
    """It is found once for a passage, however often its graph speaks of the thing."""
    told = [
        (passage, name, thing, graph)
        for thing in claims.role("instruments", "summits")
        for passage, name, _, graph in claims.by_value.get(thing, ())
        if name == iri("schema:mentions") and _speaks(claims, graph, thing)
    ]
    mention = pick(dice, told)
    if mention is None:
        return None
    passage, _, thing, _ = mention
    shape = "check:thing-not-mentioned"
    return edit(
        [mention], (), expect(passage, "schema:mentions", thing, "SPARQL", shape, "warning")
    )


def _speaks(claims: Claims, graph: str, thing: str) -> bool:
    return any(each[3] == graph for each in (*claims.given(thing), *claims.uses(thing)))


def unknown_thing(claims: Claims, dice: Random) -> Edit | None:
    """It has neither a handle nor a class."""
    passage = pick(dice, claims.role("paragraphs"))
    if passage is None:
        return None
    value = iri(f"ak:{claims.slug}-unheard-of")
    found = expect(passage, "schema:mentions", value, "SPARQL", "check:dangling-thing")
    added = [(passage, iri("schema:mentions"), value, claims.home(passage))]
    return edit((), added, found)


def unknown_passage(claims: Claims, dice: Random) -> Edit | None:
    """Of a passage that nothing describes something is said."""
    [document] = claims.role("document")
    passage, thing = f"{document[:-1]}/unknown>", claims.role("instruments")[0]
    added = [(passage, iri("schema:mentions"), thing, claims.home(thing))]
    return edit((), added, expect(passage, "", "", "SPARQL", "check:dangling-passage"))


def unknown_graph(claims: Claims, dice: Random) -> Edit | None:
    """Of a graph that is not there something is said."""
    graph = iri(f"graph:{claims.slug}-unheard-of")
    added = [(graph, iri("dcterms:title"), words("Some Claims"), iri("graph:provenance"))]
    return edit((), added, expect(graph, "", "", "SPARQL", "check:dangling-graph"))


def _with(claims: Claims, dice: Random, name: str, check: str) -> Edit | None:
    thing = pick(dice, claims.role("declarations"))
    if thing is None:
        return None
    value = plain("something")
    return edit(
        (),
        claims.say(thing, name, value),
        expect(thing, name, value, "Closed", "shape:instrument"),
        expect(thing, name, value, "SPARQL", check),
    )


def unknown_property(claims: Claims, dice: Random) -> Edit | None:
    """The shape of the thing is closed, and the ontology does not know the property."""
    return _with(claims, dice, "schema:encodingFormat", "check:unknown-property")


def misspelt_property(claims: Claims, dice: Random) -> Edit | None:
    """The shape of the thing is closed, and there is no such term."""
    return _with(claims, dice, "akkg:purpse", "check:unknown-term")


def misspelt_in_ontology(claims: Claims, dice: Random) -> Edit | None:
    """The ontology speaks of itself and of other vocabularies in few properties."""
    graph, name = iri("graph:ontology"), "rdfs:seeAlso"
    subject, value = f"{_OUTSIDE[:-1]}-{claims.slug}>", plain("elsewhere")
    found = expect(subject, name, value, "SPARQL", "check:unknown-property-in-ontology")
    return edit((), [(subject, iri(name), value, graph)], found)


def two_places(claims: Claims, dice: Random) -> Edit | None:
    """Two passages give two places; the last in the order of their IRIs is named."""
    places = sorted({value for _, name, value, _ in claims.statements if name == iri("akkg:place")})
    told = [
        given[0]
        for summit in claims.role("summits")
        if len(given := claims.given(summit, "akkg:place")) == 1
    ]
    one = pick(dice, told)
    if one is None:
        return None
    summit, name, value, graph = one
    second = pick(dice, (each for each in places if each != value))
    other = pick(dice, (each for each in claims.role("graphs") if each != graph))
    if second is None or other is None:
        return None
    added: list[Statement] = [(summit, name, second, other), *claims.mention(other, summit, second)]
    found = expect(
        summit, "akkg:place", max(value, second), "SPARQL", "check:values-disagree", "warning"
    )
    return edit((), added, found)


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    return (
        Kind(
            "claim-in-authority",
            "The authority holds a claim.",
            _purpose_in("graph:authority", "check:claim-in-authority"),
        ),
        Kind(
            "claim-in-provenance",
            "The provenance holds a claim.",
            _purpose_in("graph:provenance", "check:claim-in-provenance"),
        ),
        Kind(
            "claim-in-ontology",
            "The ontology holds a claim.",
            _purpose_in("graph:ontology", "check:claim-in-technical-graph"),
        ),
        Kind(
            "claim-in-mappings",
            "The mappings hold a claim.",
            _purpose_in("graph:mappings", "check:claim-in-technical-graph"),
        ),
        Kind(
            "claim-about-another",
            "A graph speaks of what is not the project's.",
            claim_about_another,
        ),
        Kind("outside-any-graph", "A statement stands in no graph.", outside_any_graph),
        Kind("unsourced-graph", "A graph is taken from no passage.", unsourced_graph),
        Kind("match-in-claims", "A graph of claims has a link to elsewhere.", match_in_claims),
        Kind(
            "number-in-claims", "A graph of claims has the number of its passage.", number_in_claims
        ),
        Kind(
            "passage-in-another-graph",
            "A graph speaks of another passage.",
            passage_in_another_graph,
        ),
        Kind(
            "not-mentioned", "A passage does not mention what its graph speaks of.", not_mentioned
        ),
        Kind("unknown-thing", "A passage mentions what is not known.", unknown_thing),
        Kind("unknown-passage", "A graph speaks of a passage that is not known.", unknown_passage),
        Kind("unknown-graph", "The provenance speaks of a graph that is not known.", unknown_graph),
        Kind("unknown-property", "A thing has a property of another vocabulary.", unknown_property),
        Kind("misspelt-property", "A thing has a property that there is not.", misspelt_property),
        Kind("misspelt-in-ontology", "The ontology uses a strange property.", misspelt_in_ontology),
        Kind("two-places", "Two passages put a summit into two places.", two_places),
    )
