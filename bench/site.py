"""Measures the site of the real graph, and of a generated one of many things.

    python -m bench.site                       the real graph
    python -m bench.site --quads 1000000       a world of that size beside it
    python -m bench.site --browser             also what a reader waits for, in Debian's Chromium

One JSON object goes to standard output. Times of the build are CPU seconds of this process; those
of the browser are wall-clock, medians of several, of a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

import pyoxigraph as ox

from akkg.building.rules import load_rules, run_rules
from akkg.dataset import Dataset, load
from akkg.location import data_root
from akkg.site.building import build_site
from akkg.site.serving import make_server
from akkg.site.single_file import build_single_file

SEED = 1
_ROUNDS = 5
_READY = 60_000  # milliseconds


def main() -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=__doc__)
    parser.add_argument("--quads", type=int, default=0, help="the size of a generated world")
    parser.add_argument("--browser", action="store_true", help="measure in a browser, too")
    args = parser.parse_args()
    dataset = world(args.quads) if args.quads else load()
    with tempfile.TemporaryDirectory(prefix="akkg-bench-site-") as place:
        folder = Path(place, "public")
        found: dict[str, Any] = {"quads": len(dataset.store), **_built(dataset, folder)}
        if not args.quads:
            found["single file, bytes"] = build_single_file(dataset, Path(place, "akkg.html"))
        if args.browser:
            found |= _browsed(folder, large=bool(args.quads))
    json.dump(found, sys.stdout, indent=2)
    print()
    return 0


def world(quads: int) -> Dataset:
    """Make the real graph with a generated world beside it.

    Args:
        quads: The size of the world, in statements of its passages.
    """
    from bench.worlds.stream import nearest

    real, rules = load(), load_rules(data_root())
    derived = {rule.graph for rule in rules}
    store = ox.Store()
    store.bulk_extend(
        quad
        for quad in real.store
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value not in derived
    )
    for chunk in nearest(SEED, quads):
        store.bulk_load(chunk.encode(), ox.RdfFormat.N_QUADS)
    store.bulk_extend(ox.Quad(*quad.triple) for quad in list(store))
    run_rules(store, rules)
    return Dataset(store, real.prefixes, real.root)


def _built(dataset: Dataset, folder: Path) -> dict[str, Any]:
    start, clock = time.process_time(), time.perf_counter()
    count = build_site(dataset, folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        "things": sum(path.is_dir() for path in (folder / "id").iterdir()),
        "files": count,
        "build, CPU s": round(time.process_time() - start, 2),
        "build, s": round(time.perf_counter() - clock, 2),
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "folder, MB": round(sum(path.stat().st_size for path in files) / 1e6, 1),
    }


def _browsed(folder: Path, *, large: bool) -> dict[str, Any]:
    """What a reader waits for."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("no chromium is there")
    with make_server(folder) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_address[1]}/"
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            return {
                name: round(median(measure(browser, base) for _ in range(_ROUNDS)), 3)
                for name, measure in _measures(large).items()
            }
        finally:
            browser.close()
            server.shutdown()


def _measures(large: bool) -> dict[str, Any]:
    found = {"first page ready, s": _ready(""), "network ready, s": _ready("network/")}
    if large:
        return found | {"search while typing, ms": _search}
    return found | {
        "first SPARQL answer, s": _first_answer,
        "search while typing, ms": _search,
    }


def _ready(path: str) -> Any:
    """How long a page takes until its program is ready, in a fresh window."""

    def measure(browser: Any, base: str) -> float:
        page = browser.new_context().new_page()
        start = time.perf_counter()
        page.goto(base + path)
        page.locator("body[data-ready]").wait_for(state="attached", timeout=_READY)
        seconds = time.perf_counter() - start
        page.context.close()
        return seconds

    return measure


def _first_answer(browser: Any, base: str) -> float:
    """From the address of a question with an argument to its rows, the engine's start included."""
    page = browser.new_context().new_page()
    start = time.perf_counter()
    page.goto(f"{base}query/instruments-in-force/#day=2012-01-01")
    note = page.locator("#answer-note").filter(has_text="2012-01-01")
    note.wait_for(timeout=_READY)
    seconds = time.perf_counter() - start
    page.context.close()
    return seconds


def _search(browser: Any, base: str) -> float:
    """From a key to the list that it changes, once the index is there."""
    page = browser.new_context().new_page()
    page.goto(base)
    page.locator("body[data-ready]").wait_for(state="attached", timeout=_READY)
    page.locator("#search").fill("coo")
    page.get_by_role("option").first.wait_for(timeout=_READY)
    milliseconds: float = page.evaluate(_TIMED)
    page.context.close()
    return milliseconds


_TIMED = """async () => {
  const box = document.querySelector("#search");
  const list = document.querySelector("[role=listbox]");
  const start = performance.now();
  box.value = "coop";
  const changed = new Promise((done) => new MutationObserver(done).observe(
    list, {childList: true, subtree: true, characterData: true}));
  box.dispatchEvent(new Event("input", {bubbles: true}));
  await changed;
  return performance.now() - start;
}"""


if __name__ == "__main__":
    sys.exit(main())
