"""Rules on the header: parameters of classes that there are, evidence that can be found, and tests
that can fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from akkg.queries.lint.fault import Fault
from akkg.queries.lint.subject import Subject
from akkg.queries.lint.tree import name_of, variables
from akkg.queries.saved_query import QueryTest
from akkg.sparql_text.tokens import tokenize

__all__ = ["RULES"]

_ALIKE = 0.8  # of 1


def unconnected_evidence(subject: Subject) -> Iterator[Fault]:
    """Evidence is joined with a row by the variables of the query, if need be over other evidence.

    A pattern that no chain of shared variables leads to would cite the same for every row, or
    nothing.
    """
    reached = {token.text[1:] for token in subject.query.outline.tokens if token.kind == "variable"}
    left = {
        number: {term[1:] for term in pattern if term[0] in "?$"}
        for number, pattern in enumerate(subject.query.evidence)
    }
    while met := [number for number, names in left.items() if names & reached]:
        for number in met:
            reached |= left.pop(number)
    for number, names in left.items():
        what = f"`{' '.join(subject.query.evidence[number])}` shares no variable with the query"
        shown = ", ".join(f"?{name}" for name in sorted(names)) or "a variable"
        remedy = f"see to the name of {shown}"
        yield subject.header_fault("unconnected-evidence", ("evidence", number), what, remedy)


def misspelt_evidence(subject: Subject) -> Iterator[Fault]:
    """A variable of evidence that the query lacks is joined anew, so that a slip of the pen cites
    what other things rest on."""
    from difflib import SequenceMatcher

    known = {token.text[1:] for token in subject.query.outline.tokens if token.kind == "variable"}
    for number, pattern in enumerate(subject.query.evidence):
        for name in sorted({term[1:] for term in pattern if term[0] in "?$"} - known):
            close = [one for one in known if SequenceMatcher(None, name, one).ratio() > _ALIKE]
            if close:
                what = f"?{name} of `{' '.join(pattern)}` is no variable of the query"
                remedy = f"write ?{min(close)}, or take a name that is less like it"
                yield subject.header_fault("misspelt-evidence", ("evidence", number), what, remedy)


def evidence_prefix(subject: Subject) -> Iterator[Fault]:
    """The terms of evidence have prefixes of the project or of the query."""
    known = {**subject.prefixes, **subject.declared}
    for number, pattern in enumerate(subject.query.evidence):
        for token in (token for term in pattern for token in tokenize(term)):
            prefix = token.text.partition(":")[0]
            if token.kind == "curie" and prefix not in known:
                what = f"prefix {prefix}: of `{' '.join(pattern)}` is unknown"
                remedy = "take one of ontology/prefixes.ttl"
                yield subject.header_fault("evidence-prefix", ("evidence", number), what, remedy)


def parameter_class(subject: Subject) -> Iterator[Fault]:
    """The class of a parameter is one of the ontology, or the parameter takes nothing."""
    for name, parameter in subject.query.params.items():
        space, local = _split(subject, parameter.kind)
        if not parameter.kind or space + local in subject.vocabulary.classes:
            continue
        what = f"{parameter.kind}, the class of parameter {name}, is none of the ontology"
        remedy = _near_class(subject, space, local) or "see ontology/akkg.ttl"
        if not space:
            what = f"{parameter.kind}, the class of parameter {name}, has no known prefix"
            remedy = "take one of ontology/prefixes.ttl"
        yield subject.header_fault("parameter-class", ("params", name, "class"), what, remedy)


def _split(subject: Subject, curie: str) -> tuple[str, str]:
    """The namespace of a CURIE, empty where its prefix is unknown, and the rest."""
    prefix, colon, local = curie.partition(":")
    return (subject.prefixes.get(prefix, ""), local) if colon else ("", curie)


def _near_class(subject: Subject, space: str, local: str) -> str:
    """Ask whether a class of a like name was meant."""
    from akkg.near import suggestion

    known = (iri.removeprefix(space) for iri in subject.vocabulary.classes if iri.startswith(space))
    return suggestion(local, known)


def test_rows(subject: Subject) -> Iterator[Fault]:
    """One test at least has rows; a query that finds nothing would pass all others."""
    if not any(test.rows for test in subject.query.tests):
        remedy = "add a test with all rows that one choice of arguments brings"
        yield subject.header_fault("test-rows", ("tests",), "no test has rows", remedy)


def test_empty(subject: Subject) -> Iterator[Fault]:
    """One test is empty by right, so that a query that finds all things does not pass.

    A query whose parameters stand in no pattern and no filter always has the same rows, and a count
    without groups always has one: there it is one with the number 0.
    """
    query = subject.query
    empty = any(not test.rows or test.rows == (("0",),) for test in query.tests)
    if not empty and any(_narrows(subject, name) for name in query.params):
        remedy = "add a test with arguments for which nothing is to be found"
        yield subject.header_fault("test-empty", ("tests",), "no test expects nothing", remedy)


def _narrows(subject: Subject, name: str) -> bool:
    """Whether a parameter can leave out rows."""
    parts = [part for group in subject.groups for part in group.parts]
    return any(
        name in variables(part) for part in parts if name_of(part) in ("Filter", "TriplesBlock")
    )


def test_parameter(subject: Subject) -> Iterator[Fault]:
    """Some test shows that a parameter changes the rows, the others being equal."""
    tests = subject.query.tests
    for name in subject.query.params:
        if not any(_differ(one, other, name) for one in tests for other in tests):
            what = f"no two tests differ in parameter {name} alone and have different rows"
            remedy = f"add a test that gives {name} a value for which the rows differ"
            yield subject.header_fault("test-parameter", ("tests",), what, remedy)


def _differ(one: QueryTest, other: QueryTest, name: str) -> bool:
    rest = [{k: v for k, v in test.params.items() if k != name} for test in (one, other)]
    changed = one.params.get(name) != other.params.get(name)
    return changed and rest[0] == rest[1] and one.rows != other.rows


def test_unchecked(subject: Subject) -> Iterator[Fault]:
    """Each test says against what it was checked; rows copied from an answer prove nothing."""
    for number, test in enumerate(subject.query.tests):
        if not test.checked:
            what = f"test {number + 1} does not say against what it was checked"
            remedy = 'add `checked: "p18, against the text"`'
            yield subject.header_fault("test-unchecked", ("tests", number), what, remedy)


def foreign_decorator(subject: Subject) -> Iterator[Fault]:
    """What a header of grlc says and nothing here uses is told, and does not vanish."""
    for note in subject.query.notes:
        key = note.partition(":")[0].partition(" ")[0]
        remedy = "take it out, or keep the file beside the catalogue"
        yield subject.header_fault("foreign-decorator", (key,), f"not used here: {note}", remedy)


RULES: tuple[Callable[[Subject], Iterator[Fault]], ...] = (
    evidence_prefix,
    foreign_decorator,
    misspelt_evidence,
    parameter_class,
    test_empty,
    test_parameter,
    test_rows,
    test_unchecked,
    unconnected_evidence,
)
