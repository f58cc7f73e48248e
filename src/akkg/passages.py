"""The passages of a source document: cut out of a copy, and put into canonical text.

Canonical text is what a passage says without how it is printed: Unicode normal form C, no markup,
no footnote markers, plain quotation marks, words split at a hyphen joined again, white space
collapsed. Its SHA-256 identifies a passage, so that a reader's own copy can be matched without the
document being shipped.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["canonical_text", "digest", "split_passages"]

_FOOTNOTE_MARKER = re.compile(r"<sup>\d+</sup>")
_TAG = re.compile(r"</?[a-z]+>")
_SPLIT_WORD = re.compile(r"(?<=\w-) (?=\w)")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})

_NUMBERED = re.compile(r"(?:- )?(\d+)\. +")
# The first form of a footnote's mark is one escaped twice.
_FOOTNOTE = re.compile(r"(?:<sup>&</sup>lt;sup>|<sup>)(\d+)</sup> ?")
_HEADING = re.compile(r"#+ +")
_PAGE_NUMBER = re.compile(r"\d+")


def canonical_text(text: str) -> str:
    """Return the canonical text of a passage.

    Args:
        text: the passage as it stands in a Markdown copy, without its number.

    Returns:
        One line of text in Unicode normal form C.

    Example:
        >>> canonical_text("The 24<sup>th</sup> Meeting of the ADMM- Plus.<sup>2</sup>")
        'The 24th Meeting of the ADMM-Plus.'
    """
    text = _TAG.sub("", _FOOTNOTE_MARKER.sub("", text)).replace("**", "")
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return _SPLIT_WORD.sub("", " ".join(text.split()))


def digest(text: str) -> str:
    """Return the SHA-256 of a passage's canonical text, in hexadecimal.

    Args:
        text: the passage as it stands in a copy, or its canonical text.

    Returns:
        Sixty-four hexadecimal digits.

    Example:
        >>> digest("Introduction") == digest("**Introduction** ")
        True
    """
    return hashlib.sha256(canonical_text(text).encode()).hexdigest()


def split_passages(markdown: str) -> dict[str, str]:
    """Cut a Markdown copy of the document into its passages.

    A paragraph begins with its number and goes on, over page breaks, until the next numbered
    paragraph, heading or footnote.

    Args:
        markdown: the whole copy.

    Returns:
        Canonical texts by the passage's local name: ``title``, ``section-1`` ..., ``p1`` ...,
        ``footnote-1`` ..., in the order in which they begin.

    Example:
        >>> split_passages("# T\\n\\n#### A\\n\\n- 1. One\\n\\nmore.\\n\\n<sup>1</sup> Note.\\n")
        {'title': 'T', 'section-1': 'A', 'p1': 'One more.', 'footnote-1': 'Note.'}
    """
    parts: dict[str, list[str]] = {}
    headings = 0
    paragraph: str | None = None
    for block in re.split(r"\n\s*\n|\n(?=(?:- )?\d+\. )", markdown):
        block = block.strip()
        if not block or _PAGE_NUMBER.fullmatch(block):
            continue
        if match := _HEADING.match(block):
            name = f"section-{headings}" if headings else "title"
            headings += 1
            paragraph = None
        elif match := _NUMBERED.match(block):
            name = paragraph = f"p{match[1]}"
        elif match := _FOOTNOTE.match(block):
            name = f"footnote-{match[1]}"
        elif paragraph:
            parts[paragraph].append(block)
            continue
        else:
            continue
        parts[name] = [block[match.end() :]]
    return {name: canonical_text(" ".join(blocks)) for name, blocks in parts.items()}
