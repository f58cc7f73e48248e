"""The page of the benchmarks is what its record gives, and slopes are fitted as they should be."""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from importlib.util import find_spec
from math import exp
from pathlib import Path

import pytest

from bench.fit import fit
from bench.measure import FAILED, FINISHED, OUT_OF_TIME
from bench.page import main, page
from bench.plots import drawn_from, pictures
from bench.records import MISSING, Circumstances, Record, read, write
from bench.task import OWN

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "bench/results/measured.jsonl"
PAGE = ROOT / "docs/performance.md"

FOUND = Circumstances(
    "2026-01-02",
    "a machine",
    0.1,
    {"b": "2", "a": "1"},
    60,
    90,
    8 << 30,
    {"10000": {"world": 10_500}, "100000": {"world": 100_500}},
)


def record(peer: str, size: int, cpu: float, end: str = FINISHED, quads: int = 0) -> Record:
    """A process that has loaded a world in half of its time."""
    answer = {"quads": quads or size}
    note = "broken|badly" if end == FAILED else ""
    return Record("load", peer, size, end, cpu, cpu, 1 << 26, {"load": cpu / 2}, answer, note)


RECORDS = (
    *(record(OWN, 10_000, cpu) for cpu in (1.0, 3.0, 2.0)),
    record("pyoxigraph", 10_000, 1.0),
    record("rdflib", 10_000, 8.0, quads=9_999),
    record("Raptor", 10_000, 0.5, FAILED),
    Record("load", "oxrdflib", 10_000, MISSING, note="oxrdflib is not installed"),
    record(OWN, 100_000, 20.0),
    record("pyoxigraph", 100_000, 10.0),
    Record("load", "rdflib", 100_000, OUT_OF_TIME, 61.0, 60.0, 1 << 27),
)


def row(text: str, quads: str, peer: str) -> list[str]:
    """The cells of a row of the table of loading."""
    [found] = re.findall(rf"^\| {quads} \| {peer} \| (.*) \|$", text, re.MULTILINE)
    return str(found).split(" | ")


def test_rows_hold_medians_spread_ratios_and_answers() -> None:
    """A row has the median, the least and the most, ratios to this project's, peak and answer."""
    text = page(FOUND, RECORDS)
    ours = ["2.00", "1.00 to 3.00", "1.00", "1.0", "1.0", "2.00", "64", "3", "quads 10,000"]
    assert ours == row(text, "10,500", OWN)
    theirs = ["8.00", "", "4.00", "4.0", "4.0", "8.00", "64", "1", "quads: 9,999, not 10,000"]
    assert theirs == row(text, "10,500", "rdflib")


def test_what_did_not_come_about_is_told() -> None:
    """A missing, failed or unfinished competitor has a row that says so; no ratio flatters it."""
    text = page(FOUND, RECORDS)
    assert [*[""] * 8, "missing; oxrdflib is not installed"] == row(text, "10,500", "oxrdflib")
    assert ["failed; broken\\|badly; quads 10,000", ""] == [
        row(text, "10,500", "Raptor")[-1],
        row(text, "10,500", "Raptor")[3],
    ]
    late = row(text, "100,500", "rdflib")
    assert ("60.00", "> 3.0", "not finished in 60 CPU s, 61 s by the clock") == (
        late[0],
        late[3],
        late[-1],
    )


def test_growth_and_gains_are_summed_up() -> None:
    """Slopes are of the parts by counted quads; gains are at the greatest size finished by both."""
    text = page(FOUND, RECORDS)
    assert f"| {OWN} | 10,500 to 100,500 | 1.02 | two points |" in text
    assert "| 10,000 | rdflib | 8.00 | 2.00 | 4.0 | 64 | 64 |" in text
    assert "a 1, b 2" in text


def test_the_same_record_gives_the_same_page(tmp_path: Path) -> None:
    """A record that is written and read again is the same, and so is its page."""
    file = tmp_path / "measured.jsonl"
    write(file, FOUND, RECORDS)
    assert (FOUND, list(RECORDS)) == read(file)
    assert 0 == main([str(file), "-o", str(tmp_path / "page.md")])
    assert page(FOUND, RECORDS) == (tmp_path / "page.md").read_text("utf-8")


def test_a_record_of_another_form_is_refused(tmp_path: Path) -> None:
    """A file of other fields is told from a record."""
    (tmp_path / "measured.jsonl").write_text('{"colour": "red"}\n')
    with pytest.raises(ValueError, match="another version"):
        read(tmp_path / "measured.jsonl")


def test_a_power_law_is_found_exactly() -> None:
    """Points on a line give its slope and no residual; points off it give how far they are off."""
    exact = fit({size: 3e-6 * size**1.07 for size in (1e4, 1e5, 1e6, 5e6)})
    assert exact is not None
    assert pytest.approx(1.07) == exact.slope
    assert pytest.approx(3e-6) == exact.factor
    assert pytest.approx(0, abs=1e-12) == exact.residual
    assert pytest.approx(3e-6 * 2e6**1.07) == exact.at(2e6)
    # Off by 0.3, -0.3, -0.3, 0.3 at equal distances: no slope of its own, all of it residual.
    off = fit({10**n: exp(sign * 0.3) * 10**n for n, sign in enumerate((1, -1, -1, 1))})
    assert off is not None
    assert pytest.approx(1) == off.slope
    assert pytest.approx(0.3) == off.residual
    assert 4 == off.points
    assert fit({10: 1.0}) is None


@pytest.mark.parametrize("name", ["fit", "wording"])
def test_examples_run(name: str) -> None:
    """The examples in docstrings give what they say."""
    found = doctest.testmod(import_module(f"bench.{name}"))
    assert 0 == found.failed < found.attempted


def test_the_page_is_that_of_the_record() -> None:
    """docs/performance.md is what the record in bench/results gives, with pictures of it."""
    text = PAGE.read_text("utf-8")
    assert page(*read(RESULTS)) == text
    shown = re.findall(r"\]\((performance/[\w-]+\.svg)\)", text)
    assert shown
    assert sorted(shown) == sorted(
        str(path.relative_to(PAGE.parent)) for path in PAGE.parent.glob("performance/*.svg")
    )
    for name in shown:
        assert drawn_from(RESULTS) in (PAGE.parent / name).read_text("utf-8")


def test_the_record_names_no_folder_of_a_machine() -> None:
    """What is checked in says nothing of where it was measured but for the kind of machine."""
    assert not re.search(r"(?<![\w.<])/(?:home|root|tmp|usr|var|work)/", RESULTS.read_text("utf-8"))


@pytest.mark.skipif(find_spec("matplotlib") is None, reason="matplotlib is of the group `peers`")
def test_pictures_are_the_same_each_time(tmp_path: Path) -> None:
    """Drawn twice, a picture has the same bytes, and it shows the slope; old ones are removed."""
    file = tmp_path / "measured.jsonl"
    write(file, FOUND, RECORDS)
    (tmp_path / "one").mkdir()
    (tmp_path / "one/old.svg").write_text("")
    [one], [two] = pictures(file, tmp_path / "one"), pictures(file, tmp_path / "two")
    assert one.read_bytes() == two.read_bytes()
    assert f"{OWN}, 1.02" in one.read_text("utf-8")
    assert [one] == list((tmp_path / "one").iterdir())
