"""The outline of a Turtle or TriG file: graphs, subjects, predicates, objects, and their comments.

A term is its text, written in one way, so that what is said twice is kept once. A node without a
name and a list are things of their own, even where two look alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from akkg.turtle.tokens import Token

__all__ = ["Block", "Comments", "Graph", "Line", "List", "Node", "Outline"]


@dataclass(slots=True)
class Comments:
    """What stands around a thing, and where it stands.

    Attributes:
        before: The comments on the lines before it; an empty string stands for blank lines.
        after: The comments at the end of its own line.
        line: The line of its first token, counted from 1; of the first place if it has several; 0
            while nothing is known of it.
    """

    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    line: int = 0

    def take(self, token: Token) -> None:
        """Take over the comments of a token, and its line."""
        self.before += token.before
        self.after += token.after
        self.line = self.line or token.line

    def add(self, other: Comments) -> None:
        """Take over the comments of the same thing at another place."""
        self.before += other.before
        self.after += other.after
        self.line = self.line or other.line

    @property
    def empty(self) -> bool:
        """Whether there is no comment."""
        return not any(self.before) and not self.after


@dataclass(slots=True)
class Line:
    """A predicate: its objects, each with its comments.

    Attributes:
        comments: The comments of the predicate.
        objects: The objects that are terms, by their text.
        nodes: The objects that are nodes without a name, or lists, in the order of the file.
    """

    comments: Comments = field(default_factory=Comments)
    objects: dict[str, Comments] = field(default_factory=dict)
    nodes: list[tuple[Node, Comments]] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A subject: its predicates, and the comments around its closing dot.

    A node without a name is one too: a bracket opens it, and a bracket closes it.
    """

    comments: Comments = field(default_factory=Comments)
    lines: dict[str, Line] = field(default_factory=dict)
    end: Comments = field(default_factory=Comments)


@dataclass(slots=True)
class List:
    """A list of one member or more, and the comments at its brackets."""

    comments: Comments = field(default_factory=Comments)
    members: list[tuple[str | Node, Comments]] = field(default_factory=list)
    end: Comments = field(default_factory=Comments)


Node: TypeAlias = Block | List


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
