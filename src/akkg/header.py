"""Splits a query or rule file into its YAML header, in `#+` comment lines, and its SPARQL text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from akkg.errors import DataError
from akkg.header_lines import header_yaml, without_header
from akkg.location import product_root

HEADERS = "headers"  # the folder of a shipped product that holds parsed headers


def split_header(text: str, path: Path) -> tuple[dict[str, Any], str]:
    """Read the header of a file.

    All scalars are text, as PyYAML's BaseLoader gives them: in YAML itself, `NO` is false.

    Args:
        text: The whole file.
        path: The file, for messages.

    Returns:
        The header's mapping, and the file without its header lines.

    Raises:
        DataError: With file and line, where there is no header or it is no YAML mapping.

    Example:
        >>> split_header("#+ title: A question\\n#+ limit: 5\\nASK { ?s ?p ?o }\\n", Path("x.rq"))
        ({'title': 'A question', 'limit': '5'}, 'ASK { ?s ?p ?o }\\n')
    """
    header = header_yaml(text)
    known = _compiled(header, path)
    return (_parse(header, path) if known is None else known), without_header(text)


def compile_header(path: Path, folder: Path) -> None:
    """Keep a parsed header, so that an installed package need not load YAML to answer.

    Args:
        path: A query or rule file.
        folder: Where to keep it, under the stem of the file.

    Raises:
        DataError: Where the file has no sound header.
    """
    import json

    from akkg.reading import read_text

    header = header_yaml(read_text(path))
    kept = json.dumps({"header": header, "values": _parse(header, path)})
    (folder / f"{path.stem}.json").write_text(kept, encoding="utf-8")


def _compiled(header: str, path: Path) -> dict[str, Any] | None:
    """Find the kept form of a header; one that was made from another text does not count."""
    folder = product_root()
    if folder is None:
        return None
    import json

    try:
        kept = json.loads((folder / HEADERS / f"{path.stem}.json").read_bytes())
        return kept["values"] if kept["header"] == header else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _parse(header: str, path: Path) -> dict[str, Any]:
    import yaml

    # The column after the mark is a space; YAML would take it for indentation, alike in every line.
    try:
        values = yaml.load(header, Loader=_loader(path))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "it is no YAML"
        raise DataError(
            f"the header cannot be read, {problem}",
            f"{path}:{line}",
            "put text that holds `: ` or ` #`, or begins with a mark, in quotes",
        ) from None
    if not isinstance(values, dict):
        raise DataError(
            "the header is missing", f"{path}:1", "begin with lines such as `#+ title: …`"
        )
    return values


def _loader(path: Path) -> type[Any]:
    """A loader of texts that refuses what YAML forbids and PyYAML lets pass: a key twice."""
    import yaml

    base: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

    class Loader(base):  # type: ignore[misc]  # which of the two bases is known when it runs
        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            seen: set[str] = set()
            for key, _ in node.value:
                name = str(key.value)
                if name in seen:
                    where = f"{path}:{key.start_mark.line + 1}"
                    raise DataError(f"the key {name} stands twice", where, "keep one")
                seen.add(name)
            return super().construct_mapping(node, deep)

    return Loader
