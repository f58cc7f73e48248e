"""The files of a product, and where the cache keeps one for each state of the sources."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from akkg.building.source_tree import stamp
from akkg.errors import AkkgError
from akkg.location import cache_dir

__all__ = [
    "MANIFEST",
    "MERGED",
    "NAMED",
    "RUNTIME",
    "Product",
    "fresh_folder",
    "product_folder",
    "prune",
    "read_product",
    "remember",
]

MERGED = "akkg.ttl"
NAMED = "akkg.trig"
RUNTIME = "akkg.nq"
MANIFEST = "manifest.json"

_KEPT = 10  # products in the cache


@dataclass(frozen=True, slots=True)
class Product:
    """A finished product.

    Attributes:
        folder: Holds the merged graph (`akkg.ttl`), the named graphs (`akkg.trig`), both together
            in the form that loads fastest (`akkg.nq`), and `manifest.json`.
        digest: The SHA-256 of the sources, the version and the base that it was made from.
        counts: Numbers of triples: `asserted`, `derived`, and `merged` for both.
    """

    folder: Path
    digest: str
    counts: dict[str, int]


def read_product(folder: Path, *, check: bool = False) -> Product | None:
    """Read the manifest of a product.

    Args:
        folder: Where it may lie.
        check: Whether to hold the files to the digests in the manifest.

    Returns:
        The product, or None where there is none or a file is not as it was written.
    """
    import json
    from hashlib import sha256

    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        for name, digest in manifest["files"].items():
            if check and sha256((folder / name).read_bytes()).hexdigest() != digest:
                return None
        return Product(folder, manifest["digest"], manifest["counts"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def product_folder(digest: str) -> Path:
    """Name the folder of the cache for a product."""
    return cache_dir() / "products" / digest


def fresh_folder(root: Path) -> Path | None:
    """Find the product of a source tree if no source has changed since it was remembered.

    Args:
        root: The source tree.

    Returns:
        Its folder, or None where it must be built, or looked up by the contents of the sources.
    """
    try:
        digest, _, known = _pointer(root).read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    folder = product_folder(digest)
    return folder if known and known == stamp(root) and (folder / RUNTIME).exists() else None


def remember(root: Path, product: Product, seen: str) -> None:
    """Note which product belongs to the sources as they are; where that fails, they are read again.

    Args:
        root: The source tree.
        product: Its product, in the cache.
        seen: The stamp of the sources before they were read.
    """
    from akkg.atomic import atomic_write

    if not seen:
        return
    pointer = _pointer(root)
    with suppress(OSError, AkkgError):
        pointer.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(pointer, f"{product.digest}\n{seen}".encode())


def prune() -> None:
    """Remove all products of the cache but the latest; a removed one can be built again."""
    import shutil

    with suppress(OSError):  # another process may be at it, too
        found = [path for path in product_folder("").iterdir() if path.name[0] != "."]
        for path in sorted(found, key=lambda path: path.stat().st_mtime)[:-_KEPT]:
            shutil.rmtree(path, ignore_errors=True)


def _pointer(root: Path) -> Path:
    found = root.stat()
    return cache_dir() / "trees" / f"{found.st_dev:x}-{found.st_ino:x}"
