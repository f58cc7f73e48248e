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
        while self._more:
            if self._word("PREFIX"):
                prefix = self._take().text[:-1]
                self.prefixes[prefix] = self._iri(self._take()) or ""
            elif self._word("BASE", "DESCRIBE", "CONSTRUCT", "SERVICE"):
                raise Unknown
            elif self._here.text == "{":
                self._group()
            elif self._word("VALUES"):
                self._values()
            else:
                self.at += 1

    @property
    def _more(self) -> bool:
        return self.at < len(self.tokens)

    @property
    def _here(self) -> Token:
        if not self._more:
            raise Unknown
        return self.tokens[self.at]

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1] if self.at <= len(self.tokens) else self._here

    def _word(self, *words: str) -> bool:
        """Step over one of some keywords if it stands here."""
        found = self._here.is_word(*words)
        self.at += found
        return found

    def _mark(self, *marks: str) -> bool:
        """Step over one of some marks if it stands here."""
        found = self._here.text in marks
        self.at += found
        return found

    def _group(self) -> None:
        """Read a group of patterns in braces."""
        self._take()
        open_: list[tuple[str, str | None, str | None]] = []
        left_out: dict[str, frozenset[str]] = {}
        while not self._mark("}"):
            if self._here.text == "{":
                self._group()
            elif self._word("SELECT"):
                self._select()
            elif self._here.is_word("FILTER") and (found := self._excluded()):
                left_out |= found
            elif self._word("GRAPH"):
                self._take()
                if self.tokens[self.at + 1 : self.at + 2] and self.tokens[self.at + 1].text == "}":
                    self.found.add(Reads())  # it asks which graphs there are
            elif self._word("SERVICE"):
                raise Unknown
            elif self._word("FILTER", "BIND"):
                self._expression()
            elif self._word("VALUES"):
                self._values()
            elif not self._mark(".") and not self._word(*_SKIPPED):
                self._triples(open_)
        for variable, subject, object_ in open_:
            but = left_out.get(variable, frozenset())
            self.found.add(Reads(subject, None, object_, but))

    def _select(self) -> None:
        """Step over the names of a subquery, and over what follows its group."""
        while self._here.text != "{" and not self._here.is_word("WHERE"):
            if self._here.text == "(":
                self._parentheses()
            else:
                self._take()
        self._word("WHERE")
        self._group()
        while self._here.text != "}":
            if self._here.text == "(":
                self._parentheses()
            elif not self._word("VALUES"):
                self._take()
            else:
                self._values()

    def _excluded(self) -> dict[str, frozenset[str]]:
        """Read `FILTER(?p NOT IN (…))` if it stands here: the IRIs that ?p may not be."""
        ahead = self.tokens[self.at + 1 : self.at + 6]
        form = [token.text.upper() for token in ahead]
        if len(ahead) < 5 or (form[0], *form[2:]) != ("(", "NOT", "IN", "("):
            return {}
        if ahead[1].kind != "variable":
            return {}
        start, self.at = self.at, self.at + 6
        names: set[str | None] = set()
        while not self._mark(")"):
            names.add(self._iri(self._take()))
            self._mark(",")
        if not self._mark(")") or None in names:  # more than that is asked for
            self.at = start
            return {}
        return {ahead[1].text[1:]: frozenset(filter(None, names))}

    def _values(self) -> None:
        """Step over a block of values."""
        while not self._mark("{"):
            self._take()
        while not self._mark("}"):
            self._take()

    def _expression(self) -> None:
        """Step over an expression, and read the groups in it."""
        if self._here.is_word("NOT", "EXISTS"):
            return
        while self._here.text != "(":
            self._take()
        self._parentheses()

    def _parentheses(self) -> None:
        self._take()
        while not self._mark(")"):
            if self._here.text == "(":
                self._parentheses()
            elif self._here.text == "{":
                self._group()
            else:
                self._take()

    def _triples(self, open_: list[tuple[str, str | None, str | None]]) -> None:
        """Read the patterns of one subject; those with a variable as property go to `open_`."""
        subject = self._term()
        while True:
            variable = self._take().text[1:] if self._here.kind == "variable" else None
            names, plain = (frozenset[str](), False) if variable else self._path()
            while True:
                object_ = self._term()
                if variable is not None:
                    open_.append((variable, subject, object_))
                elif plain:
                    self.found.update(Reads(subject, name, object_) for name in names)
                else:  # of a longer path each step counts, whatever stands at its ends
                    self.found.update(Reads(None, name, None) for name in names)
                if not self._mark(","):
                    break
            if not self._mark(";"):
                return
            while self._mark(";"):
                pass
            if self._here.text in (".", "}"):
                return

    def _path(self) -> tuple[frozenset[str], bool]:
        """Read a path: its properties, and whether it is one property as it stands.

        A path that may have no length reads everything.
        """
        names: set[str] = set()
        plain = True
        while True:
            while self._mark("^"):
                plain = False  # subject and object change places
            if self._mark("("):
                names |= self._path()[0]
                plain = False
                if not self._mark(")"):
                    raise Unknown
            else:
                name = _TYPE if self._here.text == "a" else self._iri(self._here)
                if name is None:
                    raise Unknown
                names.add(name)
                self._take()
            if self._here.text in _MODIFIERS:
                plain = False
                if self._take().text != "+":
                    self.found.add(Reads())
            if not self._mark("/", "|"):
                return frozenset(names), plain
            plain = False

    def _term(self) -> str | None:
        """Step over a term; give its IRI where it is one."""
        token = self._take()
        if token.kind == "blank" or token.is_word("TRUE", "FALSE"):
            return None
        if token.kind not in _VALUE and token.text not in ("+", "-"):
            raise Unknown
        if token.text in ("+", "-"):
            self._take()
        typed = token.kind == "string" and self._more
        if typed and (self._here.kind == "language" or self._mark("^^")):
            self._take()
        return self._iri(token)

    def _iri(self, token: Token) -> str | None:
        if "\\" in token.text and token.kind in ("iri", "curie"):
            raise Unknown
        if token.kind == "iri":
            return token.text[1:-1]
        if token.kind == "curie":
            prefix, _, local = token.text.partition(":")
            if prefix not in self.prefixes:
                raise Unknown
            return self.prefixes[prefix] + local
        return None
