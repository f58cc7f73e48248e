"""Conditions: what can be seen from a value node alone, as one expression of SPARQL.

An expression is never an error: it is true where the node conforms and false where it does not. It
looks at the graph by `EXISTS` over one triple pattern at most, since engines answer that at once
and take quadratic time over two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count

import pyoxigraph as ox

from akkg.shacl.faults import Uncompilable
from akkg.shacl.lexical import is_lost, lexical_form
from akkg.shacl.paths import Path, is_one_pattern
from akkg.shacl.scope import iri, step
from akkg.shacl.shape import Constraint, Shape, Shapes
from akkg.shacl.vocabulary import RDF, TYPE, XSD, Term, sh

__all__ = ["LOCAL", "Conditions", "compared", "constant", "grouped"]

_COMPARISONS = {
    "minExclusive": ">",
    "minInclusive": ">=",
    "maxExclusive": "<",
    "maxInclusive": "<=",
}
_KINDS = {
    "IRI": "isIRI({0})",
    "BlankNode": "isBlank({0})",
    "Literal": "isLiteral({0})",
    "BlankNodeOrIRI": "(isBlank({0}) || isIRI({0}))",
    "BlankNodeOrLiteral": "(isBlank({0}) || isLiteral({0}))",
    "IRIOrLiteral": "(isIRI({0}) || isLiteral({0}))",
}
_WIDE = 32  # parts of an expression, up to which they stand in one row
_FEW = 2  # classes, up to which each is asked for by itself
_VALUE = frozenset(
    {"class", "datatype", "nodeKind", "pattern", "languageIn", "in", "minLength", "maxLength"}
    | _COMPARISONS.keys()
)
_LOGICAL = frozenset({"and", "or", "xone", "not", "node"})
LOCAL = _VALUE | _LOGICAL
"""The kinds of constraint on a value node that may be a condition."""


class Conditions:
    """Writes conditions.

    Args:
        shapes: All shapes, for those that others refer to.
        cover: Gives for a class the classes by whose instances its own are found.
        is_pattern: Says whether the engine takes a regular expression, given with its flags.
    """

    def __init__(
        self,
        shapes: Shapes,
        cover: Callable[[str], tuple[str, ...]],
        is_pattern: Callable[[str, str], bool],
    ) -> None:
        self._shapes = shapes
        self._cover = cover
        self._is_pattern = is_pattern
        self._numbers = count()

    def of_constraint(self, constraint: Constraint, node: str) -> str | None:
        """Write the condition of a constraint on a value node.

        Args:
            constraint: One of the kinds in `LOCAL`.
            node: The variable of the value node, with its mark.

        Returns:
            The expression; None where it cannot be seen from the node alone.

        Raises:
            Uncompilable: Where the engine cannot see it at all.
        """
        if constraint.kind in _LOGICAL:
            return self._logical(constraint, node)
        return self._value(constraint, node) if constraint.kind in _VALUE else None

    def of_shape(self, node: Term, variable: str) -> str | None:
        """Write the condition that a node conforms to a shape; None as above."""
        shape = self._shapes[node]
        if shape.deactivated:
            return "true"
        if shape.path is not None:
            return self._of_property(shape, shape.path, variable)
        return _all(self.of_constraint(each, variable) for each in shape.constraints)

    def _of_property(self, shape: Shape, path: Path, node: str) -> str | None:
        """What one triple pattern can tell of the values of a property."""
        if not is_one_pattern(path):
            return None
        found: list[str | None] = []
        for constraint in shape.constraints:
            value = f"?akkgOther{next(self._numbers)}"
            pattern = step(node, path, value)
            if constraint.kind == "minCount" and constraint.number <= 1:
                found.append(f"EXISTS {{ {pattern} }}" if constraint.number == 1 else "true")
            elif constraint.kind == "maxCount" and constraint.number == 0:
                found.append(f"NOT EXISTS {{ {pattern} }}")
            elif constraint.kind == "hasValue":
                found.append(f"EXISTS {{ {step(node, path, constant(constraint.value))} }}")
            elif constraint.kind in LOCAL:
                inner = self.of_constraint(constraint, value)
                if inner is None or "EXISTS" in inner:
                    return None
                found.append(f"NOT EXISTS {{ {pattern} FILTER(!{inner}) }}")
            else:
                return None
        return _all(found)

    def _logical(self, constraint: Constraint, node: str) -> str | None:
        parts = [self.of_shape(member, node) for member in constraint.shapes]
        if not parts:  # nothing conforms to one of no shapes, everything to all of none
            return "true" if constraint.kind == "and" else "false"
        if constraint.kind == "not":
            return None if parts[0] is None else f"(!{parts[0]})"
        if constraint.kind == "xone":
            sums = _joined([part and f"IF({part}, 1, 0)" for part in parts], " + ")
            return sums and f"({sums} = 1)"
        return _joined(parts, " || ") if constraint.kind == "or" else _all(parts)

    def _value(self, constraint: Constraint, node: str) -> str:
        kind, value = constraint.kind, constraint.value
        text = f"STR({node})"
        if kind == "class":
            return self._class(str(value.value), node)
        if kind == "nodeKind":
            return _KINDS[str(value.value).removeprefix(sh(""))].format(node)
        if kind == "datatype":
            return _datatype(str(value.value), node)
        if kind == "in":
            return _among(constraint.members, node)
        if kind == "languageIn":
            ranges = (f"LANGMATCHES(LANG({node}), {member})" for member in constraint.members)
            among = grouped(list(ranges), " || ") if constraint.members else "false"
            return _sure(f'isLiteral({node}) && LANG({node}) != "" && {among}')
        if kind == "pattern":
            flags = "".join(str(flag.value) for flag in constraint.options.get("flags", ()))
            return _sure(f"!isBlank({node}) && {self._regex(text, str(value.value), flags)}")
        if kind in ("minLength", "maxLength"):
            sign = ">=" if kind == "minLength" else "<="
            return _sure(f"!isBlank({node}) && STRLEN({text}) {sign} {constraint.number}")
        return compared(node, _COMPARISONS[kind], constant(value))

    def _class(self, name: str, node: str) -> str:
        """Instances by `rdf:type`, of the class or of one below it (SHACL, section 4.1.1)."""
        classes = self._cover(name)
        if len(classes) <= _FEW:
            ways = [f"EXISTS {{ {node} <{TYPE}> {iri(each)} }}" for each in classes]
        else:
            kind = f"?akkgClass{next(self._numbers)}"
            among = ", ".join(map(iri, classes))
            ways = [f"EXISTS {{ {node} <{TYPE}> {kind} FILTER({kind} IN ({among})) }}"]
        return f"(!isLiteral({node}) && ({' || '.join(ways)}))"

    def _regex(self, text: str, pattern: str, flags: str) -> str:
        if not self._is_pattern(pattern, flags):
            raise Uncompilable(f"the engine cannot read the regular expression {pattern!r}")
        return f"REGEX({text}, {ox.Literal(pattern)}, {ox.Literal(flags)})"


def compared(one: str, sign: str, other: str) -> str:
    """Write a comparison that is false where SPARQL has no order for the two.

    It has none for what is no literal, or has a language (SPARQL 1.1, section 17.3); engines may
    have.
    """
    return _sure(f'LANG({one}) = "" && {one} {sign} {other}')


def constant(term: Term) -> str:
    """Write a term of the shapes as a constant.

    Raises:
        Uncompilable: For a blank node, which a query cannot name.
    """
    if isinstance(term, ox.BlankNode):
        raise Uncompilable("a blank node of the shapes is a value")
    return str(term)


def _datatype(name: str, node: str) -> str:
    if is_lost(name):
        raise Uncompilable(f"the engine may keep {name.removeprefix(XSD)} as integer")
    if name == f"{RDF}langString":  # a literal has it where it has a tag, and only there
        return _sure(f'isLiteral({node}) && LANG({node}) != ""')
    form = lexical_form(name)
    test = "" if form is None else f" && REGEX(STR({node}), {ox.Literal(form)})"
    return _sure(f"isLiteral({node}) && DATATYPE({node}) = {iri(name)}{test}")


def _among(members: tuple[Term, ...], node: str) -> str:
    names = [str(each) for each in members if isinstance(each, ox.NamedNode)]
    ways = [f"{node} IN ({', '.join(names)})"] if names else []
    ways += [
        f"sameTerm({node}, {constant(each)})"
        for each in members
        if not isinstance(each, ox.NamedNode)
    ]
    return grouped(list(map(_sure, ways)), " || ") if ways else "false"


def _sure(expression: str) -> str:
    """An expression of which an error means no."""
    return f"COALESCE({expression}, false)"


def _joined(parts: list[str | None], sign: str) -> str | None:
    known = [part for part in parts if part is not None]
    return grouped(known, sign) if len(known) == len(parts) else None


def grouped(parts: list[str], sign: str) -> str:
    """Join parts with brackets around a few at a time.

    An engine reads one long row as so many levels of depth, and some thousands of them overflow its
    stack, which ends the process.

    Args:
        parts: One expression or more.
        sign: What stands between two of them, such as ` && `.

    Example:
        >>> grouped(["?a", "?b"], " && ")
        '(?a && ?b)'
    """
    found = [
        f"({sign.join(parts[start : start + _WIDE])})" for start in range(0, len(parts), _WIDE)
    ]
    return found[0] if len(found) == 1 else grouped(found, sign)


def _all(parts: Iterable[str | None]) -> str | None:
    found = list(parts)
    return _joined(found, " && ") if found else "true"
