"""Statements found by the names of their terms."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.dataset import Dataset, load
from akkg.errors import ParameterError
from akkg.views.statements import Search, find_statements

AKCF = "ASEAN-ROK Cooperation Fund (AKCF)"
SCF = "ASEAN-ROK Special Cooperation Fund (SCF)"
FOCF = "ASEAN-ROK Future-Oriented Cooperation Project Fund (FOCF)"
KG = "https://w3id.org/akkg"


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


def short(dataset: Dataset, found: Search) -> list[tuple[str, ...]]:
    """The statements found, with CURIEs and the texts of literals."""
    return [
        tuple(
            dataset.prefixes.shorten(term.value) if isinstance(term, ox.NamedNode) else term.value
            for term in statement
        )
        for statement in found.statements
    ]


@pytest.mark.parametrize(
    ("subject", "predicate", "object_"),
    [
        ("AKCF", "succeeds", "SCF"),
        (AKCF.lower(), "Succeeds", SCF),
        ("ak:akcf", "akkg:succeeds", "ak:scf"),
        (f"{KG}/id/akcf", f"<{KG}/ontology#succeeds>", f"<{KG}/id/scf>"),
    ],
)
def test_terms_are_found_under_any_of_their_names(
    kg: Dataset, subject: str, predicate: str, object_: str
) -> None:
    """Acronym, label in any case, CURIE, IRI with and without brackets."""
    found = find_statements(kg, subject, predicate, object_)
    assert [("ak:akcf", "akkg:succeeds", "ak:scf")] == short(kg, found)


def test_without_an_object_all_are_found_sorted_by_their_words(kg: Dataset) -> None:
    """Future-Oriented comes before Special."""
    found = find_statements(kg, "AKCF", "succeeds")
    assert [
        ("ak:akcf", "akkg:succeeds", "ak:focf"),
        ("ak:akcf", "akkg:succeeds", "ak:scf"),
    ] == short(kg, found)


@pytest.mark.parametrize("object_", ["2010-10", '"2010-10"', '"2010-10"^^edtf:EDTF'])
def test_the_type_of_a_date_need_not_be_given(kg: Dataset, object_: str) -> None:
    """It is that of the date which the graph has; given, it must be the same."""
    [(_, _, value)] = find_statements(kg, "ak:summit-13", "is dated", object_).statements
    edtf = ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")
    assert ox.Literal("2010-10", datatype=edtf) == value


def test_a_date_of_another_type_is_another(kg: Dataset) -> None:
    """What is written with its type is taken at its word."""
    found = find_statements(kg, "ak:summit-13", "akkg:date", '"2010-10"^^xsd:gYearMonth')
    assert () == found.statements
    assert ("13th ASEAN-ROK Summit is dated 2010-10.",) == found.near


def test_a_text_is_found_by_its_words_and_exactly_where_it_can_be(kg: Dataset) -> None:
    """Case does not count, unless only case tells two apart."""
    found = find_statements(kg, "ROK", "akkg:acronym", "rok")
    assert [("ak:rok", "akkg:acronym", "ROK")] == short(kg, found)
    own = load()
    rok, acronym = (ox.NamedNode(own.prefixes.expand(c)) for c in ("ak:rok", "akkg:acronym"))
    own.store.add(ox.Quad(rok, acronym, ox.Literal("RoK"), ox.DefaultGraph()))
    assert [("ak:rok", "akkg:acronym", "RoK")] == short(
        own, find_statements(own, "ROK", "akkg:acronym", "RoK")
    )


@pytest.mark.parametrize("predicate", ["a", "is a", "rdf:type", "type"])
def test_a_kind_is_asked_for_in_plain_words(kg: Dataset, predicate: str) -> None:
    """As in Turtle, or as it is read out."""
    found = find_statements(kg, "AKCF", predicate, "fund")
    assert [("ak:akcf", "rdf:type", "akkg:Fund")] == short(kg, found)


@pytest.mark.parametrize("name", ["p18", "P18", "paragraph 18", "para:p18"])
def test_a_passage_may_be_the_subject(kg: Dataset, name: str) -> None:
    """By any of its names; its graph is another thing."""
    found = find_statements(kg, name, "mentions", "Viet Nam")
    assert [("para:p18", "schema:mentions", "ak:viet-nam")] == short(kg, found)
    [derived] = short(kg, find_statements(kg, "overview:p18", "prov:wasDerivedFrom"))
    assert ("overview:p18", "prov:wasDerivedFrom", "para:p18") == derived


def test_what_is_not_said_comes_with_what_is_said_by_the_property(kg: Dataset) -> None:
    """And with the passages that name the subject."""
    assert Search(
        statements=(),
        asked=f"{AKCF} succeeds ASEAN-ROK Economic Cooperation (AKEC) Fund.",
        near=(f"{AKCF} succeeds {FOCF}.", f"{AKCF} succeeds {SCF}."),
        named_in=("p35", "p37"),
    ) == find_statements(kg, "AKCF", "succeeds", "AKEC")


def test_what_is_said_the_other_way_round_is_told(kg: Dataset) -> None:
    """The old fund does not succeed the new one."""
    found = find_statements(kg, "SCF", "succeeds", "AKCF")
    assert ((), f"{AKCF} succeeds {SCF}.") == (found.statements, found.other_way)


def test_a_subject_without_the_property_tells_which_it_has(kg: Dataset) -> None:
    """Of the convention little is said."""
    found = find_statements(kg, "ACTIP", "succeeds")
    assert ((), ("p15",)) == (found.statements, found.named_in)
    assert "has the acronym" in found.near
    assert "succeeds" not in found.near
    assert found.asked.endswith("(ACTIP) succeeds anything.")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("AKCFF", "succeeds", "SCF"), "AKCFF is not the name of a thing: did you mean AKCF"),
        (("AKCF", "succeds", "SCF"), "succeds is not the name of a property: did you mean suc"),
        (("AKCF", "succeeds", "SCFF"), "SCFF is not the name of a thing: did you mean SCF"),
        (("AKCF", "xyzzy", None), "xyzzy is not the name of a property: the thing has finances,"),
        (("p33", "mentions", "ROK"), "the document has no passage p33: did you mean p32 or p34?"),
        (("AKCF", "acronym", '"A"^^nope:x'), '"A"^^nope:x is no literal: write it as in Turtle'),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(
    kg: Dataset, asked: tuple[str, str, str | None], words: str
) -> None:
    """That the graph does not know a name is another matter than that it does not say something."""
    with pytest.raises(ParameterError) as refused:
        find_statements(kg, *asked)
    assert str(refused.value).startswith(words)
