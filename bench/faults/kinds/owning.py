"""Faults of who may have a property, where a closed shape allows for it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.faults.claims import Claims
from bench.faults.edits import Choice, of_roles, pick
from bench.faults.fault import Edit, Kind, Spoil, edit, expect
from bench.faults.terms import integer, iri, words

__all__ = ["kinds"]


def owned_by(
    choice: Choice, name: str, value: Callable[[Claims], str | None], component: str, shape: str
) -> Spoil:
    """Give a property to a thing that must not have it, but whose closed shape allows for it."""

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        thing, what = pick(dice, choice(claims)), value(claims)
        if thing is None or what is None:
            return None
        return edit((), claims.say(thing, name, what), expect(thing, "", thing, component, shape))

    return spoil


def _first(*roles: str) -> Callable[[Claims], str | None]:
    return lambda claims: next(iter(claims.role(*roles)), None)


def _place(claims: Claims) -> str | None:
    places = (value for _, name, value, _ in claims.statements if name == iri("akkg:place"))
    return next(places, None)


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    instruments = of_roles("declarations")
    return (
        Kind(
            "state-that-belongs",
            "A state belongs to an organisation.",
            owned_by(
                of_roles("partner"),
                "akkg:belongsTo",
                _first("bloc"),
                "Not",
                "shape:belongs-to-owner",
            ),
            ("Class",),
        ),
        Kind(
            "support-with-party",
            "A support has a party.",
            owned_by(
                of_roles("supports"), "akkg:party", _first("partner"), "Or", "shape:party-owner"
            ),
            ("Class", "Not"),
        ),
        Kind(
            "cooperation-in-a-mechanism",
            "A cooperation is in a mechanism.",
            owned_by(
                of_roles("cooperations"),
                "akkg:mechanism",
                _first("summit_series"),
                "Class",
                "shape:engagement-owner",
            ),
        ),
        Kind(
            "cooperation-by-someone",
            "A cooperation is done by one of its parties.",
            owned_by(
                of_roles("cooperations"), "akkg:by", _first("partner"), "Not", "shape:by-owner"
            ),
            ("Class",),
        ),
        Kind(
            "support-strengthened",
            "A support is strengthened through a series of meetings.",
            owned_by(
                of_roles("supports", "engagements"),
                "akkg:strengthenedThrough",
                _first("summit_series"),
                "Class",
                "shape:cooperation-owner",
            ),
        ),
        Kind(
            "declaration-of-a-declaration",
            "A declaration is the plan of another instrument.",
            owned_by(
                instruments, "akkg:planOf", _first("declarations"), "Class", "shape:plan-owner"
            ),
        ),
        Kind(
            "cooperation-helps",
            "A cooperation supports the implementation of an instrument.",
            owned_by(
                of_roles("cooperations"),
                "akkg:supportsImplementationOf",
                _first("declarations"),
                "Class",
                "shape:support-owner",
            ),
        ),
        Kind(
            "cooperation-in-a-country",
            "A cooperation is in a country.",
            owned_by(
                of_roles("cooperations"),
                "akkg:country",
                _first("partner"),
                "Or",
                "shape:support-country-owner",
            ),
        ),
        Kind(
            "accredited-group",
            "A group is accredited.",
            owned_by(
                of_roles("groups"),
                "akkg:accreditedTo",
                _first("bloc"),
                "Or",
                "shape:accredited-to-owner",
            ),
        ),
        Kind(
            "counting-state",
            "A state counts.",
            owned_by(
                of_roles("partner"),
                "akkg:statedCount",
                lambda claims: integer(5),
                "Or",
                "shape:stated-count-owner",
            ),
        ),
        Kind(
            "working-group-of-people",
            "A group works for projects.",
            owned_by(
                of_roles("groups"),
                "akkg:worksFor",
                _first("programmes", "projects", "project_groups", "initiatives", "policies"),
                "Class",
                "shape:works-for-owner",
            ),
        ),
        Kind(
            "state-after-organisation",
            "A state succeeds an organisation.",
            owned_by(
                of_roles("partner"),
                "akkg:succeeds",
                _first("bloc"),
                "Or",
                "shape:organization-succeeds-owner",
            ),
        ),
        Kind(
            "signature-for-someone",
            "A signature is for someone, as the granting of a status is.",
            owned_by(
                of_roles("signatures"),
                "akkg:beneficiary",
                _first("partner"),
                "Or",
                "shape:beneficiary-owner",
            ),
        ),
        Kind(
            "signature-for-a-party",
            "A signature takes place for a party, as a commencement does.",
            owned_by(
                of_roles("signatures"),
                "akkg:forParty",
                _first("partner"),
                "Class",
                "shape:for-party-owner",
            ),
        ),
        Kind(
            "signature-from-a-status",
            "A signature leads from a status.",
            owned_by(
                of_roles("signatures"),
                "akkg:fromStatus",
                _first("statuses"),
                "Or",
                "shape:status-owner",
            ),
        ),
        Kind(
            "organised-platform",
            "A platform is organised by someone.",
            owned_by(
                of_roles("platforms"),
                "schema:organizer",
                _first("partner"),
                "Class",
                "shape:organizer-owner",
            ),
        ),
        Kind(
            "developed-series",
            "A series of meetings has been developed.",
            owned_by(
                of_roles("summit_series"),
                "akkg:developedBy",
                _first("partner"),
                "Class",
                "shape:platform-owner",
            ),
        ),
        Kind(
            "initiated-programme",
            "A programme is initiated by someone, as projects are.",
            owned_by(
                of_roles("programmes", "projects"),
                "akkg:initiatedBy",
                _first("partner"),
                "Class",
                "shape:project-group-owner",
            ),
        ),
        Kind(
            "platform-in-place",
            "A platform has a place.",
            owned_by(of_roles("platforms"), "akkg:place", _place, "Or", "shape:place-owner"),
            ("Class", "Not"),
        ),
        Kind(
            "signature-agrees",
            "A signature agrees to something, as a decision does.",
            owned_by(
                of_roles("signatures"),
                "akkg:agreedTo",
                lambda claims: words("do more"),
                "Class",
                "shape:agreed-to-owner",
            ),
        ),
    )
