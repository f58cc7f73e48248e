"""Writes a document down: its passages, the graph of each, handles, and what each mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256

from bench.worlds.roles import UNMENTIONED, parts_of
from bench.worlds.terms import ID, PREFIXES, Statement, digits, edtf, plain, term, words

__all__ = ["Writer"]


class Writer:
    """Writes one document.

    What is said goes into the graph of the passage that is open. A passage mentions each thing
    with a handle that its graph speaks of, as the project's checks ask; this class sees to it.

    Args:
        slug: The slug of the document, and the beginning of the slug of all that is its own.
        shared: The terms of the things that other documents speak of, too.
        salt: What makes the digests of passages differ from those of another world.
    """

    def __init__(self, slug: str, shared: frozenset[str], salt: str) -> None:
        self.slug = slug
        self.document = f"<{PREFIXES['source']}{slug}>"
        self.statements: list[Statement] = []
        self.roles: defaultdict[str, list[str]] = defaultdict(list)
        self.passage = ""
        self._shared, self._salt = shared, salt
        self._graph = ""
        self._known: set[str] = set()
        self._handled: set[str] = set()
        self._mentioned: set[str] = set()
        self._told: set[str] = set()

    def open(self, name: str, kind: str, label: str, whole: str, number: int = 0) -> str:
        """Begin a passage, and close the one before.

        Args:
            name: The last part of its IRI, such as `p18`.
            kind: Its class.
            label: Its handle.
            whole: The term of the section or document that it is part of.
            number: Its printed number, where it has one.

        Returns:
            Its term.
        """
        self.close()
        self.passage = f"<{PREFIXES['source']}{self.slug}/{name}>"
        self._graph = f"<{PREFIXES['graph']}{self.slug}/{name}>"
        provenance, digest = term("graph:provenance"), sha256(f"{self._salt}/{name}".encode())
        self._place(self._graph, "rdf:type", term("akkg:ClaimsGraph"), provenance)
        self._place(self._graph, "prov:wasDerivedFrom", self.passage, provenance)
        self._place(self.passage, "rdf:type", term("akkg:" + kind), provenance)
        self._place(self.passage, "skos:prefLabel", words(label), provenance)
        self._place(self.passage, "akkg:sha256", plain(digest.hexdigest()), provenance)
        self._place(self.passage, "dcterms:isPartOf", whole, provenance)
        if number:
            self._place(self.passage, "akkg:number", digits(number), provenance)
        self.cast(self._graph, "graphs")
        self.cast(self.passage, "passages", *parts_of(kind))
        return self.passage

    def close(self) -> None:
        """End the passage that is open: it mentions what its graph speaks of."""
        for thing in sorted(self._mentioned):
            self._place(self.passage, "schema:mentions", thing, self._graph)
        self._mentioned.clear()
        self._told.clear()

    def describe(self, title: str, horizon: str, note: str) -> None:
        """Say what is known of the document itself."""
        provenance = term("graph:provenance")
        self._place(self.document, "rdf:type", term("akkg:SourceDocument"), provenance)
        self._place(self.document, "skos:prefLabel", words(title), provenance)
        self._place(self.document, "akkg:horizon", digits(horizon, "date"), provenance)
        self._place(self.document, "skos:editorialNote", words(note), provenance)
        self.cast(self.document, "document")

    def remark(self, note: str) -> None:
        """Note something odd about the passage that is open."""
        self._place(self.passage, "skos:editorialNote", words(note), term("graph:provenance"))

    def say(self, subject: str, predicate: str, *objects: str) -> None:
        """Claim something in the open passage.

        Args:
            subject: A term.
            predicate: A CURIE.
            objects: Terms, each of which makes a statement.
        """
        known, shared, mentioned = self._known, self._shared, self._mentioned
        property_, graph, add = term(predicate), self._graph, self.statements.append
        if subject in known or subject in shared:
            mentioned.add(subject)
        for value in objects:
            add((subject, property_, value, graph))
            if value in known or value in shared:
                mentioned.add(value)

    def once(self, subject: str, predicate: str, value: str) -> None:
        """Claim something unless the open passage has claimed it so before."""
        claim = subject + predicate + value
        if claim not in self._told:
            self._told.add(claim)
            self.say(subject, predicate, value)

    def thing(
        self, slug: str, kind: str, handle: str, *, acronym: str = "", title: str = ""
    ) -> str:
        """Speak of a thing of one's own: its class here, its handle once in the authority.

        To speak of it again in the same passage adds nothing.

        Args:
            slug: What follows the slug of the document in its IRI.
            kind: Its class.
            handle: Its handle, in English.
            acronym: A short form, where the passage gives one.
            title: Its official title, where the passage gives one.

        Returns:
            Its term.
        """
        name = f"<{ID}{self.slug}-{slug}>"
        if name not in self._handled:
            self.name(name, handle if not acronym else f"{handle} ({acronym})")
            self.cast(name, *parts_of(kind))
            if kind not in UNMENTIONED:
                self._known.add(name)
        if name in self._told:
            return name
        self._told.add(name)
        self.say(name, "rdf:type", term("akkg:" + kind))
        if title:
            self.say(name, "dcterms:title", words(title))
        if acronym:
            self.say(name, "akkg:acronym", plain(acronym))
        return name

    def name(self, thing: str, handle: str) -> None:
        """Give a thing its handle."""
        self._handled.add(thing)
        self._place(thing, "skos:prefLabel", words(handle), term("graph:authority"))

    def name_shared(self, thing: str, handle: str, kind: str) -> None:
        """Give a thing its handle and its class in the authority, since no passage does."""
        self.name(thing, handle)
        self._place(thing, "rdf:type", term("akkg:" + kind), term("graph:authority"))
        self._known.add(thing)

    def also_called(self, thing: str, label: str, language: str = "en") -> None:
        """Give a thing a further name."""
        self._place(thing, "skos:altLabel", words(label, language), term("graph:authority"))

    def concept(self, slug: str, handle: str, scheme: str, *parts: str) -> str:
        """Declare a concept of one's own in a scheme of the ontology."""
        name, ontology = f"<{ID}{self.slug}-{slug}>", term("graph:ontology")
        self._place(name, "rdf:type", term("skos:Concept"), ontology)
        self._place(name, "skos:prefLabel", words(handle), ontology)
        self._place(name, "skos:inScheme", term(scheme), ontology)
        self._known.add(name)
        self.cast(name, *parts)
        return name

    def event(
        self,
        owner: str,
        kind: str,
        suffix: str,
        *,
        date: str = "",
        at: str = "",
        place: str = "",
        by: Sequence[str] = (),
    ) -> str:
        """Tell of an act in the life of a thing.

        Args:
            owner: The term of the thing.
            kind: The class of the act.
            suffix: What follows the slug of the thing in that of the act.
            date: Its date, where the passage gives one.
            at: The meeting at which it takes place.
            place: Where it takes place.
            by: Who does it.

        Returns:
            Its term.
        """
        act = f"{owner[:-1]}-{suffix}>"
        self.say(owner, "akkg:hasEvent", act)
        self.say(act, "rdf:type", term("akkg:" + kind))
        if date:
            self.say(act, "akkg:date", edtf(date))
        if at:
            self.say(act, "akkg:atMeeting", at)
        if place:
            self.say(act, "akkg:place", place)
        self.say(act, "akkg:by", *by)
        self.cast(act, "events", *parts_of(kind))
        return act

    def read(
        self,
        slug: str,
        note: str,
        claims: Iterable[tuple[str, str, str]],
        *passages: str,
    ) -> None:
        """Infer what no passage states, in a graph of its own.

        Args:
            slug: What follows the slug of the document in the name of the graph.
            note: Why.
            claims: Subjects, predicates as CURIEs, objects.
            passages: On what it rests; the passage that is open by default.
        """
        reading = f"<{PREFIXES['editorial']}{self.slug}-{slug}>"
        self._place(reading, "rdf:type", term("akkg:EditorialReading"), reading)
        for passage in passages or (self.passage,):
            self._place(reading, "prov:wasDerivedFrom", passage, reading)
        self._place(reading, "skos:editorialNote", words(note), reading)
        for subject, predicate, value in claims:
            self._place(subject, predicate, value, reading)
        self.cast(reading, "readings")

    def cast(self, name: str, *parts: str) -> None:
        """Let a thing play parts."""
        for part in parts:
            self.roles[part].append(name[1:-1])

    def cast_all(self, names: Iterable[str], part: str) -> None:
        """Let several things play one part, in order."""
        for name in names:
            self.cast(name, part)

    def _place(self, subject: str, predicate: str, value: str, graph: str) -> None:
        self.statements.append((subject, term(predicate), value, graph))
