"""Terms as N-Triples writes them, made from CURIEs of the project's prefix table."""

from __future__ import annotations

import re
from functools import cache

from akkg.location import data_root
from akkg.prefixes import PrefixTable

__all__ = ["curie", "edtf", "integer", "iri", "path", "plain", "typed", "words"]

_CURIE = re.compile(r"[a-z][\w-]*:[\w-]+")


@cache
def _table() -> PrefixTable:
    return PrefixTable.load(data_root())


def iri(name: str) -> str:
    """Write the IRI of a CURIE; what is an IRI already, in brackets or bare, stays one.

    Example:
        >>> iri("akkg:date")
        '<https://w3id.org/akkg/ontology#date>'
        >>> iri("https://example.org/a")
        '<https://example.org/a>'
    """
    if name.startswith("<"):
        return name
    return f"<{name}>" if "//" in name else f"<{_table().expand(name)}>"


def curie(term: str) -> str:
    """Write an IRI in short.

    Example:
        >>> curie("<https://w3id.org/akkg/ontology#date>")
        'akkg:date'
    """
    return _table().shorten(term.strip("<>"))


def path(text: str) -> str:
    """Write the IRIs of a property path out.

    Args:
        text: The path as SPARQL writes it, of CURIEs.

    Standard:
        SPARQL 1.1, section 9.1.

    Example:
        >>> path("^akkg:hasEvent")
        '^<https://w3id.org/akkg/ontology#hasEvent>'
    """
    return _CURIE.sub(lambda found: iri(found[0]), text)


def words(text: str, language: str = "en") -> str:
    """Write a literal with a language tag.

    Example:
        >>> words("a summit")
        '"a summit"@en'
    """
    return f"{plain(text)}@{language}"


def plain(text: str) -> str:
    """Write a plain string; it must hold neither quotation marks, backslashes nor line ends.

    Raises:
        ValueError: Where it does.
    """
    if re.search(r'["\\\n\r]', text):
        raise ValueError(f"{text!r} would have to be escaped")
    return f'"{text}"'


def typed(text: str, datatype: str) -> str:
    """Write a literal of a datatype that is given as a CURIE."""
    return f"{plain(text)}^^{iri(datatype)}"


def edtf(text: str) -> str:
    """Write a date.

    Standard:
        EDTF, levels 0 and 1.
    """
    return typed(text, "edtf:EDTF")


def integer(number: int) -> str:
    """Write a whole number."""
    return typed(str(number), "xsd:integer")
