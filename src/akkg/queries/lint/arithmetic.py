"""Rules on sums, quotients, casts and comparisons, which engines work out differently."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from akkg.queries.lint.fault import Fault
from akkg.queries.lint.subject import Group, Subject
from akkg.queries.lint.tree import (
    Node,
    datatype_of,
    iri,
    is_variable,
    name_of,
    part_of,
    plain,
    variables,
    walk,
)

__all__ = ["RULES"]

XSD = "http://www.w3.org/2001/XMLSchema#"
_DAYS = frozenset(
    XSD + name for name in ("date", "dateTime", "dayTimeDuration", "duration", "gYear", "time")
)
_ORDERS = ("<", "<=", ">", ">=")
_FRACTIONS = frozenset(XSD + name for name in ("decimal", "double", "float"))


def date_arithmetic(subject: Subject) -> Iterator[Fault]:
    """The difference of two dates is a duration, a number or an error, by engine."""
    days = _days(subject)
    remedy = "use derived whole numbers: akkg:dayNumber, akkg:monthNumber, akkg:yearNumber"
    for group, context, expression in subject.expressions():
        for node in walk(expression, groups=False):
            operands = [plain(operand) for operand in _operands(node, "AdditiveExpression")]
            if any(_is_day(operand, days, subject) for operand in operands):
                at = subject.place(group, _first_variable(node), context)
                yield subject.fault("date-arithmetic", at, "a sum or difference of dates", remedy)


def date_range(subject: Subject) -> Iterator[Fault]:
    """A filter that compares a day with a given one becomes a search by index, which loses rows."""
    days = _days(subject)
    given = {name for name, one in subject.query.params.items() if one.type == "date"}
    remedy = "compare STR() of both, or write !(… > …)"
    for group, context, expression in subject.expressions():
        for node in _conjuncts(expression) if context == "FILTER" else ():
            if name_of(node) != "RelationalExpression" or str(node["op"]) not in _ORDERS:
                continue
            sides = [plain(node["expr"]), plain(node["other"])]
            bare = [one for one in sides if is_variable(one) and str(one) not in given]
            fixed = [one for one in sides if one not in bare and _is_day(one, days, subject)]
            if bare and fixed and str(bare[0]) in days:
                at = subject.place(group, str(bare[0]), context)
                yield subject.fault("date-range", at, "a filter by a range of days", remedy)


def _conjuncts(expression: Node) -> Iterator[Node]:
    """The conditions that must all hold."""
    node = plain(expression)
    if name_of(node) == "ConditionalAndExpression":
        others = node["other"]
        for part in (node["expr"], *(others if isinstance(others, list) else [others])):
            yield from _conjuncts(part)
    else:
        yield node


def _operands(node: Node, name: str) -> list[Node]:
    if name_of(node) != name or len(node) == 1:
        return []
    others = node["other"]
    return [node["expr"], *(others if isinstance(others, list) else [others])]


def _days(subject: Subject) -> frozenset[str]:
    """The variables that stand for days."""
    given = {name for name, one in subject.query.params.items() if one.type == "date"}
    return _having(subject, subject.vocabulary.dates) | given


def _numbers(subject: Subject) -> frozenset[str]:
    """The variables that stand for numbers."""
    types = ("integer", "decimal", "year")
    given = {name for name, one in subject.query.params.items() if one.type in types}
    return _having(subject, subject.vocabulary.numbers) | given


def _having(subject: Subject, properties: frozenset[str]) -> frozenset[str]:
    """The variables that are values of some properties."""
    return frozenset(
        str(object_)
        for group, _, path, object_ in subject.triples()
        if is_variable(object_) and subject.properties(group, path) <= properties
    )


def _is_day(node: Node, days: frozenset[str], subject: Subject) -> bool:
    if is_variable(node):
        return str(node) in days
    if name_of(node) == "Function":
        return iri(node["iri"], subject.declared) in _DAYS
    return name_of(node) == "Builtin_NOW" or datatype_of(node, subject.declared) in _DAYS


def _first_variable(node: Node) -> str:
    return next(variables(node), "")


def integer_division(subject: Subject) -> Iterator[Fault]:
    """One engine cuts the quotient of two whole numbers to a whole one."""
    for group, context, expression in _all_expressions(subject):
        for node in walk(expression, groups=False):
            operands = _operands(node, "MultiplicativeExpression")
            divides = operands and "/" in [str(sign) for sign in node["op"]]
            if divides and not any(_is_fraction(plain(one), subject) for one in operands):
                at = subject.place(group, _first_variable(node), context)
                if not context:
                    at = next(token.start for token in subject.around() if token.text == "/")
                what, remedy = "a quotient of whole numbers", "divide by a decimal, such as 2.0"
                yield subject.fault("integer-division", at, what, remedy)


def _is_fraction(node: Node, subject: Subject) -> bool:
    if name_of(node) == "Function":
        return iri(node["iri"], subject.declared) in _FRACTIONS
    return datatype_of(node, subject.declared) in _FRACTIONS


def _all_expressions(subject: Subject) -> Iterator[tuple[Group, str, Node]]:
    """The expressions of groups, columns and clauses; those outside groups by the main one."""
    yield from subject.expressions()
    for key in ("projection", "groupby", "having", "orderby"):
        yield subject.main, "", part_of(subject.select, key)


def failing_bind(subject: Subject) -> Iterator[Fault]:
    """Where an expression fails, one engine leaves the variable unbound and another drops the row.

    What can be seen to fail for some values: a cast, the parts of a date that may be none, a made
    datatype or language, a division. An operand that is unbound leaves the variable unbound alike
    on all, so it does not count.
    """
    for group in subject.groups:
        for part in group.parts:
            if name_of(part) != "Bind" or _is_guarded(part["expr"]):
                continue
            for node in walk(part["expr"], groups=False):
                words = _may_fail(node, subject)
                if words:
                    at = subject.place(group, str(part["var"]), "BIND")
                    remedy = "put it into COALESCE with a value for that case"
                    yield subject.fault("failing-bind", at, f"{words} may fail in BIND", remedy)


def _is_guarded(expression: Node) -> bool:
    return name_of(plain(expression)) == "Builtin_COALESCE"


def _may_fail(node: Node, subject: Subject) -> str:
    name = name_of(node)
    if name == "Function" and iri(node["iri"], subject.declared).startswith(XSD):
        return "a cast" if {*variables(node)} - _numbers(subject) else ""
    if name in ("Builtin_STRDT", "Builtin_STRLANG"):
        return f"{name.removeprefix('Builtin_')} of a value that is no plain text"
    if name in ("Builtin_YEAR", "Builtin_MONTH", "Builtin_DAY"):
        known = _is_day(plain(node["arg"]), _days(subject), subject)
        return "" if known else f"{name.removeprefix('Builtin_')} of what may be no date"
    divisors = _operands(node, "MultiplicativeExpression")[1:]
    if (
        divisors
        and "/" in [str(sign) for sign in node["op"]]
        and any(map(_first_variable, divisors))
    ):
        return "a division"
    return ""


RULES: tuple[Callable[[Subject], Iterator[Fault]], ...] = (
    date_arithmetic,
    date_range,
    failing_bind,
    integer_division,
)
