"""Rules on ORDER BY: each answer has one order, the same on every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from akkg.queries.lint.fault import Fault
from akkg.queries.lint.subject import Subject
from akkg.queries.lint.tree import (
    Node,
    children,
    is_variable,
    name_of,
    part_of,
    plain,
    triples,
    variables,
)

__all__ = ["RULES"]

_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_KEEPING = (
    "Builtin_COALESCE",
    "Builtin_IF",
    "Builtin_LCASE",
    "Builtin_UCASE",
    "Builtin_SUBSTR",
    "Builtin_REPLACE",
    "Builtin_CONCAT",
    "Builtin_STRBEFORE",
    "Builtin_STRAFTER",
)
"""What can give a text with a language tag, when it is given one."""


def order_missing(subject: Subject) -> Iterator[Fault]:
    """Without ORDER BY each engine has an order of its own; a count by itself is one row."""
    if part_of(subject.select, "orderby") is None and not _is_one_row(subject):
        at = subject.query.outline.head
        what, remedy = "the rows have no order", "add ORDER BY with all that tells rows apart"
        yield subject.fault("order-missing", at, what, remedy)


def _is_one_row(subject: Subject) -> bool:
    """Whether the query counts without groups."""
    columns = part_of(subject.select, "projection") or ()
    return not part_of(subject.select, "groupby") and all(
        name_of(plain(part_of(column, "expr"))).startswith("Aggregate_") for column in columns
    )


def order_by_tagged(subject: Subject) -> Iterator[Fault]:
    """Engines sort a text with a language tag by the tag first, by the text first, or not."""
    tagged = _tagged(subject)
    for expression in _conditions(subject):
        for name in _tagged_in(expression, tagged):
            at = next((t.start for t in subject.behind() if t.text[1:] == name), subject.main.end)
            what = f"?{name} is a text with a language tag"
            remedy = f"write STR(?{name})"
            yield subject.fault("order-by-tagged", at, what, remedy)


def _conditions(subject: Subject) -> tuple[Node, ...]:
    order = part_of(subject.select, "orderby")
    conditions = () if order is None else order["condition"]
    return tuple(
        plain(one["expr"] if name_of(one) == "OrderCondition" else one) for one in conditions
    )


def _bindings(subject: Subject) -> Iterator[tuple[str, Node]]:
    """What BIND and the columns name, with the expression."""
    for group in subject.groups:
        for part in group.parts:
            if name_of(part) == "Bind":
                yield str(part["var"]), part["expr"]
    for column in part_of(subject.select, "projection") or ():
        if "evar" in column:
            yield str(column["evar"]), column["expr"]


def _tagged(subject: Subject) -> frozenset[str]:
    """The variables that may be bound to a text with a language tag."""
    found = {
        str(object_)
        for group, _, path, object_ in subject.triples()
        if is_variable(object_) and subject.properties(group, path) & subject.vocabulary.tagged
    }
    for name, expression in _bindings(subject):
        if any(_tagged_in(expression, frozenset(found))):
            found.add(name)
    return frozenset(found)


def _tagged_in(expression: Node, tagged: frozenset[str]) -> Iterator[str]:
    node = plain(expression)
    if is_variable(node):
        yield from {str(node)} & tagged
    elif name_of(node) in _KEEPING:
        for key, value in node.items():
            if (name_of(node), key) != ("Builtin_IF", "arg1"):  # the condition is no value
                alone = name_of(value) or is_variable(value)
                for one in [value] if alone else children(value):
                    yield from _tagged_in(one, tagged)


def order_not_total(subject: Subject) -> Iterator[Fault]:
    """Rows that ORDER BY takes for equal come as the engine likes.

    A column is fixed by the order where it stands in it, or follows from what does: an expression
    of fixed variables; the thing that has a fixed label; the value of a property of which, by the
    shapes, a fixed thing has one, and the other way round. The rows of DISTINCT and of groups are
    told apart by their columns alone, so all of them must be fixed; of other rows it is asked the
    same, since no column then differs.
    """
    conditions = _conditions(subject)
    if not conditions:
        return
    fixed = _closure(subject, {name for one in conditions for name in variables(one)})
    grouped = _grouping(subject)
    if grouped and grouped <= fixed:
        return
    free = [name for name in subject.query.outline.projection or () if name not in fixed]
    if free:
        order = next(t.start for t in subject.behind() if t.is_word("ORDER"))
        what = f"rows that are equal in ORDER BY may differ in ?{', ?'.join(free)}"
        certain = _certain(subject)
        keys = [f"STR(?{name})" for name in free]
        keys = [
            key if name in certain else f'COALESCE({key}, "")'
            for key, name in zip(keys, free, strict=True)
        ]
        yield subject.fault("order-not-total", order, what, f"add {' '.join(keys)}")


def _certain(subject: Subject) -> frozenset[str]:
    """The variables that each row binds, by the triple patterns of the main group."""
    patterns = (triple for part in subject.main.parts for triple in triples(part))
    found = {name for triple in patterns for name in variables(list(triple))}
    for name, expression in _bindings(subject):
        if name_of(plain(expression)) == "Builtin_STR" and {*variables(expression)} <= found:
            found.add(name)
    return frozenset(found)


def _grouping(subject: Subject) -> frozenset[str]:
    groups = part_of(subject.select, "groupby")
    return frozenset() if groups is None else frozenset(variables(groups))


def _closure(subject: Subject, fixed: set[str]) -> frozenset[str]:
    """All variables that have one value where these have theirs."""
    known = set(fixed)
    before = -1
    while len(known) > before:
        before = len(known)
        for group, start, path, end in subject.triples():
            known.update(_follows(subject, start, subject.properties(group, path), end, known))
        for name, expression in _bindings(subject):
            if {*variables(expression)} <= known:
                known.add(name)
            if name in known:
                known.update(_source(expression))
    return frozenset(known)


def _follows(
    subject: Subject, start: Node, properties: set[str], end: Node, known: set[str]
) -> Iterator[str]:
    words = subject.vocabulary
    ends = not is_variable(end) or str(end) in known
    starts = not is_variable(start) or str(start) in known
    if is_variable(start) and ends and properties <= words.sole | {_LABEL}:
        yield str(start)
    if is_variable(end) and starts and len(properties) == 1 and properties <= words.single:
        yield str(end)


def _source(expression: Node) -> Iterator[str]:
    """The variable that a copy or a text of it is made from."""
    node = plain(expression)
    node = plain(node["arg"]) if name_of(node) == "Builtin_STR" else node
    if is_variable(node):
        yield str(node)


RULES: tuple[Callable[[Subject], Iterator[Fault]], ...] = (
    order_by_tagged,
    order_missing,
    order_not_total,
)
