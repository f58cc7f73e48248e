"""Rules on where a parameter may be used.

The value of a `VALUES` block joins with the group that it stands in. Elsewhere a variable of the
same name is another one, so a filter or a BIND there sees nothing: silently, on every engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from akkg.queries.lint.fault import Fault
from akkg.queries.lint.subject import Group, Subject
from akkg.queries.lint.tree import (
    Node,
    datatype_of,
    iri,
    name_of,
    part_of,
    plain,
    triples,
    variables,
)
from akkg.queries.saved_query import Parameter

__all__ = ["RULES"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATATYPES = {
    "boolean": "boolean",
    "date": "date",
    "decimal": "decimal",
    "integer": "integer",
    "year": "integer",
}
"""What the values of a type are in RDF; those of the others are plain strings."""

_FIX = "use it in the main group, or in a filter directly of that or of an OPTIONAL in it"


def parameter_in_subselect(subject: Subject) -> Iterator[Fault]:
    """A query inside the query is answered by itself, before it is joined."""
    what = "does not reach into the query inside the query"
    yield from _misplaced(subject, "parameter-in-subselect", lambda g: "select" in g.kinds, what)


def parameter_in_minus(subject: Subject) -> Iterator[Fault]:
    """The group of a MINUS is answered by itself."""
    yield from _misplaced(
        subject,
        "parameter-in-minus",
        lambda g: "minus" in g.kinds and "select" not in g.kinds,
        "does not reach into MINUS",
        "write FILTER NOT EXISTS, with a filter on the parameter in it",
    )


def parameter_in_union(subject: Subject) -> Iterator[Fault]:
    """A branch of a UNION is answered by itself."""
    yield from _misplaced(
        subject,
        "parameter-in-union",
        lambda g: "union" in g.kinds and not {"select", "minus"} & {*g.kinds},
        "does not reach into a branch of UNION",
        "bind a variable in each branch, and compare it with the parameter behind the UNION",
    )


def parameter_in_group(subject: Subject) -> Iterator[Fault]:
    """Any other group is answered by itself, but for the filters of an OPTIONAL, and for EXISTS,
    which is asked again for each solution."""
    what = "does not reach into another group"
    yield from _misplaced(
        subject,
        "parameter-in-group",
        lambda g: g is not subject.main and not {"select", "minus", "union"} & {*g.kinds},
        what,
    )


def _misplaced(
    subject: Subject,
    rule: str,
    chosen: Callable[[Group], bool],
    what: str,
    remedy: str = _FIX,
) -> Iterator[Fault]:
    for group in filter(chosen, subject.groups):
        for name in subject.query.params:
            if name_of(group.node) == "SubSelect":
                used = name in variables(part_of(group.node, "projection"))
            else:
                used = any(_is_misplaced(group, part, name) for part in group.parts)
            if used:
                at = subject.place(group, name)
                yield subject.fault(rule, at, f"parameter {name} {what}", remedy)


def _is_misplaced(group: Group, part: Node, name: str) -> bool:
    kind = name_of(part)
    reached = (group.kinds == ("optional",) and kind == "Filter") or (
        group.kinds == ("exists",) and kind in ("Filter", "TriplesBlock")
    )
    return name in variables(part) and not reached


def parameter_before_block(subject: Subject) -> Iterator[Fault]:
    """An OPTIONAL and a BIND see what stands before them, and no more."""
    for name in subject.query.params:
        for part in subject.main.parts:
            if name_of(part) == "InlineData" and name in variables(part["var"]):
                break
            late = name_of(part) == "Bind" and name in variables(part["expr"])
            if late or (name_of(part) == "OptionalGraphPattern" and _filters(part, name)):
                inner = subject.main if late else _optional(subject, part)
                at = subject.place(inner, name)
                what = f"parameter {name} is used before its block"
                remedy = "move the block to the top of the group"
                yield subject.fault("parameter-before-block", at, what, remedy)
                break


def _filters(part: Node, name: str) -> bool:
    inner = part_of(part["graph"], "part") or ()
    return any(name_of(one) == "Filter" and name in variables(one) for one in inner)


def _optional(subject: Subject, part: Node) -> Group:
    return next(group for group in subject.groups if group.node is part["graph"])


def optional_parameter_in_filter(subject: Subject) -> Iterator[Fault]:
    """A parameter that stands for any is unbound: a comparison with it is an error, and no row."""
    for name in subject.query.params:
        if not _is_optional(subject, name):
            continue
        for group in subject.groups:
            for part in group.parts:
                if name_of(part) in ("Filter", "Bind") and name in variables(part["expr"]):
                    at = subject.place(group, name, name_of(part).upper())
                    what = (
                        f"parameter {name} may be left out, and a {name_of(part).upper()} uses it"
                    )
                    remedy = "use it in triple patterns only, or give it a default"
                    yield subject.fault("optional-parameter-in-filter", at, what, remedy)


def optional_parameter_without_pattern(subject: Subject) -> Iterator[Fault]:
    """A parameter that stands for any must meet what it may stand for."""
    for name in subject.query.params:
        patterns = [triple for part in subject.main.parts for triple in triples(part)]
        used = any(name in variables(list(triple)) for triple in patterns)
        if _is_optional(subject, name) and not used:
            at = subject.place(subject.main, name)
            what = f"parameter {name} may be left out, and no triple pattern of its group uses it"
            remedy = "use it in a triple pattern, or give it a default"
            yield subject.fault("optional-parameter-without-pattern", at, what, remedy)


def _is_optional(subject: Subject, name: str) -> bool:
    for block in subject.query.outline.blocks:
        if block.name == name:
            return "UNDEF" in subject.query.text[block.start : block.end].upper().split()
    return False


def unused_parameter(subject: Subject) -> Iterator[Fault]:
    """A parameter that nothing uses changes nothing, but for the number of equal rows."""
    tokens = subject.query.outline.tokens
    for name in subject.query.params:
        places = [token for token in tokens if token.text in (f"${name}", f"?{name}")]
        if len(places) < 2:
            at = subject.place(subject.main, name)
            remedy = "use it, or take it out of the header"
            what = f"parameter {name} is used nowhere"
            yield subject.fault("unused-parameter", at, what, remedy)


def default_misfit(subject: Subject) -> Iterator[Fault]:
    """A default is what an argument could be: else an answer changes when it is typed."""
    for part in subject.main.parts:
        name = str(part["var"][0]) if name_of(part) == "InlineData" else ""
        parameter = subject.query.params.get(name)
        for term in part["value"] if parameter else ():
            if parameter and str(term) != "UNDEF" and not _fits(term, parameter, subject):
                at = subject.place(subject.main, name)
                what = f"the default of parameter {name} is no {parameter.type}"
                values = f", one of {', '.join(parameter.values)}" if parameter.values else ""
                remedy = f"write a term of the type {parameter.type}{values}"
                yield subject.fault("default-misfit", at, what, remedy)


def _fits(term: Node, parameter: Parameter, subject: Subject) -> bool:
    if parameter.type == "iri":
        return bool(iri(term, subject.declared))
    text = str(part_of(term, "string") or term)
    datatype = datatype_of(term, subject.declared).removeprefix(_XSD)
    tagged = part_of(term, "lang") is not None
    expected = _DATATYPES.get(parameter.type, "")
    return not tagged and datatype == expected and text in (parameter.values or (text,))


def choice_by_union(subject: Subject) -> Iterator[Fault]:
    """Branches that only set a word of their own are one decision: IF makes it in one place."""
    for group in subject.groups:
        for part in group.parts:
            branches = part["graph"] if name_of(part) == "GroupOrUnionGraphPattern" else ()
            words = [name for branch in branches for name in _constants(branch)]
            for name in sorted({word for word in words if words.count(word) > 1}):
                at = subject.word(group, "UNION")
                what = f"branches of a UNION each set ?{name} to a word"
                remedy = "bind it once, by IF over what decides it"
                yield subject.fault("choice-by-union", at, what, remedy)


def _constants(branch: Node) -> Iterator[str]:
    for part in part_of(branch, "part") or ():
        if name_of(part) == "Bind" and name_of(plain(part["expr"])) == "literal":
            yield str(part["var"])


RULES = (
    choice_by_union,
    default_misfit,
    optional_parameter_in_filter,
    optional_parameter_without_pattern,
    parameter_before_block,
    parameter_in_group,
    parameter_in_minus,
    parameter_in_subselect,
    parameter_in_union,
    unused_parameter,
)
