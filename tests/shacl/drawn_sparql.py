"""Constraints in SPARQL that the drawing of shapes takes from, and custom components."""

# ruff: noqa: E501 - a query a line is easier to look through

from __future__ import annotations

__all__ = ["COMPONENTS", "PARAMETERS", "QUERIES_OF_NODES", "QUERIES_OF_PATHS"]

_NODES = """
SELECT $this WHERE { $this <e:p> ?x . FILTER(isLiteral(?x)) }
SELECT $this ?value WHERE { $this <e:p> ?value . $this <e:q> ?value }
SELECT DISTINCT $this ?value WHERE { $this <e:p>/<e:q> ?value . }
SELECT $this (?x AS ?value) WHERE { $this <e:p> ?x . FILTER NOT EXISTS { $this <e:q> ?x } }
SELECT $this WHERE { FILTER NOT EXISTS { $this <e:p> ?x } }
SELECT $this WHERE { FILTER NOT EXISTS { $this <e:p> ?x . ?x <e:q> ?y } }
SELECT $this WHERE { FILTER EXISTS { $this <e:p> ?x . ?x <e:q> $this } }
SELECT $this ?value WHERE { $this <e:p> ?value OPTIONAL { ?value <e:q> ?y } FILTER(!BOUND(?y)) }
SELECT $this ?value WHERE { { $this <e:p> ?value } UNION { $this <e:q> ?value } }
SELECT $this ?value WHERE { { $this <e:p> ?value } UNION { ?value <e:q> $this } FILTER isIRI($this) }
SELECT $this ?value WHERE { $this <e:p> ?x . BIND(STR(?x) AS ?value) }
SELECT $this WHERE { BIND(isIRI($this) AS ?named) FILTER(!?named) }
SELECT $this ?value WHERE { $this <e:p> ?y . OPTIONAL { ?y <e:q> ?z . BIND($this AS ?value) } }
SELECT $this WHERE { $this <e:p> ?x } GROUP BY $this HAVING (COUNT(DISTINCT ?x) > 1)
SELECT $this (COUNT(?x) AS ?value) WHERE { $this <e:p> ?x } GROUP BY $this
SELECT $this ?value WHERE { $this <e:p> ?x . ?value ?y ?x } GROUP BY $this ?value HAVING (COUNT(*) > 1)
SELECT $this ?value WHERE { { SELECT $this (COUNT(?x) AS ?value) WHERE { $this <e:p> ?x } GROUP BY $this } FILTER(?value > 1) }
SELECT $this ?value WHERE { $this <e:q> ?value ; <e:p> ?z . { SELECT $this (MIN(?x) AS ?y) WHERE { $this <e:p> ?x } GROUP BY $this } }
SELECT $this ?path ?value WHERE { $this ?path ?value . FILTER(isBlank(?value)) }
SELECT $this WHERE { { FILTER(isIRI($this)) } }
""".strip().splitlines()
_PATHS = """
SELECT $this ?value WHERE { $this $PATH ?value . FILTER(isIRI(?value)) }
SELECT $this WHERE { FILTER NOT EXISTS { $this $PATH ?value } }
SELECT $this ?value WHERE { $this $PATH ?value . $this <e:q> ?other . FILTER(STR(?other) < STR(?value)) }
""".strip().splitlines()

_MESSAGE = 'sh:message "not so: {$this}, {?value}"'


def _constraint(query: str) -> str:
    text = query.replace("<e:", "<http://e.org/")
    return f'[ a sh:SPARQLConstraint ; {_MESSAGE} ; sh:select """{text}""" ]'


QUERIES_OF_NODES = [_constraint(query) for query in _NODES]
QUERIES_OF_PATHS = [_constraint(query) for query in _PATHS]

COMPONENTS = """
:Starts a sh:ConstraintComponent ;
    sh:parameter [ sh:path :starts ] ;
    sh:validator [ a sh:SPARQLAskValidator ; sh:ask "ASK { FILTER(STRSTARTS(STR($value), $starts)) }" ] .
:Linked a sh:ConstraintComponent ;
    sh:parameter [ sh:path :linkedBy ], [ sh:path :linkedTo ; sh:optional true ] ;
    sh:validator [ a sh:SPARQLAskValidator ;
        sh:ask "ASK { $value $linkedBy ?x . ?x $linkedBy ?y FILTER(!BOUND($linkedTo) || ?y = $linkedTo) }" ] .
:Lacks a sh:ConstraintComponent ;
    sh:parameter [ sh:path :lacks ] ;
    sh:nodeValidator [ a sh:SPARQLSelectValidator ;
        sh:select "SELECT $this ?value WHERE { $this $lacks ?value }" ] ;
    sh:propertyValidator [ a sh:SPARQLSelectValidator ;
        sh:select "SELECT DISTINCT $this ?value WHERE { $this $PATH ?value . ?value $lacks ?x }" ] .
"""
"""Components with an ASK validator, with an optional parameter, and with SELECT validators."""

PARAMETERS = [':starts "a"', ':starts "http"', ":linkedBy :p", ":lacks :q"]
PARAMETERS += [":linkedBy :p ; :linkedTo :a"]
