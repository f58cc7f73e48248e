"""Writes values as a header in `#+` comment lines."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["header_text"]


def header_text(values: Mapping[str, object]) -> str:
    """Write a header, in the order of its keys; what is empty is left out.

    Example:
        >>> print(header_text({"title": "A: B", "tags": ["x"], "limit": ""}), end="")
        #+ title: 'A: B'
        #+ tags:
        #+ - x
    """
    import yaml

    written = yaml.safe_dump(
        {key: value for key, value in values.items() if value},
        allow_unicode=True,
        sort_keys=False,
        width=100_000,
    )
    return "".join(f"#+ {line}\n" for line in written.splitlines())
