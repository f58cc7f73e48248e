"""Finds literals that the engine keeps in another form than the one in which they are written.

Shapes and queries see the form that is kept: `03` is 3 for them, and `"1"^^xsd:boolean` is true.
What a source says in another form can therefore neither be held to a pattern nor be found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from akkg.prefixes import BASE, PrefixTable
from akkg.shacl.paths import Predicate
from akkg.shacl.vocabulary import SH, XSD
from akkg.turtle.spelling import Spelling, quoted
from akkg.validation.checks import Hit, Statement
from akkg.validation.finding import Finding, Severity, Term
from akkg.validation.kept import kept

__all__ = ["CANONICAL_LITERAL", "odd_literals"]

CANONICAL_LITERAL = f"{BASE}check/canonical-literal"
"""The source of what is found."""

_COMPONENT = f"{SH}PatternConstraintComponent"  # it is the text that is at fault
_NEVER = r"(?!)"
_INTEGERS = (
    *("byte", "int", "long", "short", "unsignedByte", "unsignedInt", "unsignedLong"),
    *("unsignedShort", "negativeInteger", "nonNegativeInteger", "nonPositiveInteger"),
    "positiveInteger",
)
_YEAR = r"(?!0000)\d{4}"
_DAY = rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])"
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
_COUNT = r"[1-9]\d{0,8}"
_DAY_PARTS = r"P(?:(?:[1-9]|[12]\d)D|T(?:[1-9]|1\d|2[0-3])H|T(?:[1-9]|[1-5]\d)[MS])"
_KEPT = {
    "boolean": "true|false",
    "date": f"{_DAY}Z?",
    "dateTime": f"{_DAY}T{_TIME}Z?",
    "dateTimeStamp": _NEVER,
    "dayTimeDuration": _DAY_PARTS,
    "decimal": r"0|-?[1-9]\d{0,15}|-?(?:0|[1-9]\d{0,15})\.\d{0,15}[1-9]",
    "double": r"0|-?[1-9]\d{0,5}|-?(?:0|[1-9]\d{0,5})\.\d{0,5}[1-9]",
    "duration": rf"P{_COUNT}Y|P(?:[1-9]|1[01])M|{_DAY_PARTS}",
    "float": r"0|-?[1-9]\d{0,2}|-?(?:0|[1-9]\d{0,2})\.\d{0,2}[1-9]",
    "gDay": r"---(?:0[1-9]|[12]\d|3[01])Z?",
    "gMonth": r"--(?:0[1-9]|1[0-2])Z?",
    "gMonthDay": r"--(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])Z?",
    "gYear": f"{_YEAR}Z?",
    "gYearMonth": rf"{_YEAR}-(?:0[1-9]|1[0-2])Z?",
    "integer": r"0|-?[1-9]\d{0,17}",
    "time": f"{_TIME}Z?",
    "yearMonthDuration": rf"P{_COUNT}Y|P(?:[1-9]|1[01])M",
    **dict.fromkeys(_INTEGERS, _NEVER),
}
"""Forms that are surely kept, by datatype; of others the engine is asked."""


def odd_literals(quads: Iterable[ox.Quad], prefixes: PrefixTable) -> Iterator[Hit]:
    """Find the statements with a literal that the engine keeps in another form.

    Args:
        quads: Statements as the files make them, in named graphs; they are read once.
        prefixes: Shortens the IRIs in messages.

    Returns:
        A hit for each triple, a violation with the value as it is written, in the order in which
        the triples come first. Its statements, one for each graph, have the value as it is kept.

    Standard:
        XSD 1.1 Datatypes, section 2.3.1, "canonical mapping": the form that is kept is the
        canonical one, but for `xsd:double` and `xsd:float`, which have no exponent.

    Example:
        >>> name = ox.NamedNode
        >>> number = ox.Literal("03", datatype=name(f"{XSD}integer"))
        >>> quads = [ox.Quad(name("e:a"), name("e:p"), number, name("e:g"))]
        >>> [hit.finding.remedy for hit in odd_literals(quads, PrefixTable({}))]
        ['write 3']
    """
    expressions = {f"{XSD}{name}": re.compile(form, re.ASCII) for name, form in _KEPT.items()}
    odd: dict[ox.Triple, dict[Statement, None]] = {}
    for quad in quads:
        value = quad.object
        if type(value) is not ox.Literal:
            continue
        form = expressions.get(value.datatype.value)
        if form is None or form.fullmatch(value.value) or (right := kept(value)) == value:
            continue
        subject, predicate, graph = quad.subject, quad.predicate.value, quad.graph_name
        assert not isinstance(graph, ox.DefaultGraph), "all statements are in named graphs"
        assert not isinstance(subject, ox.Triple), "sources have no triple terms"
        statement = Statement(subject, predicate, right, graph.value)
        odd.setdefault(quad.triple, {})[statement] = None
    spelling = Spelling(dict(prefixes.items()), "")
    for triple, statements in odd.items():
        yield Hit(_finding(triple, spelling), tuple(statements))


def _finding(triple: ox.Triple, spelling: Spelling) -> Finding:
    subject, predicate, value = triple
    assert isinstance(value, ox.Literal) and not isinstance(subject, ox.Triple), "it was looked at"
    written, right = _written(value, spelling), _written(kept(value), spelling)
    return Finding(
        severity=Severity.VIOLATION,
        focus=subject,
        path=Predicate(predicate.value),
        value=value,
        message=f"{written} is kept as {right}, so it is not found as written.",
        component=_COMPONENT,
        source=CANONICAL_LITERAL,
        remedy=f"write {right}",
    )


def _written(literal: Term, spelling: Spelling) -> str:
    assert isinstance(literal, ox.Literal), "only literals have two forms"
    return spelling.typed(quoted(literal.value), literal.datatype.value)
