"""`akkg draw`: what it writes, where, and how it says no."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from akkg.cli import main
from akkg.cli.completion.words import candidates
from akkg.pictures.drawing import ENDINGS, FORMATS, KINDS
from tests import optional

Captured = pytest.CaptureFixture[str]
Bytes = pytest.CaptureFixture[bytes]

BEGINNINGS = {
    "svg": b"<?xml",
    "png": b"\x89PNG",
    "pdf": b"%PDF-",
    "dot": b"digraph {",
    "mermaid": b"---\ntitle: ",
    "graphml": b"<?xml",
    "gexf": b"<?xml",
    "cytoscape": b"{",
}


pytestmark = pytest.mark.usefixtures("kg")


def needs(format: str) -> None:
    """Skip a test of PDF where its package is missing."""
    if format == "pdf":
        optional.need("typst")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_goes_into_a_pipe(format: str, capfdbinary: Bytes) -> None:
    """As bytes, with nothing else on standard output."""
    needs(format)
    assert 0 == main(["draw", "network", "--about", "AKCF", "--format", format])
    out, error = capfdbinary.readouterr()
    assert out.startswith(BEGINNINGS[format])
    assert b"" == error


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_as_svg(kind: str, capfdbinary: Bytes) -> None:
    """Where nothing else is asked."""
    assert 0 == main(["draw", kind])
    out = capfdbinary.readouterr().out
    assert out.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    assert b"as of 2025-06-08" in out


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_of_the_file_says_the_format(
    ending: str, tmp_path: Path, capsys: Captured
) -> None:
    """Nothing is printed."""
    needs(ENDINGS[ending])
    file = tmp_path / f"akcf{ending}"
    assert 0 == main(["draw", "network", "--about", "AKCF", "-o", str(file)])
    assert file.read_bytes().startswith(BEGINNINGS[ENDINGS[ending]])
    assert ("", "") == capsys.readouterr()


def test_a_format_that_is_asked_goes_before_the_ending(tmp_path: Path) -> None:
    """Also where there is none."""
    file = tmp_path / "akcf.svg"
    assert 0 == main(["draw", "network", "--about", "AKCF", "--format", "dot", "-o", str(file)])
    assert file.read_text().startswith("digraph {")


def test_options_choose_what_is_drawn(tmp_path: Path) -> None:
    """A thing and its surroundings, kinds, and days by year or month."""
    file = tmp_path / "drawn.dot"
    around = ["--about", "ASEAN-ROK Cooperation Fund (AKCF)", "--hops", "2"]
    chosen = ["--kind", "fund", "--kind", "akkg:Undertaking", "--from", "1990", "--to", "2024-12"]
    assert 0 == main(["draw", "network", *around, *chosen, "-o", str(file)])
    drawn = file.read_text()
    assert "<https" not in drawn
    assert '"https://w3id.org/akkg/id/scf"' in drawn
    assert "concept" not in drawn


def test_themes_and_scales_are_taken(tmp_path: Path) -> None:
    """A dark picture has a dark ground, a larger one more dots."""
    dark, small, large = (tmp_path / name for name in ("dark.svg", "small.png", "large.png"))
    draw = ["draw", "network", "--about", "AKCF"]
    assert 0 == main([*draw, "--theme", "dark", "-o", str(dark)])
    assert 'fill="#12161C"' in dark.read_text()
    assert 0 == main([*draw, "-o", str(small)])
    assert 0 == main([*draw, "--scale", "2", "-o", str(large)])
    widths = [int.from_bytes(file.read_bytes()[16:20]) for file in (small, large)]
    assert 2 * widths[0] == widths[1]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["netwrk"], "no picture is called netwrk, did you mean network?"),
        (["network", "--about", "AKCFF"], "did you mean AKCF"),
        (["network", "--kind", "funs"], "did you mean fund"),
        (["network", "--about", ""], "--about names no thing: name one, or leave it out"),
        (["lineage", "--about", "", "--hops", "2"], "--about names no thing"),
        (["network", "--hops", "2"], "--hops is the way around a thing: say which with --about"),
        (["network", "--about", "AKCF", "--hops", "0"], "0 steps show nothing"),
        (["network", "--from", "then"], "then is no date"),
        (["network", "--from", "2012", "--to", "2010"], "2010 is before 2012"),
        (["network", "--scale", "0"], "0 times as large"),
        (["network", "--abuot", "AKCF"], "did you mean --about?"),
        (["network", "--format", "jpg"], "choose from"),
        (["network", "-o", "network.jpg"], "no format of pictures is known by the ending .jpg"),
        (["network", "-o", "network"], "name one of svg, png"),
        (["network", "--format", "png", "--font-file", "no.ttf"], "the font cannot be read"),
    ],
)
def test_what_is_amiss_is_told(words: list[str], says: str, capsys: Captured) -> None:
    """On standard error, with status 2 and nothing on standard output."""
    assert 2 == main(["draw", *words])
    out, error = capsys.readouterr()
    assert "" == out
    assert says in error


_ASKED_IN_VAIN = "akkg: nothing of that is there to be drawn; the picture is empty: give other "


@pytest.mark.parametrize("kind", ["network", "timeline", "lineage"])
@pytest.mark.parametrize(
    ("options", "others"),
    [
        (["--kind", "fund", "--to", "1950"], "days or kinds"),
        (["--to", "1950"], "days"),
        (["--kind", "fund", "--from", "2100"], "days or kinds"),
    ],
)
def test_where_nothing_is_left_the_remark_names_what_was_given(
    kind: str, options: list[str], others: str, tmp_path: Path, capsys: Captured
) -> None:
    """The picture is written all the same, of every kind."""
    file = tmp_path / "empty.svg"
    assert 0 == main(["draw", kind, *options, "-o", str(file)])
    assert file.read_bytes().startswith(b"<?xml")
    assert ("", f"{_ASKED_IN_VAIN}{others}\n") == capsys.readouterr()


@pytest.mark.parametrize(
    ("asked", "others"),
    [(["timeline", "--about", "ak:iai"], "things"), (["lineage", "--kind", "summit"], "kinds")],
)
def test_the_remark_names_nothing_else(
    asked: list[str], others: str, tmp_path: Path, capsys: Captured
) -> None:
    """Other days would not help an undated thing, nor a kind without lineage."""
    assert 0 == main(["draw", *asked, "-o", str(tmp_path / "empty.svg")])
    assert ("", f"{_ASKED_IN_VAIN}{others}\n") == capsys.readouterr()


@pytest.mark.parametrize("kind", ["network", "timeline", "lineage"])
def test_a_graph_with_nothing_to_draw_is_told_as_such(
    kind: str, tmp_path: Path, capsys: Captured
) -> None:
    """Where nothing was asked for, there is nothing to ask otherwise."""
    data, store, file = (tmp_path / name for name in ("own.trig", "store", "empty.svg"))
    data.write_text("<urn:g> { <urn:a> <urn:b> <urn:c> }")
    assert 0 == main(["store", "load", "--store", str(store), "--merge", str(data)])
    capsys.readouterr()
    assert 0 == main(["draw", kind, "--store", str(store), "-o", str(file)])
    assert file.read_bytes().startswith(b"<?xml")
    said = f"akkg: the graph has nothing to draw as {kind}; the picture is empty\n"
    assert ("", said) == capsys.readouterr()


class Terminal(io.StringIO):
    """Standard output of somebody who sits before it."""

    def isatty(self) -> bool:
        """It is a terminal."""
        return True


@pytest.mark.parametrize("format", ["png", "pdf"])
def test_dots_are_nothing_for_a_terminal(
    format: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """It would show them as garbage, and obey some of it."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert 2 == main(["draw", "network", "--format", format])
    assert f"{format} is nothing for a terminal: name a file with -o" in capsys.readouterr().err


def test_letters_without_a_glyph_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """The picture is written all the same; SVG is drawn with the fonts of its reader."""
    monkeypatch.setattr("akkg.pictures.formats.glyphs.missing_letters", lambda *_: ["한", "국"])
    for name in ("akcf.png", "akcf.svg"):
        assert 0 == main(["draw", "network", "--about", "AKCF", "-o", str(tmp_path / name)])
        assert (tmp_path / name).stat().st_size > 1000
    assert (
        "akkg: no font here has a glyph for 한 (U+D55C) 국 (U+AD6D): name one with --font-file\n"
    ) == capsys.readouterr().err


def test_a_chart_that_mermaid_would_not_draw_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """By default it draws 500 links."""
    monkeypatch.setattr("akkg.pictures.formats.mermaid.MOST_LINKS", 5)
    assert 0 == main(["draw", "network", "--format", "mermaid"])
    assert "Mermaid draws up to 5 links" in capsys.readouterr().err


def test_a_network_that_is_too_large_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """With the status of a limit."""
    monkeypatch.setattr("akkg.pictures.layout.placing.MOST", 50)
    assert 4 == main(["draw", "network"])
    assert "--about THING, --kind" in capsys.readouterr().err


def test_a_shell_completes_pictures_formats_families_and_files() -> None:
    """As of all commands."""
    assert ["network", "timeline", "lineage", "ontology"] == [
        word for word, _ in candidates(["draw", ""])
    ]
    assert ["gexf", "graphml"] == sorted(
        word for word, _ in candidates(["draw", "network", "--format", "g"])
    )
    assert [("fund", "funds")] == candidates(["draw", "network", "--kind", "fu"])
    assert [(":files:", "")] == candidates(["draw", "network", "--font-file", ""])
