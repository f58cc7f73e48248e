"""The whole site in one file of HTML, which opens from a disk: pages, programs, engine and data."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.atomic import atomic_write, unwritable
from akkg.errors import LimitError
from akkg.site.building import left_alone
from akkg.site.contents import everything
from akkg.site.edition import make_edition
from akkg.site.page import Page, main_of, render, render_shell

if TYPE_CHECKING:
    from akkg.dataset import Dataset
    from akkg.site.edition import Edition

__all__ = ["build_single_file", "single_file"]

_PAGES = "pages.json"
_OURS = b'<meta name="generator" content="akkg site '
_HEAD = 4096  # bytes, within which a file of ours says so
_PROGRAMS = ("single.js", "engine-worker.js", "oxigraph.wasm.gz")
_MOST = 5000  # pages: a browser reads them all before it shows the first
_LEFT_OUT = (".nt", ".rdf", ".jsonld", ".trig", ".ttl")  # the same statements once more


def build_single_file(dataset: Dataset, path: Path) -> int:
    """Write the site as one file.

    Args:
        dataset: The graph.
        path: The file to make; a site of ours that is there is replaced.

    Returns:
        Its length in bytes.

    Raises:
        LimitError: Where there are too many pages for one file.
        OutputError: Where it cannot be written; what was there is whole.
        ParameterError: Where a file of somebody else is there.
    """
    _refuse_other(path)
    content = single_file(make_edition(dataset))
    atomic_write(path, content)
    return len(content)


def _refuse_other(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError:
        return
    except OSError as error:
        raise unwritable(path, error) from error
    if head and _OURS not in head:
        raise left_alone(path, "name a new file")


def single_file(edition: Edition) -> bytes:
    """Write the site as one document.

    Args:
        edition: What all pages share.

    Raises:
        LimitError: Where there are too many pages for one file.
    """
    pages: dict[str, object] = {}
    held: dict[str, bytes] = {}
    for each in everything(edition):
        if not isinstance(each, Page):
            path, content = each
            if _is_held(path):
                held[path] = content
            continue
        markup = render(each, edition)
        pages[each.path] = {
            "title": each.title,
            "page": each.name,
            "main": main_of(markup),
            **({} if each.data is None else {"data": each.data}),
        }
        if len(pages) > _MOST:
            what = f"the site has more than {_MOST:,} pages, too many for one file"
            raise LimitError(what, remedy="build a folder, without --single-file")
    held[_PAGES] = json.dumps(pages, ensure_ascii=False, separators=(",", ":")).encode()
    static = files("akkg.site") / "static"
    for name in _PROGRAMS:
        held[f"assets/{name}"] = (static / name).read_bytes()
    return _document(edition, held)


def _is_held(path: str) -> bool:
    """Whether a file is of use in the document: what programs load, and small downloads."""
    return path.startswith("data/") and not path.endswith(_LEFT_OUT)


def _document(edition: Edition, held: dict[str, bytes]) -> bytes:
    static = files("akkg.site") / "static"
    loader, theme, style = (
        (static / name).read_text(encoding="utf-8")
        for name in ("loader.js", "theme.js", "explorer.css")
    )
    policy = (
        f"default-src 'none'; script-src {_hash(loader)} {_hash(theme)} "
        "'strict-dynamic' 'wasm-unsafe-eval'; "
        f"worker-src blob:; style-src {_hash(style)}; img-src blob: data:; connect-src 'none'; "
        "base-uri 'none'; form-action 'none'"
    )
    return render_shell(
        edition,
        policy=policy,
        loader=loader,
        theme=theme,
        style=style,
        held=dict(_encoded(held)),
    ).encode()


def _encoded(held: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for path, content in held.items():
        packed = content if content[:2] == b"\x1f\x8b" else gzip.compress(content, 9, mtime=0)
        yield path, b64encode(packed).decode()


def _hash(text: str) -> str:
    """The source of a script or a style by its hash (Content Security Policy Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
