"""Draws small graphs, edits of them and SELECT queries, all over the same few names."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pyoxigraph as ox

__all__ = ["edited", "graph", "query"]

_NODES = [ox.NamedNode(f"e:{name}") for name in "abc"]
_PROPERTIES = [ox.NamedNode(f"e:{name}") for name in "pqr"]
_GRAPHS: list[ox.NamedNode | ox.DefaultGraph] = [ox.DefaultGraph(), *_NODES[:2]]
_ENDS: list[ox.NamedNode | ox.Literal] = [*_NODES, ox.Literal("l")]
_VARIABLES = ("?v", "?x", "?y")
_PLAIN = ("triple", "filter", "values")
_KINDS = (*_PLAIN, "union", "exists", "graph", "select", "OPTIONAL", "MINUS")


def graph(dice: random.Random) -> set[ox.Quad]:
    """Draw some statements, in the default graph and two named ones."""
    return {_quad(dice) for _ in range(dice.randint(4, 14))}


def edited(quads: set[ox.Quad], dice: random.Random) -> set[ox.Quad]:
    """Take one or two statements away, or add some."""
    gone = set(dice.sample(sorted(quads, key=str), dice.randint(0, 2)))
    come = {_quad(dice) for _ in range(dice.randint(0, 2))}
    return quads - gone | come


def query(dice: random.Random) -> str:
    """Draw a query that selects ?v and perhaps others."""
    names = " ".join(["?v", *dice.sample(["?x", "?y"], dice.randint(0, 2))])
    distinct = dice.choice(["", "DISTINCT "])
    return f"SELECT {distinct}{names} WHERE {{ {_group(dice, 2)} }}"


def _quad(dice: random.Random) -> ox.Quad:
    subject, property_ = dice.choice(_NODES), dice.choice(_PROPERTIES)
    return ox.Quad(subject, property_, dice.choice(_ENDS), dice.choice(_GRAPHS))


def _triple(dice: random.Random) -> str:
    subject = dice.choice([*_VARIABLES, *_VARIABLES, str(dice.choice(_NODES))])
    verbs = [str(dice.choice(_PROPERTIES)) for _ in range(dice.choice([1, 1, 1, 2]))]
    verb = dice.choice(["|".join(verbs)] * 4 + [dice.choice(_VARIABLES)])
    object_ = dice.choice([*_VARIABLES, *_VARIABLES, str(dice.choice(_NODES)), '"l"'])
    return f"{subject} {verb} {object_} ."


def _group(dice: random.Random, deep: int) -> str:
    return " ".join([_triple(dice), *_elements(dice, deep)])


def _elements(dice: random.Random, deep: int) -> Iterator[str]:
    for _ in range(dice.randint(0, 3)):
        kind = dice.choice(_KINDS) if deep else "triple"
        inner = "" if kind in _PLAIN else _group(dice, deep - 1)
        if kind == "triple":
            yield _triple(dice)
        elif kind == "filter":
            yield f"FILTER(?v {dice.choice(['=', '!='])} {dice.choice(_NODES)})"
        elif kind == "values":
            yield f"VALUES {dice.choice(_VARIABLES)} {{ <e:a> <e:b> }}"
        elif kind == "union":
            yield f"{{ {inner} }} UNION {{ {_group(dice, deep - 1)} }}"
        elif kind == "exists":
            yield f"FILTER({dice.choice(['', '!'])}EXISTS {{ {inner} }})"
        elif kind == "graph":
            yield f"GRAPH {dice.choice(['?v', '?x', '<e:a>'])} {{ {inner} }}"
        elif kind == "select":
            names = " ".join(dice.sample(_VARIABLES, dice.randint(1, 2)))
            by = dice.choice(["", f" GROUP BY {names}", f" GROUP BY {names} HAVING(COUNT(*) > 1)"])
            yield f"{{ SELECT {names} WHERE {{ {inner} }}{by} }}"
        else:
            yield f"{kind} {{ {inner} }}"
