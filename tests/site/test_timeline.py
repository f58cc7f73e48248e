"""The page of the timeline: dates that readers and programs can read, and no data beside them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from akkg.pictures.drawing import draw
from akkg.pictures.lineage.data import find_lines
from akkg.pictures.timeline.data import Moment, moments
from akkg.site.page import Page, render
from akkg.site.pages import lineage, timeline
from tests.site.made import Element, made, read


@cache
def dated() -> tuple[Moment, ...]:
    """What has a date in the graph."""
    return tuple(one for one in moments(made().edition.dataset) if one.begin)


def page_of(found: tuple[Moment, ...]) -> Page:
    """The page for some moments, with the picture of all."""
    edition = made().edition
    [page] = timeline.pages(edition, found, draw("timeline", edition.dataset))
    return page


def cells(page: Page) -> list[Element]:
    """The cells of dates, row by row."""
    return read(render(page, made().edition)).find("list").all("td", "date")


def test_a_date_is_one_for_programs_only_where_they_can_read_it() -> None:
    """A day, a month or a year stands in `datetime`; a period is text, for it is none."""
    seen = cells(page_of(dated()))
    read_by_programs = {one.attributes["datetime"] for cell in seen for one in cell.all("time")}
    written = {cell.text for cell in seen}
    assert {"1989-11", "2004", "2010-01-01"} <= read_by_programs
    assert not any("/" in one for one in read_by_programs)
    assert "2016/2020" in written


def test_what_has_one_bound_alone_is_open_on_the_other_side() -> None:
    """As EDTF writes it, also where the graph has bounds and no date."""
    first = replace(dated()[0], date="", begin="1989-01-01", end="")
    last = replace(dated()[0], date="", begin="", end="2020-12-31")
    assert ["../2020-12-31", "1989-01-01/.."] == [
        cell.text for cell in cells(page_of((first, last)))
    ]


def test_no_page_holds_data_that_its_program_does_not_read() -> None:
    """The programs of the timeline and of the lineage load files of their own, or none."""
    edition = made().edition
    [rails] = lineage.pages(
        edition, find_lines(edition.dataset).chains, draw("lineage", edition.dataset)
    )
    for page in (page_of(dated()), rails):
        assert 'id="page-data"' not in render(page, edition), page.path
