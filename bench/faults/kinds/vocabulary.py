"""Faults of what is said of terms, concepts and parts of a data cube."""

from __future__ import annotations

from random import Random

from bench.faults.claims import Claims, Statement
from bench.faults.edits import pick
from bench.faults.fault import Edit, Kind, Spoil, edit, expect
from bench.faults.kinds.terms_and_concepts import new_class
from bench.faults.terms import iri, plain, words

__all__ = ["kinds"]

_GRAPH = iri("graph:ontology")
_SAID = (
    ("related-to-our-own", "relatedMatch", "skos:relatedMatch", iri("ak:fields"), "Not"),
    ("expects-a-class", "expectation", "akkg:expects", iri("akkg:Fund"), "Or"),
    ("untagged-stem", "stem", "akkg:labelStem", plain("the stem of"), "LanguageIn"),
)
_SHAPES = {
    "skos:relatedMatch": "related-match",
    "akkg:expects": "term-expects",
    "akkg:labelStem": "term-label-stem",
}


def _said(what: str, name: str, value: str, component: str) -> Spoil:
    """A class of which something wrong is said."""

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        term, added = new_class(claims, what, (name, value))
        found = expect(term, name, value, component, f"shape:{_SHAPES[name]}")
        return edit((), added, found)

    return spoil


def no_example(claims: Claims, dice: Random) -> Edit | None:
    """A term gives an example."""
    term, added = new_class(claims, "lantern", but="skos:example")
    return edit((), added, expect(term, "skos:example", "", "MinCount", "shape:term-example"))


def no_source(claims: Claims, dice: Random) -> Edit | None:
    """A term names a passage that it was made for."""
    term, added = new_class(claims, "banner", but="dcterms:source")
    return edit((), added, expect(term, "dcterms:source", "", "MinCount", "shape:term-source"))


def spare_space_in_label(claims: Claims, dice: Random) -> Edit | None:
    """A label has no spaces to spare."""
    term, told = new_class(claims, "garland", but="rdfs:label")
    value = words(f"garland  of {claims.slug}")
    found = expect(term, "rdfs:label", value, "Pattern", "shape:term-label")
    return edit((), [*told, (term, iri("rdfs:label"), value, _GRAPH)], found)


def below_the_unknown(claims: Claims, dice: Random) -> Edit | None:
    """The shape finds that it is no class, the check that it is no term."""
    above = iri(f"akkg:{claims.slug.title().replace('-', '')}UnheardOf")
    term, added = new_class(claims, "drum", ("rdfs:subClassOf", above))
    return edit(
        (),
        added,
        expect(term, "rdfs:subClassOf", above, "Or", "shape:sub-class-of"),
        expect(term, "rdfs:subClassOf", above, "SPARQL", "check:unknown-term"),
    )


def _property(claims: Claims, what: str, *more: tuple[str, str]) -> tuple[str, list[Statement]]:
    """A property, sound but for what is added."""
    term, told = new_class(claims, what, *more)
    start = len(iri("akkg:")) - 1
    small = term[:start] + term[start].lower() + term[start + 1 :]
    kinds = {iri("owl:Class"): iri("owl:ObjectProperty")}
    return small, [(small, name, kinds.get(value, value), _GRAPH) for _, name, value, _ in told]


def capital_property(claims: Claims, dice: Random) -> Edit | None:
    """Properties begin with a small letter."""
    small, told = _property(claims, "flute")
    start = len(iri("akkg:")) - 1
    term = small[:start] + small[start].upper() + small[start + 1 :]
    added = [(term, name, value, graph) for _, name, value, graph in told]
    return edit((), added, expect(term, "", term, "Or", "shape:property-name"))


def property_below_itself(claims: Claims, dice: Random) -> Edit | None:
    """A circle of one step."""
    term, told = _property(claims, "horn")
    name = "rdfs:subPropertyOf"
    found = expect(term, name, term, "SPARQL", "shape:acyclic-properties")
    return edit((), [*told, (term, iri(name), term, _GRAPH)], found)


def property_below_a_class(claims: Claims, dice: Random) -> Edit | None:
    """Only a property is above a property."""
    value = iri("akkg:Fund")
    term, added = _property(claims, "viol", ("rdfs:subPropertyOf", value))
    found = expect(term, "rdfs:subPropertyOf", value, "Or", "shape:sub-property-of")
    return edit((), added, found)


def coded_without_list(claims: Claims, dice: Random) -> Edit | None:
    """A dimension of codes has a list of them."""
    dimension, told = _property(
        claims,
        "code",
        ("rdf:type", iri("qb:CodedProperty")),
        ("rdf:type", iri("qb:DimensionProperty")),
    )
    component = iri(f"ak:code-component-{claims.slug}")
    added = [
        *told,
        (component, iri("rdf:type"), iri("qb:ComponentSpecification"), _GRAPH),
        (component, iri("skos:prefLabel"), words(f"component of codes {claims.slug}"), _GRAPH),
        (component, iri("qb:dimension"), dimension, _GRAPH),
    ]
    check = "check:cube-dimension-has-code-list"
    return edit((), added, expect(dimension, "", "", "SPARQL", check))


def component_no_dimension(claims: Claims, dice: Random) -> Edit | None:
    """What a component names as its measure is declared to be one."""
    component, value = iri(f"ak:odd-component-{claims.slug}"), iri("akkg:indicator")
    added = [
        (component, iri("rdf:type"), iri("qb:ComponentSpecification"), _GRAPH),
        (component, iri("skos:prefLabel"), words(f"odd component {claims.slug}"), _GRAPH),
        (component, iri("qb:measure"), value, _GRAPH),
    ]
    found = expect(component, "qb:measure", value, "Class", "shape:component-measure")
    return edit((), added, found)


def structure_without_components(claims: Claims, dice: Random) -> Edit | None:
    """It has no measure, either."""
    structure = iri(f"ak:empty-structure-{claims.slug}")
    added = [
        (structure, iri("rdf:type"), iri("qb:DataStructureDefinition"), _GRAPH),
        (structure, iri("skos:prefLabel"), words(f"empty structure {claims.slug}"), _GRAPH),
    ]
    return edit(
        (),
        added,
        expect(structure, "qb:component", "", "MinCount", "shape:data-structure-component"),
        expect(structure, "", "", "SPARQL", "check:cube-structure-has-measure"),
    )


def untagged_meaning(claims: Claims, dice: Random) -> Edit | None:
    """A concept is defined in English."""
    concept = pick(dice, claims.role("indicators"))
    if concept is None or claims.given(concept, "skos:definition"):
        return None
    value = plain("what is counted")
    found = expect(concept, "skos:definition", value, "LanguageIn", "shape:concept-definition")
    return edit((), [(concept, iri("skos:definition"), value, _GRAPH)], found)


def described_scheme(claims: Claims, dice: Random) -> Edit | None:
    """A scheme has few properties."""
    scheme, value = iri(f"ak:scheme-{claims.slug}"), words("A Scheme")
    added = [
        (scheme, iri("rdf:type"), iri("skos:ConceptScheme"), _GRAPH),
        (scheme, iri("skos:prefLabel"), words(f"scheme {claims.slug}"), _GRAPH),
        (scheme, iri("dcterms:title"), value, _GRAPH),
    ]
    found = expect(scheme, "dcterms:title", value, "Closed", "shape:concept-scheme-thing")
    return edit((), added, found)


def concept_below_a_scheme(claims: Claims, dice: Random) -> Edit | None:
    """A scheme is no concept, and is in no scheme itself."""
    concept = pick(dice, claims.role("indicators"))
    if concept is None:
        return None
    scheme, name = iri("ak:indicators"), "skos:broader"
    return edit(
        (),
        [(concept, iri(name), scheme, _GRAPH)],
        expect(concept, name, scheme, "Class", "shape:concept-broader"),
        expect(
            concept,
            "skos:broader/skos:inScheme",
            scheme,
            "Equals",
            "shape:concept-broader-in-scheme",
        ),
    )


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    said = (
        Kind(
            name, f"Of a class a wrong {what.lower()} is said.", _said(what, path, value, component)
        )
        for name, what, path, value, component in _SAID
    )
    return (
        *said,
        Kind("no-example", "A class has no example.", no_example),
        Kind("no-term-source", "A class names no passage.", no_source),
        Kind("spare-space-in-label", "A label has two spaces in a row.", spare_space_in_label),
        Kind("below-the-unknown", "A class is below one that there is not.", below_the_unknown),
        Kind("capital-property", "The name of a property begins with a capital.", capital_property),
        Kind("property-below-itself", "A property is below itself.", property_below_itself),
        Kind("property-below-a-class", "A property is below a class.", property_below_a_class),
        Kind("coded-without-list", "A dimension of codes has no list.", coded_without_list),
        Kind("component-no-measure", "A component measures a dimension.", component_no_dimension),
        Kind(
            "structure-without-components",
            "The structure of a cube has no components.",
            structure_without_components,
        ),
        Kind("untagged-meaning", "A concept is defined in a plain string.", untagged_meaning),
        Kind("described-scheme", "A scheme has a title.", described_scheme),
        Kind("concept-below-a-scheme", "A concept is below a scheme.", concept_below_a_scheme),
    )
