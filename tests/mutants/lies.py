"""Well-formed lies about what: everything has its form, and the document does not say so."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pyoxigraph as ox

from akkg.validation.finding import Term
from tests.mutants.claims import ID, Claims, graph_of, stated, term
from tests.mutants.definitions import acts, marked, needed, properties
from tests.mutants.draw import shuffled
from tests.mutants.model import alike, may_be, may_own
from tests.mutants.mutant import Change, Kind, Operation, change, moved, replaced
from tests.mutants.silent import fits_in, spoken_of, unused_without, with_mentions

_SHARED = ("akkg:by", "akkg:developedBy", "akkg:implementedBy", "akkg:initiatedBy")
_NUMBERS = ("akkg:growthPercent", "akkg:statedCount", "sdmx-measure:obsValue")
_NEEDING = ("akkg:Accession", "akkg:Engagement", "akkg:Initiation", "akkg:Support")  # by whom
_WORDS = ("Annual", "Enhanced", "Joint", "New", "Regional", "Special")
# Acts that one thing can have in place of each other, whatever else it has.
_SIMILAR = (
    {"akkg:Adoption", "akkg:Signature"},
    {"akkg:Announcement", "akkg:Launch"},
    {"akkg:EntryIntoForce", "akkg:TakingEffect"},
    {"akkg:Establishment", "akkg:Launch"},
)
_PARTICULAR = ("akkg:Mission", "akkg:PlanOfAction", "akkg:Protocol")  # classes that ask for links
_IN_LINE = ("akkg:followsInSeries", "akkg:succeeds", "eli:amends", "schema:superEvent")


def relinked(claims: Claims, rng: Random) -> Iterator[Change]:
    """A link leads to another thing of the same class, and the passage mentions that."""
    for quad in shuffled((q for q in claims.having(*marked("free")) if stated(q)), rng):
        old = term(quad.object)
        others = [thing for thing in alike(claims, old) if _may_be_linked(claims, quad, thing)]
        if others and not claims.is_a(old, "akkg:Meeting"):
            yield with_mentions(claims, replaced(claims.copies(quad), rng.choice(others)))


def other_passage(claims: Claims, rng: Random) -> Iterator[Change]:
    """A claim is said to be that of another passage, which speaks of the same things."""
    graphs = [g for g in claims.about if claims.is_a(g, "akkg:ClaimsGraph")]
    for quad in shuffled((q for q in claims.quads if stated(q)), rng):
        about_thing = term(quad.subject).value.startswith(ID)
        if about_thing and len(claims.copies(quad)) == 1 and _others_remain(claims, quad):
            there = [g for g in graphs if g.value != graph_of(quad) and fits_in(claims, quad, g)]
            if there:
                yield moved(quad, ox.NamedNode(rng.choice(there).value))


def party_dropped(claims: Claims, rng: Random) -> Iterator[Change]:
    """One of several who do something does not do it."""
    for quad in shuffled((q for q in claims.having(*_SHARED) if stated(q)), rng):
        doers = claims.values(term(quad.subject), claims.short(quad.predicate))
        if len(doers) > 1 and not claims.is_a(term(quad.subject), *_NEEDING):
            yield change(claims.copies(quad))


def title_changed(claims: Claims, rng: Random) -> Iterator[Change]:
    """An official title has a word that is not in it, or lacks one that is."""
    for quad in shuffled((q for q in claims.having("dcterms:title") if stated(q)), rng):
        if len(claims.values(term(quad.subject), "dcterms:title")) == 1:
            words = term(quad.object).value.split()
            at = rng.randrange(len(words))
            more = [*words[:at], rng.choice(_WORDS), *words[at:]]
            less = [*words[:at], *words[at + 1 :]]
            title = " ".join(rng.choice((more, less if len(words) > 2 else more)))
            yield replaced(claims.copies(quad), ox.Literal(title, language="en"))


def number_changed(claims: Claims, rng: Random) -> Iterator[Change]:
    """A number is another one; how it is printed stays as it is, and nothing is there to count."""
    for quad in shuffled((q for q in claims.having(*_NUMBERS) if stated(q)), rng):
        value = quad.object
        counted = claims.of(term(quad.subject), "akkg:enumeratedProperty")
        if isinstance(value, ox.Literal) and not counted:
            whole, point, part = value.value.partition(".")
            more = rng.choice((1, 2, 3)) * 10 ** rng.randrange(max(1, len(whole) - 1))
            text = f"{int(whole) + more}{point}{part}"
            yield replaced(claims.copies(quad), ox.Literal(text, datatype=value.datatype))


def mention_removed(claims: Claims, rng: Random) -> Iterator[Change]:
    """A passage does not mention a thing that it names, and of which nothing else is said there."""
    for quad in shuffled(claims.having("schema:mentions"), rng):
        if not spoken_of(claims, term(quad.object), graph_of(quad)):
            yield change([quad])


def sibling_class(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing is of another class under the same one, and nothing that is said contradicts it."""
    for thing in shuffled(claims.things(), rng):
        types = claims.of(thing, "rdf:type")
        classes = claims.classes(thing)
        if len(classes) == 1 and all(map(stated, types)) and not unused_without(claims, types):
            others = [n for n in _siblings(claims, classes[0]) if _would_be(claims, thing, n)]
            if others:
                yield replaced(types, claims.term(rng.choice(others)))


def left_out(claims: Claims, rng: Random) -> Iterator[Change]:
    """Something that need not be said is not said."""
    for quad in shuffled((q for q in claims.having(*marked("optional")) if stated(q)), rng):
        copies = claims.copies(quad)
        if _is_optional(claims, quad) and not unused_without(claims, copies):
            yield change(copies)


def _may_be_linked(claims: Claims, quad: ox.Quad, thing: Term) -> bool:
    """Whether a link can lead to a thing: not back, and not where another one leads."""
    subject = term(quad.subject)
    reached = [term(q.object) for q in claims.about[subject]]
    back = [term(q.object) for q in claims.about.get(thing, [])]
    return thing != subject and thing not in reached and subject not in back


def _others_remain(claims: Claims, quad: ox.Quad) -> bool:
    """Whether a passage gives other claims, and other ones about what it is said of."""
    graph = graph_of(quad)
    own = [q for q in claims.about[term(quad.subject)] if graph_of(q) == graph and q != quad]
    return bool(own)


def _siblings(claims: Claims, name: str) -> list[str]:
    """The other classes right below a class that a class is right below."""
    tops = claims.values(claims.term(name), "rdfs:subClassOf")
    ours = [top for top in tops if claims.short(top).startswith("akkg:")]
    found = [claims.short(low) for top in ours for low in claims.owners(top, "rdfs:subClassOf")]
    return [other for other in found if other not in (name, *_PARTICULAR)]


def _would_be(claims: Claims, thing: Term, name: str) -> bool:
    """Whether a thing could be of a class, by all that is said of it and all that leads to it."""
    [old] = claims.classes(thing)
    said = {claims.short(q.predicate) for q in claims.about[thing]}
    led = {claims.short(q.predicate) for q in claims.leading.get(thing, [])}
    if (old in acts() or name in acts()) and {old, name} not in _SIMILAR:
        return False
    if old in acts() and not _is_act_of(claims, thing, name):
        return False
    if any(p in said | led for p in _IN_LINE):  # what is in one line is of like classes
        return False
    lacking = [p for n, each in needed().items() if claims.below(name, n) for p in each]
    owned = all(may_own(claims, name, p) for p in said if p in properties())
    fits = all(may_be(claims, name, p) for p in led if p in properties())
    return owned and fits and said.issuperset(lacking)


def _is_act_of(claims: Claims, act: Term, name: str) -> bool:
    owners = claims.owners(act, "akkg:hasEvent")
    return all(claims.is_a(owner, *acts()[name]) for owner in owners)


def _is_optional(claims: Claims, quad: ox.Quad) -> bool:
    """Whether a statement can go without leaving its thing, or a list, less than it must be."""
    thing, name = term(quad.subject), claims.short(quad.predicate)
    lists = claims.owners(thing, "akkg:enumerationOf")
    if not thing.value.startswith(ID) or any(
        claims.term(name) in claims.values(each, "akkg:enumeratedProperty") for each in lists
    ):
        return False
    if name == "akkg:by" and claims.is_a(thing, *_NEEDING):
        return False
    return name != "akkg:date" or claims.is_a(thing, "akkg:Event")


OPERATIONS = tuple(
    Operation(name, Kind.LIE, says, changes)
    for name, says, changes in (
        ("relinked", "a link leads to another thing of the class", relinked),
        ("other-passage", "a claim is given to another passage", other_passage),
        ("party-dropped", "one of several who do something is left out", party_dropped),
        ("title-changed", "a title has a word more or less", title_changed),
        ("number-changed", "a number is another one", number_changed),
        ("mention-removed", "a passage does not mention what it names", mention_removed),
        ("sibling-class", "a thing is of a sister class", sibling_class),
        ("left-out", "something that need not be said is left out", left_out),
    )
)
