"""Validates again and again while files are edited, and looks only at what an edit can concern."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from akkg.building.source_tree import source_files
from akkg.location import data_root
from akkg.validation.files import File
from akkg.validation.finding import Report
from akkg.validation.loaded import Loaded
from akkg.validation.requirements import requirements
from akkg.validation.shape_loading import shape_files
from akkg.validation.view import view

__all__ = ["Session"]

Progress: TypeAlias = Callable[[str], object]
Stamps: TypeAlias = dict[Path, tuple[int, ...]]


class Session:
    """The files of a source tree and drafts, held to shapes and checks time and again.

    A change of files of statements is followed up: what they state and what follows from that by
    rule is changed in memory, and only shapes and checks that read a triple which came or went are
    run again; most of them only for the terms of these statements. After any other change, such as
    one of a rule or a shape, all is read anew.

    Args:
        drafts: Files to look at together with the tree.
        root: The source tree; the project's own by default.
        alone: Whether to hold the drafts to the ontology alone.
        shapes: Shapes in place of the project's shapes and checks.
        progress: Is told what is being done.

    Raises:
        DataError: Where a file cannot be read.
        ValidationError: Where shapes cannot be used.

    Example:
        >>> session = Session()
        >>> session.report().conforms, session.refresh()
        (True, False)
    """

    def __init__(
        self,
        drafts: Sequence[Path] = (),
        *,
        root: Path | None = None,
        alone: bool = False,
        shapes: Path | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._drafts = tuple(drafts)
        self._root = root or data_root()
        self._alone = alone
        self._shapes = shapes
        self._tell = progress or (lambda text: None)
        self._failed: Stamps = {}
        self._seen = self._stamps()
        self._loaded = self._load()

    def report(self) -> Report:
        """Say what is not as it should be, as `validate` does."""
        return self._loaded.report()

    def refresh(self) -> bool:
        """Take in what has changed in the files.

        Returns:
            Whether anything has, since it was last looked at without an error. What could not be
            read is not tried again until it changes.

        Raises:
            DataError: Where a file cannot be read; the session goes on with what it had.
            ValidationError: Where shapes cannot be used, likewise.
        """
        now = self._stamps()
        if now == self._failed:
            return False
        if now == self._seen:
            mended, self._failed = bool(self._failed), {}
            return mended
        self._failed = now
        changed = sorted(path for path, stamp in now.items() if self._seen.get(path) != stamp)
        if now.keys() == self._seen.keys() and all(map(self._loaded.follows, changed)):
            fresh = [self._loaded.read(path) for path in changed]
            for file in fresh:
                self._put(file)
        else:
            self._loaded = self._load()
        self._seen, self._failed = now, {}
        return True

    def _put(self, file: File) -> None:
        try:
            self._loaded.put(file)
        except BaseException:  # half of an edit is worse than none: all will be read anew
            self._seen = {}
            raise

    def _load(self) -> Loaded:
        seen = view(self._root, self._drafts, alone=self._alone, progress=self._tell)
        self._tell("reading the shapes")
        return Loaded(seen, requirements(self._root, self._shapes))

    def _stamps(self) -> Stamps:
        """The files that are looked at, each with what tells that it has changed."""
        root, shapes = self._root, self._shapes
        names = [root / name for name in source_files(root)]
        names += (root / "graph").glob("coverage.tsv")
        names += (root / "queries" / "checks").glob("*.rq")
        names += shape_files(root / "ontology" / "shapes" if shapes is None else shapes)
        return {path: _stamp(path) for path in (*names, *self._drafts)}


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino
