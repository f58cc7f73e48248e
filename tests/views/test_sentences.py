"""Claims read out as sentences."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.dataset import Dataset, load
from akkg.views.sentences import names, passage_sentences, phrase, sentence
from tests.conftest import MINI


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


def term(dataset: Dataset, curie: str) -> ox.NamedNode:
    """The IRI of a CURIE."""
    return ox.NamedNode(dataset.prefixes.expand(curie))


def word(dataset: Dataset, one: ox.NamedNode | ox.Literal) -> str:
    """The words for one term."""
    return names(dataset, [one])[one]


def test_a_term_is_called_by_its_label_and_without_one_by_its_curie(kg: Dataset) -> None:
    """An IRI outside the prefix table stays as it is."""
    assert "ROK" == word(kg, term(kg, "ak:rok"))
    assert "wd:Q7768" == word(kg, term(kg, "wd:Q7768"))
    assert "https://example.org/a" == word(kg, ox.NamedNode("https://example.org/a"))


def test_words_of_a_language_are_quoted_and_values_are_not(kg: Dataset) -> None:
    """So a reader can tell a text of the source from a number or a date."""
    assert "\u201cso\u201d" == word(kg, ox.Literal("so", language="en"))
    assert "AKFTA" == word(kg, ox.Literal("AKFTA"))
    assert "13" == word(kg, ox.Literal(13))


def test_the_least_of_several_labels_is_taken() -> None:
    """So that an answer does not change from run to run."""
    own = load(MINI)
    thing = term(own, "ak:plan-b")
    label = term(own, "rdfs:label")
    for text in ("Plan B", "B plan"):
        own.store.add(ox.Quad(thing, label, ox.Literal(text), ox.DefaultGraph()))
    assert "B plan" == word(own, thing)


def test_a_label_cannot_break_a_line_or_command_a_terminal() -> None:
    """Whoever wrote it."""
    own = load(MINI)
    thing, label = term(own, "ak:plan-b"), term(own, "rdfs:label")
    text = "Plan\r\n \x1b[2JB\x07 \u200b"
    own.store.add(ox.Quad(thing, label, ox.Literal(text), ox.DefaultGraph()))
    assert "Plan [2JB" == word(own, thing)


@pytest.mark.parametrize(
    ("kind", "words"),
    [("akkg:Fund", "is a fund"), ("akkg:Agreement", "is an agreement")],
)
def test_a_kind_has_the_article_that_its_sound_asks_for(kg: Dataset, kind: str, words: str) -> None:
    """`an` before a vowel, `a` before all else."""
    terms = term(kg, "rdf:type"), term(kg, kind)
    assert words == phrase(names(kg, terms), *terms)


def test_a_triple_is_one_sentence(kg: Dataset) -> None:
    """Subject, property, object, full stop."""
    terms = term(kg, "ak:poa-2005"), term(kg, "akkg:acronym"), ox.Literal("POA")
    said = sentence(names(kg, terms), *terms)
    name = "ASEAN-ROK Plan of Action (POA) to implement the Joint Declaration"
    assert f"{name} has the acronym POA." == said


def test_a_passage_is_read_out_subject_by_subject() -> None:
    """Of each subject its kinds come first, then the other sentences by their words."""
    small = load(MINI)
    assert (
        (
            "ak:plan-b is an akkg:Plan.",
            "ak:plan-b akkg:hasEvent signature of Plan B.",
            "ak:plan-b succeeds ak:plan-a.",
        ),
        ("ak:plan-c is an akkg:Plan.",),
        (
            "signature of Plan B is an akkg:Signature.",
            "signature of Plan B akkg:date 2002.",
            "signature of Plan B was done at ak:meeting.",
        ),
    ) == passage_sentences(small, term(small, "overview:p2"))


def test_what_a_passage_mentions_comes_last(kg: Dataset) -> None:
    """Each claim of the passage is one sentence, and none is left out."""
    graph = term(kg, "overview:footnote-1")
    blocks = passage_sentences(kg, graph)
    assert len(list(kg.store.quads_for_pattern(None, None, None, graph))) == sum(map(len, blocks))
    assert "ASEAN Statistics is a statistical source." == blocks[0][0]
    assert (
        "footnote 1 mentions ASEAN Statistics.",
        "footnote 1 mentions preliminary IMTS data as of 13 March 2025.",
    ) == blocks[-1]


def test_a_reading_is_read_out_as_a_passage_is(kg: Dataset) -> None:
    """With its note, which says why it is one."""
    blocks = passage_sentences(kg, term(kg, "editorial:akfta-follows-investment-agreement"))
    first = "ASEAN-ROK Free Trade Agreement (AKFTA) follows in series"
    assert (f"{first} ASEAN-ROK Investment Agreement.",) == blocks[0]
    assert "has the editorial note" in blocks[1][1]


def test_a_graph_that_is_not_there_says_nothing(kg: Dataset) -> None:
    """The caller knows which passages there are."""
    assert () == passage_sentences(kg, term(kg, "overview:p33"))
