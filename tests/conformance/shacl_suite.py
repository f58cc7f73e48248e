"""Reads the W3C test suite of SHACL, and runs its cases as the product validates.

With the compiled engine literals are compared in the form that the engine keeps: it gives back an
`xsd:decimal` 4.0 as 4. With pySHACL they are compared letter by letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox

from akkg.errors import ValidationError
from akkg.shacl.asking import ask_store
from akkg.shacl.paths import turtle
from akkg.validation.finding import Finding, Report, Term
from akkg.validation.holding import Data, EngineChoice, Held, hold
from akkg.validation.kept import kept
from akkg.validation.reports.turtle import write_turtle
from akkg.validation.shape_loading import load_shapes
from akkg.validation.shapes import SH

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
COMPARED = (
    "focusNode",
    "resultPath",
    "value",
    "sourceConstraintComponent",
    "resultSeverity",
    "sourceShape",
)
STRUCTURES = ("resultPath", "sourceShape")
"""Of these a blank node is compared by what is said of it; else it is one of the data."""

Row: TypeAlias = tuple[str, ...]


class Outcome(StrEnum):
    """How validation and the suite compare."""

    SAME = "the same"
    OTHER_RESULTS = "other results"
    REFUSED = "refused"
    NOT_REFUSED = "not refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """What validation gives, or should give.

    Attributes:
        conforms: Whether there is no result (SHACL, section 3.6.1.1).
        rows: What each result has of the properties `COMPARED`, or "-", with how often it stands
            there.
        messages: The focus node and text of each message; of an expected answer only what it names.
    """

    conforms: bool
    rows: Counter[Row]
    messages: Counter[Row]

    def difference(self, found: Answer) -> str:
        """Say what is not as it should be in what was found; nothing where all is."""
        wrong = [] if found.conforms == self.conforms else [f"conforms is {found.conforms}"]
        wrong += [f"missing {row}" for row in (self.rows - found.rows).elements()]
        wrong += [f"too much {row}" for row in (found.rows - self.rows).elements()]
        wrong += [f"no message {row}" for row in (self.messages - found.messages).elements()]
        return "\n".join(wrong)

    def kept(self) -> Answer:
        """Give the answer with literals in the form that the engine keeps."""
        rows: Counter[Row] = Counter()
        for row, count in self.rows.items():
            rows[tuple(map(_kept, row))] += count
        messages: Counter[Row] = Counter()
        for (focus, message), count in self.messages.items():
            messages[_kept(focus), message] += count
        return Answer(self.conforms, rows, messages)

    def masked(self) -> Answer:
        """Give the answer without the identity of blank nodes, which a report does not keep."""
        rows: Counter[Row] = Counter()
        for row, count in self.rows.items():
            rows[tuple(map(_masked, COMPARED, row))] += count
        messages: Counter[Row] = Counter()
        for (focus, message), count in self.messages.items():
            messages[_masked("focusNode", focus), message] += count
        return Answer(self.conforms, rows, messages)


@dataclass(frozen=True, slots=True)
class Case:
    """A test of the suite.

    Attributes:
        name: Its file's path below the suite's folder, without the suffix.
        data: The file of its data graph.
        shapes: The file of its shapes graph.
        expected: The answer; None where validation has to fail.
    """

    name: str
    data: Path
    shapes: Path
    expected: Answer | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a case.

    Attributes:
        outcome: How it compares.
        told: What is different, or the error.
        left: Why shapes were left to pySHACL, where some were.
    """

    outcome: Outcome
    told: str
    left: tuple[str, ...] = ()


class Suite:
    """The files of a suite, each read once: a blank node of a result is then that of the data.

    Args:
        folder: Holds `manifest.ttl`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._files: dict[Path, ox.Dataset] = {}

    def cases(self) -> Iterator[Case]:
        """Give the tests of the manifest and of all that it includes."""
        return self._cases(self.folder / "manifest.ttl")

    def compare(self, case: Case, engine: EngineChoice) -> Comparison:
        """Run a case with an engine, and compare."""
        try:
            held, shapes = self._run(case, engine)
        except ValidationError as error:
            outcome = Outcome.SAME if case.expected is None else Outcome.REFUSED
            return Comparison(outcome, str(error))
        left = tuple(held.by_reference.values())
        if case.expected is None:
            return Comparison(Outcome.NOT_REFUSED, f"{len(held.findings)} results", left)
        found, reported = _answer(held.findings, shapes), _reported(held.findings)
        assert found.masked() == reported, "the report in Turtle says what was found"
        if engine is EngineChoice.COMPILED:
            wrong = case.expected.kept().difference(found.kept())
        else:
            wrong = case.expected.difference(found)
        return Comparison(Outcome.OTHER_RESULTS if wrong else Outcome.SAME, wrong, left)

    def _run(self, case: Case, engine: EngineChoice) -> tuple[Held, ox.Dataset]:
        """Validate as the product does: data are parsed and loaded, or copied into rdflib."""
        read = tuple(self._read(case.data))
        store = ox.Store()
        store.extend(read)
        shapes = load_shapes([case.shapes])
        data = Data(ask_store(store), lambda: (quad.triple for quad in read), {})
        copy = ox.Dataset(ox.Quad(*triple) for triple in shapes.graph.triples)
        return hold(data, shapes, engine), copy

    def _cases(self, manifest: Path) -> Iterator[Case]:
        said = self._read(manifest)
        included = said.quads_for_predicate(ox.NamedNode(f"{MF}include"))
        for other in sorted(_path(quad.object) for quad in included):
            yield from self._cases(other)
        for quad in said.quads_for_object(ox.NamedNode(f"{SHT}Validate")):
            yield self._case(manifest, quad.subject)

    def _case(self, manifest: Path, test: object) -> Case:
        said = self._read(manifest)
        action, result = _one(said, test, f"{MF}action"), _one(said, test, f"{MF}result")
        assert _path(test) == manifest.with_suffix(""), "a file holds one test, of its own name"
        return Case(
            manifest.relative_to(self.folder).with_suffix("").as_posix(),
            _path(_one(said, action, f"{SHT}dataGraph")),
            _path(_one(said, action, f"{SHT}shapesGraph")),
            None if result == ox.NamedNode(f"{SHT}Failure") else _expected(said, result),
        )

    def _read(self, path: Path) -> ox.Dataset:
        if path not in self._files:
            quads = ox.parse(path=path, format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())
            self._files[path] = ox.Dataset(quads)
        return self._files[path]


def _expected(said: ox.Dataset, report: object) -> Answer:
    results = _all(said, report, f"{SH}result")
    conforms = _one(said, report, f"{SH}conforms") == ox.Literal(True)
    messages: Counter[Row] = Counter(
        (str(_one(said, result, f"{SH}focusNode")), message.value)
        for result in results
        for message in _all(said, result, f"{SH}resultMessage")
        if isinstance(message, ox.Literal)
    )
    return Answer(conforms, Counter(_row(said, result) for result in results), messages)


def _row(said: ox.Dataset, result: object) -> Row:
    values = {name: _all(said, result, SH + name) for name in COMPARED}
    assert all(len(found) < 2 for found in values.values()), "a property of a result has one value"
    return tuple(
        describe(said, found[0]) if found and name in STRUCTURES else str(*found or "-")
        for name, found in values.items()
    )


def _answer(findings: tuple[Finding, ...], shapes: ox.Dataset) -> Answer:
    rows = Counter(_found(finding, shapes) for finding in findings)
    messages: Counter[Row] = Counter((str(each.focus), each.message) for each in findings)
    return Answer(not findings, rows, messages)


def _found(finding: Finding, shapes: ox.Dataset) -> Row:
    name = finding.source
    return (
        str(finding.focus),
        "-" if finding.path is None else _written(turtle(finding.path, "<{}>".format)),
        "-" if finding.value is None else str(finding.value),
        f"<{finding.component}>",
        f"<{finding.severity_iri}>",
        describe(shapes, ox.NamedNode(name) if ":" in name else ox.BlankNode(name)),
    )


def _reported(findings: tuple[Finding, ...]) -> Answer:
    """Read the report in Turtle that the product writes."""
    text = "".join(write_turtle(Report(findings, 0, 0, 0, {})))
    said = ox.Dataset(ox.parse(text, format=ox.RdfFormat.TURTLE))
    (report,) = said.quads_for_object(ox.NamedNode(f"{SH}ValidationReport"))
    return _expected(said, report.subject).masked()


def _kept(written: str) -> str:
    """The form that the engine keeps of a term, each in the form of N-Triples."""
    if not written.startswith('"'):
        return written
    (quad,) = ox.parse(f"<x:> <x:> {written} .", format=ox.RdfFormat.N_TRIPLES)
    return str(kept(quad.object))


def _masked(name: str, value: str) -> str:
    blank = value.startswith(("_:", "[")) and name != "resultPath"
    return "[]" if blank else value


def _written(path: str) -> str:
    """Describe a path by what its Turtle says."""
    text = f"@prefix sh: <{SH}> . <x:> <x:> {path} ."
    said = ox.Dataset(ox.parse(text, format=ox.RdfFormat.TURTLE))
    return describe(said, _one(said, ox.NamedNode("x:"), "x:"))


def describe(said: ox.Dataset, node: Term, above: frozenset[Term] = frozenset()) -> str:
    """Write a node so that blank nodes of the same structure look alike, whatever their labels.

    Args:
        said: Holds what is said of blank nodes.
        node: The node.
        above: The blank nodes within which it stands.
    """
    if not isinstance(node, ox.BlankNode) or node in above:
        return "[…]" if node in above else str(node)
    pairs = sorted(
        f"{quad.predicate} {describe(said, quad.object, above | {node})}"  # type: ignore[arg-type]
        for quad in said.quads_for_subject(node)
    )
    return f"[{' ; '.join(pairs)}]"


def _all(said: ox.Dataset, subject: object, predicate: str) -> list[Term]:
    assert isinstance(subject, ox.NamedNode | ox.BlankNode)
    quads = said.quads_for_subject(subject)
    return [quad.object for quad in quads if quad.predicate.value == predicate]  # type: ignore[misc]


def _one(said: ox.Dataset, subject: object, predicate: str) -> Term:
    (value,) = _all(said, subject, predicate)
    return value


def _path(node: object) -> Path:
    assert isinstance(node, ox.NamedNode)
    return Path(unquote(urlsplit(node.value).path))
