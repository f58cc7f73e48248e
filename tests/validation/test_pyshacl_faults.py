"""Where pySHACL differs from the standard, the compiled engine goes with the standard.

Each fault has minimal shapes and data that show both answers. `docs/conformance.md` has the table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.errors import ValidationError
from akkg.shacl.asking import ask_store
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.validation.finding import Finding
from akkg.validation.holding import Data, EngineChoice, hold
from akkg.validation.kept import kept
from akkg.validation.pyshacl_faults import pyshacl_fault
from akkg.validation.shape_loading import load_shapes
from akkg.validation.shapes import Shapes
from tests.optional import ROOT

PAGE = ROOT / "docs" / "conformance.md"
SH = "http://www.w3.org/ns/shacl#"
PREFIXES = f"""@prefix e: <http://e.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <{SH}> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
OF_P = "e:s a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:property [ sh:path e:p ; {} ] ."


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of pySHACL.

    Attributes:
        words: What it does.
        standard: What says otherwise.
        shapes: Shapes that show it.
        data: Data that show it.
        compiled: The values of what the compiled engine finds, which is right.
        pyshacl: Those of what pySHACL finds; None where it refuses the shapes.
        told: Whether `--engine both` can tell that a difference is owed to it.
    """

    words: str
    standard: str
    shapes: str
    data: str
    compiled: tuple[str, ...]
    pyshacl: tuple[str, ...] | None
    told: bool = True


FAULTS = (
    Fault(
        "`$` in `sh:pattern` matches before a line end at the end of the text, as in Python",
        "SHACL 4.4.3; SPARQL 1.1, 17.4.3.14",
        OF_P.format('sh:pattern "^a$"'),
        'e:a e:p "a\\n" .',
        ("a\n",),
        (),
    ),
    Fault(
        "the flag `x` of `sh:flags` is passed over",
        "SHACL 4.4.3; XPath functions 3.1, 5.6.2",
        OF_P.format('sh:pattern "^a b$" ; sh:flags "x"'),
        'e:a e:p "ab" .',
        (),
        ("ab",),
    ),
    Fault(
        '`sh:uniqueLang "1"^^xsd:boolean` counts as `true`',
        "SHACL 4.4.5; the W3C test uniqueLang-002",
        OF_P.format('sh:uniqueLang "1"^^xsd:boolean'),
        'e:a e:p "x"@en , "y"@en .',
        (),
        ("-",),
    ),
    Fault(
        '`sh:closed "1"^^xsd:boolean` counts as `true`',
        "SHACL 4.8.1, read as 4.4.5 is",
        'e:s a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:closed "1"^^xsd:boolean .',
        'e:a e:p "x" .',
        (),
        ("x",),
    ),
    Fault(
        '`sh:deactivated "1"^^xsd:boolean` counts as `true`',
        "SHACL 2.1.6, read as 4.4.5 is",
        "e:s a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:nodeKind sh:Literal ; "
        'sh:deactivated "1"^^xsd:boolean .',
        "e:a e:p 1 .",
        ("http://e.org/a",),
        (),
    ),
    Fault(
        "texts that are no lexical form of a datatype pass `sh:datatype`",
        "SHACL 4.1.2; XSD 1.1, 3.3 and 3.4",
        "e:s a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:property "
        "[ sh:path e:p ; sh:datatype xsd:decimal ] , [ sh:path e:q ; sh:datatype xsd:gYear ] , "
        "[ sh:path e:r ; sh:datatype xsd:integer ] .",
        'e:a e:p "1e3"^^xsd:decimal ; e:q "20"^^xsd:gYear ; e:r " 3"^^xsd:integer .',
        (" 3", "1e3", "20"),
        (),
    ),
    Fault(
        "years before 1 and after 9999 do not pass `sh:datatype xsd:date`",
        "SHACL 4.1.2; XSD 1.1, 3.3.9",
        OF_P.format("sh:datatype xsd:date"),
        'e:a e:p "-0044-03-15"^^xsd:date , "10000-01-01"^^xsd:date .',
        (),
        ("-0044-03-15", "10000-01-01"),
    ),
    Fault(
        "`sh:lessThan` compares what SPARQL cannot compare, such as IRIs, as texts",
        "SHACL 4.5.3; SPARQL 1.1, 17.3",
        OF_P.format("sh:lessThan e:q"),
        "e:a e:p e:b ; e:q e:c .",
        ("http://e.org/b",),
        (),
    ),
    Fault(
        "`sh:lessThan` compares two datatypes of time with one another",
        "SHACL 4.5.3; SPARQL 1.1, 17.3",
        OF_P.format("sh:lessThan e:q"),
        'e:a e:p "2009-05-01"^^xsd:date ; e:q "2010"^^xsd:gYear .',
        ("2009-05-01",),
        (),
        told=False,
    ),
    Fault(
        "a time with a zone is never within bounds without one",
        "SHACL 4.3.2; XSD 1.1, 3.3.7",
        OF_P.format('sh:minInclusive "2020-01-01T00:00:00"^^xsd:dateTime'),
        'e:a e:p "2020-06-01T00:00:00Z"^^xsd:dateTime .',
        (),
        ("2020-06-01T00:00:00Z",),
    ),
    Fault(
        "a result of an ASK validator in a property shape has no value",
        "SHACL 6.3",
        "e:c a sh:ConstraintComponent ; sh:parameter [ sh:path e:least ] ; sh:validator "
        '[ a sh:SPARQLAskValidator ; sh:ask "ASK { FILTER ($value > $least) }" ] .\n'
        + OF_P.format("e:least 3"),
        "e:a e:p 1 , 5 .",
        ("1",),
        ("-",),
    ),
    Fault(
        "prefixes are not looked for along `owl:imports`",
        "SHACL 5.2.1; the W3C test prefixes-001",
        "e:s a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:sparql "
        '[ sh:prefixes e:near ; sh:select "SELECT $this WHERE { $this e:p ?o }" ] .\n'
        "e:near owl:imports e:far .\n"
        'e:far sh:declare [ sh:prefix "e" ; sh:namespace "http://e.org/"^^xsd:anyURI ] .',
        "e:a e:p 1 .",
        ("http://e.org/a",),
        None,
        told=False,
    ),
    Fault(
        "a query is refused for a word such as MINUS in a string",
        "SHACL, appendix A",
        "e:s a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:sparql "
        "[ sh:select 'SELECT $this { $this <http://e.org/p> ?o FILTER (?o != \"a MINUS b\") }' ] .",
        "e:a e:p 1 .",
        ("http://e.org/a",),
        None,
        told=False,
    ),
)
ALL = pytest.mark.parametrize("fault", FAULTS, ids=[fault.words for fault in FAULTS])


def load(folder: Path, fault: Fault) -> tuple[Data, Shapes]:
    """The data and the shapes of a fault."""
    path = folder / "shapes.ttl"
    path.write_text(PREFIXES + fault.shapes, "utf-8")
    triples = [quad.triple for quad in ox.parse(PREFIXES + fault.data, format=ox.RdfFormat.TURTLE)]
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    return Data(ask_store(store), lambda: triples, {}), load_shapes([path])


def values(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """The values at fault."""
    return tuple(sorted("-" if each.value is None else str(each.value.value) for each in findings))


@ALL
def test_each_engine_answers_as_the_table_says(tmp_path: Path, fault: Fault) -> None:
    """The compiled engine as the standard does, by itself, and pySHACL in another way."""
    data, shapes = load(tmp_path, fault)
    held = hold(data, shapes, EngineChoice.COMPILED)
    assert (fault.compiled, {}) == (values(held.findings), held.by_reference)
    assert fault.compiled != fault.pyshacl
    if fault.pyshacl is None:
        with pytest.raises(ValidationError, match="cannot be used"):
            hold(data, shapes, EngineChoice.PYSHACL)
    else:
        assert fault.pyshacl == values(hold(data, shapes, EngineChoice.PYSHACL).findings)


def rows(findings: tuple[Finding, ...]) -> dict[tuple[object, ...], Finding]:
    """Findings by what engines have to agree on."""
    return {
        (each.focus, each.path, each.value and kept(each.value), each.component, each.source): each
        for each in findings
    }


ANSWERED = [fault for fault in FAULTS if fault.pyshacl is not None]


@pytest.mark.parametrize("fault", ANSWERED, ids=[fault.words for fault in ANSWERED])
def test_what_is_owed_to_a_fault_is_told(tmp_path: Path, fault: Fault) -> None:
    """By the finding and its shape, where that is possible."""
    data, shapes = load(tmp_path, fault)
    ours, theirs = (
        rows(hold(data, shapes, engine).findings)
        for engine in (EngineChoice.COMPILED, EngineChoice.PYSHACL)
    )
    told = [pyshacl_fault(ours[row], shapes, compiled=True) for row in ours.keys() - theirs]
    told += [pyshacl_fault(theirs[row], shapes, compiled=False) for row in theirs.keys() - ours]
    assert told
    assert [fault.told] * len(told) == [bool(words) for words in told]


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ('sh:pattern "^a$"', '"b"'),
        ("sh:datatype xsd:date", '"x"'),
        ("sh:uniqueLang true", '"x"@en , "y"@en'),
        ("sh:lessThan e:p", "2"),
        (
            'sh:minInclusive "2020-01-01T00:00:00Z"^^xsd:dateTime',
            '"2019-01-01T00:00:00Z"^^xsd:dateTime',
        ),
        ("sh:minCount 2", "1"),
    ],
)
def test_another_difference_is_not_taken_for_a_fault(tmp_path: Path, shape: str, text: str) -> None:
    """A finding on which both agree would not be explained, had only one of them had it."""
    fault = Fault("", "", OF_P.format(shape), f"e:a e:p {text} .", (), ())
    data, shapes = load(tmp_path, fault)
    found = hold(data, shapes, EngineChoice.PYSHACL).findings
    assert found
    for finding in found:
        for compiled in (True, False):
            assert "" == pyshacl_fault(finding, shapes, compiled=compiled)


def test_a_component_without_a_name_is_no_fault_of_pyshacl(tmp_path: Path) -> None:
    """Shapes with one are refused; were they not, a difference would count."""
    data = "e:a e:p 1 ."
    known = load(tmp_path, Fault("", "", OF_P.format("sh:nodeKind sh:IRI"), data, (), ()))
    text = f"{PREFIXES}[] sh:parameter [ sh:path e:most ] ; sh:validator [ sh:ask 'ASK {{}}' ] ."
    shapes = Shapes(
        (), ShapesGraph(quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)), {}
    )
    (finding,) = hold(*known, EngineChoice.COMPILED).findings
    (component,) = (node for node, _ in shapes.graph.pairs(f"{SH}parameter"))
    odd = replace(finding, path=None, component=str(component.value))
    for compiled in (True, False):
        assert "" == pyshacl_fault(odd, shapes, compiled=compiled)


def test_the_page_has_the_same_table() -> None:
    """`docs/conformance.md` names each fault, with the standard and whether it can be told."""
    section = PAGE.read_text("utf-8").partition("### Where pySHACL differs")[2].partition("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")][2:]
    assert list(table()) == lines


def table() -> list[str]:
    """The rows of the page's table."""
    return [
        f"| {fault.words} | {fault.standard} | {'yes' if fault.told else 'no'} |"
        for fault in FAULTS
    ]
