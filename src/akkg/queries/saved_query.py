"""A saved query as a value: its text, and all that its header says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from akkg.sparql_text.outline import Outline

SCHEMA = 1  # the form of headers that this version reads
STATUSES = ("draft", "stable", "deprecated")
TYPES = ("iri", "string", "text", "integer", "decimal", "boolean", "date", "year", "lang")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A typed parameter of a saved query.

    Attributes:
        name: The variable, without `$`.
        type: One of `TYPES`.
        label: The parameter's name for people.
        description: What it does, or an empty string.
        kind: The class that an `iri` must have, as a CURIE, or an empty string.
        values: The values allowed, as given; none allows all.
        minimum: The least value allowed, as written, or an empty string.
        maximum: The greatest value allowed, as written, or an empty string.
        many: Whether several values may be given.
    """

    name: str
    type: str
    label: str = ""
    description: str = ""
    kind: str = ""
    values: tuple[str, ...] = ()
    minimum: str = ""
    maximum: str = ""
    many: bool = False


@dataclass(frozen=True, slots=True)
class QueryTest:
    """One expectation of a saved query.

    Attributes:
        params: The arguments, as they would stand on a command line.
        rows: All rows expected, in order, as plain strings.
        paragraphs: The paragraphs that all rows together cite (`p18`), or None where the test does
            not say.
        checked: Against what the rows were checked.
    """

    params: Mapping[str, str | tuple[str, ...]]
    rows: tuple[tuple[str, ...], ...]
    paragraphs: tuple[str, ...] | None = None
    checked: str = ""

    @property
    def options(self) -> str:
        """The arguments as options for a shell.

        Example:
            >>> QueryTest({"kind": ("akkg:Fund", "a plan"), "day": "2010-01-01"}, ()).options
            "--kind akkg:Fund --kind 'a plan' --day 2010-01-01"
        """
        from shlex import quote

        return " ".join(
            f"--{name} {quote(value)}"
            for name, given in self.params.items()
            for value in (given if isinstance(given, tuple) else (given,))
        )


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question with its query, as read from one `.rq` file.

    Attributes:
        name: The stem of the file.
        topic: The name of its folder.
        path: The file.
        outline: The query's text and the places in it.
        title: A title in a few words.
        question: The question in plain words.
        description: More about it, or an empty string.
        tags: Search words.
        params: The parameters by name, in the header's order.
        columns: The projected variables with their titles, in the order of the projection.
        evidence: Triple patterns on which a row rests: subject, predicate and object in SPARQL.
        limit: The greatest number of rows, or None.
        tests: What the query must answer.
        status: One of `STATUSES`.
        notes: What the header says that is not used here, in words.
    """

    name: str
    topic: str
    path: Path
    outline: Outline
    title: str
    question: str
    description: str = ""
    tags: tuple[str, ...] = ()
    params: Mapping[str, Parameter] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[tuple[str, str, str], ...] = ()
    limit: int | None = None
    tests: tuple[QueryTest, ...] = ()
    status: str = "stable"
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole file, header included; it runs as it stands."""
        return self.outline.text
