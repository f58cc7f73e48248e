"""A page of the site: what it tells, and how it becomes HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from akkg.site.addresses import root_of
from akkg.site.policy import policy

if TYPE_CHECKING:
    from jinja2 import Environment

    from akkg.pictures.scene import Scene
    from akkg.site.edition import Edition

__all__ = ["Page", "figure", "main_of", "render", "render_shell"]

_MAIN, _END = '<main id="main" tabindex="-1">', "</main>"


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        path: Its path below the site's root, such as `id/akfta/`; empty for the first page.
        name: What kind of page it is: the name of its template and of its program.
        title: Its title, which no other page has.
        description: What it is about, in a sentence.
        values: What the template tells.
        data: What the page's program needs; None where it has none.
        files: Paths, from the site's root, of the same in other formats, by media type.
    """

    path: str
    name: str
    title: str
    description: str
    values: Mapping[str, object] = field(default_factory=dict)
    data: Mapping[str, object] | None = None
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The path of its file."""
        return self.path if self.path.endswith(".html") else f"{self.path}index.html"


def render(page: Page, edition: Edition) -> str:
    """Write a page as HTML.

    Args:
        page: The page.
        edition: What all pages share.

    Returns:
        A whole document.
    """
    # One page stands in the place of any other, however deep.
    root = edition.base if page.name == "not_found" else root_of(page.path)
    template = _environment().get_template(f"{page.name}.html.j2")
    return template.render(
        page=page,
        root=root,
        edition=edition,
        t=edition.strings,
        csp=policy(edition.endpoint),
        page_data=_for_script(page.data) if page.data is not None else "",
        shell=None,
        figure=lambda scene, name="picture": figure(scene, edition, root, name),
        **page.values,
    )


def main_of(markup: str) -> str:
    """Give the main element of a page.

    Args:
        markup: The page, as `render` writes it.

    Example:
        >>> main_of('<body><main id="main" tabindex="-1"><h1>A</h1></main></body>')
        '<main id="main" tabindex="-1"><h1>A</h1></main>'
    """
    # Whatever a template fills in is escaped, so these tags are the template's own.
    return _MAIN + markup.partition(_MAIN)[2].rpartition(_END)[0] + _END


def render_shell(edition: Edition, **shell: object) -> str:
    """Write the document that holds the whole site, and shows one page of it after another.

    Args:
        edition: What all pages share.
        **shell: Its policy, loader, theme and style, and the files that it holds by path.
    """
    from markupsafe import Markup

    t = edition.strings
    page = Page("", "single", t("site.name"), edition.lead)
    for name in ("loader", "theme", "style"):  # the project's own bundles
        shell[name] = Markup(shell[name])
    return (
        _environment()
        .get_template("base.html.j2")
        .render(
            page=page,
            root="",
            edition=edition,
            t=t,
            csp=shell["policy"],
            page_data="",
            strings=_for_script(t.for_programs),
            shell=shell,
        )
    )


def figure(scene: Scene, edition: Edition, root: str, name: str = "picture") -> Any:
    """Write a scene into a page, with a link on each thing that has a page.

    Args:
        scene: The scene.
        edition: What all pages share.
        root: The way from the page to the site's root.
        name: The name of the picture in the page; each has its own.

    Returns:
        Markup that Jinja2 leaves as it is.
    """
    from markupsafe import Markup

    from akkg.pictures.svg import svg_element

    def address(iri: str) -> str:
        path = edition.addresses.path(iri)
        return root + path if path else ""

    element = svg_element(scene, address=address, name=f"{name}-")
    return Markup(ElementTree.tostring(element, encoding="unicode"))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("akkg.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _for_script(value: object) -> Any:
    """JSON that can stand in a script element: nothing in it ends the element."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)
