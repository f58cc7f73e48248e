"""In which line something is said: exact line numbers, in the layout and out of it."""

from __future__ import annotations

import re
from itertools import chain
from time import process_time

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkg.building.source_tree import source_files
from akkg.location import data_root
from akkg.prefixes import PrefixTable
from akkg.turtle.layout import lay_out
from akkg.validation.positions import Positions, read_positions

AK, AKKG = "https://w3id.org/akkg/id/", "https://w3id.org/akkg/ontology#"
EDTF, OVERVIEW = "http://id.loc.gov/datatypes/edtf/", "https://w3id.org/akkg/graph/overview-2025/"
RDF, XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#"
TABLE = {"ak": AK, "akkg": AKKG, "edtf": EDTF, "overview": OVERVIEW, "rdf": RDF, "xsd": XSD}
DECLARED = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in TABLE.items())
HEAD = len(TABLE)  # the lines of prefixes above the first line of a text

LAID_OUT = """\
# The head of the file.

@prefix ak: <https://w3id.org/akkg/id/> .
@prefix akkg: <https://w3id.org/akkg/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix overview: <https://w3id.org/akkg/graph/overview-2025/> .

# The first paragraph, which names ak:akfta.
overview:p1 {
    # ak:akfta akkg:ordinal 1 .
    ak:akfta
        a akkg:Instrument ;
        akkg:ordinal 1 ;
        akkg:party
            ak:asean , # ak:rok
            ak:rok ;
    .

    ak:rok
        akkg:note \"\"\"One # two .
ak:akfta akkg:ordinal 2 ;
.\"\"\"@en ;
        akkg:number 1 ;
    .
}

overview:p2 {
    ak:akfta
        akkg:date "2010-10"^^edtf:EDTF ; # not "2011"
        akkg:ordinal 1 ;
        akkg:title "A # B ."@en-GB ;
    .
}
"""


def positions(text: str) -> Positions:
    """Read statements under all declarations."""
    found = read_positions(DECLARED + text, TABLE, "x.trig")
    assert found.outline is not None
    return found


def line(text: str, value: ox.NamedNode | ox.Literal) -> int | None:
    """The line in which ak:x has a value of akkg:p, counted from the first line of the text."""
    found = positions(text).line(None, f"{AK}x", f"{AKKG}p", value)
    return None if found is None else found - HEAD


def edtf(date: str) -> ox.Literal:
    """A date as the graph has it."""
    return ox.Literal(date, datatype=ox.NamedNode(f"{EDTF}EDTF"))


@pytest.mark.parametrize(
    ("expected", "graph", "subject", "predicate", "value"),
    [
        (11, "p1", "akfta", None, None),
        (12, "p1", "akfta", f"{RDF}type", None),
        (12, "p1", "akfta", f"{RDF}type", ox.NamedNode(f"{AKKG}Instrument")),
        (13, "p1", "akfta", f"{AKKG}ordinal", ox.Literal(1)),
        (14, "p1", "akfta", f"{AKKG}party", None),
        (15, "p1", "akfta", f"{AKKG}party", ox.NamedNode(f"{AK}asean")),
        (16, "p1", "akfta", f"{AKKG}party", ox.NamedNode(f"{AK}rok")),
        (19, "p1", "rok", None, None),
        (20, "p1", "rok", f"{AKKG}note", None),
        (
            20,
            "p1",
            "rok",
            f"{AKKG}note",
            ox.Literal("One # two .\nak:akfta akkg:ordinal 2 ;\n.", language="en"),
        ),
        (23, "p1", "rok", f"{AKKG}number", ox.Literal(1)),
        (28, "p2", "akfta", None, None),
        (29, "p2", "akfta", f"{AKKG}date", edtf("2010-10")),
        (30, "p2", "akfta", f"{AKKG}ordinal", ox.Literal(1)),
        (31, "p2", "akfta", f"{AKKG}title", ox.Literal("A # B .", language="en-GB")),
        # What is not said there has no line.
        (None, "p3", "akfta", None, None),
        (None, None, "akfta", None, None),
        (None, "p2", "rok", None, None),
        (None, "p1", "asean", None, None),
        (None, "p1", "akfta", f"{AKKG}date", None),
        (None, "p1", "akfta", f"{AKKG}date", edtf("2010-10")),
        (None, "p1", "akfta", f"{AKKG}ordinal", ox.Literal(2)),
        (None, "p2", "akfta", f"{AKKG}date", ox.Literal("2010-10")),
        (None, "p2", "akfta", f"{AKKG}date", edtf("2011")),
        (None, "p2", "akfta", f"{AKKG}title", ox.Literal("A # B .")),
        (None, "p2", "akfta", f"{AKKG}title", ox.Literal("A # B .", language="en")),
    ],
)
def test_each_part_of_a_file_in_the_layout_has_its_line(
    expected: int | None,
    graph: str | None,
    subject: str,
    predicate: str | None,
    value: ox.NamedNode | ox.Literal | None,
) -> None:
    """A thing, a property and an object stand where they are written, each in its own graph."""
    assert LAID_OUT == lay_out(LAID_OUT, TABLE, trig=True)
    found = read_positions(LAID_OUT, TABLE, "x.trig")
    assert found.outline is not None
    name = graph and OVERVIEW + graph
    assert expected == found.line(name, AK + subject, predicate, value)


@pytest.mark.parametrize(
    ("expected", "text", "value"),
    [
        (1, "ak:x akkg:p 1, 2,\n3 .", ox.Literal(2)),
        (2, "ak:x akkg:p 1, 2,\n3 .", ox.Literal(3)),
        (3, 'ak:x akkg:p "a. # 1" , # 1\n"# 1 ."\n, 1 .', ox.Literal(1)),
        (4, "ak:x akkg:p '''1\n2\n3''',\n1 .", ox.Literal(1)),
        (1, "ak:x akkg:p '''1\n2\n3''',\n1 .", ox.Literal("1\n2\n3")),
        (1, 'ak:x akkg:p "1\\n2\\n3" , 1 .', ox.Literal("1\n2\n3")),
        (2, "ak:x akkg:p\r\n1 .", ox.Literal(1)),
        (3, "\n\nak:x akkg:q 1 ; akkg:p 1 .", ox.Literal(1)),
        (2, "ak:x akkg:q 1 ;\nakkg:p ak:x , ak:y .", ox.NamedNode(f"{AK}y")),
        (1, f"<{AK}x> <{AKKG}p> <{AK}\\u0079> .", ox.NamedNode(f"{AK}y")),
        (1, "ak:x akkg:p rdf:nil .", ox.NamedNode(f"{RDF}nil")),
        (2, "ak:x akkg:p\n() .", ox.NamedNode(f"{RDF}nil")),
        (3, "ak:x akkg:p\n[ akkg:p 2 ; ] , ( 1\n) , 1 .", ox.Literal(1)),
        (None, "ak:x akkg:p [ akkg:p 2 ; ] , ( 1 ) .", ox.Literal(1)),
        # One subject in two blocks, one triple in two places: the first.
        (3, "ak:x akkg:p 2 .\nak:y akkg:p 1 .\nak:x akkg:p 1 .\nak:x akkg:p 1 .", ox.Literal(1)),
        # Braces without a name are the graph without a name.
        (2, "overview:p1 { ak:x akkg:p 1 }\n{ ak:x akkg:p 1 }", ox.Literal(1)),
        # Terms as written: lexical form, datatype and language.
        (1, "ak:x akkg:p 1 ,\n01 .", ox.Literal(1)),
        (2, "ak:x akkg:p 1 ,\n01 .", ox.Literal("01", datatype=ox.NamedNode(f"{XSD}integer"))),
        (None, "ak:x akkg:p 1 .", ox.Literal("01", datatype=ox.NamedNode(f"{XSD}integer"))),
        (2, "ak:x akkg:p 1 ,\n'1' .", ox.Literal("1")),
        (2, "ak:x akkg:p 1 ,\n1.0 .", ox.Literal("1.0", datatype=ox.NamedNode(f"{XSD}decimal"))),
        (None, "ak:x akkg:p 1.0 .", ox.Literal("1.0", datatype=ox.NamedNode(f"{XSD}double"))),
        (2, "ak:x akkg:p 'true' ,\ntrue .", ox.Literal(True)),
        (2, "ak:x akkg:p 'a'@en ,\n'a' .", ox.Literal("a")),
        (1, "ak:x akkg:p 'a'@EN-gb ,\n'a'@en .", ox.Literal("a", language="en-GB")),
        (None, "ak:x akkg:p 'A'@en .", ox.Literal("a", language="en")),
        (1, "ak:x akkg:p '\\\\\"\\t'@en .", ox.Literal('\\"\t', language="en")),
    ],
)
def test_a_value_has_the_line_of_its_token_in_any_layout(
    expected: int | None, text: str, value: ox.NamedNode | ox.Literal
) -> None:
    """Comments, strings of several lines and brackets do not mislead; terms are as written."""
    assert expected == line(text, value)


def test_a_graph_opened_twice_and_a_subject_in_two_blocks_are_each_one() -> None:
    """A thing stands where it stands first; what is said of it, in the block that says it."""
    text = """overview:p1 {
ak:x a akkg:X .
ak:y a akkg:X .
ak:x akkg:p 1 }
GRAPH
<https://w3id.org/akkg/graph/overview-2025/p1>
{ ak:z a akkg:X . ak:x akkg:p 2 ,
1 ; akkg:q 3 . }"""
    found, graph, subject = positions(text), f"{OVERVIEW}p1", f"{AK}x"
    assert HEAD + 2 == found.line(graph, subject)
    assert HEAD + 4 == found.line(graph, subject, f"{AKKG}p")
    assert HEAD + 4 == found.line(graph, subject, f"{AKKG}p", ox.Literal(1))
    assert HEAD + 7 == found.line(graph, subject, f"{AKKG}p", ox.Literal(2))
    assert HEAD + 8 == found.line(graph, subject, f"{AKKG}q", ox.Literal(3))
    assert HEAD + 7 == found.line(graph, f"{AK}z")


def test_a_byte_order_mark_is_passed_over() -> None:
    """A file from another system has lines too."""
    found = read_positions(f"\ufeff{DECLARED}ak:x a akkg:X .", TABLE, "x.ttl")
    assert HEAD + 1 == found.line(None, f"{AK}x")


@pytest.mark.parametrize(
    "text",
    [
        "ak:x akkg:p _:b .",
        "[] akkg:p 1 .",
        f"@base <{AK}> . <x> akkg:p 1 .",
        "@prefix ex: <http://example.org/> . ak:x akkg:p ex:y .",
        f"ak:x akkg:p {'[ akkg:p ' * 51}1{' ]' * 51} .",
        "ak:x akkg:p <<( ak:x akkg:p 1 )>> .",
    ],
)
def test_a_file_that_cannot_be_laid_out_has_no_lines(text: str) -> None:
    """It is sound, as a parser says, but the layout refuses it: so no line is guessed."""
    assert list(ox.parse(DECLARED + text, ox.RdfFormat.TURTLE))
    text = f"{DECLARED}ak:x akkg:p 1 .\n{text}"
    found = read_positions(text, TABLE, "x.ttl")
    assert found.outline is None
    assert found.line(None, f"{AK}x", f"{AKKG}p", ox.Literal(1)) is None
    assert found.line(None, f"{AK}x") is None


@given(st.text(st.sampled_from("ak:x <>[](){}.;,^@\"'\\#_\n1e+-")))
def test_what_is_no_turtle_does_no_harm(text: str) -> None:
    """Whatever a file holds, reading it ends, and ends without an error."""
    found = read_positions(DECLARED + text, TABLE, "x.trig")
    assert found.line(None, f"{AK}nowhere") is None


SPACES = st.sampled_from([" ", "\n", "\n\n", " # .\n", "\n# ak:a akkg:p , ;\n", "\r\n"])
FILLERS = ["'# .'", "'''a\n.\nb'''@en", '"""\n#\n"""', "ak:b", "[ akkg:p ( 'x'\n) ]", "( 'y' [] )"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["overview:p1", "overview:p2", ""]),
            st.sampled_from(["ak:a", "ak:b", "ak:c.d"]),
            st.sampled_from(["akkg:p", "akkg:q"]),
            st.lists(st.sampled_from(FILLERS), max_size=2),
        ),
        min_size=1,
        max_size=6,
    ),
    st.lists(SPACES, min_size=3, max_size=7),
)
def test_every_value_has_the_line_in_which_it_is_written(
    statements: list[tuple[str, str, str, list[str]]], spaces: list[str]
) -> None:
    """A number that stands once in a file is found where it stands."""
    words = []
    for number, (graph, subject, predicate, fillers) in enumerate(statements, start=1001):
        objects = chain.from_iterable((filler, ",") for filler in fillers)
        words += [graph, "{", subject, predicate, *objects, str(number), "}"]
    text = "".join(word + spaces[place % len(spaces)] for place, word in enumerate(words))
    found = positions(text)
    for number, (graph, subject, predicate, _) in enumerate(statements, start=1001):
        [match] = re.finditer(str(number), DECLARED + text)
        name = OVERVIEW + graph.partition(":")[2] if graph else None
        about = AK + subject.partition(":")[2]
        wanted = (name, about, AKKG + predicate.partition(":")[2], ox.Literal(number))
        assert (DECLARED + text).count("\n", 0, match.start()) + 1 == found.line(*wanted)


def test_every_statement_of_the_sources_has_a_line_that_shows_it() -> None:
    """In the project's own files the line of an object holds its name, its number or its words."""
    root = data_root()
    table, seen = dict(PrefixTable.load(root).items()), 0
    for path in (root / name for name in source_files(root) if name.endswith((".trig", ".ttl"))):
        text = path.read_text(encoding="utf-8")
        lines, found = text.split("\n"), read_positions(text, table, str(path))
        for quad in ox.parse(text, ox.RdfFormat.TRIG):
            graph, value = quad.graph_name, quad.object
            assert isinstance(quad.subject, ox.NamedNode)
            assert isinstance(value, ox.NamedNode | ox.Literal)
            name = graph.value if isinstance(graph, ox.NamedNode) else None
            number = found.line(name, quad.subject.value, quad.predicate.value, value)
            assert number is not None, quad
            shown = value.value
            if isinstance(value, ox.NamedNode):
                shown = re.split("[/#]", shown)[-1]
            assert shown.replace("\\", "\\\\").replace('"', '\\"') in lines[number - 1], quad
            seen += 1
    assert seen > 3000


def test_eight_thousand_lines_are_read_while_one_waits() -> None:
    """A large file is read, and asked for every value, in well under a second."""
    block = "ak:x{n}\n    akkg:p\n        ak:y{n} ,\n        {n} ;\n.\n\n"
    text = "".join(block.format(n=n) for n in range(1340))
    assert text.count("\n") > 8000
    start = process_time()
    found = positions(text)
    for n in range(1340):
        assert HEAD + 6 * n + 4 == found.line(None, f"{AK}x{n}", f"{AKKG}p", ox.Literal(n))
    assert process_time() - start < 0.7
