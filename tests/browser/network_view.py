"""What the tests of the network read from its page."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect

COUNT = re.compile(r"(\d+) of (\d+) things, (\d+) links")


def shown(page: Page) -> int:
    """The number of things that the page says it shows."""
    return int(told(page)[0])


def told(page: Page) -> tuple[str, ...]:
    """The numbers of the count: things shown, all things, links shown."""
    count = page.locator("#count")
    expect(count).to_have_text(COUNT)
    found = COUNT.search(count.inner_text())
    assert found
    return found.groups()


def nodes(page: Page) -> Locator:
    """The things of the picture."""
    return page.locator("svg.net g.thing")


def node(page: Page, name: str) -> Locator:
    """One thing of the picture, by the name of its page."""
    return page.locator(f"svg.net g.thing[data-id='{name}']")


def names(page: Page) -> set[str]:
    """The names of the things of the picture."""
    found = nodes(page).evaluate_all("all => all.map((one) => one.dataset.id)")
    return set(found)


def box(page: Page, family: str) -> Locator:
    """The box that turns a family on and off."""
    return page.locator(f"details.filters input[name=family][value={family}]")


def saved(page: Page, kind: str) -> tuple[str, bytes]:
    """The file that the button of a format gives, with its name."""
    with page.expect_download() as waiting:
        page.locator(f"button[data-format={kind}]").click()
    file: Download = waiting.value
    return file.suggested_filename, Path(file.path()).read_bytes()


def outside(page: Page) -> list[str]:
    """The things whose marks are not wholly in the frame of the picture."""
    found: list[str] = page.evaluate(
        """() => {
          const frame = document.querySelector("svg.net").getBoundingClientRect();
          return [...document.querySelectorAll("svg.net g.thing")].filter((thing) => {
            const box = thing.querySelector(".mark").getBoundingClientRect();
            return box.width === 0 || box.left < frame.left || box.right > frame.right
              || box.top < frame.top || box.bottom > frame.bottom;
          }).map((thing) => thing.dataset.id);
        }"""
    )
    return found


_ENDS = """(path) => {
  const net = path.closest("svg.net");
  const at = (x, y) => [...net.querySelectorAll("g.thing")].find((thing) => {
    const place = thing.transform.baseVal.consolidate().matrix;
    return Math.hypot(place.e - x, place.f - y) < 0.2;
  })?.dataset.id;
  const length = path.getTotalLength();
  const [start, middle, end] = [0, length / 2, length].map((far) => path.getPointAtLength(far));
  const style = path.getAttribute("class").split(" ").find((name) => name !== "edge");
  return { ends: [at(start.x, start.y), at(end.x, end.y), style], middle };
}"""


def drawn(page: Page) -> list[tuple[str, str, str]]:
    """The lines of the picture: the things at both ends, and the basis it is drawn after."""
    found: list[list[str]] = page.locator("svg.net path.edge").evaluate_all(
        f"all => all.map((path) => ({_ENDS})(path).ends)"
    )
    return [(one, other, basis) for one, other, basis in found]


def sayings(page: Page) -> list[tuple[str, str, str, str]]:
    """The words on lines: the things at both ends, the basis of the line below, the words."""
    found: list[list[str]] = page.evaluate(
        f"""() => {{
          const lines = [...document.querySelectorAll("svg.net path.edge")].map({_ENDS});
          return [...document.querySelectorAll("svg.net text.saying")].map((text) => {{
            const place = text.parentNode.transform.baseVal.consolidate().matrix;
            const line = lines.find(({{ middle }}) =>
              Math.hypot(middle.x - place.e, middle.y - place.f) < 0.5);
            return [...(line?.ends ?? ["", "", ""]), text.textContent];
          }});
        }}"""
    )
    return [(one, other, basis, words) for one, other, basis, words in found]


def places(page: Page) -> dict[str, tuple[float, float]]:
    """Where the marks lie on the screen."""
    found: list[tuple[str, float, float]] = nodes(page).evaluate_all(
        """all => all.map((one) => {
          const box = one.querySelector(".mark").getBoundingClientRect();
          return [one.dataset.id, box.left + box.width / 2, box.top + box.height / 2];
        })"""
    )
    return {name: (x, y) for name, x, y in found}
