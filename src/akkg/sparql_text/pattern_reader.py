"""Reads the triple patterns of a query from its tokens."""

from __future__ import annotations

from akkg.sparql_text.tokens import Token
from akkg.sparql_text.triple_pattern import Reads

__all__ = ["PatternReader", "Unknown"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SKIPPED = frozenset({"OPTIONAL", "UNION", "MINUS", "NOT", "EXISTS", "DISTINCT", "REDUCED"})
_MODIFIERS = frozenset({"*", "+", "?"})
_VALUE = frozenset({"iri", "curie", "variable", "string", "number"})


class Unknown(Exception):
    """The text is of a kind that is not looked into."""


class PatternReader:
    """Collects what a query reads.

    Args:
        tokens: The tokens of the query.

    Attributes:
        found: Its triple patterns.
    """

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.at = 0
        self.prefixes: dict[str, str] = {}
        self.found: set[Reads] = set()

    def query(self) -> None:
        """Read the whole query.

        Raises:
            Unknown: Where the text is of a kind that is not looked into.
        """
        while self.more:
            if self.word("PREFIX"):
                prefix = self.take().text[:-1]
                self.prefixes[prefix] = self.take().text[1:-1]
            elif self.word("BASE", "DESCRIBE", "CONSTRUCT", "SERVICE"):
                raise Unknown
            elif self.here.text == "{":
                self.group()
            elif self.word("VALUES"):
                self.values()
            else:
                self.at += 1

    @property
    def more(self) -> bool:
        return self.at < len(self.tokens)

    @property
    def here(self) -> Token:
        if not self.more:
            raise Unknown
        return self.tokens[self.at]

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1] if self.at <= len(self.tokens) else self.here

    def word(self, *words: str) -> bool:
        """Step over one of some keywords if it stands here."""
        found = self.here.is_word(*words)
        self.at += found
        return found

    def mark(self, *marks: str) -> bool:
        """Step over one of some marks if it stands here."""
        found = self.here.text in marks
        self.at += found
        return found

    def group(self) -> None:
        """Read a group of patterns in braces."""
        self.take()
        open_: list[tuple[str, str | None, str | None]] = []
        left_out: dict[str, frozenset[str]] = {}
        while not self.mark("}"):
            if self.here.text == "{":
                self.group()
            elif self.word("SELECT"):
                self.select()
            elif self.here.is_word("FILTER") and (found := self.excluded()):
                left_out |= found
            elif self.word("GRAPH"):
                self.take()
            elif self.word("SERVICE"):
                raise Unknown
            elif self.word("FILTER", "BIND"):
                self.expression()
            elif self.word("VALUES"):
                self.values()
            elif not self.mark(".") and not self.word(*_SKIPPED):
                self.triples(open_)
        for variable, subject, object_ in open_:
            but = left_out.get(variable, frozenset())
            self.found.add(Reads(subject, None, object_, but))

    def select(self) -> None:
        """Step over the names of a subquery, and over what follows its group."""
        while self.here.text != "{" and not self.here.is_word("WHERE"):
            if self.here.text == "(":
                self.parentheses()
            else:
                self.take()
        self.word("WHERE")
        self.group()
        while self.here.text != "}":
            if self.here.text == "(":
                self.parentheses()
            else:
                self.take()

    def excluded(self) -> dict[str, frozenset[str]]:
        """Read `FILTER(?p NOT IN (…))` if it stands here: the IRIs that ?p may not be."""
        ahead = self.tokens[self.at + 1 : self.at + 6]
        form = [token.text.upper() for token in ahead]
        if len(ahead) < 5 or (form[0], *form[2:]) != ("(", "NOT", "IN", "("):
            return {}
        if ahead[1].kind != "variable":
            return {}
        start, self.at = self.at, self.at + 6
        names: set[str | None] = set()
        while not self.mark(")"):
            names.add(self.iri(self.take()))
            self.mark(",")
        if not self.mark(")") or None in names:  # more than that is asked for
            self.at = start
            return {}
        return {ahead[1].text[1:]: frozenset(filter(None, names))}

    def values(self) -> None:
        """Step over a block of values."""
        while not self.mark("{"):
            self.take()
        while not self.mark("}"):
            self.take()

    def expression(self) -> None:
        """Step over an expression, and read the groups in it."""
        if self.here.is_word("NOT", "EXISTS"):
            return
        while self.here.text != "(":
            self.take()
        self.parentheses()

    def parentheses(self) -> None:
        self.take()
        while not self.mark(")"):
            if self.here.text == "(":
                self.parentheses()
            elif self.here.text == "{":
                self.group()
            else:
                self.take()

    def triples(self, open_: list[tuple[str, str | None, str | None]]) -> None:
        """Read the patterns of one subject; those with a variable as property go to `open_`."""
        subject = self.term()
        while True:
            variable = self.take().text[1:] if self.here.kind == "variable" else None
            names, plain = (frozenset[str](), False) if variable else self.path()
            while True:
                object_ = self.term()
                if variable is not None:
                    open_.append((variable, subject, object_))
                elif plain:
                    self.found.update(Reads(subject, name, object_) for name in names)
                else:  # of a longer path each step counts, whatever stands at its ends
                    self.found.update(Reads(None, name, None) for name in names)
                if not self.mark(","):
                    break
            if not self.mark(";"):
                return
            while self.mark(";"):
                pass
            if self.here.text in (".", "}"):
                return

    def path(self) -> tuple[frozenset[str], bool]:
        """Read a path: its properties, and whether it is one property as it stands.

        A path that may have no length reads everything.
        """
        names: set[str] = set()
        plain = True
        while True:
            while self.mark("^"):
                plain = False  # subject and object change places
            if self.mark("("):
                names |= self.path()[0]
                plain = False
                if not self.mark(")"):
                    raise Unknown
            else:
                name = _TYPE if self.here.text == "a" else self.iri(self.here)
                if name is None:
                    raise Unknown
                names.add(name)
                self.take()
            if self.here.text in _MODIFIERS:
                plain = False
                if self.take().text != "+":
                    self.found.add(Reads())
            if not self.mark("/", "|"):
                return frozenset(names), plain
            plain = False

    def term(self) -> str | None:
        """Step over a term; give its IRI where it is one."""
        token = self.take()
        if token.kind == "blank" or token.is_word("TRUE", "FALSE"):
            return None
        if token.kind not in _VALUE and token.text not in ("+", "-"):
            raise Unknown
        if token.text in ("+", "-"):
            self.take()
        typed = token.kind == "string" and self.more
        if typed and (self.here.kind == "language" or self.mark("^^")):
            self.take()
        return self.iri(token)

    def iri(self, token: Token) -> str | None:
        if token.kind == "iri":
            return token.text[1:-1]
        if token.kind == "curie":
            prefix, _, local = token.text.partition(":")
            if prefix not in self.prefixes or "\\" in local:
                raise Unknown
            return self.prefixes[prefix] + local
        return None
