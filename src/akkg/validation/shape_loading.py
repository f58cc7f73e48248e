"""Loads shapes from files, and refuses those that are ill-formed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from akkg.building.parsing import endless, plain_message
from akkg.errors import DataError, ValidationError
from akkg.reading import read_text
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.vocabulary import SH
from akkg.validation.shape_faults import faulty_path, recursion, too_deep
from akkg.validation.shape_queries import faulty_query
from akkg.validation.shape_texts import faulty_pattern
from akkg.validation.shape_values import faulty_list, negative_number
from akkg.validation.shapes import Shapes
from akkg.validation.shapes_of_shapes import ill_formed_shape
from akkg.validation.unsupported import unsupported
from akkg.validation.verdicts import is_remembered, remember

__all__ = ["load_shapes", "shape_files"]

_FAULTS: tuple[Callable[[Shapes], ValidationError | None], ...] = (
    recursion,
    too_deep,
    faulty_list,
    faulty_path,
    ill_formed_shape,
    negative_number,
    faulty_pattern,
    faulty_query,
    unsupported,
)
"""What finds each kind of fault; those before have found none when one is looked for."""
_RULES = "4"
"""Which faults are looked for; it counts up when others are, so that all are looked for again."""


def shape_files(place: Path) -> tuple[Path, ...]:
    """List the Turtle files of a folder of shapes, or give the one file.

    Raises:
        ValidationError: Where there are none.
    """
    files = tuple(sorted(place.rglob("*.ttl"))) if place.is_dir() else (place,)
    if not files:
        raise ValidationError("no shapes", str(place), "name a Turtle file, or a folder of some")
    return files


def load_shapes(files: Iterable[Path], prefixes: dict[str, str] | None = None) -> Shapes:
    """Read shapes, and hold them to the shapes of shapes.

    What is refused here is refused for every engine. Shapes that were found to be sound before are
    not looked at again.

    Args:
        files: Turtle files; they make one graph.
        prefixes: Namespaces by prefix, for messages.

    Raises:
        ValidationError: With file and line, for syntax that is wrong, shapes that are ill-formed,
            shapes that refer to themselves or stand too deep in one another, and what no engine
            here can do.

    Standard:
        SHACL, sections 3.4.2 and 3.4.3, and appendices A and C.
    """
    paths, names = tuple(files), dict(prefixes or {})
    texts = [_text(path) for path in paths]
    parsed = (_parse(path, text, names) for path, text in zip(paths, texts, strict=True))
    triples = [quad.triple for quads in parsed for quad in quads]
    shapes = Shapes(paths, ShapesGraph(triples), names)
    if not any(property_.startswith(SH) for property_ in shapes.graph.predicates()):
        remedy = "declare some: see SHACL, section 2"
        raise ValidationError("no shapes", ", ".join(map(str, paths)), remedy)
    if not is_remembered([_RULES, *texts]):
        for find in _FAULTS:
            if fault := find(shapes):
                raise fault
        remember([_RULES, *texts])
    return shapes


def _text(path: Path) -> str:
    try:
        return read_text(path)
    except DataError as error:
        raise ValidationError(error.what, error.where, error.remedy) from None


def _parse(path: Path, text: str, prefixes: dict[str, str]) -> Iterator[ox.Quad]:
    try:
        parser = ox.parse(
            text,
            format=ox.RdfFormat.TURTLE,
            base_iri=path.absolute().as_uri(),
            rename_blank_nodes=True,
        )
        yield from parser
        prefixes |= parser.prefixes
    except MemoryError:
        error = endless(path)
        raise ValidationError(error.what, error.where, error.remedy) from None
    except SyntaxError as error:
        what = f"the shapes cannot be read, {plain_message(error)}"
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise ValidationError(what, where, "mend the syntax there or just before") from None
