"""Terms of N-Quads, written out: IRIs from CURIEs, and literals of the kinds that claims use."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TypeAlias

__all__ = ["ID", "PREFIXES", "Statement", "digits", "edtf", "plain", "term", "words"]

Statement: TypeAlias = tuple[str, str, str, str]
"""Subject, predicate, object and graph, each as a term of N-Triples."""

BASE = "https://w3id.org/akkg/"
ID = f"{BASE}id/"
PREFIXES = MappingProxyType(
    {
        "ak": ID,
        "akkg": f"{BASE}ontology#",
        "dcterms": "http://purl.org/dc/terms/",
        "editorial": f"{BASE}graph/editorial/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "graph": f"{BASE}graph/",
        "org": "http://www.w3.org/ns/org#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "schema": "https://schema.org/",
        "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
        "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
        "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "source": f"{BASE}source/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The prefixes that the generator knows, as in the project's own table."""

_EDTF = "^^<http://id.loc.gov/datatypes/edtf/EDTF>"


@cache
def term(curie: str) -> str:
    """Write an IRI out. What is asked for is from a fixed vocabulary, so all of it is remembered.

    Args:
        curie: A prefix of `PREFIXES` and a local name, such as `akkg:date`.

    Raises:
        KeyError: For a prefix that is not known.

    Example:
        >>> term("akkg:date")
        '<https://w3id.org/akkg/ontology#date>'
    """
    prefix, _, local = curie.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def words(text: str, language: str = "en") -> str:
    r"""Write words in a language.

    Example:
        >>> words('the "Plan"')
        '"the \\"Plan\\""@en'
    """
    return f'"{_escaped(text)}"@{language}'


def plain(text: str) -> str:
    """Write a string without a language.

    Example:
        >>> plain("TAC")
        '"TAC"'
    """
    return f'"{_escaped(text)}"'


def digits(number: str | int, datatype: str = "integer") -> str:
    """Write a literal of a datatype of XML Schema.

    Args:
        number: Its lexical form.
        datatype: The local name of the datatype.

    Example:
        >>> digits(7)
        '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f'"{number}"^^{term("xsd:" + datatype)}'


def edtf(date: str) -> str:
    """Write a date, as precise as it is given.

    Example:
        >>> edtf("2005-12")
        '"2005-12"^^<http://id.loc.gov/datatypes/edtf/EDTF>'
    """
    return f'"{date}"{_EDTF}'


def _escaped(text: str) -> str:
    return text.replace('"', '\\"') if '"' in text else text
