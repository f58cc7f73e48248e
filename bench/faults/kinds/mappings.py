"""Faults of the rows of the table of mappings, and of what they map to."""

from __future__ import annotations

from random import Random

from bench.faults.claims import Claims, Statement
from bench.faults.fault import Edit, Expected, Kind, Spoil, edit, expect
from bench.faults.terms import iri, plain, typed, words

__all__ = ["kinds"]

_GRAPH = iri("graph:mappings")
_TARGET = "owl:annotatedTarget"
_ITEM = "http://www.wikidata.org/entity/"


def _row(claims: Claims, cells: dict[str, str], number: int = 1) -> tuple[str, list[Statement]]:
    """A row about the partner, sound but for the cells given; an empty cell is left out."""
    row = iri(f"graph:mappings/row-{claims.slug}-{number}")
    sound = {
        "rdf:type": iri("owl:Axiom"),
        "owl:annotatedSource": claims.role("partner")[0],
        "owl:annotatedProperty": iri("skos:exactMatch"),
        _TARGET: iri(f"https://example.org/id/{claims.slug}"),
        "sssom:mapping_justification": iri("semapv:ManualMappingCuration"),
        "sssom:mapping_source": plain("https://example.org/identifiers.csv"),
    }
    told = sound | cells
    return row, [(row, iri(name), value, _GRAPH) for name, value in told.items() if value]


def _cell(name: str, value: str, component: str, shape: str) -> Spoil:
    """A row with another value in one of its cells."""

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        row, added = _row(claims, {name: value})
        return edit((), added, expect(row, name, value, component, shape))

    return spoil


def _targets(claims: Claims, *targets: str) -> tuple[list[str], list[Statement]]:
    """A row for each of some targets, with the match itself."""
    rows, added = [], []
    for number, target in enumerate(targets, start=1):
        row, told = _row(claims, {_TARGET: target}, number)
        rows.append(row)
        added += [*told, (claims.role("partner")[0], iri("skos:exactMatch"), target, _GRAPH)]
    return rows, added


def two_items(claims: Claims, dice: Random) -> Edit | None:
    """Both rows map the same thing, so both are named."""
    number = 10**7 + dice.randrange(10**6) * 2
    items = [f"<http://www.wikidata.org/entity/Q{each}>" for each in (number, number + 1)]
    rows, added = _targets(claims, *items)
    [partner] = claims.role("partner")
    found = (
        expect(row, "owl:annotatedSource", partner, "Not", "shape:wikidata-once") for row in rows
    )
    return edit((), added, *found)


def one_target(claims: Claims, dice: Random) -> Edit | None:
    """Two things match what the row maps one of them to."""
    [row], added = _targets(claims, iri(f"https://example.org/id/{claims.slug}"))
    target = iri(f"https://example.org/id/{claims.slug}")
    status = claims.role("statuses")[0]
    also = (status, iri("skos:exactMatch"), target, _GRAPH)
    found = expect(row, _TARGET, target, "Not", "shape:target-once")
    return edit((), [*added, also], found)


def matched_in_two_ways(claims: Claims, dice: Random) -> Edit | None:
    """What matches exactly does not match closely as well."""
    [partner] = claims.role("partner")
    target = iri(f"https://example.org/id/{claims.slug}")
    names = (iri("skos:exactMatch"), iri("skos:closeMatch"))
    added = [(partner, name, target, _GRAPH) for name in names]
    found = expect(partner, "skos:exactMatch", target, "Disjoint", "shape:one-match")
    return edit((), added, found)


def match_within(claims: Claims, dice: Random) -> Edit | None:
    """What is the project's own needs no match."""
    [partner], status = claims.role("partner"), claims.role("statuses")[0]
    found = expect(partner, "skos:closeMatch", status, "Not", "shape:close-match")
    return edit((), [(partner, iri("skos:closeMatch"), status, _GRAPH)], found)


def row_of_an_event(claims: Claims, dice: Random) -> Edit | None:
    """Events have no handles, so nothing outside is matched to them."""
    event = claims.role("status_events")[0]
    row, added = _row(claims, {"owl:annotatedSource": event})
    found = expect(row, "owl:annotatedSource", event, "Not", "shape:mapping-source")
    return edit((), added, found)


def _lacking(name: str, shape: str) -> Spoil:
    def spoil(claims: Claims, dice: Random) -> Edit | None:
        row, added = _row(claims, {name: ""})
        found: Expected = expect(row, name, "", "MinCount", shape)
        return edit((), added, found)

    return spoil


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    wrong = iri("http://www.wikidata.org/entity/Q781")
    page = iri("https://www.wikidata.org/wiki/Q252")
    return (
        Kind(
            "row-by-another-property",
            "A row maps by a property that is no match.",
            _cell("owl:annotatedProperty", iri("rdfs:seeAlso"), "In", "shape:mapping-property"),
        ),
        Kind(
            "row-with-another-cell",
            "A row has a cell that rows do not have.",
            _cell("sssom:confidence", typed("0.9", "xsd:decimal"), "Closed", "shape:mapping"),
        ),
        Kind(
            "row-without-justification",
            "A row gives no justification.",
            _lacking("sssom:mapping_justification", "shape:mapping-justification"),
        ),
        Kind(
            "row-without-reference",
            "A row does not say where the identifier was seen.",
            _lacking("sssom:mapping_source", "shape:mapping-reference"),
        ),
        Kind(
            "row-to-a-wrong-item",
            "A row maps to an item that is known to be wrong.",
            _cell(_TARGET, wrong, "Not", "shape:not-q781"),
            ("In",),
        ),
        *(
            Kind(
                f"row-to-{item.lower()}",
                f"A row maps to {item}, which is known to be wrong.",
                _cell(_TARGET, iri(f"{_ITEM}{item}"), "Not", f"shape:not-{item.lower()}"),
            )
            for item in ("Q481014", "Q483654", "Q618666")
        ),
        Kind(
            "row-to-a-scheme",
            "A row maps to a scheme of the project.",
            _cell(_TARGET, iri("ak:fields"), "Not", "shape:mapping-target"),
        ),
        Kind(
            "row-with-tagged-comment",
            "The comment of a row has a language.",
            _cell("rdfs:comment", words("so it is"), "Datatype", "shape:mapping-comment"),
        ),
        Kind(
            "row-to-a-page",
            "A row maps to the page of an item in place of the item.",
            _cell(_TARGET, page, "Or", "shape:wikidata-form"),
            ("Not", "Pattern"),
        ),
        Kind("row-of-an-event", "A row maps an event.", row_of_an_event, ("MaxCount",)),
        Kind(
            "two-items", "A thing matches two items.", two_items, ("QualifiedMinCount", "Pattern")
        ),
        Kind("one-target", "Two things match one.", one_target, ("MinCount",)),
        Kind("matched-in-two-ways", "A thing matches another in two ways.", matched_in_two_ways),
        Kind("match-within", "A thing matches one of the project.", match_within, ("Pattern",)),
    )
