"""The names of SHACL and of RDF that shapes are read by."""

from __future__ import annotations

from typing import TypeAlias

import pyoxigraph as ox

__all__ = ["FIRST", "NIL", "RDF", "RDFS", "REST", "SH", "SUBCLASS", "TYPE", "XSD", "Term", "sh"]

Term: TypeAlias = ox.NamedNode | ox.Literal | ox.BlankNode

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SH = "http://www.w3.org/ns/shacl#"
XSD = "http://www.w3.org/2001/XMLSchema#"

TYPE = f"{RDF}type"
FIRST = f"{RDF}first"
REST = f"{RDF}rest"
NIL = f"{RDF}nil"
SUBCLASS = f"{RDFS}subClassOf"


def sh(name: str) -> str:
    """Give the IRI of a term of SHACL.

    Example:
        >>> sh("path")
        'http://www.w3.org/ns/shacl#path'
    """
    return SH + name
