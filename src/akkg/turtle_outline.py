"""The outline of a Turtle or TriG file: graphs, subjects, predicates, objects, and their comments.

A term is its text, written in one way, so that what is said twice is kept once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from akkg.turtle_tokens import Token

__all__ = ["Block", "Comments", "Graph", "Line", "Outline"]


@dataclass(slots=True)
class Comments:
    """What stands around a thing: on the lines before it, and at the end of its own line."""

    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    def take(self, token: Token) -> None:
        """Take over the comments of a token."""
        self.before += token.before
        self.after += token.after

    def add(self, other: Comments) -> None:
        """Take over the comments of another thing."""
        self.before += other.before
        self.after += other.after


@dataclass(slots=True)
class Line:
    """A predicate: its objects, each with its comments."""

    comments: Comments = field(default_factory=Comments)
    objects: dict[str, Comments] = field(default_factory=dict)


@dataclass(slots=True)
class Block:
    """A subject: its predicates, and the comments around its closing dot."""

    comments: Comments = field(default_factory=Comments)
    lines: dict[str, Line] = field(default_factory=dict)
    end: Comments = field(default_factory=Comments)


@dataclass(slots=True)
class Graph:
    """A graph: its subjects, and the comments around its closing brace."""

    comments: Comments = field(default_factory=Comments)
    blocks: dict[str, Block] = field(default_factory=dict)
    end: Comments = field(default_factory=Comments)


@dataclass(slots=True)
class Outline:
    """A file.

    Attributes:
        head: The comment at the top.
        prefixes: The prefixes that the file needs, with the comments of their declarations.
        namespaces: What the prefixes stand for.
        blocks: The default graph, by subject.
        graphs: The named graphs, in the order of the file.
        tail: The comment at the bottom.
    """

    head: list[str] = field(default_factory=list)
    prefixes: dict[str, Comments] = field(default_factory=dict)
    namespaces: Mapping[str, str] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    graphs: dict[str, Graph] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)
