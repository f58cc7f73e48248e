"""Where the project's data, its built product and its caches lie."""

from __future__ import annotations

import os
from pathlib import Path

from akkg.errors import DataError

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "data"  # only a wheel has it
_MARK = Path("ontology", "prefixes.ttl")


def data_root() -> Path:
    """Find the folder that holds `ontology/`, `graph/` and `queries/`.

    Returns:
        The folder inside the package for an installed wheel, the checkout otherwise.

    Raises:
        DataError: Where the package has been taken out of its checkout without its data.

    Example:
        >>> (data_root() / "ontology" / "prefixes.ttl").is_file()
        True
    """
    for folder in (_SHIPPED, _PACKAGE.parents[1]):
        if (folder / _MARK).is_file():
            return folder
    raise DataError("the data of the project are missing", str(_PACKAGE), "install akkg again")


def product_root() -> Path | None:
    """Find the built product that a wheel ships.

    Returns:
        Its folder, or None in a checkout or an editable install, where the product is built when
        needed.
    """
    folder = _SHIPPED / "product"
    return folder if folder.is_dir() else None


def cache_dir() -> Path:
    """Name the folder for what can be made again: `$XDG_CACHE_HOME/akkg`, or `~/.cache/akkg`.

    Returns:
        A path that need not exist, and need not be writable.

    Standard:
        XDG Base Directory Specification 0.8: a relative path in the variable is ignored.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named, "akkg")
    try:
        home = Path.home()
    except RuntimeError:
        home = Path()
    # Without a home there is no cache: nothing can be made below the null device.
    return (home if home.is_absolute() else Path(os.devnull)) / ".cache" / "akkg"
