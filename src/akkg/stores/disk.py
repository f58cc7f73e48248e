"""Opens a store on disk, to be asked like the built product."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep

import pyoxigraph as ox

from akkg.dataset import Dataset
from akkg.errors import AkkgError, BackendError, DataError
from akkg.location import data_root
from akkg.prefixes import PrefixTable
from akkg.stores import locks
from akkg.stores.manifest import NAME, Manifest, read_manifest
from akkg.stores.place import DATA, leftovers

__all__ = ["StoredDataset", "open_store"]

_TRIES = 20  # while another process puts a new store into the place
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class StoredDataset(Dataset):
    """A store on disk, read-only: its default graph is the merged graph.

    A load that replaces it does not touch the files before this is gone; keep it as long as its
    answers are read.

    Attributes:
        manifest: What the store says of itself.
    """

    manifest: Manifest = field(kw_only=True)
    _lock: locks.Lock = field(kw_only=True, repr=False, compare=False)

    @property
    def digest(self) -> str:
        """The SHA-256 over what was loaded."""
        return self.manifest.digest


def open_store(path: Path | str, tell: Callable[[str], object] | None = None) -> StoredDataset:
    """Open a store that `load_store` has made, for reading only.

    Any number of processes may read a store at once, also while a new one is loaded into its
    place.

    Args:
        path: The folder of the store; nothing in it is changed.
        tell: Is told what an interrupted load has left beside it.

    Returns:
        The store, with the project's prefixes, rules and saved queries.

    Raises:
        DataError: Where there is no store, half of one, or something else.
        BackendError: Where another process writes to its data, or it cannot be opened.

    Example:
        >>> open_store("nowhere")
        Traceback (most recent call last):
        akkg.errors.DataError: no store is there (nowhere): \
load one with `akkg store load --store nowhere`
    """
    path = Path(path)
    for _ in range(_TRIES):
        found = _opened(path)
        if found is not None:
            left = leftovers(path) if tell else ()
            if tell and left:
                tell(left_behind(path, left))
            return found
        sleep(_PAUSE)
    what = "another process puts a new store into its place, again and again"
    raise BackendError(what, str(path), "try again later")


def left_behind(path: Path, left: tuple[Path, ...]) -> str:
    """Say what interrupted loads have left, and how to remove it."""
    names = ", ".join(each.name for each in left)
    return (
        f"an interrupted load has left {names} beside {path}, which is whole or absent; "
        f"`akkg store load --clean --store {path}` removes it"
    )


def _opened(path: Path) -> StoredDataset | None:
    """Open the store; None where it has been replaced at this moment."""
    try:
        held = locks.lock(path, shared=True)
        manifest = read_manifest(path) if held else None
    except OSError as error:
        raise _no_store(path, error) from None
    if held is None or manifest is None:
        if not (path / NAME).exists():
            raise _half(path)
        return None
    if locks.is_written(path / DATA):
        what = "another process has its data open for writing"
        raise BackendError(what, str(path), "end that process, or wait for its end")
    try:
        store = ox.Store.read_only(str(path / DATA))
    except (OSError, RuntimeError) as error:  # the one for files, the other for what is in them
        if not held.holds(path):
            return None
        what = f"the store cannot be opened, {error}"
        raise BackendError(what, str(path), "load it again with `akkg store load`") from None
    root = data_root()
    found = StoredDataset(store, PrefixTable.load(root), root, manifest=manifest, _lock=held)
    return found if held.holds(path) else None


def _no_store(path: Path, error: OSError) -> AkkgError:
    load = f"load one with `akkg store load --store {path}`"
    if not path.exists():
        left = leftovers(path)
        what = "no store is there, and an interrupted load has left something beside it"
        return DataError(what if left else "no store is there", str(path), load)
    if isinstance(error, PermissionError):
        return DataError("the store cannot be read, permission denied", str(path), "see to rights")
    if path.is_dir() and (path / locks.NAME).exists() and (path / DATA).is_dir():
        return _half(path)
    if path.is_dir() and not any(path.iterdir()):
        return DataError("the folder is empty", str(path), load)
    what = "this is something else than a store of akkg"
    return DataError(
        what, str(path), f"name another folder, or {load}".replace(f" {path}`", " DIR`")
    )


def _half(path: Path) -> DataError:
    what = "a load was interrupted here, and this is half of a store"
    return DataError(what, str(path), "name the folder of the store itself, or load it again")
