"""Ill-formed: literals that are none of their kind, and values that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pyoxigraph as ox

from akkg.validation.finding import Term
from tests.mutants.claims import Claims, claimed, graph_of, term
from tests.mutants.dates import bounds, edtf, shifted
from tests.mutants.definitions import properties
from tests.mutants.draw import shuffled
from tests.mutants.mutant import Change, Kind, Operation, change, replaced

_XSD = "http://www.w3.org/2001/XMLSchema#"
# What a literal of a kind becomes: of another datatype, its text as it is.
_OTHER = {
    "boolean": ("string",),
    "decimal": ("double", "float", "string"),
    "duration": ("string",),
    "edtf": ("date", "gYear", "string"),
    "integer": ("decimal", "gYear", "string"),
    "number": ("gYear", "string"),
}
# What a literal of a kind becomes: of its datatype, but not in the form that engines give back.
_NOT_CANONICAL = {
    "boolean": ("1", "TRUE", "True"),
    "decimal": ("+{}", "0{}", "{}0", "{}e0"),
    "duration": ("P01Y", "P12M", "P1Y0M", "p1y"),
    "integer": ("+{}", "0{}", "00{}", "{}.0"),
    "number": ("+{}", "0{}", "00{}"),
}
_MONTHS = "January February March April May June July August September October November December"
# What a curator might write for a date, of year, month and day.
_NO_DATES = (
    "{y:04}-13",
    "{y:04}-00",
    "{y:04}-{m}",
    "{y:04}-{m:02}-32",
    "{y:04}-{m:02}-00",
    "{y:04}-02-30",
    "2015-02-29",
    "1900-02-29",
    "{y:04}-04-31",
    "{y:04}{m:02}{d:02}",
    "{y:04}/{m:02}/{d:02}",
    "{d:02}/{m:02}/{y:04}",
    "{m}/{d}/{y:04}",
    "{d:02}-{m:02}-{y:04}",
    "{d} {month} {y:04}",
    "{month} {y:04}",
    "{d:02}.{m:02}.{y:04}",
    "{y2:02}-{m:02}",
    "{y:04}-{m:02}-{d:02}T00:00:00",
    "{y:04} ",
    " {y:04}-{m:02}",
    "{y:04} - {y3:04}",
    "{y:04}-{m:02}-{d:02} / {y3:04}-{m:02}-{d:02}",
    "{y:04}/",
    "../{y:04}",
    "{y:04}/open",
    "{y:04}?",
    "{y:04}~",
    "{y:04}-{m:02}-uu",
    "circa {y:04}",
    "{y:04}s",
    "0000",
    "",
)


def datatype(claims: Claims, rng: Random) -> Iterator[Change]:
    """A literal has another datatype."""
    for quad, literal, kind in shuffled(_literals(claims, *_OTHER), rng):
        other = ox.NamedNode(_XSD + rng.choice(_OTHER[kind]))
        yield replaced([quad], ox.Literal(literal.value, datatype=other))


def language(claims: Claims, rng: Random) -> Iterator[Change]:
    """Words have no language tag, or what is no words has one."""
    for quad, literal, kind in shuffled(_literals(claims, "string", "text"), rng):
        tagged = ox.Literal(literal.value, language="en")
        yield replaced([quad], ox.Literal(literal.value) if kind == "text" else tagged)


def handle_language(claims: Claims, rng: Random) -> Iterator[Change]:
    """A handle is in another language than English, and there is none in English."""
    for quad in shuffled((q for q in claims.having("skos:prefLabel")), rng):
        other = rng.choice(("fr", "ko"))
        yield replaced([quad], ox.Literal(term(quad.object).value, language=other))


def form(claims: Claims, rng: Random) -> Iterator[Change]:
    """A literal is not in canonical form."""
    for quad, literal, kind in shuffled(_literals(claims, *_NOT_CANONICAL), rng):
        written = rng.choice(_NOT_CANONICAL[kind]).format(literal.value)
        yield replaced([quad], ox.Literal(written, datatype=literal.datatype))


def no_date(claims: Claims, rng: Random) -> Iterator[Change]:
    """A date is in none of the five forms, or not in the calendar."""
    dates = list(_literals(claims, "edtf"))
    for (quad, literal, _), template in shuffled(
        ((date, template) for date in dates for template in _NO_DATES), rng
    ):
        year, month, day = int(literal.value[:4]), rng.randint(1, 9), rng.randint(1, 28)
        written = template.format(
            y=year, m=month, d=day, y2=year % 100, y3=year + 2, month=_MONTHS.split()[month - 1]
        )
        yield replaced([quad], edtf(written))


def reversed_interval(claims: Claims, rng: Random) -> Iterator[Change]:
    """An interval ends before it begins."""
    for quad, literal, _ in shuffled(_literals(claims, "edtf"), rng):
        begin, _, end = literal.value.partition("/")
        steps = rng.randint(1, 9)
        turned = f"{begin}/{shifted(begin, -steps)}"
        written = turned if end in ("", "..") else f"{end}/{begin}"
        yield replaced([quad], edtf(written))


def digest(claims: Claims, rng: Random) -> Iterator[Change]:
    """A digest is none: too short, too long, in capitals, or with another letter."""
    for quad in shuffled(claims.having("akkg:sha256"), rng):
        text = term(quad.object).value
        forms = (text[:-1], f"{text}0", text.upper(), f"g{text[1:]}", f"sha256:{text}")
        yield replaced([quad], ox.Literal(rng.choice(forms)))


def second_value(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing has two values of a property of which it can have but one."""
    for quad in shuffled((q for q in claims.quads if _single(claims, q)), rng):
        second = _another(claims, quad, rng)
        if second is not None:
            yield change(added=[ox.Quad(quad.subject, quad.predicate, second, quad.graph_name)])


def second_date(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing has two dates that cannot both be true, in one passage."""
    for quad, literal, _ in shuffled(_literals(claims, "edtf"), rng):
        old, steps = bounds(literal.value), rng.choice((-2, -1, 1, 2))
        second = shifted(literal.value, steps)
        new = bounds(second)
        if old and new and (old.before(new) or new.before(old)):
            added = ox.Quad(quad.subject, quad.predicate, edtf(second), quad.graph_name)
            yield change(added=[added])


def ordinal(claims: Claims, rng: Random) -> Iterator[Change]:
    """Two meetings of a series have one number."""
    for meeting in shuffled(claims.things("akkg:Meeting"), rng):
        quads = claims.of(meeting, "akkg:ordinal")
        numbers = [
            number
            for series in claims.values(meeting, "schema:superEvent")
            for other in claims.owners(series, "schema:superEvent")
            for number in claims.values(other, "akkg:ordinal")
            if other != meeting
        ]
        if quads and numbers:
            yield replaced(quads, rng.choice(numbers))


def _literals(claims: Claims, *kinds: str) -> Iterator[tuple[ox.Quad, ox.Literal, str]]:
    """The literals of some kinds, where claims, authority and provenance have them."""
    for quad in claims.quads:
        known = properties().get(claims.short(quad.predicate))
        apart = graph_of(quad).endswith(("/ontology", "/mappings", "/alignments"))
        if known and known.literal in kinds and isinstance(quad.object, ox.Literal) and not apart:
            yield quad, quad.object, known.literal


def _single(claims: Claims, quad: ox.Quad) -> bool:
    known = properties().get(claims.short(quad.predicate))
    return bool(known and "one" in known.marks) and (
        claimed(quad) or "provenance" in graph_of(quad)
    )


def _another(claims: Claims, quad: ox.Quad, rng: Random) -> Term | None:
    """Another value of the same kind that the thing does not have."""
    have = set(claims.values(term(quad.subject), claims.short(quad.predicate)))
    used = {term(other.object) for other in claims.having(claims.short(quad.predicate))}
    others = sorted(used - have, key=str)
    if others:
        return rng.choice(others)
    old = quad.object
    if isinstance(old, ox.Literal) and old.value.isdigit():
        return ox.Literal(str(int(old.value) + 1), datatype=old.datatype)
    return None


OPERATIONS = tuple(
    Operation(name, Kind.ILL_FORMED, says, changes)
    for name, says, changes in (
        ("other-datatype", "a literal has another datatype", datatype),
        ("language-amiss", "words have no language tag, or a code has one", language),
        ("handle-not-english", "a handle is in another language only", handle_language),
        ("not-canonical", "a literal is not in canonical form", form),
        ("no-date", "a date has a wrong form, or is not in the calendar", no_date),
        ("interval-reversed", "an interval ends before it begins", reversed_interval),
        ("no-digest", "a digest has a wrong form", digest),
        ("second-value", "a thing has two values where it can have one", second_value),
        ("second-date", "a thing has two dates that cannot both be true", second_date),
        ("ordinal-taken", "two meetings of a series have one number", ordinal),
    )
)
