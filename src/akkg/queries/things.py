"""Finds the thing that a person means by an IRI, a CURIE, a slug, an acronym or a label."""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import normalize

import pyoxigraph as ox

from akkg.engines.embedded import Embedded
from akkg.engines.engine import Engine, select
from akkg.near import near
from akkg.prefixes import PrefixTable
from akkg.queries.parameter_values import Unfit

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NAMES = """
PREFIX akkg: <%s>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?name WHERE {
  VALUES ?property { akkg:acronym dcterms:title rdfs:label skos:altLabel skos:prefLabel }
  ?thing ?property ?name .
  FILTER(ISIRI(?thing))
  %s
}
"""
_KINDS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
ASK { <%s> a/rdfs:subClassOf* <%s> }
"""
_CLASSES = """
PREFIX akkg: <%s>
SELECT DISTINCT ?class WHERE { <%s> a ?any . OPTIONAL { <%s> akkg:kind ?kind }
  BIND(COALESCE(?kind, ?any) AS ?class) } ORDER BY ?class
"""
_ANY = "ASK { { <%s> ?p ?o } UNION { ?s ?q <%s> } }"


def find_thing(engine: Engine, prefixes: PrefixTable, value: str, kind: str = "") -> ox.NamedNode:
    """Find one thing in the dataset.

    Args:
        engine: What is asked.
        prefixes: The prefix table, for CURIEs.
        value: An IRI (also in angle brackets), a CURIE, the last part of a thing's IRI, an acronym
            or a label; letter case does not count in the last three, nor does the way in which
            Unicode puts a letter together.
        kind: The IRI of the class that the thing must have, itself or through its superclasses;
            empty for any.

    Raises:
        Unfit: Where nothing or more than one thing is meant, or a thing of another class.
    """
    text = _folded(value, keep_case=True)
    iri = _as_iri(prefixes, text)
    if iri is not None:
        return _checked(engine, prefixes, iri, kind)
    names = _names(engine, prefixes, kind)
    found = _named(names, text)
    if len(found) == 1:
        return ox.NamedNode(next(iter(found)))
    if found:
        raise Unfit("one thing alone", tuple(sorted(map(prefixes.shorten, found))))
    others = _named(_names(engine, prefixes, ""), text) if kind else set()
    if others:
        what = "; ".join(_what(engine, prefixes, other) for other in sorted(others)[:3])
        raise Unfit(_a(prefixes, kind), found=what)
    shown = {name for name in names if name != name.casefold()} | {
        name for name in names if len(name) < 5
    }
    raise Unfit(f"the name of {_a(prefixes, kind)}", near(text, sorted(shown)))


def _as_iri(prefixes: PrefixTable, text: str) -> ox.NamedNode | None:
    bare = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    prefix, colon, local = bare.partition(":")
    table = prefixes.namespaces
    try:
        if "://" in bare or bare != text:
            return ox.NamedNode(bare)
        if colon and prefix in table and " " not in local:
            return ox.NamedNode(table[prefix] + local)
    except ValueError:
        raise Unfit("a valid IRI") from None
    return None


def _checked(engine: Engine, prefixes: PrefixTable, iri: ox.NamedNode, kind: str) -> ox.NamedNode:
    if not kind:
        if not _is_stated(engine, iri, "") and not engine.query(_ANY % (iri.value, iri.value)):
            raise Unfit(
                "a thing that the dataset speaks of", _near_iris(engine, prefixes, iri, kind)
            )
    elif not _is_stated(engine, iri, kind) and not engine.query(_KINDS % (iri.value, kind)):
        known = engine.query(_ANY % (iri.value, iri.value))
        what = _what(engine, prefixes, iri.value) if known else ""
        raise Unfit(_a(prefixes, kind), _near_iris(engine, prefixes, iri, kind), what)
    return iri


def _is_stated(engine: Engine, iri: ox.NamedNode, kind: str) -> bool:
    """Whether a store in this process says outright what a thing is, as it does of most.

    A look-up there takes a tenth of the time of a query.
    """
    if not isinstance(engine, Embedded):
        return False
    return engine.has(iri, _TYPE, ox.NamedNode(kind)) if kind else engine.has(iri)


def _what(engine: Engine, prefixes: PrefixTable, thing: str) -> str:
    """Which thing that is, and of which class."""
    asked = _CLASSES % (prefixes.expand("akkg:"), thing, thing)
    classes = [row[0].value for row in select(engine, asked) if isinstance(row[0], ox.NamedNode)]
    named = " and ".join(map(prefixes.shorten, classes[:2])) or "of no class"
    return f"{prefixes.shorten(thing)} is {named}"


def _folded(text: str, *, keep_case: bool = False) -> str:
    """A name as it is compared: one space between words, letters put together, small ones."""
    whole = normalize("NFC", " ".join(text.split()))
    return whole if keep_case else whole.casefold()


def _named(names: Mapping[str, set[str]], text: str) -> set[str]:
    return names.get(text) or names.get(_folded(text), set())


def _near_iris(
    engine: Engine, prefixes: PrefixTable, iri: ox.NamedNode, kind: str
) -> tuple[str, ...]:
    known = {
        prefixes.shorten(thing)
        for things in _names(engine, prefixes, kind).values()
        for thing in things
    }
    return near(prefixes.shorten(iri.value), sorted(known))


def _a(prefixes: PrefixTable, kind: str) -> str:
    return f"a thing of the class {prefixes.shorten(kind)}" if kind else "a thing"


def _names(engine: Engine, prefixes: PrefixTable, kind: str) -> Mapping[str, set[str]]:
    """Names of the things of a class, as they are and in lower case, with their bearers."""
    limit = f"?thing a/rdfs:subClassOf* <{kind}> ." if kind else ""
    names: dict[str, set[str]] = {}
    for thing, name in select(engine, _NAMES % (prefixes.expand("akkg:"), limit)):
        assert isinstance(thing, ox.NamedNode) and isinstance(name, ox.Literal), "a name is a text"
        local = prefixes.shorten(thing.value).partition(":")[2]
        for text in (name.value, local):
            for key in (_folded(text, keep_case=True), _folded(text)):
                names.setdefault(key, set()).add(thing.value)
    return names
