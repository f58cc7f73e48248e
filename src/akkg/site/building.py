"""Builds the site: all its pages and files, into a folder that takes its place when it is whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.atomic import atomic_directory, unwritable
from akkg.errors import ParameterError
from akkg.site.contents import contents
from akkg.site.edition import Edition, make_edition

if TYPE_CHECKING:
    from akkg.dataset import Dataset

__all__ = ["MARKER", "build_site", "left_alone"]

MARKER = "site.json"
"""The file that says that a folder is a site of ours, and of which graph."""

_NAME = "akkg site"


def build_site(
    dataset: Dataset,
    folder: Path,
    *,
    base_url: str = "",
    endpoint: str = "",
    tell: Callable[[int], object] = lambda count: None,
) -> int:
    """Build the site into a folder.

    Args:
        dataset: The graph.
        folder: The folder to make; a site of ours there is replaced when the new one is whole.
        base_url: Where the site will lie, such as `https://example.org/akkg/`; empty where that is
            not known.
        endpoint: The SPARQL endpoint that pages ask; empty where the browser itself answers.
        tell: Is told the number of files written so far.

    Returns:
        The number of files.

    Raises:
        ParameterError: Where something else lies in the folder, or an address is none.
        OutputError: Where it cannot be written; what was there is whole.
    """
    refuse_other(folder)
    edition = make_edition(dataset, base_url=base_url, endpoint=endpoint)
    count = 0
    with atomic_directory(folder) as new:
        for path, content in contents(edition):
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            count += 1
            tell(count)
        (new / MARKER).write_bytes(_marker(edition, sorted(path.name for path in new.iterdir())))
    return count + 1


def refuse_other(folder: Path) -> None:
    """Refuse a place that holds something else than a site of ours, or something beside it.

    Raises:
        ParameterError: Where a file or another folder with something in it is there, or somebody
            has put something into the folder of the site.
        OutputError: Where it cannot be looked at.
    """
    try:
        if not folder.exists() and not folder.is_symlink():
            return
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        made = _made(folder)
        if folder.is_dir() and (not names or (made and names <= made)):
            return
    except OSError as error:
        raise unwritable(folder, error) from error
    if made:
        raise left_alone(folder / min(names - made), "move it out of the folder of the site")
    raise left_alone(folder, "name a new or an empty folder")


def left_alone(place: Path, remedy: str) -> ParameterError:
    """Give the error for a place that holds something else than a site of ours.

    Args:
        place: A folder or a file.
        remedy: What to do.
    """
    what = "there is something else than a site of akkg, and it is left as it is"
    return ParameterError(what, str(place), remedy)


def _made(folder: Path) -> set[str]:
    """The names of what a build of ours has put into a folder; none where none has."""
    try:
        found = json.loads((folder / MARKER).read_bytes())
    except (OSError, ValueError):
        return set()
    if not isinstance(found, dict) or found.get("made by") != _NAME:
        return set()
    names = found.get("holds")
    return {MARKER, *map(str, names)} if isinstance(names, list) else {MARKER}


def _marker(edition: Edition, names: Sequence[str]) -> bytes:
    facts = {
        "made by": _NAME,
        "version": edition.version,
        "graph": edition.digest,
        "as of": edition.credits.horizon,
        "holds": names,
        **({"endpoint": edition.endpoint} if edition.endpoint else {}),
        **({"base": edition.base} if edition.base != "/" else {}),
    }
    return (json.dumps(facts, indent=2) + "\n").encode()
