"""Reads the arguments of a saved query from a file, for those that are many or long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from akkg.errors import ParameterError
from akkg.near import suggestion
from akkg.reading import read_text

__all__ = ["read_arguments"]

_FORM = "write a mapping of parameters to values or lists of values"


def read_arguments(path: Path, known: Iterable[str]) -> dict[str, object]:
    """Read arguments from a file of YAML or, by its ending `.json`, of JSON.

    Args:
        path: A mapping from parameters to a value or a list of values. In YAML a value is the text
            that stands there: `NO` is no truth value.
        known: The parameters of the query.

    Returns:
        The arguments; nothing stands for a parameter without a value.

    Raises:
        DataError: Where the file cannot be read.
        ParameterError: Where it is no such mapping, or names unknown parameters; all of them.
    """
    text = read_text(path)
    found = _json(text, path) if path.suffix.lower() == ".json" else _yaml(text, path)
    if not isinstance(found, dict):
        raise ParameterError("no mapping of parameters to values", str(path), _FORM)
    parameters = tuple(known)
    unknown = [str(name) for name in found if name not in parameters]
    if unknown:
        hints = (suggestion(name, parameters) for name in unknown)
        takes = f"it takes {', '.join(parameters)}" if parameters else "it takes none"
        remedy = next(filter(None, hints), takes)
        names = ", ".join(unknown)
        raise ParameterError(f"the query has no parameter {names}", str(path), remedy)
    for name, value in found.items():
        items = value if isinstance(value, list) else [value]
        if any(isinstance(item, dict | list) for item in items):
            raise ParameterError(f"{name} has no plain value", str(path), _FORM)
    return {name: value for name, value in found.items() if value not in (None, "")}


def _json(text: str, path: Path) -> object:
    import json

    try:
        return json.loads(
            text,
            parse_float=str,
            parse_int=str,
            object_pairs_hook=lambda pairs: _once(pairs, path),
        )
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        where = f"{path}:{line}" if line else str(path)
        what = f"no JSON, {getattr(error, 'msg', str(error)).lower()}"
        raise ParameterError(what, where, "mend it, or write YAML") from error


def _once(pairs: Sequence[tuple[object, object]], path: Path) -> dict[object, object]:
    """Make a mapping in which no key stands twice: of two values one would be lost in silence."""
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ParameterError(f"{twice} stands twice", str(path), "keep one, or write a list")
    return dict(pairs)


def _yaml(text: str, path: Path) -> object:
    import yaml

    try:
        loader = yaml.BaseLoader(text)  # it makes texts and nothing else
        node = loader.get_single_node()
        if isinstance(node, yaml.MappingNode):
            _once([(key.value, None) for key, _ in node.value], path)
        return loader.construct_document(node) if node is not None else None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        what = f"no YAML, {getattr(error, 'problem', None) or error}"
        raise ParameterError(what, where, "mend it, or write JSON") from error
