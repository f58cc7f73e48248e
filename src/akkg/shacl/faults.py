"""What the compiled engine cannot do; another engine is then asked for the shape."""

from __future__ import annotations

__all__ = ["Uncompilable"]


class Uncompilable(Exception):
    """A shape that cannot be written as set-based queries; its text says why.

    It never reaches a user: the shape is given to pySHACL, and the report says so.
    """
