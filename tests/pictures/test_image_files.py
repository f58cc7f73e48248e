"""Pictures as images: SVG, PNG and PDF."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from akkg.errors import DataError, LimitError
from akkg.pictures.drawing import draw, write
from akkg.pictures.formats.finish import Finish
from akkg.pictures.formats.glyphs import letters, missing_letters
from akkg.pictures.formats.image_files import undrawn
from akkg.pictures.formats.png_reader import rows
from akkg.pictures.palette import colour
from akkg.pictures.picture import Picture
from akkg.pictures.scene import Scene, Text
from tests import optional
from tests.pictures import made_graphs
from tests.pictures.made_graphs import graph_of, hostile_picture, picture_of

HANGUL = "한-아세안 협력기금"
VIETNAMESE = "Quỹ Hợp tác ASEAN và Hàn Quốc"
NO_FONT = "\U000f1234"  # for private use


@pytest.fixture(scope="module")
def akcf() -> Picture:
    """A small picture of the graph."""
    return draw("network", about="AKCF")


@pytest.fixture(scope="module")
def worded() -> Picture:
    """A picture with Hangul and Vietnamese."""
    return draw("network", made_graphs.letters())


def opened(content: bytes) -> Image.Image:
    """A picture of dots."""
    return Image.open(io.BytesIO(content)).convert("RGB")


def text_of(pdf: bytes, folder: Path) -> str:
    """The words of a PDF, on one line."""
    program = optional.need("poppler")
    file = folder / "picture.pdf"
    file.write_bytes(pdf)
    done = subprocess.run([program, file, "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def test_an_svg_stands_alone(akcf: Picture) -> None:
    """It has a title, a description and its source, and nothing that is loaded or run."""
    root = ElementTree.fromstring(write(akcf, "svg"))
    svg = "{http://www.w3.org/2000/svg}"
    assert akcf.scene.title == root.findtext(f"{svg}title")
    assert akcf.scene.description == root.findtext(f"{svg}desc")
    words = " ".join("".join(text.itertext()) for text in root.iter(f"{svg}text"))
    assert "as of 2025-06-08 · CC BY 4.0" in words
    tags = {element.tag.removeprefix(svg) for element in root.iter()}
    assert {"svg", "title", "desc", "rect", "g", "path", "text"} == tags
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or name.endswith("href")}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_png_shows_the_picture_in_the_colours_of_the_theme(akcf: Picture, theme: str) -> None:
    """It is no blank sheet: ground, families and ink are seen, each of its colour."""
    image = opened(write(akcf, "png", theme=theme))
    assert (round(max(akcf.scene.width, 480)), True) == (image.width, image.height > 300)
    found = image.getcolors(1 << 20) or []
    counts = {
        "#" + bytes(dots).hex().upper(): count for count, dots in found if isinstance(dots, tuple)
    }
    assert len(counts) > 60
    assert counts[colour("paper", theme)] > image.width * image.height / 2
    for paint in ("fund", "undertaking", "ink"):
        assert counts[colour(paint, theme)] > 20


def test_a_scale_gives_more_dots(akcf: Picture) -> None:
    """In both directions, without another layout."""
    once, twice = opened(write(akcf, "png")), opened(write(akcf, "png", scale=2))
    assert 2 * once.width == twice.width
    assert abs(2 * once.height - twice.height) <= 2


def test_a_picture_of_too_many_dots_is_refused_with_a_way_on() -> None:
    """Rather than filling the memory."""
    scene = Scene(40_000, 40_000, "Large", "A large picture.", ())
    picture = Picture("network", scene, graph_of("a"), (), made_graphs.CREDITS)
    with pytest.raises(LimitError, match=r"1,6.. million dots.*smaller --scale"):
        write(picture, "png")


def test_dots_are_counted_across_and_down(akcf: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the scale is four times as many."""
    wide, high = opened(write(akcf, "png")).size
    monkeypatch.setattr("akkg.pictures.formats.image_files._MOST_DOTS", 3 * wide * high)
    with pytest.raises(LimitError, match="million dots"):
        write(akcf, "png", scale=2)


def test_a_font_that_is_named_is_used(
    akcf: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program that makes dots is told of it."""
    seen: dict[str, object] = {}

    def noted(**options: object) -> bytes:
        seen.update(options)
        return b""

    font = tmp_path / "font.ttf"
    font.write_bytes(b"\0\1\0\0")
    monkeypatch.setattr("resvg_py.svg_to_bytes", noted)
    write(akcf, "png", fonts=[font])
    assert [str(font)] == seen["font_files"]


def test_hangul_and_vietnamese_are_drawn(worded: Picture) -> None:
    """Each letter looks unlike the box that stands for a letter that no font has."""
    optional.need("hangul")
    asked = letters(worded.scene)
    assert set("한아세안협력기금ỹợáàốếạộ") <= set(asked)
    assert "" == undrawn(worded, Finish())
    assert [NO_FONT] == missing_letters([*asked, NO_FONT])


def test_a_letter_that_no_font_has_is_found() -> None:
    """Before a reader sees an empty box in its place."""
    assert [NO_FONT] == missing_letters(["a", NO_FONT, "b"])
    assert [] == missing_letters([])
    asked = "a한\U0001234f"  # a cuneiform sign, for which few have a font
    picture = picture_of(graph_of("a", a=asked))
    assert "".join(missing_letters(asked)) == undrawn(picture, Finish())


def test_marks_and_spaces_are_no_letters_of_their_own() -> None:
    """A letter with its mark is one; what is not drawn is not looked for."""
    scene = Scene(9, 9, "", "", (Text(0, 0, "e\u0301 \u200b\u3000x\u0323\u0323"),))
    assert ["x", "é"] == [one for one in letters(scene) if one in "xé"]
    assert not any(letter.isspace() for letter in letters(scene))


def test_the_reader_of_dots_reads_all_filters() -> None:
    """As another reader reads them, for a file with rows of every filter."""
    width, height = 9, 40
    lines = (
        bytes([row % 5]) + bytes((row * 31 + at * at * 7) % 256 for at in range(width * 4))
        for row in range(height)
    )
    header = width.to_bytes(4) + height.to_bytes(4) + bytes((8, 6, 0, 0, 0))
    content = b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(name, body)
        for name, body in (
            (b"IHDR", header),
            (b"IDAT", zlib.compress(b"".join(lines))),
            (b"IEND", b""),
        )
    )
    assert Image.open(io.BytesIO(content)).tobytes() == b"".join(rows(content))


def chunk(name: bytes, body: bytes) -> bytes:
    """A part of a PNG file."""
    return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)


def test_a_pdf_keeps_words_as_text(worded: Picture, tmp_path: Path) -> None:
    """Hangul and Vietnamese too, which can be searched and copied."""
    optional.need("typst")
    optional.need("hangul")
    words = text_of(write(worded, "pdf"), tmp_path)
    for label in (HANGUL, VIETNAMESE, "Kế hoạch hành động", "(행동계획)", "fund"):
        assert label in words


def test_a_pdf_has_no_date_and_is_one_page(akcf: Picture) -> None:
    """So that the same picture has the same bytes tomorrow."""
    optional.need("typst")
    content = write(akcf, "pdf")
    assert content.startswith(b"%PDF-")
    assert b"/CreationDate" not in content and b"/ModDate" not in content
    assert 1 == content.count(b"/MediaBox")
    assert content == write(akcf, "pdf")


def test_without_the_package_the_error_names_the_extra(
    akcf: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what can be written instead."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(DataError, match=r"pip install 'akkg\[pdf\]'`, or write svg"):
        write(akcf, "pdf")


@pytest.mark.parametrize("format", ["png", "pdf"])
def test_a_font_that_is_none_is_refused(akcf: Picture, tmp_path: Path, format: str) -> None:
    """It would be passed over in silence."""
    file = tmp_path / "font.ttf"
    with pytest.raises(DataError, match="the font cannot be read, no such file"):
        write(akcf, format, fonts=[file])
    file.write_text("no font")
    with pytest.raises(DataError, match=r"this is no font .*\.ttf, \.otf or \.ttc"):
        write(akcf, format, fonts=[file])


@pytest.mark.parametrize("kind", ["network", "timeline"])
@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
def test_hostile_labels_are_words(kind: str, format: str) -> None:
    """In no image do they end something or mean something."""
    if format == "pdf":
        optional.need("typst")
    content = write(hostile_picture(kind), format)
    if format == "svg":
        root = ElementTree.fromstring(content)
        assert "script" not in {element.tag.rpartition("}")[2] for element in root.iter()}
        longest = max(
            len("".join(element.itertext())) for element in root.iter() if not len(element)
        )
        assert longest < 400
    elif format == "png":
        assert len(opened(content).getcolors(1 << 20) or []) > 60
    else:
        assert b"/JavaScript" not in content and b"/URI" not in content
