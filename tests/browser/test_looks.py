"""What pages look like: pictures of every kind of page are made for people to look at.

They lie in `build/looks/`. What a program can see is held here: that nothing is blank, and that
nothing is cut off.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.browsing import PHONE, WIDE, Place, visiting
from tests.optional import ROOT

LOOKS = ROOT / "build" / "looks"
SIZES = {"wide": WIDE, "phone": PHONE}
# Each theme and each size once; where AKKG_LONG is set each with each, to be looked at.
VIEWS = [("light", "wide"), ("dark", "phone")]
if os.environ.get("AKKG_LONG"):
    VIEWS += [("light", "phone"), ("dark", "wide")]
MOST = 6000  # pixels of height: what is longer is cut
PAGES = {
    "overview": ("", ""),
    "network": ("network/", ""),
    "network-chosen": ("network/", "focus=asean"),
    "network-around": ("network/", "focus=akcf&hops=1"),
    "network-path": ("network/", "focus=akcf&path=akfta"),
    "network-unknown": ("network/", "focus=akft"),
    "timeline": ("timeline/", ""),
    "timeline-years": ("timeline/", "from=2010&to=2015&focus=summit-13"),
    "lineage": ("lineage/", ""),
    "lineage-chosen": ("lineage/", "focus=poa-2011-2015"),
    "browse": ("browse/", ""),
    "browse-chosen": ("browse/", "family=fund"),
    "questions": ("query/", ""),
    "question": ("query/instruments-in-force/", ""),
    "question-succession": ("query/succession/", ""),
    "sparql": ("sparql/", ""),
    "ontology": ("ontology/", ""),
    "data": ("data/", ""),
    "about": ("about/", ""),
    "document": ("source/overview-2025/", ""),
    "passage": ("source/overview-2025/p18/", ""),
    "footnote": ("source/overview-2025/footnote-2/", ""),
    "agreement": ("id/akfta/", ""),
    "fund": ("id/akcf/", ""),
    "state": ("id/rok/", ""),
    "status": ("id/status-csp/", ""),
    "plan": ("id/poa-2011-2015/", ""),
    "event": ("id/akfta-taking-effect/", ""),
    "not-found": ("id/akft/", ""),
}
SINGLE = ("overview", "network", "agreement", "question", "not-found")
CUT = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const parent = text.parentElement;
    const apart = parent.closest("script, style, noscript, .unseen, .skip, [hidden], svg");
    if (apart || !text.data.trim()) continue;
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || scrolls(parent)) continue;
    if (box.left < -1 || box.right > wide + 1) found.push(`beyond the page: ${text.data.trim()}`);
    for (let at = parent; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      const frame = at.getBoundingClientRect();
      if (style.overflowX === "hidden" && box.right > frame.right + 2)
        found.push(`cut by ${at.tagName}: ${text.data.trim()}`);
    }
  }
  return found.map((one) => one.slice(0, 120));
}"""
OUT_OF_FRAME = """() => [...document.querySelectorAll("main svg")].flatMap((picture) => {
  const frame = picture.getBoundingClientRect();
  if (frame.width === 0 || picture.matches(".net, .brush")) return [];
  return [...picture.querySelectorAll(".mark, text, rect, circle")]
    .filter((one) => !one.closest("defs, .off, .hit"))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.left < frame.left - 2 || box.right > frame.right + 2
      || box.top < frame.top - 2 || box.bottom > frame.bottom + 2))
    .map(([one]) => `${one.tagName} ${one.textContent.slice(0, 60)}`);
})"""


BROKEN = """() => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const isName = /^\\w+:\\w+$/.test(text.data.trim());
    if (isName || !text.parentElement.closest("td, tbody th")) continue;
    for (const { 0: word, index } of text.data.matchAll(/\\p{L}{2,13}|\\d{1,4}/gu)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (tops.size > 1) found.push(text.data.slice(Math.max(index - 20, 0), index + 30));
    }
  }
  return found;
}"""


def picture(page: Page, place: Place, name: str) -> Image.Image:
    """Make a picture of a whole page, keep it, and give it."""
    size = page.viewport_size
    assert size
    height = page.evaluate("document.documentElement.scrollHeight")
    if height > MOST:  # a browser cannot draw a picture of any height
        page.set_viewport_size({"width": size["width"], "height": MOST})
    data = page.screenshot(full_page=height <= MOST)
    path = LOOKS / place.name / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Image.open(io.BytesIO(data)).convert("RGB")


def hold(browser: Browser, place: Place, name: str, theme: str, size: str) -> None:
    """Make a picture of a page, and see that nothing of it is blank or cut."""
    path, state = PAGES[name]
    with visiting(browser, place, theme=theme, size=SIZES[size]) as visit:
        page = visit.open(path, state)
        image = picture(page, place, f"{name}.{size}.{theme}")
        cut, beyond = page.evaluate(CUT), page.evaluate(OUT_OF_FRAME)
        if name == "not-found":  # the server says 404, and the browser tells of it
            visit.faults[:] = [fault for fault in visit.faults if "404" not in fault]
    colours = image.getcolors(maxcolors=1 << 24)
    assert colours is not None
    assert 60 < len(colours), "the page is nearly blank"
    ground = image.resize((1, 1)).convert("L").getpixel((0, 0))
    assert isinstance(ground, int)
    assert (ground > 128) == (theme == "light"), "the ground has the brightness of the theme"
    assert [] == cut
    assert [] == beyond


@pytest.mark.parametrize(("theme", "size"), VIEWS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_blank_or_cut(
    browser: Browser, folder_place: Place, name: str, theme: str, size: str
) -> None:
    """Every kind of page shows something in both themes and on both sizes, and all of it."""
    hold(browser, folder_place, name, theme, size)


@pytest.mark.parametrize(
    "name", ["browse", "question", "question-succession", "agreement", "fund", "status", "document"]
)
def test_words_stay_whole_on_a_phone(browser: Browser, folder_place: Place, name: str) -> None:
    """No word and no number of a table is broken in two, however narrow the window."""
    path, state = PAGES[name]
    with visiting(browser, folder_place, size=PHONE) as visit:
        assert [] == visit.open(path, state).evaluate(BROKEN)[:5]


@pytest.mark.parametrize("name", SINGLE)
def test_the_single_file_looks_the_same(
    browser: Browser, single: Path, folder_place: Place, name: str
) -> None:
    """A page of the single file has the size that it has in the folder, and as many colours."""
    hold(browser, Place("single", single.as_uri()), name, "light", "wide")
    one, other = (
        Image.open(LOOKS / place / f"{name}.wide.light.png").convert("RGB")
        for place in ("folder", "single")
    )
    assert one.width == other.width
    assert abs(one.height - other.height) <= 0.02 * one.height


@pytest.mark.parametrize("name", ["overview", "network", "lineage", "agreement"])
def test_the_dark_theme_repaints_pictures(browser: Browser, folder_place: Place, name: str) -> None:
    """No picture keeps letters or a ground of the light theme in the dark."""
    path, state = PAGES[name]
    with visiting(browser, folder_place, theme="dark") as visit:
        page = visit.open(path, state)
        dark = page.evaluate(
            """() => [...document.querySelectorAll("main svg text")].filter((text) => {
              const paint = getComputedStyle(text).fill.match(/[\\d.]+/g)?.slice(0, 3).map(Number);
              const onMark = text.matches(".paper");
              return !onMark && paint && paint.reduce((one, other) => one + other) < 300;
            }).map((text) => text.textContent.slice(0, 60))"""
        )
    assert [] == dark
