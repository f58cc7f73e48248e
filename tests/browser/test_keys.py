"""Everything can be done by keyboard, and what the reader prefers is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsing import Place, Visit, visiting

PAGES = ("", "network/", "timeline/", "lineage/", "browse/", "query/succession/", "id/akfta/")
GROUND = "getComputedStyle(document.body).backgroundColor"


def test_a_question_mark_tells_of_all_keys(visit: Visit) -> None:
    """? opens the list of keys, Esc closes it, and the focus is where it was."""
    page = visit.open("network/")
    search = page.locator("details.filters summary")
    search.focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys of the keyboard")
    expect(dialog).to_be_visible()
    for key in ("/", "?", "Esc", "Enter", "e", "0"):
        expect(dialog.locator("kbd", has_text=key).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(search).to_be_focused()


def test_a_button_tells_of_the_keys_too(visit: Visit) -> None:
    """Who has no keyboard, or does not know of ?, finds the list by a button."""
    page = visit.open("")
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_keys_of_one_letter_can_be_turned_off(visit: Visit) -> None:
    """Where they are turned off, / and ? do nothing, also after a reload (WCAG 2.1.4)."""
    page = visit.open("")
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    for _ in range(2):
        page.locator("h1").click()
        page.keyboard.press("?")
        page.keyboard.press("/")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.locator("#search")).not_to_be_focused()
        page.reload()
        expect(page.locator("body[data-ready]")).to_be_attached()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox").check()


@pytest.mark.parametrize("path", PAGES)
def test_letters_do_nothing_outside_a_picture(visit: Visit, path: str) -> None:
    """No letter or sign alone changes a page, but for / and ?."""
    page = visit.open(path)
    page.locator("h1").click()
    address, text = page.url, page.locator("main").inner_text()
    for key in "abcdefghijklmnopqrstuvwxyz0+-":
        page.keyboard.press(key)
    assert address == page.url
    assert text == page.locator("main").inner_text()


def test_letters_in_a_field_are_letters(visit: Visit) -> None:
    """What is typed into a box is text, also / and ?."""
    page = visit.open("network/")
    for name in ("#find", "#search"):
        page.locator(name).focus()
        page.keyboard.type("e/?+0")
        expect(page.locator(name)).to_have_value("e/?+0")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_the_focus_is_seen(browser: Browser, folder_place: Place, path: str, theme: str) -> None:
    """Each of the first stops of Tab is marked by an outline of two pixels or more, or a ring."""
    with visiting(browser, folder_place, theme=theme) as visit:
        page = visit.open(path)
        page.keyboard.press("Tab")
        unseen, seen = [], 0
        for _ in range(30):
            page.keyboard.press("Tab")
            told = page.evaluate(
                """() => {
                  const one = document.activeElement;
                  if (one === document.body) return null;
                  const style = getComputedStyle(one);
                  const accent = getComputedStyle(document.querySelector("main a")).color;
                  const rings = [...one.querySelectorAll(".halo, .mark, .box")]
                    .map((part) => getComputedStyle(part))
                    .filter(({ stroke, display }) => stroke === accent && display !== "none")
                    .map(({ strokeWidth }) => parseFloat(strokeWidth));
                  const drawn = style.outlineStyle !== "none";
                  const outline = drawn ? parseFloat(style.outlineWidth) : 0;
                  const wide = Math.max(outline, ...rings);
                  return [wide, one.outerHTML.slice(0, 120)];
                }"""
            )
            if told is None:
                break
            seen += 1
            if told[0] < 2:
                unseen.append(told[1])
        assert [] == unseen
        assert 8 < seen


def test_tab_never_loses_the_way(visit: Visit) -> None:
    """The network is left again by Tab: nothing holds the focus."""
    page = visit.open("network/", "focus=akcf")
    page.locator("svg.net g.thing[tabindex='0']").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#list-section') !== null"):
            return
        assert not page.evaluate("document.activeElement.closest('svg.net') !== null")
    pytest.fail("the list is not reached")


def dark(page: Page) -> bool:
    """Whether the ground of the page is dark."""
    found: list[int] = page.evaluate(f"{GROUND}.match(/[\\d.]+/g).slice(0, 3).map(Number)")
    return sum(found) < 300


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_theme_is_chosen_and_kept(browser: Browser, place: Place, theme: str) -> None:
    """The button turns the theme round, says what it leads to, and later pages keep it."""
    other = "light" if theme == "dark" else "dark"
    with visiting(browser, place, theme=theme) as visit:
        page = visit.open("")
        assert (theme == "dark") == dark(page)
        button = page.locator("#theme")
        expect(button).to_have_text(other, ignore_case=True)
        button.click()
        assert (other == "dark") == dark(page)
        expect(button).to_have_text(theme, ignore_case=True)
        page = visit.open("timeline/")
        assert (other == "dark") == dark(page)
        page.locator("#theme").click()
        assert (theme == "dark") == dark(page)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_for_who_wants_rest(browser: Browser, folder_place: Place, path: str) -> None:
    """With reduced motion no style has a transition or an animation of any length."""
    with visiting(browser, folder_place) as visit:
        page = visit.open(path)
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter((one) => {
              const style = getComputedStyle(one);
              const lasts = (text) => text.split(",").some((time) => parseFloat(time) > 0.01);
              return lasts(style.transitionDuration)
                || (style.animationName !== "none" && lasts(style.animationDuration));
            }).map((one) => one.outerHTML.slice(0, 80))"""
        )
    assert [] == moving


def test_targets_are_large_enough(browser: Browser, folder_place: Place) -> None:
    """Buttons, boxes and things of the network are 24 pixels high and wide (WCAG 2.5.8)."""
    with visiting(browser, folder_place) as visit:
        page = visit.open("network/")
        small = page.evaluate(
            """() => [...document.querySelectorAll("button, select, input:not([type=checkbox]), "
              + "label.check, summary, svg.net .hit")]
              .map((one) => [one, one.getBoundingClientRect()])
              .filter(([, box]) => box.width > 0 && (box.width < 23.5 || box.height < 23.5))
              .map(([one, box]) => `${Math.round(box.width)}x${Math.round(box.height)} `
                + one.outerHTML.slice(0, 80))"""
        )
    assert [] == small[:5]


def test_the_skip_link_keeps_the_view(visit: Visit) -> None:
    """Who goes to the content by the skip link sees what the link to the page has chosen."""
    page = visit.open("network/", "focus=akfta&hops=1")
    address = page.url
    page.locator("a.skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert address == page.url
    expect(page.locator("section.details h2")).to_contain_text("AKFTA")


def test_a_button_that_is_made_anew_keeps_the_focus(visit: Visit) -> None:
    """The details and both long lists are made anew at a press: one can press again."""
    page = visit.open("network/", "focus=akfta&hops=1")
    hops = page.locator("section.details [data-hops='2']")
    hops.press("Enter")
    expect(hops).to_have_attribute("aria-pressed", "true")
    expect(hops).to_be_focused()
    thing = page.locator("section.details button.thing").first
    name = thing.inner_text()
    thing.press("Enter")
    expect(page.locator("section.details h2")).to_have_text(name)
    expect(page.locator("section.details h2")).to_be_focused()
    page = visit.open("network/", "show=state,place,concept,undertaking")
    page.locator("#list-section button").press("Enter")
    assert page.evaluate("document.activeElement.closest('#list-section') !== null")
    page = visit.open("browse/")
    following = page.locator("nav.pages [data-to=next]")
    following.press("Enter")
    expect(following).to_be_disabled()
    expect(page.locator("nav.pages span")).to_be_focused()
