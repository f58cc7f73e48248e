"""The parts of a query: its SELECT clauses, and the groups in which a variable has to be bound."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from akkg.shacl.faults import Uncompilable
from akkg.sparql_text.tokens import Token

__all__ = ["Part", "Select", "groups_to_bind", "read_selects"]

_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_ENDS_GROUP_BY = ("HAVING", "ORDER", "LIMIT", "OFFSET")


@dataclass(frozen=True, slots=True)
class Part:
    """Some tokens of a query.

    Attributes:
        start: The index of the first one in all tokens of the query.
        tokens: The tokens.
    """

    start: int
    tokens: Sequence[Token]

    def variables(self) -> dict[str, int]:
        """Give the variables that stand outside of brackets, each with its index in the query."""
        found: dict[str, int] = {}
        depth = 0
        for at, token in enumerate(self.tokens, self.start):
            depth += (token.text == "(") - (token.text == ")")
            if depth == 0 and token.kind == "variable":
                found[f"?{token.text[1:]}"] = at
        return found

    def has_word(self, *words: str) -> bool:
        """Say whether one of some keywords is among the tokens."""
        return any(token.is_word(*words) for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Select:
    """A SELECT clause with what belongs to it (SPARQL 1.1, section 19.8, rules 8 and 9).

    Attributes:
        names: What is selected.
        modifiers: What stands behind its group.
    """

    names: Part
    modifiers: Part

    @property
    def takes_all(self) -> bool:
        """Whether it is `SELECT *`."""
        return [token.text for token in self.names.tokens] == ["*"]

    @property
    def group_by(self) -> Part | None:
        """What it groups by; None where it does not."""
        tokens = self.modifiers.tokens
        for at, token in enumerate(tokens):
            if token.is_word("GROUP"):
                rest = tokens[at + 2 :]
                ends = (i for i, each in enumerate(rest) if each.is_word(*_ENDS_GROUP_BY))
                return Part(self.modifiers.start + at + 2, rest[: next(ends, len(rest))])
        return None

    @property
    def aggregates(self) -> bool:
        """Whether it counts or sums up."""
        return self.names.has_word(*_AGGREGATES) or self.modifiers.has_word(*_AGGREGATES, "HAVING")


def read_selects(tokens: Sequence[Token]) -> tuple[Select, ...]:
    """Find the SELECT clauses of a query, the outermost first.

    Args:
        tokens: The query; it need not be correct.
    """
    return tuple(_select(tokens, at) for at, token in enumerate(tokens) if token.is_word("SELECT"))


def groups_to_bind(tokens: Sequence[Token], variables: Collection[str]) -> Iterator[int]:
    """Find the groups that do not see what is bound around them, and use some variables.

    These are the group of a SELECT, and within it each one that is evaluated by itself before it
    is joined (SPARQL 1.1, section 18.2.2), such as a part of a UNION. EXISTS sees all; the filters
    of an OPTIONAL do, but not its other parts: to bind it there takes quadratic time.

    Args:
        tokens: The query.
        variables: The variables, with the mark `?`.

    Yields:
        The index of the brace that opens each group.

    Raises:
        Uncompilable: Where an OPTIONAL needs it.
    """
    selects = {_opening(tokens, at) for at, each in enumerate(tokens) if each.is_word("SELECT")}
    exists: list[int] = []  # where the groups of EXISTS end that are open
    for at, token in enumerate(tokens):
        exists = [end for end in exists if end > at]
        if token.text != "{" or token.kind != "mark":
            continue
        inside, before = tokens[at + 1 : _closing(tokens, at)], tokens[at - 1]
        if before.is_word("EXISTS"):
            exists.append(_closing(tokens, at))
        elif at in selects:
            exists = []
            if not inside or not inside[0].is_word("SELECT"):
                yield at
        elif exists or before.is_word("GRAPH", "SERVICE") or tokens[at - 2].is_word("GRAPH"):
            continue
        elif before.is_word("OPTIONAL"):
            if _hides(inside, variables, token.depth + 1):
                raise Uncompilable("an OPTIONAL uses $this where it is not bound")
        elif any(each.text in variables for each in inside) and not inside[0].is_word("SELECT"):
            yield at


def _hides(inside: Sequence[Token], variables: Collection[str], depth: int) -> bool:
    """Whether an OPTIONAL uses variables where it does not see them: in BIND, or one further in."""
    brackets = 0
    for at, token in enumerate(inside):
        brackets += (token.text == "(") - (token.text == ")")
        if token.text in variables and token.depth == depth and brackets == 0:
            return False  # a pattern of its own binds it
        if token.is_word("BIND", "OPTIONAL"):
            end = _closing(inside, at + 1) if token.is_word("OPTIONAL") else _as(inside, at)
            if any(each.text in variables for each in inside[at:end]):
                return True
    return False


def _as(tokens: Sequence[Token], at: int) -> int:
    return next((i for i in range(at, len(tokens)) if tokens[i].is_word("AS")), len(tokens))


def _select(tokens: Sequence[Token], at: int) -> Select:
    start = at + 1 + tokens[at + 1].is_word("DISTINCT", "REDUCED")
    opening = _opening(tokens, at)
    closing = _closing(tokens, opening)
    end = next((i for i in range(closing + 1, len(tokens)) if tokens[i].text == "}"), len(tokens))
    names = tokens[start:opening]
    names = names[:-1] if names and names[-1].is_word("WHERE") else names
    return Select(Part(start, names), Part(closing + 1, tokens[closing + 1 : end]))


def _opening(tokens: Sequence[Token], at: int) -> int:
    """The brace that opens the group of the SELECT at an index; one in its names is none."""
    depth = tokens[at].depth
    found = [i for i in range(at, len(tokens)) if tokens[i].text == "{"]
    outside = (i for i in found if tokens[i].depth == depth and not tokens[i - 1].is_word("EXISTS"))
    return next(outside, len(tokens))


def _closing(tokens: Sequence[Token], opening: int) -> int:
    """The brace that closes the one at an index."""
    rest = range(opening + 1, len(tokens))
    depth = tokens[opening].depth if opening < len(tokens) else 0
    return next(
        (i for i in rest if tokens[i].text == "}" and tokens[i].depth == depth), len(tokens)
    )
