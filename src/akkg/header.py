"""Splits a query or rule file into its YAML header, in `#+` comment lines, and its SPARQL text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from akkg.errors import DataError

MARK = "#+"


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
    import yaml

    lines = text.splitlines(keepends=True)
    # Other lines become empty ones, so that YAML counts lines as the file does.
    header = "".join(line[len(MARK) :] if line.startswith(MARK) else "\n" for line in lines)
    body = "".join(line for line in lines if not line.startswith(MARK))
    # The column after the mark is a space; YAML would take it for indentation, alike in every line.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        values = yaml.load(header, Loader=loader)
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
    return values, body
