"""Advises a curator on how to mend what was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pyoxigraph as ox

from akkg.building.literals import EDTF, XSD, fault
from akkg.near import near
from akkg.prefixes import BASE
from akkg.shacl.paths import Predicate, predicates, sparql
from akkg.validation.finding import Finding
from akkg.validation.known import Known
from akkg.validation.shapes import SH
from akkg.validation.written_dates import right_form

__all__ = ["remedy"]

_THINGS = f"{BASE}id/"
_LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_DIGITS = re.compile(r"\d+")
_SHOWN = 3  # how many candidates are named where none is near
_LISTED = 12  # how many make a list too long to be read


def remedy(finding: Finding, known: Known) -> str:
    """Say what to do: the nearest permitted value first, then what the shape itself advises.

    Args:
        finding: The finding; a remedy that it has already, as that of a check, is kept.
        known: What the shapes permit and the graph holds.

    Returns:
        Phrases without a full stop; empty where nothing can be said.
    """
    kind = finding.component.removeprefix(SH).removesuffix("ConstraintComponent")
    advise = _ADVICE.get(kind)
    parts = (
        _instead(finding, known) or (advise(finding, known) if advise else ""),
        finding.remedy or known.advice(finding.source),
    )
    return "; ".join(dict.fromkeys(filter(None, parts)))


def _instead(finding: Finding, known: Known) -> str:
    """Name what is like an IRI of the project that nothing declares."""
    if finding.component == f"{SH}PatternConstraintComponent":
        return ""  # the form is wrong: what is like it is not what is meant
    used = [finding.value, finding.focus]
    iris = [term.value for term in used if isinstance(term, ox.NamedNode)]
    for iri in [*iris, *(predicates(finding.path) if finding.path else ())]:
        if not known.is_declared(iri):
            return _meant(known.short(iri), known.alike(iri))
    return ""


def _meant(written: str, candidates: Iterable[str]) -> str:
    """Ask whether the nearest name was meant; that two have one prefix does not make them alike."""
    head, colon, local = written.rpartition(":")
    alike = {each[len(head + colon) :] for each in candidates if each.startswith(head + colon)}
    # What differs in a number alone is another of its kind: p81 is no misspelt p1.
    words = _DIGITS.sub("", local)
    close = near(local, {each for each in alike if _DIGITS.sub("", each) != words}, 1)
    return f"did you mean {head}{colon}{close[0]}?" if close else ""


def _closed(finding: Finding, known: Known) -> str:
    return "remove it, or say it of the thing that it is about"


def _class(finding: Finding, known: Known) -> str:
    if finding.path is None:
        return ""  # the thing at fault has the property at fault: the shape tells whose it is
    wanted = known.parameters(finding.source, "class")
    things = known.things(wanted)
    if isinstance(finding.value, ox.Literal):
        named = next((thing for thing in things if _names(thing, finding.value, known)), None)
        if named:
            return f"name the thing itself, {named}"
    some = f", such as {', '.join(things[:_SHOWN])}" if things else ""
    return f"name a thing of the class {' or '.join(map(known.short, wanted))}{some}"


def _names(thing: str, value: ox.Literal, known: Known) -> bool:
    """Whether a text is what a thing is called by its slug."""
    return thing.rpartition(":")[2] == re.sub(r"[^a-z0-9]+", "-", value.value.lower()).strip("-")


def _datatype(finding: Finding, known: Known) -> str:
    wanted = known.parameters(finding.source, "datatype")
    if len(wanted) != 1 or finding.value is None:
        return ""
    [kind], value = wanted, finding.value
    text = value.value if isinstance(value, ox.Literal) else known.write(value)
    if kind == _LANGUAGE_STRING:
        return f"write {known.write(ox.Literal(text, language='en'))}"
    text = (right_form(text) or text) if kind == EDTF else text
    if form := fault(text, kind):
        return f"write {form}"
    return f"write {known.write(ox.Literal(text, datatype=ox.NamedNode(kind)))}"


def _pattern(finding: Finding, known: Known) -> str:
    value = finding.value or finding.focus
    if isinstance(value, ox.NamedNode) and value.value.startswith(_THINGS):
        slug = re.sub(r"[^a-z0-9]+", "-", value.value[len(_THINGS) :].lower()).strip("-")
        return f"write ak:{slug}" if _THINGS + slug != value.value else ""
    if not isinstance(value, ox.Literal):
        return ""
    plain = _plain(value)
    if plain is None or plain == value.value:
        return ""
    if value.language:
        return f"write {known.write(ox.Literal(plain, language=value.language))}"
    return f"write {known.write(ox.Literal(plain, datatype=value.datatype))}"


def _missing(finding: Finding, known: Known) -> str:
    path = finding.path
    statable = isinstance(path, Predicate) and known.may_be_stated(path.iri)
    told = _path(finding, known)
    # What the shape advises says it better where it names the property itself.
    return f"add {told}" if statable and told not in known.advice(finding.source) else ""


def _surplus(finding: Finding, known: Known) -> str:
    if not isinstance(finding.path, Predicate):
        return ""
    written = known.values(finding.focus, finding.path.iri)
    return f"keep one of {', '.join(written)}" if 1 < len(written) <= _LISTED else ""


def _in(finding: Finding, known: Known) -> str:
    members = known.members(finding.source, "in")
    value = finding.value
    text = value.value if isinstance(value, ox.Literal) else known.write(value) if value else ""
    if meant := _meant(text, members):
        return meant
    some = "" if len(members) == 1 else "one of "
    return f"write {some}{', '.join(members)}" if len(members) <= _LISTED else ""


_ADVICE: dict[str, Callable[[Finding, Known], str]] = {
    "Class": _class,
    "Closed": _closed,
    "Datatype": _datatype,
    "In": _in,
    "MaxCount": _surplus,
    "MinCount": _missing,
    "Pattern": _pattern,
    "QualifiedMaxCount": _surplus,
    "QualifiedMinCount": _missing,
    "UniqueLang": _surplus,
}
"""What to advise by the kind of constraint (SHACL, section 4)."""


def _path(finding: Finding, known: Known) -> str:
    return sparql(finding.path, known.short) if finding.path else ""


def _plain(value: ox.Literal) -> str | None:
    """The text that a literal should have had: no spaces, zeros or signs to spare."""
    text = " ".join(value.value.split())
    kind = value.datatype.value
    if kind == EDTF:
        return right_form(text)
    if kind == f"{XSD}integer" and re.fullmatch(r"[+-]?\d+", text):
        return str(int(text))
    if kind == f"{XSD}boolean":
        return {"1": "true", "0": "false"}.get(text, text.lower())
    return text
