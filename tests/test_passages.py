"""The passages of a document, cut out of a copy, and their canonical text."""

from __future__ import annotations

import hashlib

import pytest

from akkg.passages import canonical_text, digest, split_passages

DOCUMENT = """\
# **A MADE-UP DOCUMENT**

## First *things*

- 1. The 2<sup>nd</sup> meeting of the sea- and river-ports took place.<sup>1</sup> It went on over

1

<sup>&</sup>lt;sup>1</sup> Port statistics.

the page.

2. The second paragraph has no dash.
- 3. The third follows at once.

# Last things

Some words that belong to no paragraph.

- 5. Number four is not there.

<sup>2</sup> A second note.
"""


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("**Bold** words", "Bold words"),
        ("the 24<sup>th</sup> time", "the 24th time"),
        ("<i>Slanted</i> and <br>broken", "Slanted and broken"),
        ("noted.<sup>12</sup> So", "noted. So"),
        ("a  b\tc\n d ", "a b c d"),
        ("the ADMM- Plus", "the ADMM-Plus"),
        ("2011 - 2015", "2011 - 2015"),
        ("\u201cso\u201d, \u2018they\u2019 said", "\"so\", 'they' said"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("a < b and b > a", "a < b and b > a"),
        ("", ""),
    ],
)
def test_canonical_text_is_what_is_said_without_how_it_is_printed(
    written: str, canonical: str
) -> None:
    """No markup, no footnote markers, plain quotation marks, joined words, single spaces, NFC."""
    assert canonical == canonical_text(written)
    assert canonical == canonical_text(canonical)


def test_the_digest_is_the_sha_256_of_the_canonical_text() -> None:
    """A copy that is printed otherwise has the same digest, other words have another."""
    expected = hashlib.sha256("The 2nd caf\u00e9".encode()).hexdigest()
    assert expected == digest("**The** 2<sup>nd</sup>\ncafe\u0301")
    assert expected != digest("The 2nd cafes")


def test_a_document_is_cut_at_its_headings_numbers_and_notes() -> None:
    """Page numbers are left out; a paragraph goes on over page and note; sections are counted."""
    assert {
        "title": "A MADE-UP DOCUMENT",
        "section-1": "First *things*",
        "p1": "The 2nd meeting of the sea-and river-ports took place. It went on over the page.",
        "footnote-1": "Port statistics.",
        "p2": "The second paragraph has no dash.",
        "p3": "The third follows at once.",
        "section-2": "Last things",
        "p5": "Number four is not there.",
        "footnote-2": "A second note.",
    } == split_passages(DOCUMENT)


def test_passages_come_in_the_order_in_which_they_begin() -> None:
    """A note stands where the page puts it, behind the paragraph that it interrupts."""
    assert ["title", "section-1", "p1", "footnote-1", "p2"] == list(split_passages(DOCUMENT))[:5]


def test_a_word_that_a_page_break_splits_is_joined() -> None:
    """The hyphen stays, since no copy says whether it is the word's own."""
    text = "# T\n\n- 1. A people-\n\n7\n\ncentred way.\n"
    assert "A people-centred way." == split_passages(text)["p1"]


def test_a_text_without_headings_and_numbers_has_no_passages() -> None:
    """Nor has an empty one."""
    assert {} == split_passages("Some words.\n\nMore words.\n")
    assert {} == split_passages("")
