"""Faults of terms and concepts that a partnership brings along."""

from __future__ import annotations

from random import Random

from bench.faults.claims import Claims, Statement
from bench.faults.edits import pick
from bench.faults.fault import Edit, Kind, edit, expect
from bench.faults.terms import iri, plain, words

__all__ = ["kinds", "new_class"]

_GRAPH = iri("graph:ontology")
_BELOW = "rdfs:subClassOf"


def new_class(
    claims: Claims, what: str, *more: tuple[str, str], but: str = ""
) -> tuple[str, list[Statement]]:
    """A class of which there is no thing, sound but for what is left out or added."""
    name = "".join(part.title() for part in (*claims.slug.split("-"), what))
    term = iri(f"akkg:{name}")
    told = [
        ("rdf:type", iri("owl:Class")),
        ("rdfs:label", words(f"{what} of {claims.slug}")),
        ("dcterms:source", claims.role("paragraphs")[0]),
        ("rdfs:isDefinedBy", iri("https://w3id.org/akkg/ontology")),
        ("skos:definition", words("a feast that stands for others")),
        ("skos:example", words("a feast")),
        *more,
    ]
    return term, [(term, iri(name), value, _GRAPH) for name, value in told if name != but]


def no_definition(claims: Claims, dice: Random) -> Edit | None:
    """A term says what it means."""
    term, added = new_class(claims, "feast", but="skos:definition")
    found = expect(term, "skos:definition", "", "MinCount", "shape:term-definition")
    return edit((), added, found)


def no_term_label(claims: Claims, dice: Random) -> Edit | None:
    """A term is called something."""
    term, added = new_class(claims, "rite", but="rdfs:label")
    return edit((), added, expect(term, "rdfs:label", "", "MinCount", "shape:term-has-label"))


def defined_by_another(claims: Claims, dice: Random) -> Edit | None:
    """A term is defined by this ontology alone."""
    value = iri("https://schema.org/Festival")
    term, added = new_class(claims, "fair", ("rdfs:isDefinedBy", value))
    found = expect(term, "rdfs:isDefinedBy", value, "In", "shape:term-defined-by")
    return edit((), added, found)


def defined_by_nobody(claims: Claims, dice: Random) -> Edit | None:
    """The shapes of terms look at what is defined by something; the check knows no such term."""
    term, added = new_class(claims, "dance", but="rdfs:isDefinedBy")
    return edit(
        (),
        added,
        expect(term, "", term, "Or", "shape:term-is-ours"),
        expect(term, "", "", "SPARQL", "check:unknown-term"),
    )


def below_itself(claims: Claims, dice: Random) -> Edit | None:
    """A circle of one step."""
    term, _ = new_class(claims, "play")
    _, added = new_class(claims, "play", (_BELOW, term))
    return edit((), added, expect(term, _BELOW, term, "SPARQL", "shape:acyclic-classes"))


def apart_from_what_it_is_below(claims: Claims, dice: Random) -> Edit | None:
    """What is below a class is not apart from it."""
    value = iri("akkg:Fund")
    term, added = new_class(claims, "game", (_BELOW, value), ("owl:disjointWith", value))
    found = expect(term, "owl:disjointWith", value, "Disjoint", "shape:disjoint-with")
    return edit((), added, found)


def small_class(claims: Claims, dice: Random) -> Edit | None:
    """Classes begin with a capital letter."""
    term, told = new_class(claims, "song")
    start = len(iri("akkg:")) - 1
    small = term[:start] + term[start].lower() + term[start + 1 :]
    added = [(small, name, value, graph) for _, name, value, graph in told]
    return edit((), added, expect(small, "", small, "Or", "shape:class-name"))


def same_label(claims: Claims, dice: Random) -> Edit | None:
    """A class and an own property have one label; both are named."""
    term, told = new_class(claims, "march")
    start = len(iri("akkg:")) - 1
    other = term[:start] + term[start].lower() + term[start + 1 :]
    also = [(other, name, value, graph) for _, name, value, graph in told]
    kind, as_property = iri("owl:Class"), iri("owl:ObjectProperty")
    also = [(s, p, as_property if o == kind else o, g) for s, p, o, g in also]
    label = words(f"march of {claims.slug}")
    shape = "shape:term-label-once"
    found = (expect(each, "rdfs:label", label, "Not", shape) for each in (term, other))
    return edit((), [*told, *also], *found)


def takes_a_word(claims: Claims, dice: Random) -> Edit | None:
    """Whether things of a class take a pillar is said by true."""
    value = plain("true")
    term, added = new_class(claims, "race", ("akkg:takesPillar", value))
    found = expect(term, "akkg:takesPillar", value, "In", "shape:term-takes-pillar")
    return edit((), added, found)


def concept_below_itself(claims: Claims, dice: Random) -> Edit | None:
    """It is in the scheme of what it is below, so that only the circle is found."""
    concept = pick(dice, claims.role("indicators"))
    if concept is None:
        return None
    added = [(concept, iri("skos:broader"), concept, _GRAPH)]
    found = expect(concept, "skos:broader", concept, "SPARQL", "shape:acyclic-concepts")
    return edit((), added, found)


def concept_below_another_scheme(claims: Claims, dice: Random) -> Edit | None:
    """Both schemes are named, that of the concept and that of the one which it is below."""
    concept = pick(dice, claims.role("indicators"))
    if concept is None:
        return None
    path, shape = "skos:broader/skos:inScheme", "shape:concept-broader-in-scheme"
    return edit(
        (),
        [(concept, iri("skos:broader"), iri("ak:field-culture"), _GRAPH)],
        expect(concept, path, iri("ak:fields"), "Equals", shape),
        expect(concept, path, iri("ak:indicators"), "Equals", shape),
    )


def concept_with_acronym_of_others(claims: Claims, dice: Random) -> Edit | None:
    """Concepts have few properties."""
    concept = pick(dice, claims.role("indicators"))
    if concept is None:
        return None
    value = plain("a few")
    found = expect(concept, "akkg:printedForm", value, "Closed", "shape:concept")
    return edit((), [(concept, iri("akkg:printedForm"), value, _GRAPH)], found)


def concept_in_two_schemes(claims: Claims, dice: Random) -> Edit | None:
    """A concept is in one scheme."""
    concept = pick(dice, claims.role("indicators"))
    if concept is None:
        return None
    added = [(concept, iri("skos:inScheme"), iri("ak:units"), _GRAPH)]
    found = expect(concept, "skos:inScheme", "", "MaxCount", "shape:concept-scheme")
    return edit((), added, found)


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    return (
        Kind("no-definition", "A class has no definition.", no_definition),
        Kind("no-term-label", "A class has no label.", no_term_label),
        Kind(
            "defined-by-another", "A class is defined by another ontology, too.", defined_by_another
        ),
        Kind(
            "defined-by-nobody",
            "A class is defined by no ontology.",
            defined_by_nobody,
            ("HasValue", "Not", "Pattern"),
        ),
        Kind("below-itself", "A class is below itself.", below_itself),
        Kind(
            "apart-from-what-it-is-below",
            "A class excludes one that it is below.",
            apart_from_what_it_is_below,
        ),
        Kind(
            "small-class",
            "The name of a class begins with a small letter.",
            small_class,
            ("Not", "Pattern"),
        ),
        Kind("same-label", "A class and a property have one label.", same_label, ("MinCount",)),
        Kind(
            "takes-a-word", "A class says in a string that its things take a pillar.", takes_a_word
        ),
        Kind("concept-below-itself", "A concept is below itself.", concept_below_itself),
        Kind(
            "concept-below-another-scheme",
            "A concept is below one of another scheme.",
            concept_below_another_scheme,
        ),
        Kind(
            "concept-with-a-printed-form",
            "A concept has a property of figures.",
            concept_with_acronym_of_others,
        ),
        Kind("concept-in-two-schemes", "A concept is in two schemes.", concept_in_two_schemes),
    )
