"""What a page shows for a term of the graph: words, and where they lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from akkg.engines.engine import Term
    from akkg.site.register import Register

__all__ = ["Value", "day_of", "outside", "plain_words", "value_of"]

_HUMP = re.compile(r"([A-Z])")
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_DATES = ("edtf:EDTF", "xsd:date")
_QUIET = (*_DATES, "rdf:langString", "xsd:string", "xsd:integer", "xsd:boolean")
"""Types that the words themselves show."""


@dataclass(frozen=True, slots=True)
class Value:
    """A term as a page shows it.

    Attributes:
        text: Its words, on one line: strangers' text.
        path: The path of its page; empty where the site has none.
        href: Where it leads outside the site; only ever an address on the web.
        iri: Its IRI; empty for a literal.
        language: The language of a text; may be empty.
        datatype: The type of a literal as a CURIE, where the words do not show it.
        day: A day, month or year as HTML's `time` takes it; empty for all else.
        is_date: Whether it is a date, of whatever form.
        family: The key of the family of a thing; empty for all else.
    """

    text: str
    path: str = ""
    href: str = ""
    iri: str = ""
    language: str = ""
    datatype: str = ""
    day: str = ""
    is_date: bool = False
    family: str = ""


def value_of(register: Register, term: Term, words: str) -> Value:
    """Give what a page shows for a term.

    Args:
        register: What pages know of all things.
        term: The term.
        words: The words for it, from `Register.words`.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.site.edition import make_edition
        >>> from akkg.site.register import make_register
        >>> register = make_register(make_edition(load()))
        >>> found = value_of(register, ox.NamedNode("javascript:alert(1)"), "a script")
        >>> found.text, found.href
        ('a script', '')
    """
    if isinstance(term, ox.Literal):
        return _literal(register, term)
    path = register.path(term.value)
    entry = register.entries.get(term.value)
    return Value(
        text=words,
        path=path,
        href="" if path else outside(register, term.value),
        iri=term.value,
        family=entry.family if entry else "",
    )


def outside(register: Register, iri: str) -> str:
    """Give the address of what lies outside: of the web alone, and not of the project itself.

    Args:
        register: What pages know of all things.
        iri: A stranger's IRI.

    Returns:
        The IRI, or an empty text where a page does not link to it.
    """
    own = ("ak:", "akkg:", "graph:", "source:")
    if any(iri.startswith(register.dataset.prefixes.expand(prefix)) for prefix in own):
        return ""
    return iri if iri.startswith(("https://", "http://")) else ""


def day_of(text: str) -> str:
    """Give a date as HTML's `time` takes it: a day, a month or a year; empty for all else.

    Example:
        >>> day_of("2010-10"), day_of("2011/2015")
        ('2010-10', '')
    """
    return text if _DAY.fullmatch(text) else ""


def plain_words(words: str) -> str:
    """Give the words for a term of a vocabulary; for one without a label, those of its name.

    Args:
        words: Its label, or its CURIE where it has none.

    Example:
        >>> plain_words("skos:ConceptScheme"), plain_words("fund")
        ('concept scheme', 'fund')
    """
    _, colon, name = words.partition(":")
    return _HUMP.sub(r" \1", name).strip().lower() if colon and name.isalpha() else words


def _literal(register: Register, term: ox.Literal) -> Value:
    kind = register.dataset.prefixes.shorten(term.datatype.value)
    text = one_line(term.value)
    is_date = kind in _DATES
    return Value(
        text=text,
        language=term.language or "",
        datatype="" if kind in _QUIET else kind,
        day=day_of(text) if is_date else "",
        is_date=is_date,
    )
