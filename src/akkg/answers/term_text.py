"""Writes RDF terms into queries, so that every engine reads them alike."""

from __future__ import annotations

import re

import pyoxigraph as ox

_ESCAPE = re.compile(r"\\\\([uU])|\\u([0-9A-F]{4})|\\.")


def written(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    r"""Write a term as N-Triples.

    SPARQL 1.1 lets an engine replace `\uXXXX` before it parses (section 19.2). Some then take the
    second of two backslashes with `u0022` for a quote that ends the string, and some take eight
    digits where four are meant. So a `u` behind a backslash is escaped itself, with eight digits.

    Args:
        term: An IRI, a blank node or a literal.

    Example:
        >>> print(written(ox.Literal("a \"quote\"", language="en")))
        "a \"quote\""@en
        >>> print(written(ox.Literal("\\u0022")))
        "\\\U000000750022"
    """
    return _ESCAPE.sub(_apart, str(term))


def _apart(match: re.Match[str]) -> str:
    letter, digits = match.groups()
    if letter:
        return f"\\\\\\U{ord(letter):08X}"
    return f"\\U0000{digits}" if digits else match[0]
