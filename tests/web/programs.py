"""Calls the programs of the pages in Node.js, as a browser would run them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from akkg.dataset import Dataset, load
from akkg.site.citations import citations
from tests.optional import ROOT, need

WEB = ROOT / "web"
STATIC = ROOT / "src" / "akkg" / "site" / "static"
_DRIVER = Path(__file__).with_name("driver.mjs")

Call = tuple[str, list[object]]


@cache
def graph() -> Dataset:
    """The graph."""
    return load()


@cache
def _grounds() -> Any:
    """What triples rest on, as pages have it."""
    return json.loads(citations(graph(), {}))


@cache
def _product() -> Path:
    """The file that the engine of the pages loads."""
    from akkg.building.build import build
    from akkg.location import data_root

    folder = Path(mkdtemp(prefix="akkg-web-"))
    build(data_root(), out=folder / "product")
    return folder / "product" / "akkg.nq"


def called(calls: Sequence[Call], *, asking: bool = False) -> list[dict[str, Any]]:
    """Call functions of the driver.

    Args:
        calls: Names with arguments.
        asking: Whether the calls ask the graph.

    Returns:
        For each call `value`, or `unfit`, the key of what is said of a wrong value.
    """
    request = {
        "graph": str(_product()) if asking else "",
        "prefixes": dict(graph().prefixes.items()),
        "grounds": _grounds() if asking else None,
        "calls": [{"name": name, "args": args} for name, args in calls],
    }
    done = subprocess.run(
        [need("node"), str(_DRIVER)],
        input=json.dumps(request).encode(),
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    found = json.loads(done.stdout)
    assert isinstance(found, list) and len(found) == len(calls)
    return found
