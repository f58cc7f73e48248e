"""What `import akkg` offers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import akkg
from akkg import errors

PACKAGE = Path(akkg.__file__).parent


def test_all_is_true_and_sorted() -> None:
    """Every name that is offered is there, and each once."""
    assert sorted(set(akkg.__all__)) == akkg.__all__
    for name in akkg.__all__:
        assert getattr(akkg, name) is not None
    assert set(akkg.__all__) <= set(dir(akkg))


def test_every_error_is_offered() -> None:
    """Whoever catches one can name it."""
    kinds = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.AkkgError)
    }
    assert kinds <= set(akkg.__all__)
    assert len(kinds) > 5


def test_no_module_has_the_name_of_something_public() -> None:
    """The import of `akkg.x` would put the module in the place of the function `akkg.x`."""
    modules = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.name for path in PACKAGE.iterdir() if path.is_dir()
    }
    assert set() == modules & set(akkg.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = akkg.nothing


def test_the_import_alone_loads_next_to_nothing() -> None:
    """Not even the engine."""
    script = (
        "import sys, akkg; print(*(n for n in sorted(sys.modules) if n[:4] in ('akkg', 'pyox')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ["akkg", "akkg.errors"] == done.stdout.split()


def test_the_package_is_typed() -> None:
    """Type checkers look for the mark."""
    assert (PACKAGE / "py.typed").is_file()
