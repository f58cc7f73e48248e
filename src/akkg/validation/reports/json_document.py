"""Writes JSON that any reader takes and no terminal obeys."""

from __future__ import annotations

import json
import re

__all__ = ["json_document"]

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NOT_SHOWN = re.compile(r"[^\n -~]")


def json_document(value: object) -> str:
    r"""Write a value as JSON, indented, with a newline at its end.

    Letters of all scripts stay as they are; what cannot be seen is escaped.

    Args:
        value: What `json.dumps` takes.

    Standard:
        RFC 8259, sections 7 and 8.2: strings, and why half a surrogate pair is replaced.

    Example:
        >>> print(json_document({"name": "한\u202e"}), end="")
        {
          "name": "한\u202e"
        }
    """
    text = _SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False, indent=2))
    return _NOT_SHOWN.sub(_escaped, text) + "\n"


def _escaped(match: re.Match[str]) -> str:
    letter = match[0]
    return letter if letter.isprintable() else json.dumps(letter)[1:-1]
