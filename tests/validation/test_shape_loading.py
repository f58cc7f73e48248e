"""Shapes are read from files; those that no validator should be trusted with are refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from akkg.errors import ValidationError
from akkg.shacl.vocabulary import sh
from akkg.validation.shape_loading import load_shapes, shape_files

PREFIXES = "@prefix e: <http://e.org/> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
RDF = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
LINE = PREFIXES.count("\n") + 1
"""The number of the first line after the prefixes."""
SHAPE = "e:s a sh:NodeShape ; sh:targetClass e:C ;\n    sh:property e:p .\n\n"


def refuse(folder: Path, text: str) -> tuple[str, str, str]:
    """Load shapes that are refused; give what is wrong, the line, and the remedy."""
    path = folder / "shapes.ttl"
    path.write_text(PREFIXES + text, "utf-8")
    with pytest.raises(ValidationError) as raised:
        load_shapes([path])
    error = raised.value
    assert error.where and error.remedy
    return error.what, error.where.removeprefix(str(path)), error.remedy


def line(number: int) -> str:
    """The line so many lines after the prefixes, as it ends a place."""
    return f":{LINE + number}"


def test_files_make_one_graph_and_blank_nodes_of_one_are_not_those_of_another(
    tmp_path: Path,
) -> None:
    """Labels are a file's own; prefixes serve messages."""
    for name in ("a", "b"):
        text = f"e:{name} a sh:NodeShape ; sh:property _:x . _:x sh:path e:{name} ."
        (tmp_path / f"{name}.ttl").write_text(PREFIXES + text, "utf-8")
    shapes = load_shapes(shape_files(tmp_path), {"z": "http://z.org/"})
    assert (tmp_path / "a.ttl", tmp_path / "b.ttl") == shapes.files
    assert 2 == len({node for node, _ in shapes.graph.pairs(sh("path"))})
    assert 2 == shapes.count
    assert ("e:a", "z:b", "urn:c") == tuple(
        map(shapes.short, ("http://e.org/a", "http://z.org/b", "urn:c"))
    )


def test_a_relative_iri_is_one_below_the_file(tmp_path: Path) -> None:
    """The base is the file's own address, as in any Turtle that is read from a file."""
    path = tmp_path / "shapes.ttl"
    path.write_text(PREFIXES + "<#s> a sh:NodeShape ; sh:targetNode <> .", "utf-8")
    pairs = load_shapes([path]).graph.pairs(sh("targetNode"))
    assert [(f"{path.as_uri()}#s", path.as_uri())] == [
        (shape.value, node.value) for shape, node in pairs
    ]


def test_a_folder_gives_its_turtle_files_sorted_also_those_below(tmp_path: Path) -> None:
    """Other files are passed over; a file that is named is given as it is."""
    (tmp_path / "below").mkdir()
    for name in ("b.ttl", "below/a.ttl", "readme.md"):
        (tmp_path / name).write_text("", "utf-8")
    assert (tmp_path / "b.ttl", tmp_path / "below" / "a.ttl") == shape_files(tmp_path)
    assert (tmp_path / "readme.md",) == shape_files(tmp_path / "readme.md")


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationError) as raised:
        shape_files(tmp_path)
    assert ("no shapes", str(tmp_path)) == (raised.value.what, raised.value.where)
    assert raised.value.remedy


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    """Its name is told, and of a file that is not UTF-8 the line."""
    missing, other = tmp_path / "no.ttl", tmp_path / "other.ttl"
    with pytest.raises(ValidationError, match="cannot be read, no such file") as raised:
        load_shapes([missing])
    assert str(missing) == raised.value.where
    other.write_bytes(PREFIXES.encode() + b'e:s e:p "caf\xe9" .')
    with pytest.raises(ValidationError, match="is not UTF-8") as raised:
        load_shapes([other])
    assert f"{other}:{LINE}" == raised.value.where


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        ("e:s a sh:NodeShape\n\n    sh:targetClass e:C .", 2, "a dot is expected"),
        ("e:s a sh:NodeShape .\ne:t a x:Shape .", 1, "the prefix x: has not been declared"),
    ],
)
def test_what_does_not_parse_is_refused_with_its_line(
    tmp_path: Path, text: str, number: int, told: str
) -> None:
    what, where, _ = refuse(tmp_path, text)
    assert what.startswith(f"the shapes cannot be read, {told}")
    assert line(number) == where


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'e:p a sh:PropertyShape ; sh:path e:q ; sh:minCount "1" .',
            'e:p sh:minCount "1": sh:datatype',
        ),
        ("e:p sh:path e:q , e:r .", "e:p sh:path: sh:maxCount"),
        ("e:p a sh:PropertyShape ; sh:minCount 1 .", "e:p sh:path: sh:minCount"),
        ('e:p sh:path e:q ; sh:class "C" .', 'e:p sh:class "C": sh:nodeKind sh:IRI'),
        ('e:p sh:path e:q ; sh:uniqueLang "x" .', 'e:p sh:uniqueLang "x": sh:datatype'),
        ("e:p sh:path e:q ; sh:nodeKind e:Kind .", "e:p sh:nodeKind e:Kind: sh:in "),
    ],
)
def test_an_ill_formed_shape_is_refused_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    """SHACL, appendix C; the line is where the shape is described, not where it is used."""
    what, where, remedy = refuse(tmp_path, SHAPE + text)
    assert what.startswith(f"a shape is ill-formed: {told}")
    assert line(3) == where
    assert "appendix C" in remedy


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sh:in e:C", "e:p sh:in e:C"),
        ('sh:or "x"', 'e:p sh:or "x"'),
        ("sh:and _:l . _:l rdf:first e:t ; rdf:rest _:l", "e:p sh:and"),
        ("sh:in _:l . _:l rdf:first 1 ; rdf:rest () , ( 1 )", "e:p sh:in"),
        ("sh:in _:l . _:l rdf:first 1 , 2 ; rdf:rest ()", "e:p sh:in"),
        ("sh:xone _:l . _:l rdf:rest ()", "e:p sh:xone"),
        ("sh:languageIn ( ) . () rdf:first 1", "e:p sh:languageIn rdf:nil"),
        ("sh:ignoredProperties _:l . _:l rdf:first e:q ; rdf:rest e:C", "e:p sh:ignoredProperties"),
    ],
)
def test_what_is_to_be_a_list_and_is_none_is_refused(tmp_path: Path, text: str, told: str) -> None:
    """Also one that turns in a circle, branches, or lacks a member (SHACL, section 1.1)."""
    what, where, remedy = refuse(tmp_path, f"{RDF}{SHAPE}e:p sh:path e:q ; {text} .")
    assert f"a shape is ill-formed: {told}: no list" == what
    assert line(4) == where
    assert "write its members in round brackets" == remedy


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sh:languageIn ( 'en' 1 )", "e:p sh:languageIn/rdf:rest*/rdf:first"),
        ("sh:ignoredProperties ( e:q 'x' )", "e:p sh:ignoredProperties/rdf:rest*/rdf:first"),
        ("sh:or ( [ sh:class e:C ] [ sh:class 'C' ] )", "e:p rdf:rest*/rdf:first: sh:node"),
    ],
)
def test_each_member_of_a_list_is_looked_at(tmp_path: Path, text: str, told: str) -> None:
    """The last one too."""
    what, _, _ = refuse(tmp_path, f"{RDF}{SHAPE}e:p sh:path e:q ; {text} .")
    assert what.startswith(f"a shape is ill-formed: {told}")


def test_a_list_may_be_a_path_as_well(tmp_path: Path) -> None:
    """Then it is read as a path, whose nodes are looked at one by one."""
    path = tmp_path / "shapes.ttl"
    text = "e:p sh:path _:l ; sh:in _:l . _:l rdf:first e:q ; rdf:rest ( e:r ) ."
    path.write_text(PREFIXES + RDF + SHAPE + text, "utf-8")
    assert 1 == load_shapes([path]).count


def test_lists_of_ten_thousand_members_are_read_in_seconds(tmp_path: Path) -> None:
    """By the square of their length they would take hours; a hundred are no measure."""
    path = tmp_path / "shapes.ttl"
    members = " ".join(f"e:m{at}" for at in range(10_000))
    text = f"e:s a sh:NodeShape ; sh:in ( {members} ) ; sh:ignoredProperties ( {members} ) ."
    path.write_text(PREFIXES + text, "utf-8")
    start = time.process_time()
    assert 1 == load_shapes([path]).count
    assert time.process_time() - start < 10


def test_of_several_faults_one_of_a_property_is_told_and_always_the_same(tmp_path: Path) -> None:
    """Two properties are wrong, and so the shape as a whole: what is nearest is told."""
    text = SHAPE + 'e:p sh:path e:q ; sh:minCount "x" ; sh:class "C" .'
    assert 1 == len({refuse(tmp_path, text) for _ in range(3)})
    assert refuse(tmp_path, text)[0].startswith("a shape is ill-formed: e:p sh:")


@pytest.mark.parametrize(
    ("text", "circle", "number"),
    [
        ("e:s sh:node e:s .", "e:s to e:s", 0),
        ("e:s a sh:NodeShape ;\n    sh:not e:s .", "e:s to e:s", 0),
        ("e:a sh:or ( e:b e:c ) .\n\ne:c sh:and ( e:a ) .", "e:a to e:c to e:a", 0),
        ("e:a sh:xone ( e:b [ sh:not e:a ] ) .", "e:a to e:a", 0),
        (f"{SHAPE}e:p sh:path e:q ; sh:node e:s .", "e:p to e:s to e:p", 3),
        (f"{SHAPE}e:p sh:path e:q ; sh:qualifiedValueShape e:s .", "e:p to e:s to e:p", 3),
    ],
)
def test_shapes_that_refer_to_themselves_are_refused(
    tmp_path: Path, text: str, circle: str, number: int
) -> None:
    """Directly, through lists, through a blank node, by a property and a node (SHACL, 3.4.3)."""
    what, where, remedy = refuse(tmp_path, text)
    assert f"shapes refer to themselves: {circle}" == what
    assert line(number) == where
    assert remedy.startswith("break the circle")


@pytest.mark.parametrize("name", ["not", "node", "or", "property"])
def test_shapes_may_stand_in_one_another_a_hundred_deep(tmp_path: Path, name: str) -> None:
    """More would end in an error of the program, in one engine or the other."""
    ways = {"or": ("( [ sh:nodeKind sh:IRI ] [ ", " ] ) ")}
    opening, closing = ways.get(name, ("[ ", " ] "))
    inside = "sh:path e:q ; " if name == "property" else ""

    def text(depth: int) -> str:
        begin = f"sh:{name} {opening}{inside}" * (depth - 1)
        return f"e:s a sh:NodeShape ; {begin}sh:nodeKind sh:IRI {closing * (depth - 1)}."

    path = tmp_path / "shapes.ttl"
    path.write_text(PREFIXES + text(100), "utf-8")
    assert 1 == load_shapes([path]).count
    for depth in (101, 2000):
        what, where, remedy = refuse(tmp_path, text(depth))
        assert f"e:s has shapes in one another, {depth} deep: 100 is most" == what
        assert line(0) == where
        assert remedy.startswith("make it flatter")


def test_paths_may_stand_in_one_another_a_hundred_deep(tmp_path: Path) -> None:
    """Those that stand there in blank nodes count, with the property in the middle beside them."""
    path = tmp_path / "shapes.ttl"

    def text(depth: int) -> str:
        inner = "[ sh:inversePath " * depth + "e:q" + " ]" * depth
        return f"{SHAPE}e:p sh:path {inner} ."

    path.write_text(PREFIXES + text(100), "utf-8")
    assert 1 == load_shapes([path]).count
    for depth in (101, 2000):
        what, where, _ = refuse(tmp_path, text(depth))
        assert (
            what == "the sh:path of e:p cannot be used, it has more than 100 paths in one another"
        )
        assert line(3) == where


@pytest.mark.parametrize(
    "name",
    [
        "maxCount",
        "maxLength",
        "minCount",
        "minLength",
        "qualifiedMaxCount",
        "qualifiedMinCount",
    ],
)
def test_a_number_of_things_below_none_is_refused(tmp_path: Path, name: str) -> None:
    """It would be met always or never; -0 is 0."""
    more = "sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ; " if "qual" in name else ""
    what, where, remedy = refuse(tmp_path, f"{SHAPE}e:p sh:path e:q ; {more}sh:{name} -1 .")
    assert f"the sh:{name} of e:p is -1, less than none" == what
    assert (line(3), "write 0 or more") == (where, remedy)
    (tmp_path / "shapes.ttl").write_text(
        f"{PREFIXES}{SHAPE}e:p sh:path e:q ; {more}sh:{name} -0 .", "utf-8"
    )
    assert 1 == load_shapes([tmp_path / "shapes.ttl"]).count


@pytest.mark.parametrize(
    ("text", "told", "number"),
    [
        ("<> sh:entailment <http://www.w3.org/ns/entailment/RDFS> .", "sh:entailment", 3),
        ("\ne:t sh:target [ a sh:SPARQLTarget ] .", "e:t has sh:target", 4),
        ("e:t a sh:NodeShape ; sh:js [ a sh:JSConstraint ] .", "e:t has sh:js", 3),
        ("e:t a sh:NodeShape ; sh:rule [ a sh:TripleRule ] .", "e:t has sh:rule", 3),
        ("e:t sh:node [ sh:expression [ sh:path e:q ] ] .", "e:t has sh:expression", 3),
        ('e:t sh:validator [ sh:jsFunctionName "x" ] .', "e:t has sh:jsFunctionName", 3),
    ],
)
def test_what_no_engine_here_can_do_is_refused(
    tmp_path: Path, text: str, told: str, number: int
) -> None:
    """It would be passed over in silence; for entailment SHACL forbids that (section 1.5)."""
    what, where, remedy = refuse(tmp_path, f"{SHAPE}{text}".replace("e:p .", "[ sh:path e:p ] ."))
    assert f"{told}, which is not supported" in what.replace("has sh:entailment", "sh:entailment")
    assert line(number) == where
    assert remedy


@pytest.mark.parametrize("kind", ["a sh:ConstraintComponent ; ", ""])
def test_a_component_without_a_name_is_refused(tmp_path: Path, kind: str) -> None:
    """A component is an IRI (SHACL, section 6.2); no shape would be held to this one."""
    shape = "e:s a sh:NodeShape ;\n    e:most 3 .\n"
    ask = '[ a sh:SPARQLAskValidator ; sh:ask "ASK { FILTER ($value < $most) }" ]'
    text = f"[] {kind}sh:parameter [ sh:path e:most ] ; sh:validator {ask} ."
    what, where, remedy = refuse(tmp_path, shape + text)
    assert "a component of constraints has no name, so that no shape can use it" == what
    assert (line(2), "give it an IRI") == (where, remedy)


def test_a_shape_that_is_used_twice_is_no_circle(tmp_path: Path) -> None:
    """Nor is a class that has a shape for the things that it links to."""
    path = tmp_path / "shapes.ttl"
    text = SHAPE + "e:p sh:path e:q ; sh:node e:t ; sh:or ( e:t e:u ) .\ne:u sh:node e:t ."
    path.write_text(PREFIXES + text, "utf-8")
    assert 1 == load_shapes([path]).count


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sh:path [ sh:inversePath ( e:q ) ]", "a path of the kind sequence needs two parts"),
        ("sh:path [ e:x e:q ]", "a blank node is no property path"),
        ("sh:path _:a . _:a sh:inversePath _:a", "a blank node is no property path, or turns in"),
    ],
)
def test_what_is_no_path_is_refused_with_the_line_of_its_shape(
    tmp_path: Path, text: str, told: str
) -> None:
    """The shapes of shapes do not see that a path turns in a circle."""
    what, where, _ = refuse(tmp_path, f"{SHAPE}e:p {text} .")
    assert what.startswith(f"the sh:path of e:p cannot be used, {told}")
    assert line(3) == where


@pytest.mark.parametrize(
    ("text", "told", "number"),
    [
        (
            'e:p sh:path e:q ;\n    sh:pattern "(" .',
            "the sh:pattern of e:p cannot be read, missing )",
            3,
        ),
        (
            'e:t a sh:NodeShape ;\n    sh:property [ sh:path e:q ; sh:pattern "[" ] .',
            "the sh:pattern of e:t cannot be read, unterminated character set",
            3,
        ),
    ],
)
def test_a_pattern_that_cannot_be_read_is_refused_with_its_line(
    tmp_path: Path, text: str, told: str, number: int
) -> None:
    """Also where no thing of the data would ever be held to it."""
    what, where, remedy = refuse(tmp_path, SHAPE.replace("sh:property e:p", "sh:class e:D") + text)
    assert what.startswith(told)
    assert line(number) == where
    assert "mend the text" == remedy
