"""Reads the text of a rule: a CONSTRUCT over one flat group of triple patterns.

The engine runs a rule as it stands. To explain what it derived one must also know its patterns, and
what it computes and denies. A rule that uses more than these is refused: it could not be explained.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from akkg.errors import DataError, QueryError
from akkg.sparql_text.tokens import Token, position, tokenize

Pattern = tuple[str, str, str]
"""A triple pattern: three terms as they are written in SPARQL, `a` included."""

_REMEDY = "a rule is a CONSTRUCT of triple patterns, FILTER, BIND and FILTER NOT EXISTS; split it"
_FORBIDDEN = (
    "EXISTS",
    "GRAPH",
    "MINUS",
    "OPTIONAL",
    "SELECT",
    "SERVICE",
    "UNION",
    "VALUES",
    "WHERE",
)


@dataclass(frozen=True, slots=True)
class RuleText:
    """What the text of a rule says.

    Attributes:
        prologue: The PREFIX lines.
        template: The triple patterns of its conclusion.
        patterns: The triple patterns of its premises.
        negations: The insides of its FILTER NOT EXISTS groups.
        computed: The variables, with their `?`, that BIND makes.
        positive: The inside of WHERE without the negations.
    """

    prologue: str
    template: tuple[Pattern, ...]
    patterns: tuple[Pattern, ...]
    negations: tuple[str, ...]
    computed: frozenset[str]
    positive: str


def read_rule_text(text: str, path: Path) -> RuleText:
    """Read the SPARQL text of a rule (SPARQL 1.1 Query Language, section 16.2).

    Args:
        text: The whole file; its header lines are comments.
        path: The file, for messages.

    Raises:
        DataError: With file and line, where it is anything else than a rule may be.

    Example:
        >>> found = read_rule_text("CONSTRUCT { ?b <p:q> ?a } WHERE { ?a <p:p> ?b }", Path("x.rq"))
        >>> found.template, found.patterns
        ((('?b', '<p:q>', '?a'),), (('?a', '<p:p>', '?b'),))
    """
    reader = _reader(text, path)
    while reader.word("PREFIX"):
        reader.at += 2
    prologue = text[: reader.here.start if reader.more else 0]
    if not reader.word("CONSTRUCT"):
        raise reader.unexpected()
    template, _ = _group(reader, negated=False)
    reader.word("WHERE")
    patterns, body = _group(reader, negated=False)
    if reader.more:
        raise reader.unexpected()
    if template.other or not template.patterns or not patterns.patterns:
        raise DataError("a rule needs a template of triples and premises", str(path), _REMEDY)
    return RuleText(
        prologue="".join(f"{line}\n" for line in prologue.splitlines() if not line.startswith("#")),
        template=tuple(template.patterns),
        patterns=tuple(patterns.patterns),
        negations=tuple(text[start:end] for start, end in patterns.negations),
        computed=frozenset(patterns.computed),
        positive=_without(text, body, patterns.filters),
    )


def read_pattern(text: str, path: Path) -> Pattern:
    """Read one triple pattern, such as a line of evidence.

    Args:
        text: Subject, property and object.
        path: The file, for messages.

    Raises:
        DataError: Where it is not one triple pattern.

    Example:
        >>> read_pattern("?event a akkg:Event", Path("x.rq"))
        ('?event', 'a', 'akkg:Event')
    """
    reader = _reader(text, path)
    found = list(_triples(reader))
    if len(found) != 1 or reader.more:
        remedy = "write subject, property and object"
        raise DataError(f"`{text}` is not one triple pattern", str(path), remedy)
    return found[0]


@dataclass(slots=True)
class _Group:
    patterns: list[Pattern] = field(default_factory=list)
    computed: set[str] = field(default_factory=set)
    negations: list[tuple[int, int]] = field(default_factory=list)  # the inside of each
    filters: list[tuple[int, int]] = field(default_factory=list)  # the same as whole filters
    other: bool = False  # whether there is more than triple patterns


@dataclass(slots=True)
class _Reader:
    text: str
    path: Path
    tokens: tuple[Token, ...]
    at: int = 0

    @property
    def more(self) -> bool:
        return self.at < len(self.tokens)

    @property
    def here(self) -> Token:
        if not self.more:
            raise DataError("the rule ends too early", str(self.path), _REMEDY)
        return self.tokens[self.at]

    def word(self, *words: str) -> bool:
        """Step over these keywords if they stand here."""
        found = self.tokens[self.at : self.at + len(words)]
        if len(found) < len(words) or not all(map(Token.is_word, found, words)):
            return False
        self.at += len(words)
        return True

    def mark(self, mark: str) -> bool:
        """Step over this mark if it stands here."""
        found = self.more and self.here.text == mark
        self.at += found
        return found

    def need(self, mark: str) -> Token:
        if not self.mark(mark):
            raise self.unexpected()
        return self.tokens[self.at - 1]

    def unexpected(self) -> DataError:
        line, _ = position(self.text, self.here.start)
        return DataError(
            f"a rule may not have `{self.here.text}` here", f"{self.path}:{line}", _REMEDY
        )


def _reader(text: str, path: Path) -> _Reader:
    try:
        return _Reader(text, path, tokenize(text))
    except QueryError as error:
        what = f"the rule cannot be read, {error.what}"
        raise DataError(what, f"{path}, {error.where}", _REMEDY) from None


def _group(reader: _Reader, *, negated: bool) -> tuple[_Group, tuple[int, int]]:
    """Read a group in braces; the second value is where its inside stands."""
    group = _Group()
    start = reader.need("{").end
    while not reader.mark("}"):
        before = reader.here.start
        if not negated and reader.word("FILTER", "NOT", "EXISTS"):
            _, inside = _group(reader, negated=True)
            group.negations.append(inside)
            end = inside[1] + 1
            if reader.mark("."):
                end = reader.tokens[reader.at - 1].end
            group.filters.append((before, end))
        elif reader.word("FILTER"):
            if reader.here.kind in (
                "word",
                "curie",
                "iri",
            ):  # a call needs no parentheses around it
                reader.at += 1
            _expression(reader)
        elif reader.word("BIND"):
            _expression(reader)
            group.computed.add(reader.tokens[reader.at - 2].text)
        else:
            group.patterns += _triples(reader)
            continue
        group.other = True
        reader.mark(".")
    return group, (start, reader.tokens[reader.at - 1].start)


def _expression(reader: _Reader) -> None:
    """Step over an expression in parentheses."""
    reader.need("(")
    depth = 1
    while depth:
        if reader.here.is_word(*_FORBIDDEN) or reader.here.text in "{}":
            raise reader.unexpected()
        depth += (reader.here.text == "(") - (reader.here.text == ")")
        reader.at += 1


def _triples(reader: _Reader) -> Iterator[Pattern]:
    """Read the triple patterns of one subject, up to and with their dot."""
    subject = _term(reader)
    predicate = _term(reader)
    yield subject, predicate, _term(reader)
    while reader.more and reader.here.text in (",", ";"):
        if reader.mark(","):
            yield subject, predicate, _term(reader)
            continue
        while reader.mark(";"):
            pass
        if reader.more and reader.here.text in (".", "}"):
            break
        predicate = _term(reader)
        yield subject, predicate, _term(reader)
    if reader.more and reader.here.text != "}" and not reader.here.is_word("FILTER", "BIND"):
        reader.need(".")


def _term(reader: _Reader) -> str:
    token = reader.here
    plain = token.kind in ("variable", "iri", "curie", "number", "string")
    if not plain and token.text not in ("a", "true", "false"):
        raise reader.unexpected()
    reader.at += 1
    if token.kind == "variable":
        return f"?{token.text[1:]}"
    if (
        token.kind == "string"
        and reader.more
        and (reader.here.kind == "language" or reader.mark("^^"))
    ):
        reader.at += 1
    return reader.text[token.start : reader.tokens[reader.at - 1].end]


def _without(text: str, body: tuple[int, int], cuts: list[tuple[int, int]]) -> str:
    parts, start = [], body[0]
    for cut in cuts:
        parts.append(text[start : cut[0]])
        start = cut[1]
    return "".join([*parts, text[start : body[1]]])
