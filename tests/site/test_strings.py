"""The words of the interface: each is used, each that is used is there, and none is in a page."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from akkg.site.strings import load_strings

SITE = Path(str(files("akkg.site")))
WEB = Path(__file__).parents[2] / "web" / "src"
TEXTS = load_strings().texts
COUNTED = (".one", ".other")
_CALL = re.compile(r"""\bt(?:\.count)?\(\s*["']([\w.]+)["']\s*([,)+~])""")
_NAMED = re.compile(r"""["']([a-z_]+(?:\.[\w-]+)+)["']""")


def sources() -> str:
    """The templates and modules of the site."""
    paths = [*SITE.rglob("*.j2"), *SITE.rglob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(paths))


def programs() -> str:
    """The programs of the pages."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(WEB.rglob("*.js")))


def stem(key: str) -> str:
    """A key without what says how many."""
    return next((key[: -len(end)] for end in COUNTED if key.endswith(end)), key)


def test_each_key_that_a_page_uses_is_there() -> None:
    """A key in a template or a module that is missing would be found by a reader."""
    stems = {stem(key) for key in TEXTS} | set(TEXTS)
    used = [(key, mark) for key, mark in _CALL.findall(sources())]
    assert len(used) > 100
    for key, mark in used:
        if mark in "+~":  # the first part of a key that is put together
            assert any(name.startswith(key) for name in TEXTS), key
        else:
            assert key in stems, key


def test_each_key_is_used() -> None:
    """What nobody shows nobody need translate."""
    text = sources()
    whole = set(_NAMED.findall(text)) | {key for key, _ in _CALL.findall(text)}
    parts = tuple(key for key, mark in _CALL.findall(text) if mark in "+~")
    for key in TEXTS:
        if key.startswith("js."):
            continue
        assert stem(key) in whole or key in whole or key.startswith(parts), key


def test_each_key_of_programs_is_used_and_there() -> None:
    """A key that a program puts together from parts counts by its first part."""
    code = programs()
    whole = set(re.findall(r"""["'`](js\.[\w.-]+)["'`]""", code))
    parts = tuple(re.findall(r"`(js\.[\w.-]+\.)\$\{", code))
    own = {key for key in TEXTS if key.startswith("js.")}
    assert whole - {key for one in own for key in (one, stem(one))} == set()
    for key in own:
        near = {key, stem(key), key.rpartition(".")[0]}  # a word, and one that goes with it
        assert near & whole or key.startswith(parts), key


def test_counts_have_both_forms() -> None:
    """One and many; a language with more forms has more of them."""
    counted = set(re.findall(r"""t\.count\(\s*["']([\w.]+)["']\s*[,)]""", sources()))
    assert len(counted) > 10
    for key in counted:
        assert {f"{key}.one", f"{key}.other"} <= set(TEXTS), key


def test_keys_are_sorted() -> None:
    """So that a new one is a change of one line."""
    text = (SITE / "strings" / "en.json").read_text(encoding="utf-8")
    assert list(TEXTS) == sorted(TEXTS)
    assert text == json.dumps(dict(TEXTS), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("key", sorted(key for key in TEXTS if not key.startswith("js.")))
def test_each_text_can_be_filled(key: str) -> None:
    """Its parts in braces have names, and it is not empty."""
    names = [name for _, name, _, _ in Formatter().parse(TEXTS[key]) if name is not None]
    assert all(name.isidentifier() for name in names), names
    assert TEXTS[key].strip()


def test_numbers_are_written_in_one_way() -> None:
    """With a comma for each thousand: in texts, and in the tables and lists of templates."""
    assert "the first 1,200 are shown" == load_strings()("browse.shown", number=1200)
    counted = []
    for path in sorted((SITE / "templates").glob("*.j2")):
        text = path.read_text(encoding="utf-8")
        counted += re.findall(r"""class="(?:number|count)">\{\{ (.*?) \}\}<""", text)
    assert len(counted) > 10
    assert [] == [one for one in counted if not one.startswith(("t(", "t.number(", "t.count("))]


def test_no_words_stand_in_a_template() -> None:
    """What a reader sees is from the catalogue or from the graph; names of formats are names."""
    names = {
        "AKKG",
        "IRI",
        "Turtle",
        "TriG",
        "JSON-LD",
        "JSON",
        "CSV",
        "SVG",
        "SPARQL",
        "N-Quads",
        "RDF/XML",
    }
    for path in sorted((SITE / "templates").glob("*.j2")):
        text = path.read_text(encoding="utf-8")
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<code.*?</code>", " ", text, flags=re.DOTALL
        )
        text = re.sub("THIRD_PARTY_LICENSES.txt|SHA-256|SHA256SUMS", "", text)
        words = re.findall(r">([^<>]*[A-Za-z]{3}[^<>]*)<", text)
        assert [] == [one.strip() for one in words if one.strip() not in names], path.name
