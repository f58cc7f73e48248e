"""What the tests of pages share: the places of a site, and a page whose every fault is noted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
READY = 30_000  # milliseconds: machines that test are slow


@dataclass(frozen=True)
class Place:
    """A site that a browser can open.

    Attributes:
        name: `folder` or `single`.
        base: The address of its first page.
    """

    name: str
    base: str

    def url(self, path: str = "", state: str = "") -> str:
        """The address of a page with a state of its view."""
        if self.name == "single":
            return f"{self.base}#/{path}" + (f"?{state}" if state else "")
        return self.base + path + (f"#{state}" if state else "")


@dataclass
class Visit:
    """A page with what has gone wrong in it.

    Attributes:
        page: The page.
        place: The site.
        faults: Errors of programs and of the policy, and requests that leave the site.
    """

    page: Page
    place: Place
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: str = "", state: str = "") -> Page:
        """Open a page, and wait until its program is ready."""
        self.page.goto("about:blank")  # a change of the part behind # alone would load nothing
        self.page.goto(self.place.url(path, state))
        return self._ready()

    def go(self, path: str) -> Page:
        """Go to a page as a reader does: the single file is not loaded again."""
        if self.place.name != "single" or not self.page.url.startswith(self.place.base):
            return self.open(path)
        self.page.evaluate(
            "(hash) => { delete document.body.dataset.ready; location.hash = hash; }", f"/{path}"
        )
        return self._ready()

    def _ready(self) -> Page:
        expect(self.page.locator("body[data-ready]")).to_be_attached(timeout=READY)
        return self.page

    def hear(self, message: ConsoleMessage) -> None:
        """Note what a program, or the policy, complains of."""
        if message.type == "error":
            self.faults.append(message.text)

    def note(self, request: Request) -> None:
        """Note a request, and whether it leaves the site."""
        self.requests.append(request.url)
        if not request.url.startswith((self.place.base, "data:", "blob:", "about:")):
            self.faults.append(f"a request to {request.url}")


@contextmanager
def visiting(
    browser: Browser, place: Place, *, theme: str = "light", size: dict[str, int] = WIDE
) -> Iterator[Visit]:
    """Open a window of its own; every fault in it fails the test in the end.

    Args:
        browser: The browser.
        place: The site.
        theme: What the reader's system prefers: `light` or `dark`.
        size: The size of the window.
    """
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        accept_downloads=True,
    )
    page = context.new_page()
    visit = Visit(page, place)
    page.on("request", visit.note)
    page.on("pageerror", lambda error: visit.faults.append(f"an error: {error}"))
    page.on("console", visit.hear)
    try:
        yield visit
        assert [] == visit.faults
    finally:
        context.close()
