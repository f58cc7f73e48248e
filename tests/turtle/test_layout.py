"""The layout of source files: same triples, same comments, one form."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from time import process_time

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from akkg.errors import AkkgError, DataError
from akkg.turtle.layout import lay_out
from akkg.turtle.writer import natural
from tests.optional import need

TABLE = {
    "ak": "https://w3id.org/akkg/id/",
    "akkg": "https://w3id.org/akkg/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "graph": "https://w3id.org/akkg/graph/",
    "overview": "https://w3id.org/akkg/graph/overview-2025/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DECLARED = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in TABLE.items())


def body(text: str, *, trig: bool = False) -> str:
    """Lay out statements under all declarations; return what follows the prefixes."""
    result = lay_out(DECLARED + text, TABLE, trig=trig, where="x.ttl")
    return re.sub(r"\A(@prefix .*\n)*\n?", "", result)


# The form


def test_a_block_has_one_predicate_a_line_and_the_dot_alone() -> None:
    """Labels stand first, other predicates by CURIE, several objects one a line."""
    expected = """\
ak:akfta
    a akkg:TradeAgreement ;
    dcterms:title "ASEAN-ROK Free Trade Agreement"@en ;
    akkg:hasEvent
        ak:akfta-signature ,
        ak:akfta-taking-effect ;
.
"""
    assert expected == body(
        "ak:akfta akkg:hasEvent ak:akfta-taking-effect, ak:akfta-signature;"
        'dcterms:title "ASEAN-ROK Free Trade Agreement"@en; a akkg:TradeAgreement.'
    )


def test_label_like_predicates_stand_in_a_fixed_order() -> None:
    """The kind, then labels, then all else by CURIE."""
    labels = ["a", "skos:prefLabel", "skos:altLabel", "dcterms:title", "akkg:acronym"]
    order = [*labels, "akkg:date", "dcterms:date", "skos:note"]
    text = "ak:x " + " ; ".join(f"{predicate} ak:y" for predicate in reversed(order)) + " ."
    assert order == re.findall(r"^    (\S+) ", body(text), re.MULTILINE)


def test_numbers_in_names_count() -> None:
    """Paragraph 2 stands before paragraph 10."""
    text = body("ak:p10 a akkg:X . ak:p2 a akkg:X . ak:p02 a akkg:X .")
    assert ["ak:p02", "ak:p2", "ak:p10"] == re.findall(r"^ak:\w+", text, re.MULTILINE)
    assert ["p", "p2", "p2a", "p10"] == sorted(["p10", "p2a", "p", "p2"], key=natural)


def test_graphs_keep_the_order_of_the_file() -> None:
    """Named graphs stand as in the file, without the keyword; one given twice becomes one."""
    expected = """\
overview:p10 {
    ak:a
        a akkg:X ;
    .

    ak:c
        a akkg:X ;
    .
}

overview:p2 {
    ak:b
        a akkg:X ;
    .
}

overview:p3 {
}
"""
    text = """
GRAPH overview:p10 { ak:c a akkg:X }
overview:p2 { ak:b a akkg:X }
overview:p3 {}
overview:p10 { ak:a a akkg:X . }
"""
    assert expected == body(text, trig=True)


def test_only_prefixes_in_use_are_declared() -> None:
    """Prefixes are sorted, unused ones gone, other names for a namespace replaced."""
    expected = """\
@prefix ak: <https://w3id.org/akkg/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .

ak:x
    dcterms:title "x"@en ;
.
"""
    text = (
        "PREFIX dct: <http://purl.org/dc/terms/>\n"
        + DECLARED
        + '<https://w3id.org/akkg/id/x> dct:title "x"@en .'
    )
    assert expected == lay_out(text, TABLE, trig=False)


def test_the_prefix_table_keeps_its_prefixes() -> None:
    """A file of declarations alone is the table itself: sorted, nothing dropped."""
    text = "# The table.\n@prefix b: <http://b/> .\n@prefix a: <http://a/> . # first\n"
    expected = "# The table.\n\n@prefix a: <http://a/> . # first\n@prefix b: <http://b/> .\n"
    assert expected == lay_out(text, {}, trig=False)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12", "12"),
        ('"12"^^xsd:integer', "12"),
        ("007", '"007"^^xsd:integer'),
        ("+5", '"+5"^^xsd:integer'),
        ("208.11", "208.11"),
        ("1.50", '"1.50"^^xsd:decimal'),
        ('"true"^^xsd:boolean', "true"),
        ('"1"^^xsd:boolean', '"1"^^xsd:boolean'),
        ("1e3", '"1e3"^^xsd:double'),
        ('"x"^^xsd:string', '"x"'),
        (
            '"2010-10"^^<http://id.loc.gov/datatypes/edtf/EDTF>',
            '"2010-10"^^<http://id.loc.gov/datatypes/edtf/EDTF>',
        ),
        ("'say \"Plan\"'@en-GB", '"say \\"Plan\\""@en-GB'),
        ("""'''one line \\u00e9'''""", '"one line é"'),
        ('"two\\nlines \\u00e9"', '"""two\nlines é"""'),
        ('"\\n\\"\\"\\"\\r\\\\"@en', '"""\n\\"""\\r\\\\"""@en'),
        ('"""\n"a" \\""""^^xsd:token', '"""\n"a" \\""""^^xsd:token'),
        ("<https://w3id.org/akkg/graph/overview-2025/p2>", "overview:p2"),
        ("<https://w3id.org/akkg/id/a(b)>", "<https://w3id.org/akkg/id/a(b)>"),
        ("ak:a\\(b\\)", "<https://w3id.org/akkg/id/a(b)>"),
        ("rdf:type", "rdf:type"),
    ],
)
def test_each_term_has_one_spelling(written: str, expected: str) -> None:
    """Short forms only where canonical, CURIEs where there is a prefix, lines of strings kept."""
    assert f"ak:x\n    akkg:p {expected} ;\n.\n" == body(f"ak:x akkg:p {written} .")


# Lists and nodes without a name


def test_lists_and_nodes_that_fit_stand_on_one_line() -> None:
    """A list keeps its order; a node with one statement is short wherever it stands."""
    expected = """\
ak:shape
    akkg:in ( 3 1 "a"@en ak:b ) ;
    akkg:none () ;
    akkg:or ( [ akkg:class akkg:State ] ( 2 [] ) ) ;
    akkg:path [ akkg:inverse ( akkg:p akkg:q ) ] ;
.
"""
    assert expected == body(
        """ak:shape akkg:path [akkg:inverse(akkg:p\nakkg:q); ] ; akkg:in (3 1 "a"@en ak:b);
        akkg:none ( ), rdf:nil ; akkg:or ([akkg:class akkg:State](2[ ]))."""
    )


def test_nodes_with_several_statements_are_like_blocks() -> None:
    """The kind first, predicates sorted, several objects one a line, the bracket alone."""
    expected = """\
ak:shape
    akkg:property
        [
            a akkg:Property ;
            akkg:max 1 ;
            akkg:p2
                ak:a ,
                ak:b ;
            akkg:p10 [
                akkg:q 1 ;
                akkg:r 2 ;
            ] ;
        ] ,
        ak:other ;
    akkg:xone (
        [ akkg:class akkg:State ]
        [
            akkg:class akkg:Body ;
            akkg:max 1 ;
        ]
        (
            1
            [
                akkg:q
                    1 ,
                    2 ;
            ]
        )
    ) ;
.
"""
    assert expected == body(
        """ak:shape akkg:property ak:other, [ akkg:p10 [ akkg:r 2; akkg:q 1 ] ; akkg:max 1;
        akkg:p2 ak:b, ak:a; a akkg:Property ] ; akkg:xone ( [ akkg:class akkg:State ]
        [ akkg:max 1 ; akkg:class akkg:Body ] ( 1 [ akkg:q 2, 1 ] ) ) ."""
    )


@pytest.mark.parametrize("trig", [False, True])
def test_a_line_has_a_hundred_columns(trig: bool) -> None:
    """What is too wide has one member or predicate a line, from the outside in; in a graph too."""
    room = 96 if trig else 100
    fits = "x" * (room - len("    akkg:p [ akkg:q ( 1 ak: ) ] ;"))
    lines = [f"    akkg:p [ akkg:q ( 1 ak:{fits} ) ] ;"]
    assert len(lines[0]) == room
    assert lines == _one_subject(f"akkg:p [ akkg:q ( 1 ak:{fits} ) ]", trig=trig)
    inner = f"        akkg:q ( 1 ak:{fits}x ) ;"
    lines = ["    akkg:p [", inner, "    ] ;"]
    assert lines == _one_subject(f"akkg:p [ akkg:q ( 1 ak:{fits}x ) ]", trig=trig)
    fits += "x" * (room - len(inner) + 2)
    members = ["            1", f"            ak:{fits}"]
    lines = ["    akkg:p [", "        akkg:q (", *members, "        ) ;", "    ] ;"]
    assert lines == _one_subject(f"akkg:p [ akkg:q ( 1 ak:{fits} ) ]", trig=trig)
    fits = "x" * (room - len("        [ akkg:q ak: ]"))
    lines = ["    akkg:p (", f"        [ akkg:q ak:{fits} ]", "        []", "    ) ;"]
    assert lines == _one_subject(f"akkg:p ( [ akkg:q ak:{fits} ] [] )", trig=trig)
    lines[1:2] = ["        [", f"            akkg:q ak:{fits}x ;", "        ]"]
    assert lines == _one_subject(f"akkg:p ( [ akkg:q ak:{fits}x ] [] )", trig=trig)


def _one_subject(text: str, *, trig: bool) -> list[str]:
    """Lay out what is said of one thing; return the lines between it and its dot."""
    lines = body(f"ak:g {{ ak:x {text} }}" if trig else f"ak:x {text} .", trig=trig).splitlines()
    if trig:
        assert ["ak:g {", "}"] == [lines[0], lines[-1]]
        lines = [line.removeprefix("    ") for line in lines[1:-1]]
    assert ["ak:x", "."] == [lines[0], lines[-1]]
    return lines[1:-1]


def test_a_string_of_several_lines_is_not_indented() -> None:
    """The lines of a query in a shape stay as they are, in a node, a list and a graph too."""
    select = 'SELECT $this # "all"\n  WHERE { $this akkg:p "a\\\\b" }'
    expected = f'''\
overview:p1 {{
    ak:shape
        akkg:sparql [
            akkg:select """
{select}
""" ;
        ] ;
        akkg:texts (
            """
"""@en
        ) ; # done
    .
}}
'''
    written = select.replace("\n", "\\n")
    text = f"""overview:p1 {{ ak:shape akkg:texts ( "\\n"@en ) ; # done
    akkg:sparql [ akkg:select '\\n{written}\\n' ] }}"""
    assert expected == body(text, trig=True)
    assert expected == body(expected, trig=True)


def test_nodes_that_look_alike_stay_two() -> None:
    """Two nodes that say the same are two things; two spellings of a term are one."""
    text = "ak:x akkg:p [ akkg:q 1 ] , ( 1 ) , [ akkg:q 1 ] , ( 1 ) , 1 , '1'^^xsd:integer ."
    expected = """\
ak:x
    akkg:p
        1 ,
        ( 1 ) ,
        ( 1 ) ,
        [ akkg:q 1 ] ,
        [ akkg:q 1 ] ;
.
"""
    assert expected == body(text)


def test_comments_in_brackets_stay_with_what_they_are_on() -> None:
    """A comment inside opens the brackets up; one behind them stays behind them."""
    expected = """\
ak:shape
    # before the predicate
    # before the bracket
    akkg:in ( # opened
        # before the member
        1 # member
        ( # inner
            2
        ) # list
        # at the end
    ) ; # closed
    akkg:none () ; # inside
    akkg:or ( 1 2 ) ; # all
    akkg:property
        # on the node
        [
            # on the statement
            akkg:p # predicate
                1 , # one
                # on two
                2 ; # two
            # last
        ] , # node
        [ akkg:q 1 ] ; # other
    akkg:sole [
        # before the only predicate
        akkg:p 1 ;
    ] ;
    akkg:value [ # predicate # node
        akkg:p 1 ; # object
    ] ;
.
"""
    text = """
ak:shape akkg:or ( 1 2 ) # all
; akkg:none ( # inside
) ;
# before the predicate
akkg:in
# before the bracket
( # opened
# before the member
1 # member
( # inner
2 ) # list
# at the end
) # closed
; akkg:property [ akkg:q 1 ] , # other
# on the node
[
# on the statement
akkg:p # predicate
1 , # one
# on two
2 # two
;
# last
] # node
; akkg:sole [
# before the only predicate
akkg:p 1 ]
; akkg:value # predicate
[ # node
akkg:p 1 # object
] .
"""
    assert expected == body(text)


def test_a_long_list_takes_no_longer_than_its_members() -> None:
    """A list of two thousand nodes is laid out, and compared with what it was, while one waits."""

    def taken(size: int) -> float:
        members = "\n".join(f"[ akkg:p {number % 7} ]" for number in range(size))
        start = process_time()
        result = body(f"ak:x akkg:in ( {members} ) .")
        seconds = process_time() - start
        assert result.count("\n        [ akkg:p ") == size
        return seconds

    assert taken(2000) < 32 * taken(250), "eight times as many take eight times as long, not 64"


def test_brackets_may_be_fifty_deep() -> None:
    """Deeper ones are refused with their line, before they exhaust the reader."""
    assert body(f"ak:x akkg:p {'[ akkg:p ( ' * 25}{') ]' * 25} .").count("[") == 25
    with pytest.raises(DataError, match=r"more than 50 deep \(x.ttl:10\)"):
        body(f"ak:x akkg:p\n{'[ akkg:p ( ' * 5000}{') ]' * 5000} .")


@pytest.mark.parametrize(
    "changed",
    [
        "( 2 1 ) , [ akkg:q 1 ] , [ akkg:q 1 ] , [ akkg:q [ akkg:q 2 ] ]",
        "( 1 2 ) , [ akkg:q 1 ] , [ akkg:q [ akkg:q 2 ] ]",
        "( 1 2 ) , [ akkg:q 1 ] , [ akkg:q 1 ] , [ akkg:q [ akkg:q 3 ] ]",
        "( 1 2 ) , [ akkg:q 1 ] , [] , [ akkg:q [ akkg:q 2 ] ]",
    ],
)
def test_nothing_is_written_that_says_something_else(
    changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another order, a node too few, another value deep inside: each would be noticed."""
    text = (
        DECLARED + "ak:x akkg:p ( 1 2 ) , [ akkg:q 1 ] , [ akkg:q 1 ] , [ akkg:q [ akkg:q 2 ] ] ."
    )
    assert "[ akkg:q [ akkg:q 2 ] ]" in lay_out(text, TABLE, trig=False)
    monkeypatch.setattr(
        "akkg.turtle.layout.write_outline", lambda _: f"{DECLARED}ak:x akkg:p {changed} ."
    )
    with pytest.raises(AkkgError, match="the layout would change what the file says"):
        lay_out(text, TABLE, trig=False)


# Comments


def test_comments_stay_with_what_they_are_on() -> None:
    """Comments on a line belong to what follows, comments at the end of a line to what precedes."""
    text = """\
# What the file holds.

# More of the head.
@prefix ak: <https://w3id.org/akkg/id/> . # things
@prefix akkg: <https://w3id.org/akkg/ontology#> .

# On the later subject.
ak:p10 # subject
    # on the predicate
    akkg:p # predicate
        # on the second
        ak:b , # second
        ak:a ; # first
    a akkg:X # kind
    ;
    # before the dot
. # after the dot
ak:p2 a akkg:X . # all on one line
# The end.
"""
    expected = """\
# What the file holds.

# More of the head.

@prefix ak: <https://w3id.org/akkg/id/> . # things
@prefix akkg: <https://w3id.org/akkg/ontology#> .

ak:p2
    a akkg:X ; # all on one line
.

# On the later subject.
ak:p10 # subject
    a akkg:X ; # kind
    # on the predicate
    akkg:p # predicate
        ak:a , # first
        # on the second
        ak:b ; # second
    # before the dot
. # after the dot

# The end.
"""
    assert expected == lay_out(text, TABLE, trig=False)


def test_comments_of_graphs_stay_with_the_graph() -> None:
    """A graph keeps the comment before it, at its braces and at its end."""
    expected = """\
# Paragraph 18.
overview:p18 { # opened
    # The agreement.
    ak:akfta
        a akkg:X ;
    .

    # Nothing is said of its end.
} # closed
"""
    text = """
# Paragraph 18.
GRAPH overview:p18 { # opened
# The agreement.
ak:akfta a akkg:X .
# Nothing is said of its end.
} # closed
"""
    assert expected == body(text, trig=True)


def test_subjects_given_twice_become_one_block_with_all_comments() -> None:
    """Nothing that two blocks say of one subject is lost, and nothing is said twice."""
    expected = "# one\n# two\nak:x\n    a akkg:X ; # first # again\n    akkg:p ak:y ;\n.\n"
    text = "# one\nak:x a akkg:X . # first\n# two\nak:x a akkg:X ; # again\n  akkg:p ak:y .\n"
    assert expected == body(text)


# Refusals


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ak:x akkg:p ak:y ak:z .", "x.ttl:9"),
        ("ak:x akkg:p\n _:b .", "x.ttl:10"),
        ("ak:x akkg:p ( 1\n [ akkg:p _:b ] ) .", "a label of a blank node, _: (x.ttl:10)"),
        ("_:b akkg:p 1 .", "a label of a blank node, _: (x.ttl:9)"),
        ("\n[ akkg:p 1 ] akkg:p 1 .", "a bracket that is no object, [ (x.ttl:10)"),
        ("( 1 2 ) akkg:p 1 .", "a bracket that is no object, ( (x.ttl:9)"),
        ("@base <http://x/> . <y> akkg:p 1 .", "base"),
        (
            "@prefix sks: <http://example.org/> . ak:x sks:p 1 .",
            "sks: is not in ontology/prefixes.ttl",
        ),
        (
            "@prefix ak: <http://example.org/> . ak:x akkg:p 1 .",
            "the prefix ak: is <http://example.org/> here",
        ),
    ],
)
def test_what_has_no_place_in_a_source_file_is_refused_with_its_line(
    text: str, message: str
) -> None:
    """The error names the file, the line and what is wrong, in one line."""
    with pytest.raises(DataError) as caught:
        body(text)
    assert message in str(caught.value)
    assert "x.ttl:" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_prefix_unlike_the_table_is_refused_with_near_names() -> None:
    """The remedy names the prefix that may have been meant."""
    with pytest.raises(DataError, match=r"did you mean skos\?"):
        body("@prefix sko: <http://example.org/> . ak:x sko:p 1 .")


# Every file


NAMES = st.sampled_from(
    ["ak:a", "ak:a-2", "ak:a-10", "overview:p1", "<http://example.org/x>", "akkg:n.1", "graph:"]
)
STRINGS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6).map(
    lambda text: str(ox.Literal(text))
)
LITERALS = st.one_of(
    STRINGS,
    STRINGS.map("{}@en".format),
    STRINGS.map("{}^^xsd:date".format),
    st.integers(-20, 20).map(str),
    st.sampled_from(
        ["true", "1.0", "2.5", "-.5", "1e0", "'say \"x\"'^^xsd:token", '"""long\r\n"one" """@en-KR']
    ),
)
WIDE = st.just("ak:" + "x" * 40)
PREDICATES = st.sampled_from(
    ["a", "rdf:type", "akkg:p", "akkg:p2", "akkg:p10", "dcterms:title", "skos:prefLabel"]
)


def _lines(things: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    objects = st.lists(things, min_size=1, max_size=3).map(lambda them: _between(them, [","]))
    return st.tuples(PREDICATES, objects).map(lambda pair: [pair[0], *pair[1]])


def _nodes(things: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    members = st.lists(things, max_size=3).map(lambda them: ["(", *_between(them, []), ")"])
    lines = st.lists(_lines(things), max_size=2)
    return st.one_of(members, lines.map(lambda them: ["[", *_between(them, [";"]), "]"]))


TERMS = st.one_of(NAMES, LITERALS, WIDE).map(lambda term: [term])
LINES = _lines(st.one_of(TERMS, st.recursive(TERMS, _nodes, max_leaves=5)))
BLOCKS = st.builds(
    lambda subject, lines, last: [subject, *_between(lines, [";"]), *last, "."],
    NAMES,
    st.lists(LINES, min_size=1, max_size=3),
    st.sampled_from([[], [";"], [";", ";"]]),
)
GRAPHS = st.builds(
    lambda opening, blocks: [*opening, "{", *_between(blocks, []), "}"],
    st.sampled_from([["overview:p1"], ["overview:p10"], ["GRAPH", "<http://example.org/g>"], []]),
    st.lists(BLOCKS, max_size=2),
)
SPACES = st.sampled_from(
    [" ", "\n", "\n\n", " #\n", "\n#\n", "\n\n#\n\n", "\r\n# \t#\r\n", " #\n#\n\n#\n"]
)


def _between(parts: Sequence[str | list[str]], separator: list[str]) -> list[str]:
    """Join lists of tokens, or tokens, by a separator."""
    result: list[str] = []
    for place, part in enumerate(parts):
        result += separator if place else []
        result += part if isinstance(part, list) else [part]
    return result


@st.composite
def files(draw: st.DrawFn, *, trig: bool) -> str:
    """Draw a file with space and numbered comments between any two tokens, or with neither."""
    declared = [word for line in DECLARED.splitlines() for word in line.split()]
    statements = draw(st.lists(st.one_of(BLOCKS, GRAPHS) if trig else BLOCKS, max_size=4))
    words = [
        "",
        *draw(st.sampled_from([declared, declared[4:] + declared[:4]])),
        *_between(statements, []),
        "",
    ]
    number = count()
    spaces = draw(st.one_of(st.lists(SPACES, min_size=5, max_size=12), st.just([" "])))
    text = "".join(word + spaces[place % len(spaces)] for place, word in enumerate(words))
    return re.sub("#$", lambda _: f"#c{next(number)}.", text, flags=re.MULTILINE)


def _canonical(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Name blank nodes by what is said of them (W3C RDF Dataset Canonicalization)."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def _check(text: str, kind: ox.RdfFormat) -> None:
    trig = kind == ox.RdfFormat.TRIG
    result = lay_out(text, TABLE, trig=trig)
    assert _canonical(ox.parse(text, kind)) == _canonical(ox.parse(result, kind))
    assert result == lay_out(result, TABLE, trig=trig)
    assert sorted(re.findall(r"#c\d+\.", text)) == sorted(re.findall(r"#c\d+\.", result))


@given(files(trig=False))
def test_every_turtle_file_keeps_its_triples_and_comments_and_is_laid_out_once(text: str) -> None:
    """Triples and comments are the same before and after; a second time nothing changes."""
    _check(text, ox.RdfFormat.TURTLE)


@given(files(trig=True))
def test_every_trig_file_keeps_its_quads_and_comments_and_is_laid_out_once(text: str) -> None:
    """Quads and comments are the same before and after; a second time nothing changes."""
    _check(text, ox.RdfFormat.TRIG)


def _example(folder: Path, suffix: str) -> tuple[Path, set[ox.Quad]]:
    """Write an example in the layout; return its file and its nineteen statements."""
    block = """
ak:akfta a akkg:X , akkg:Y ; akkg:p 12, 2.5, true, "x"@en, ak:b.c ; dcterms:title "\\n\\"\\u00e9" ;
  akkg:q [ akkg:p 1 ; akkg:q ( 1 [ akkg:p "\\"\\n\\"\\"\\"" ] ) ] , ( ak:b ) .
"""
    trig = suffix == "trig"
    text = DECLARED + (f"overview:p2 {{ {block} }} overview:p3 {{}}" if trig else block)
    path = folder / f"example.{suffix}"
    path.write_text(lay_out(text, TABLE, trig=trig), encoding="utf-8")
    statements = _canonical(ox.parse(path=path))
    assert len(statements) == 19
    return path, statements


def test_rdflib_reads_turtle_in_the_layout(tmp_path: Path) -> None:
    """The dangling semicolon and the lone dot say the same to rdflib."""
    path, expected = _example(tmp_path, "ttl")
    told = rdflib.Graph().parse(path, format="turtle").serialize(format="nt")
    assert expected == _canonical(ox.parse(told, ox.RdfFormat.N_QUADS))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_trig_in_the_layout(tmp_path: Path) -> None:
    """Graphs without the keyword, and an empty one, say the same to rdflib."""
    path, expected = _example(tmp_path, "trig")
    told = rdflib.Dataset().parse(path, format="trig").serialize(format="nquads")
    assert expected == _canonical(ox.parse(told, ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize(("suffix", "name"), [("ttl", "turtle"), ("trig", "trig")])
def test_raptor_reads_the_layout(suffix: str, name: str, tmp_path: Path) -> None:
    """The layout says the same to Raptor, which refuses the keyword GRAPH."""
    rapper = need("rapper")
    path, expected = _example(tmp_path, suffix)
    command = [rapper, "-q", "-i", name, "-o", "nquads", str(path)]
    told = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert expected == _canonical(ox.parse(told, ox.RdfFormat.N_QUADS))


def test_hundreds_of_kilobytes_take_no_longer_than_their_parts() -> None:
    """Large files are laid out while one waits."""
    one = """
ak:agreement-{n} a akkg:TradeAgreement ; dcterms:title "Agreement {n}"@en ; # {n}
  akkg:hasEvent ak:b-{n} , ak:a-{n} ; akkg:date "2010-10"^^xsd:date .
"""

    def taken(size: int) -> float:
        text = DECLARED + "".join(one.format(n=n) for n in range(size))
        start = process_time()
        result = lay_out(text, TABLE, trig=False)
        seconds = process_time() - start
        assert result.count("\n.\n") == size
        return seconds

    assert taken(2000) < 32 * taken(250), "eight times as much takes eight times as long, not 64"
