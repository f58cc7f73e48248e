"""Quotes passages from a reader's own copy of the source, where it is the text that was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.engines.engine import select
from akkg.errors import DataError
from akkg.passages import digest, split_passages
from akkg.reading import read_text

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["quotations", "read_copy"]


def read_copy(dataset: Askable, path: Path) -> dict[str, str]:
    """Read a copy of the source document, before anything is quoted from it.

    Args:
        dataset: The dataset, which knows the digest of each passage.
        path: The copy, as Markdown.

    Returns:
        The canonical text of each passage of which the copy has the text that was read, by its
        name: `p18`, `footnote-2` and so on.

    Raises:
        DataError: Where the copy cannot be read, or holds no passage of the source at all.
    """
    passages = split_passages(read_text(path))
    digests = _digests(dataset, tuple(passages))
    found = {name: text for name, text in passages.items() if digest(text) == digests.get(name)}
    if not found:
        what = "no passage here has the text of the source document"
        raise DataError(what, str(path), "name a Markdown copy of it")
    return found


def quotations(copy: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Find the texts of passages in a copy.

    Args:
        copy: What `read_copy` has found.
        names: The passages that are cited.

    Returns:
        The text of each, by its name and in the given order; empty where the copy lacks it or has
        another text.

    Example:
        >>> quotations({"p1": "One."}, ["p2", "p1", "p2"])
        {'p2': '', 'p1': 'One.'}
    """
    return {name: copy.get(name, "") for name in dict.fromkeys(names)}


def _digests(dataset: Askable, names: Sequence[str]) -> dict[str, str]:
    space, sha256 = dataset.prefixes.expand("para:"), dataset.prefixes.expand("akkg:sha256")
    things = " ".join(written(ox.NamedNode(space + name)) for name in names)
    pattern = f"VALUES ?passage {{ {things} }} ?passage <{sha256}> ?digest"
    query = f"SELECT ?passage ?digest WHERE {{ {pattern} }}"
    return {
        passage.value.removeprefix(space): found.value
        for passage, found in select(dataset.engine, query)
        if passage is not None and found is not None
    }
