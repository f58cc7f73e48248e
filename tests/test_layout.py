"""The layout of source files: same triples, same comments, one form."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from time import process_time

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from akkg.errors import DataError
from akkg.layout import lay_out, natural
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
        ('"""two\nlines \\u00e9"""', '"two\\nlines é"'),
        ("<https://w3id.org/akkg/graph/overview-2025/p2>", "overview:p2"),
        ("<https://w3id.org/akkg/id/a(b)>", "<https://w3id.org/akkg/id/a(b)>"),
        ("ak:a\\(b\\)", "<https://w3id.org/akkg/id/a(b)>"),
        ("rdf:type", "rdf:type"),
    ],
)
def test_each_term_has_one_spelling(written: str, expected: str) -> None:
    """Short forms only where canonical, CURIEs where there is a prefix, strings on one line."""
    assert f"ak:x\n    akkg:p {expected} ;\n.\n" == body(f"ak:x akkg:p {written} .")


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
        ("ak:x akkg:p [] .", "blank node"),
        ("ak:x akkg:p ( 1 2 ) .", "blank node or list"),
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
PREDICATES = st.sampled_from(
    ["a", "rdf:type", "akkg:p", "akkg:p2", "akkg:p10", "dcterms:title", "skos:prefLabel"]
)
OBJECTS = st.lists(st.one_of(NAMES, LITERALS), min_size=1, max_size=3).map(
    lambda them: _between(them, [","])
)
LINES = st.tuples(PREDICATES, OBJECTS).map(lambda pair: [pair[0], *pair[1]])
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
    """Draw a file with space and numbered comments between any two tokens."""
    declared = [word for line in DECLARED.splitlines() for word in line.split()]
    statements = draw(st.lists(st.one_of(BLOCKS, GRAPHS) if trig else BLOCKS, max_size=4))
    words = [
        "",
        *draw(st.sampled_from([declared, declared[4:] + declared[:4]])),
        *_between(statements, []),
        "",
    ]
    number = count()
    spaces = draw(st.lists(SPACES, min_size=5, max_size=12))
    text = "".join(word + spaces[place % len(spaces)] for place, word in enumerate(words))
    return re.sub("#$", lambda _: f"#c{next(number)}.", text, flags=re.MULTILINE)


def _check(text: str, kind: ox.RdfFormat) -> None:
    trig = kind == ox.RdfFormat.TRIG
    result = lay_out(text, TABLE, trig=trig)
    assert set(ox.parse(text, kind)) == set(ox.parse(result, kind))
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
    """Write an example in the layout; return its file and its eight statements."""
    block = """
ak:akfta a akkg:X , akkg:Y ; akkg:p 12, 2.5, true, "x"@en, ak:b.c ; dcterms:title "\\n\\"\\u00e9" .
"""
    trig = suffix == "trig"
    text = DECLARED + (f"overview:p2 {{ {block} }} overview:p3 {{}}" if trig else block)
    path = folder / f"example.{suffix}"
    path.write_text(lay_out(text, TABLE, trig=trig), encoding="utf-8")
    statements = set(ox.parse(path=path))
    assert len(statements) == 8
    return path, statements


def test_rdflib_reads_turtle_in_the_layout(tmp_path: Path) -> None:
    """The dangling semicolon and the lone dot say the same to rdflib."""
    path, expected = _example(tmp_path, "ttl")
    told = rdflib.Graph().parse(path, format="turtle").serialize(format="nt")
    assert expected == set(ox.parse(told, ox.RdfFormat.N_QUADS))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_trig_in_the_layout(tmp_path: Path) -> None:
    """Graphs without the keyword, and an empty one, say the same to rdflib."""
    path, expected = _example(tmp_path, "trig")
    told = rdflib.Dataset().parse(path, format="trig").serialize(format="nquads")
    assert expected == set(ox.parse(told, ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize(("suffix", "name"), [("ttl", "turtle"), ("trig", "trig")])
def test_raptor_reads_the_layout(suffix: str, name: str, tmp_path: Path) -> None:
    """The layout says the same to Raptor, which refuses the keyword GRAPH."""
    rapper = need("rapper")
    path, expected = _example(tmp_path, suffix)
    command = [rapper, "-q", "-i", name, "-o", "nquads", str(path)]
    told = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert expected == set(ox.parse(told, ox.RdfFormat.N_QUADS))


def test_hundreds_of_kilobytes_take_less_than_a_second() -> None:
    """Large files are laid out while one waits."""
    one = """
ak:agreement-{n} a akkg:TradeAgreement ; dcterms:title "Agreement {n}"@en ; # {n}
  akkg:hasEvent ak:b-{n} , ak:a-{n} ; akkg:date "2010-10"^^xsd:date .
"""
    text = DECLARED + "".join(one.format(n=n) for n in range(2100))
    assert len(text) > 300_000
    start = process_time()
    result = lay_out(text, TABLE, trig=False)
    assert process_time() - start < 1
    assert result.count("\n.\n") == 2100
