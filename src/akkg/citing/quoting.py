"""Quotes passages from a reader's own copy of the source, where it is the text that was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

__all__ = ["quotations"]


def quotations(dataset: Askable, path: Path, names: Iterable[str]) -> dict[str, str]:
    """Find the texts of passages in a copy of the source document.

    Args:
        dataset: The dataset, which knows the digest of each passage.
        path: The copy, as Markdown.
        names: The passages: `p18`, `footnote-2` and so on.

    Returns:
        The canonical text of each passage, by its name and in the given order; empty where the
        copy lacks it or has another text than the digest says.

    Raises:
        DataError: Where the copy cannot be read, or holds no passage of the source at all.
    """
    wanted = list(dict.fromkeys(names))
    passages = split_passages(read_text(path))
    digests = _digests(dataset, wanted)
    found = {
        name: passages[name] if digest(passages.get(name, "")) == digests.get(name) else ""
        for name in wanted
    }
    if wanted and not any(found.values()):
        what = "no passage here has the text of the source document"
        raise DataError(what, str(path), "name a Markdown copy of it")
    return found


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
