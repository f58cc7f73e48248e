"""What must hold: the shapes and the checks of a source tree."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from akkg.errors import DataError
from akkg.prefixes import PrefixTable
from akkg.validation.checks import Check, load_checks
from akkg.validation.shape_loading import load_shapes, shape_files
from akkg.validation.shapes import Shapes

__all__ = ["Requirements", "requirements"]


@dataclass(frozen=True, slots=True)
class Requirements:
    """What must hold.

    Attributes:
        asserted: The shapes for what the sources state.
        built: The shapes for that with what follows from it.
        checks: The checks.
    """

    asserted: Shapes | None
    built: Shapes
    checks: tuple[Check, ...]

    @property
    def shapes(self) -> tuple[Shapes, ...]:
        """Both graphs of shapes, or the one that there is."""
        return (self.built,) if self.asserted is None else (self.asserted, self.built)


def requirements(root: Path, shapes: Path | None = None) -> Requirements:
    """Read the shapes and checks of a source tree.

    Args:
        root: The source tree.
        shapes: A file or a folder of shapes to be taken in their place.

    Raises:
        DataError: Where a check cannot be used.
        ValidationError: Where the shapes cannot be used.
    """
    names = dict(PrefixTable.load(root).items())
    if shapes is not None:
        return Requirements(None, load_shapes(shape_files(shapes), names), ())
    folder = root / "ontology" / "shapes"
    asserted, built = (
        load_shapes(shape_files(folder / name), names) for name in ("asserted", "built")
    )
    checks = load_checks(root)
    if not checks:
        raise DataError("no checks", str(root / "queries" / "checks"), "restore the folder")
    return Requirements(asserted, built, checks)
