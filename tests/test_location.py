"""Where data, product and caches lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg import location
from akkg.errors import DataError


def test_a_checkout_is_its_own_data() -> None:
    """The root holds ontology and graph, and no product is shipped with it."""
    root = location.data_root()
    assert (root / "graph" / "sources.ttl").is_file()
    assert Path(__file__).parents[1] == root
    assert location.product_root() is None


def test_a_wheel_brings_its_data_and_product(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder in the package wins over what happens to lie above it."""
    package = tmp_path / "lib" / "site-packages" / "akkg"
    for folder in (package / "data", tmp_path / "lib"):
        (folder / "ontology").mkdir(parents=True)
        (folder / "ontology" / "prefixes.ttl").touch()
    (package / "data" / "product").mkdir()
    monkeypatch.setattr(location, "_PACKAGE", package)
    monkeypatch.setattr(location, "_SHIPPED", package / "data")
    assert package / "data" == location.data_root()
    assert package / "data" / "product" == location.product_root()


def test_a_package_without_data_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that was copied out of its checkout cannot guess."""
    monkeypatch.setattr(location, "_PACKAGE", tmp_path / "a" / "b")
    monkeypatch.setattr(location, "_SHIPPED", tmp_path / "a" / "b" / "data")
    with pytest.raises(DataError, match=r"data of the project are missing .*: install akkg again"):
        location.data_root()


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "/x/akkg"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/h"}, "/h/.cache/akkg"),
        ({"XDG_CACHE_HOME": "", "HOME": "/h"}, "/h/.cache/akkg"),
    ],
)
def test_the_cache_is_where_the_user_wants_it(
    variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path is ignored, as the standard says."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert Path(expected) == location.cache_dir()


def test_without_a_home_nothing_can_be_cached(monkeypatch: pytest.MonkeyPatch) -> None:
    """The place is one that cannot be made, rather than one in the current folder."""

    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert Path("/dev/null/.cache/akkg") == location.cache_dir()
