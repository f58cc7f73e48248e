"""The lines of a file that are its YAML header: those that begin with `#+`."""

from __future__ import annotations

__all__ = ["header_yaml", "without_header"]

_MARK = "#+"


def header_yaml(text: str) -> str:
    """Give the YAML of a file's header; other lines become empty ones, so that YAML counts lines as
    the file does.

    Args:
        text: The whole file.

    Example:
        >>> header_yaml("#+ a: 1\\nASK {}\\n#+ b: 2\\n")
        ' a: 1\\n\\n b: 2\\n'
    """
    lines = text.splitlines(keepends=True)
    return "".join(line[len(_MARK) :] if line.startswith(_MARK) else "\n" for line in lines)


def without_header(text: str) -> str:
    """Give a file without the lines of its header.

    Args:
        text: The whole file.

    Example:
        >>> without_header("#+ a: 1\\nASK {}\\n")
        'ASK {}\\n'
    """
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_MARK))
