"""Faults of words with a language: purposes, titles, characterisations and the like."""

from __future__ import annotations

from random import Random

from bench.faults.claims import Claims
from bench.faults.edits import adds, pick, uncounted
from bench.faults.fault import Edit, Kind, edit, expect
from bench.faults.terms import plain, words

__all__ = ["kinds"]


def two_titles(claims: Claims, dice: Random) -> Edit | None:
    """That there are two in one language is found once, without a value."""
    thing = pick(dice, claims.role("instruments", "funds", "programmes"))
    if thing is None:
        return None
    added = [
        each
        for text in ("One Title", "Another Title")
        for each in claims.say(thing, "dcterms:title", words(text))
    ]
    found = expect(thing, "dcterms:title", "", "UniqueLang", "shape:official-title-once", "warning")
    return edit((), added, found)


def hidden_character(claims: Claims, dice: Random) -> Edit | None:
    """A space of no width is no space to a shape, but a check sees it."""
    thing = pick(dice, uncounted("instruments")(claims))
    if thing is None:
        return None
    value = words("lasting\u200b and close")
    found = expect(thing, "akkg:characterisedAs", value, "SPARQL", "check:hidden-character")
    return edit((), claims.say(thing, "akkg:characterisedAs", value), found)


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    instruments = uncounted("instruments")
    return (
        Kind(
            "untagged-purpose",
            "A purpose is a plain string.",
            adds(instruments, "akkg:purpose", plain("peace"), "Datatype", "shape:purpose"),
        ),
        Kind(
            "untagged-particular",
            "A purpose among others is a plain string, which follows for purposes, too.",
            adds(
                instruments,
                "akkg:inParticular",
                plain("peace"),
                "Datatype",
                "shape:instrument-in-particular",
            ),
        ),
        Kind(
            "spare-space-in-purpose",
            "A purpose begins with a space.",
            adds(instruments, "akkg:purpose", words(" peace"), "Pattern", "shape:purpose"),
        ),
        Kind(
            "spare-space-in-title",
            "A title ends with a space.",
            adds(
                uncounted("statuses", "relation"),
                "dcterms:title",
                words("A Title "),
                "Pattern",
                "shape:official-title",
            ),
        ),
        Kind(
            "untagged-characterisation",
            "Words that characterise an act are a plain string.",
            adds(
                uncounted("signatures", "adoptions"),
                "akkg:characterisedAs",
                plain("solemn"),
                "Datatype",
                "shape:characterised-as",
            ),
        ),
        Kind(
            "untagged-manner",
            "The manner of an act is a plain string.",
            adds(
                uncounted("signatures", "adoptions"),
                "akkg:manner",
                plain("by letter"),
                "Datatype",
                "shape:act-manner",
            ),
        ),
        Kind(
            "untagged-contribution",
            "What a series of meetings contributes to is a plain string.",
            adds(
                uncounted("summit_series"),
                "akkg:contributesTo",
                plain("peace"),
                "Datatype",
                "shape:contributes-to",
            ),
        ),
        Kind(
            "untagged-vision",
            "What an undertaking envisions is a plain string.",
            adds(
                uncounted("programmes", "initiatives", "strategies", "policies", "projects"),
                "akkg:envisions",
                plain("peace"),
                "Datatype",
                "shape:undertaking-envisions",
            ),
        ),
        Kind("two-titles", "A thing has two titles in one language.", two_titles),
        Kind("hidden-character", "Words hold a space of no width.", hidden_character),
    )
