"""Faults of handles, further names, acronyms and slugs."""

from __future__ import annotations

from random import Random

from bench.faults.claims import Claims, Statement
from bench.faults.edits import adds, of_roles, pick, replaced
from bench.faults.fault import Edit, Expected, Kind, edit, expect
from bench.faults.terms import iri, plain, words

__all__ = ["kinds"]

_AUTHORITY = iri("graph:authority")
_HANDLE = "skos:prefLabel"


def _leaves(claims: Claims) -> tuple[str, ...]:
    """Things from whose handles no other labels are made."""
    return claims.role("cooperations", "supports", "engagements", "observations", "releases")


def _handle(claims: Claims, thing: str) -> str:
    return claims.given(thing, _HANDLE)[0][2].split('"')[1]


def _unlabelled(thing: str) -> Expected:
    return expect(thing, "rdfs:label", "", "MinCount", "shape:one-label")


def no_handle(claims: Claims, dice: Random) -> Edit | None:
    """Without its handle a thing has no label either."""
    thing = pick(dice, _leaves(claims))
    if thing is None:
        return None
    missing = expect(thing, _HANDLE, "", "MinCount", "shape:handle")
    return edit(claims.given(thing, _HANDLE), (), missing, _unlabelled(thing))


def no_handle_for_events(claims: Claims, dice: Random) -> Edit | None:
    """The labels of events, periods and schedules are made of the handle of their thing."""
    thing = pick(
        dice, (each for each in claims.role("instruments") if claims.given(each, "akkg:hasEvent"))
    )
    if thing is None:
        return None
    named = claims.values(thing, "akkg:hasEvent", "akkg:coversPeriod", "akkg:hasSchedule")
    missing = expect(thing, _HANDLE, "", "MinCount", "shape:handle")
    return edit(claims.given(thing, _HANDLE), (), missing, *map(_unlabelled, [thing, *named]))


def two_handles(claims: Claims, dice: Random) -> Edit | None:
    """A check names the one that comes last in the order of their texts."""
    thing = pick(dice, _leaves(claims))
    if thing is None:
        return None
    second = f"{_handle(claims, thing)} again"
    return edit(
        (),
        [(thing, iri(_HANDLE), words(second), _AUTHORITY)],
        expect(thing, _HANDLE, "", "MaxCount", "shape:handle"),
        expect(thing, "rdfs:label", "", "MaxCount", "shape:one-label"),
        expect(thing, _HANDLE, words(second), "SPARQL", "check:two-handles"),
    )


def _other_handle(claims: Claims, dice: Random, write: str) -> Edit | None:
    thing = pick(dice, _leaves(claims))
    if thing is None:
        return None
    text = _handle(claims, thing)
    value = words(text, write) if write else plain(text)
    return edit(
        claims.given(thing, _HANDLE),
        replaced(claims.given(thing, _HANDLE), value),
        expect(thing, _HANDLE, value, "LanguageIn", "shape:handle"),
        expect(thing, "rdfs:label", value, "LanguageIn", "shape:one-label"),
    )


def french_handle(claims: Claims, dice: Random) -> Edit | None:
    """A label in another language than English is one too many, whatever it says."""
    return _other_handle(claims, dice, "fr")


def untagged_handle(claims: Claims, dice: Random) -> Edit | None:
    """A plain string is in no language."""
    return _other_handle(claims, dice, "")


def spare_space_in_handle(claims: Claims, dice: Random) -> Edit | None:
    """Words are joined by single spaces."""
    thing = pick(dice, _leaves(claims))
    if thing is None:
        return None
    value = words(_handle(claims, thing).replace(" ", "  ", 1) + " ")
    old = claims.given(thing, _HANDLE)
    found = expect(thing, _HANDLE, value, "Pattern", "shape:handle")
    return edit(old, replaced(old, value), found)


def same_handle(claims: Claims, dice: Random) -> Edit | None:
    """Both things are named by the shape; the check names the last in the order of their IRIs."""
    things = sorted(claims.role("observations"))
    if len(things) < 2:
        return None
    first, last = sorted(dice.sample(things, 2))
    value = claims.given(first, _HANDLE)[0][2]
    old = claims.given(last, _HANDLE)
    return edit(
        old,
        replaced(old, value),
        expect(first, _HANDLE, value, "SPARQL", "shape:handle-unique"),
        expect(last, _HANDLE, value, "SPARQL", "shape:handle-unique"),
        expect(last, _HANDLE, value, "SPARQL", "check:shared-name"),
    )


def handle_in_claims(claims: Claims, dice: Random) -> Edit | None:
    """Names are kept in the authority."""
    thing = pick(dice, _leaves(claims))
    if thing is None:
        return None
    old = claims.given(thing, _HANDLE)
    moved = [(thing, name, value, claims.home(thing)) for _, name, value, _ in old]
    found = expect(thing, _HANDLE, old[0][2], "SPARQL", "check:name-outside-authority")
    return edit(old, moved, found)


def _second_name(claims: Claims, dice: Random, tag: str, component: str) -> Edit | None:
    thing = pick(dice, _leaves(claims))
    if thing is None:
        return None
    text = _handle(claims, thing)
    value = words(text) if tag else plain(f"{text} otherwise")
    added: Statement = (thing, iri("skos:altLabel"), value, _AUTHORITY)
    found = expect(thing, "skos:altLabel", value, component, "shape:alternative-label")
    return edit((), [added], found)


def handle_as_alternative(claims: Claims, dice: Random) -> Edit | None:
    """An alternative label says something else than the handle."""
    return _second_name(claims, dice, "en", "Disjoint")


def untagged_alternative(claims: Claims, dice: Random) -> Edit | None:
    """An alternative label has a language."""
    return _second_name(claims, dice, "", "Datatype")


def capital_slug(claims: Claims, dice: Random) -> Edit | None:
    """The thing is called so wherever it stands."""
    thing = pick(dice, claims.role("cooperations", "supports", "engagements"))
    if thing is None or claims.uses(thing):
        return None
    capital = thing[:-1] + "X>"
    old = [*claims.given(thing), *claims.by_value.get(thing, ())]
    new = [(capital if s == thing else s, p, capital if o == thing else o, g) for s, p, o, g in old]
    return edit(old, new, expect(capital, "", capital, "Pattern", "shape:slug"))


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    named = of_roles("instruments")
    return (
        Kind("no-handle", "A thing has no handle.", no_handle),
        Kind(
            "no-handle-for-events",
            "A thing whose events have labels made of its handle has none.",
            no_handle_for_events,
        ),
        Kind("two-handles", "A thing has two handles in English.", two_handles),
        Kind("french-handle", "A handle is tagged as French.", french_handle),
        Kind("untagged-handle", "A handle is a plain string.", untagged_handle),
        Kind("spare-space-in-handle", "A handle has two spaces in a row.", spare_space_in_handle),
        Kind("same-handle", "Two figures have the same handle.", same_handle),
        Kind("handle-in-claims", "A handle stands in a graph of claims.", handle_in_claims),
        Kind(
            "handle-as-alternative",
            "An alternative label repeats the handle.",
            handle_as_alternative,
        ),
        Kind(
            "untagged-alternative", "An alternative label is a plain string.", untagged_alternative
        ),
        Kind("capital-slug", "The name of a thing ends with a capital letter.", capital_slug),
        Kind(
            "short-acronym",
            "An acronym is one letter.",
            adds(named, "akkg:acronym", plain("Q"), "MinLength", "shape:acronym"),
        ),
        Kind(
            "tagged-acronym",
            "An acronym has a language.",
            adds(named, "akkg:acronym", words("QXZ"), "Datatype", "shape:acronym"),
        ),
    )
