"""Makes a query that is written for one focus node into one for all, by the pattern of the scope.

SHACL runs such a query with `$this` bound beforehand in every group. Here the pattern that binds
`?this` to all focus nodes is put into the groups instead, and `?this` among the variables that a
query groups by; the solutions are the same, for all focus nodes together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from akkg.errors import QueryError
from akkg.shacl.existence import exists_as_joins
from akkg.shacl.faults import Uncompilable
from akkg.shacl.scope import Scope
from akkg.shacl.selects import Part, Select, groups_to_bind, read_selects
from akkg.sparql_text.tokens import Token, tokenize

__all__ = ["Query", "read_query", "select_for_all", "select_of_ask"]

_OWN = "?akkg"
"""How the names of the variables begin that the engine puts in."""
_KEPT = 1024  # texts; a shape is held to a graph time and again while files are edited


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a constraint, with its constants put in.

    Attributes:
        prologue: PREFIX lines.
        text: The query, without a prologue of its own.
        tokens: Its tokens.
    """

    prologue: str
    text: str
    tokens: tuple[Token, ...]


def read_query(
    text: str, prefixes: Mapping[str, str], constants: Mapping[str, str] | None = None
) -> Query:
    """Read a query, and put constants in the place of variables.

    Args:
        text: The query as it stands in the shapes.
        prefixes: Namespaces by prefix.
        constants: What stands for a variable, such as `PATH`, in SPARQL.

    Raises:
        Uncompilable: Where it cannot be read.
    """
    return _read(text, tuple(prefixes.items()), tuple((constants or {}).items()))


@lru_cache(_KEPT)
def _read(
    text: str, prefixes: tuple[tuple[str, str], ...], constants: tuple[tuple[str, str], ...]
) -> Query:
    try:
        plain = _with_constants(text, dict(constants))
        tokens = tokenize(plain)
    except QueryError as error:
        raise Uncompilable(f"a query cannot be read, {error.what}") from None
    for token in tokens:
        if token.kind == "variable" and token.text.startswith(_OWN):
            raise Uncompilable(f"a query has a variable by the name {token.text}")
    prologue = " ".join(f"PREFIX {name}: <{space}>" for name, space in prefixes)
    start = next(
        (token.start for token in tokens if token.is_word("SELECT", "ASK")), 0
    )  # what stands before is a prologue of its own
    return Query(f"{prologue} {plain[:start]}", plain[start:], tokenize(plain[start:]))


def select_for_all(query: Query, scope: Scope) -> str:
    """Write a SELECT query for all focus nodes of a scope.

    Args:
        query: The query for one of them.
        scope: The focus nodes.

    Raises:
        Uncompilable: Where it counts or cuts off what belongs to one focus node in a way that
            cannot be told apart.

    Standard:
        SHACL, section 5.3.1, with appendix A on what is bound beforehand.
    """
    if scope.may_be_lost and _repeats_path(query.tokens):
        raise Uncompilable("a query follows a path from a target that may be in no triple")
    binding = _once(scope.names, scope.pattern) if scope.repeats else scope.pattern
    return _for_all(query.prologue, query.text, scope.names, binding, ("?this",))


def select_of_ask(query: Query, names: tuple[str, ...], pairs: str) -> str:
    """Write an ASK query as a SELECT query of the pairs for which it says no.

    They are all pairs without those for which it says yes, so that it takes linear time.

    Args:
        query: The query for one focus node and one value node.
        names: The variables that a pair is told by, `this` and `value` among them.
        pairs: The pattern that binds them.

    Raises:
        Uncompilable: As `select_for_all`, and where it is anything else than `ASK { … }`.

    Standard:
        SHACL, section 6.2.3, with appendix A.
    """
    words = [token for token in query.tokens if not token.is_word("WHERE")]
    if not words or not words[0].is_word("ASK") or words[-1].text != "}":
        raise Uncompilable("a validator asks with more than ASK and a group")
    chosen = " ".join(f"?{name}" for name in names)
    text = f"SELECT {chosen} WHERE {query.text[words[1].start :]}"
    binding = _once(names, pairs)
    asked = _for_all("", text, names, binding, ("?this", "?value"))
    return f"{query.prologue} SELECT {chosen} WHERE {{ {binding} MINUS {{ {asked} }} }}"


def _once(names: tuple[str, ...], pattern: str) -> str:
    return f"{{ SELECT DISTINCT {' '.join(f'?{name}' for name in names)} WHERE {{ {pattern} }} }}"


@lru_cache(_KEPT)
def _for_all(
    prologue: str, query: str, names: tuple[str, ...], binding: str, bound: tuple[str, ...]
) -> str:
    """Put a pattern into the groups in which variables have to be bound, and group by its names."""
    text = exists_as_joins(query)
    tokens = tokenize(text)
    selects = read_selects(tokens)
    _refuse(tokens, selects)
    added = dict.fromkeys(groups_to_bind(tokens, bound), f" {binding} ")
    for select in selects:
        if not select.takes_all:
            added[select.names.start - 1] = _missing(names, select.names)
        if select.group_by is not None:
            added[select.group_by.start - 1] = _missing(names, select.group_by)
    pieces: list[str] = []
    end = 0
    for at, token in enumerate(tokens):
        pieces += (text[end : token.end], added.get(at, ""))
        end = token.end
    return f"{prologue} {''.join(pieces)}"


def _missing(names: tuple[str, ...], part: Part) -> str:
    known = part.variables()
    return "".join(f" ?{name} " for name in names if f"?{name}" not in known)


def _with_constants(text: str, constants: Mapping[str, str]) -> str:
    """Give each variable its constant, or the mark `?`; a comment goes, all else stays as it is."""
    tokens = tokenize(text)
    selected = {at for select in read_selects(tokens) for at in select.names.variables().values()}
    written: list[str] = []
    end = 0
    for at, token in enumerate(tokens):
        between = text[end : token.start]
        end = token.end
        written.append(" " if "#" in between else between)
        name = token.text[1:]
        if token.kind != "variable":
            written.append("" if _is_bound(tokens[at : at + 3], constants) else token.text)
        elif name not in constants:
            written.append(f"?{name}")
        elif _is_bound(tokens[max(at - 2, 0) : at + 1], constants):
            written.append("true")
        elif at not in selected:  # what is a constant cannot be selected
            written.append(constants[name])
    return "".join(written)


def _is_bound(tokens: Sequence[Token], constants: Mapping[str, str]) -> bool:
    """Whether tokens ask if a variable is bound that has a constant."""
    asks = len(tokens) == 3 and tokens[0].is_word("BOUND")
    return asks and tokens[2].kind == "variable" and tokens[2].text[1:] in constants


def _repeats_path(tokens: Sequence[Token]) -> bool:
    """Whether a path may be of no length; a product may be taken for one."""
    return any(
        token.text in ("*", "?") and before.text not in ("(", "SELECT", "DISTINCT")
        for before, token in pairwise(tokens)
        if before.kind != "variable"
    )


def _refuse(tokens: tuple[Token, ...], selects: tuple[Select, ...]) -> None:
    for token in tokens:
        if token.is_word("LIMIT", "OFFSET"):
            raise Uncompilable("a query takes some solutions of each focus node")
        if token.text in ("?shapesGraph", "?currentShape"):
            raise Uncompilable(f"a query asks for ${token.text[1:]}")
    for select in selects:
        if select.aggregates and select.group_by is None:
            raise Uncompilable("a query aggregates over all solutions of a focus node")
        if not select.takes_all and "?this" not in select.names.variables():
            raise Uncompilable("a query does not select $this")
