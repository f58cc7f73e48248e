"""Makes a query that is written for one focus node into one for all, by the pattern of the scope.

SHACL runs such a query with `$this` bound beforehand in every group. Here the pattern that binds
`?this` to all focus nodes is put into the groups instead, and `?this` among the variables that a
query groups by; the solutions are the same, for all focus nodes together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from akkg.errors import QueryError
from akkg.shacl.faults import Uncompilable
from akkg.shacl.scope import Scope
from akkg.sparql_text.tokens import Token, tokenize

__all__ = ["Query", "body_of_ask", "read_query", "select_for_all"]

_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_OWN = ("OPTIONAL", "EXISTS", "GRAPH", "SERVICE", "MINUS")
"""What opens a group that sees `?this` from outside, or looks at another graph."""


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
    try:
        plain = _with_constants(text, constants or {})
        tokens = tokenize(plain)
    except QueryError as error:
        raise Uncompilable(f"a query cannot be read, {error.what}") from None
    prologue = " ".join(f"PREFIX {name}: <{space}>" for name, space in prefixes.items())
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
        Uncompilable: Where it counts, orders or cuts off what belongs to one focus node in a way
            that cannot be told apart.

    Standard:
        SHACL, section 5.3.1, with appendix A on what is bound beforehand.
    """
    _refuse(query.tokens)
    outer = [f"?{name}" for name in scope.names[:-1]]
    binding = scope.pattern
    if scope.repeats:
        names = " ".join((*outer, "?this"))
        binding = f"{{ SELECT DISTINCT {names} WHERE {{ {binding} }} }}"
    pieces: list[str] = []
    end = 0
    for at, token in enumerate(query.tokens):
        pieces.append(query.text[end : token.end])
        end = token.end
        if token.text == "{" and _needs_this(query.tokens, at):
            pieces.append(f" {binding} ")
        elif outer and _is_select(query.tokens, at):
            pieces.append(f" {' '.join(outer)} ")
        elif token.is_word("BY") and query.tokens[at - 1].is_word("GROUP"):
            more = [] if _names_this(query.tokens, at) else ["?this"]
            pieces.append(f" {' '.join([*outer, *more])} ")
    return f"{query.prologue} {''.join(pieces)}"


def body_of_ask(query: Query) -> str:
    """Give the pattern of an ASK query, without its braces.

    Raises:
        Uncompilable: Where it is anything else than `ASK { … }`.
    """
    words = [token for token in query.tokens if not token.is_word("WHERE")]
    if not words or not words[0].is_word("ASK") or words[-1].text != "}":
        raise Uncompilable("a validator asks with more than ASK and a group")
    _refuse(query.tokens)
    return query.text[words[1].end : words[-1].start]


def _with_constants(text: str, constants: Mapping[str, str]) -> str:
    """Give each variable its constant, or the mark `?`; a comment goes, all else stays as it is."""
    pieces: list[str] = []
    end = 0
    for token in tokenize(text):
        between = text[end : token.start]
        name = token.text[1:]
        pieces.append(" " if "#" in between else between)
        pieces.append(constants.get(name, f"?{name}") if token.kind == "variable" else token.text)
        end = token.end
    return "".join(pieces)


def _refuse(tokens: tuple[Token, ...]) -> None:
    for token in tokens:
        if token.is_word("LIMIT", "OFFSET"):
            raise Uncompilable("a query takes some solutions of each focus node")
        if token.text in ("?shapesGraph", "?currentShape"):
            raise Uncompilable(f"a query asks for ${token.text[1:]}")
    if any(token.is_word(*_AGGREGATES) for token in tokens) and not _all_grouped(tokens):
        raise Uncompilable("a query aggregates over all solutions of a focus node")
    for select in _selects(tokens):
        names = [token.text for token in select]
        if "?this" not in names and "*" not in names:
            raise Uncompilable("a query does not select $this")


def _all_grouped(tokens: tuple[Token, ...]) -> bool:
    """Whether there are as many GROUP BY as there are SELECT, ASK groups aside."""
    selects = sum(token.is_word("SELECT") for token in tokens)
    groups = sum(token.is_word("GROUP") for token in tokens)
    return groups >= selects > 0


def _selects(tokens: tuple[Token, ...]) -> Iterator[list[Token]]:
    """The tokens between each SELECT and its group."""
    for at, token in enumerate(tokens):
        if token.is_word("SELECT"):
            end = next(
                (
                    index
                    for index in range(at, len(tokens))
                    if tokens[index].text == "{" or tokens[index].is_word("WHERE")
                ),
                len(tokens),
            )
            yield list(tokens[at + 1 : end])


def _is_select(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the names of a SELECT come next."""
    if tokens[at].is_word("DISTINCT", "REDUCED"):
        return tokens[at - 1].is_word("SELECT")
    following = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    return (
        tokens[at].is_word("SELECT")
        and not following.is_word("DISTINCT", "REDUCED")
        and following.text != "*"
    )


def _names_this(tokens: tuple[Token, ...], by: int) -> bool:
    """Whether a GROUP BY names `?this` as one of its variables."""
    depth = 0
    for token in tokens[by + 1 :]:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and token.text == "?this":
            return True
        if token.text in "{}" or token.is_word("HAVING", "ORDER", "LIMIT", "OFFSET"):
            return False
    return False


def _needs_this(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the group that opens here is one in which `?this` has to be bound.

    It is the group of a SELECT, or one within it that stands for itself, such as a part of a UNION.
    """
    before = tokens[at - 1]
    if tokens[at + 1].is_word("SELECT"):
        return False  # it is a query of its own, whose group comes yet
    if before.is_word("WHERE") or (at and _opens_select(tokens, at)):
        return True
    if before.is_word(*_OWN) or (at > 1 and tokens[at - 2].is_word("GRAPH")):
        return False
    if _inside_exists(tokens, at):
        return False
    return _mentions_this(tokens, at)


def _opens_select(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a group without WHERE belongs to the names of a SELECT before it."""
    for token in reversed(tokens[:at]):
        if token.is_word("SELECT"):
            return True
        if token.text in "{}":
            return False
    return False


def _inside_exists(tokens: tuple[Token, ...], at: int) -> bool:
    depth = 0
    for index in range(at - 1, -1, -1):
        depth += (tokens[index].text == "}") - (tokens[index].text == "{")
        if depth < 0:
            if tokens[index - 1].is_word("EXISTS"):
                return True
            depth = 0
    return False


def _mentions_this(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether `?this` stands in the group itself, and not only in one further in."""
    depth = 0
    for token in tokens[at:]:
        depth += (token.text == "{") - (token.text == "}")
        if depth == 0:
            return False
        if depth == 1 and token.text == "?this":
            return True
    return False
