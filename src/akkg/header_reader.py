"""Reads values out of a YAML header: all that a header holds is text, a list or a mapping, and
wrong ones have a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from akkg.errors import DataError
from akkg.near import suggestion


@dataclass(frozen=True, slots=True)
class HeaderReader:
    """A header, or a mapping inside it, with the means to name the line of a mistake.

    Attributes:
        values: The mapping.
        text: The whole file.
        path: The file.
        within: What the mapping belongs to, such as `parameter day`; empty for the header itself.
        place: The keys and numbers of items that lead to the mapping; none for the header itself.
    """

    values: Mapping[str, object]
    text: str
    path: Path
    within: str = ""
    place: tuple[str | int, ...] = ()

    def fail(
        self, what: str, key: str = "", remedy: str | None = None, *, item: int | None = None
    ) -> DataError:
        """Make the error for something wrong at a key, or at an item of the list there."""
        subject = f"{self.within}: {what}" if self.within else what
        return DataError(subject, f"{self.path}:{self.line(key, item)}", remedy)

    def line(self, key: str = "", item: int | None = None) -> int:
        """The line on which a key or an item stands; without one, that of the mapping itself."""
        from akkg.header_place import line_of

        steps = (*self.place, *filter(None, [key]), *([] if item is None else [item]))
        return line_of(self.text, steps)

    def check_keys(self, allowed: Iterable[str], required: Iterable[str] = ()) -> None:
        """Refuse keys that nothing reads, and the lack of needed ones.

        Raises:
            DataError: With the keys allowed and the nearest of them.
        """
        allowed = tuple(allowed)
        for key in self.values:
            if key not in allowed:
                remedy = f"{suggestion(key, allowed)} allowed are {', '.join(allowed)}".strip()
                raise self.fail(f"unknown key {key}", key, remedy)
        for key in required:
            if not self.values.get(key):
                raise self.fail(f"{key} is missing", remedy=f"add `{key}:`")

    def string(self, key: str) -> str:
        """The text at a key, or an empty string."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.fail(f"{key} must be a text", key)
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """The list of texts at a key, or an empty one."""
        return self.texts(self.items(key), key)

    def texts(self, items: object, key: str) -> tuple[str, ...]:
        """Take a list of texts as such."""
        found = items if isinstance(items, (list, tuple)) else [None]
        for number, item in enumerate(found):
            if not isinstance(item, str):
                remedy = "put texts with : or # in quotes"
                raise self.fail(f"{key} must be a list of texts", key, remedy, item=number)
        return tuple(found)

    def items(self, key: str) -> list[object]:
        """The list at a key, or an empty one."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.fail(f"{key} must be a list", key)
        return value

    def mapping(self, key: str, within: str = "") -> HeaderReader:
        """The mapping at a key, or an empty one, with a reader of its own."""
        return self.inner(self.values.get(key) or {}, within or self.within, key)

    def inner(
        self, value: object, within: str, key: str = "", item: int | None = None
    ) -> HeaderReader:
        """A reader for a value that must be a mapping."""
        if not isinstance(value, dict):
            raise self.fail(f"{key or within} must be a mapping", key, item=item)
        place = (*self.place, *filter(None, [key]), *([] if item is None else [item]))
        return HeaderReader(value, self.text, self.path, within, place)

    def flag(self, key: str) -> bool:
        """The truth value at a key; false where it is missing."""
        value = self.values.get(key, "false")
        if value not in ("true", "false"):
            raise self.fail(f"{key} must be true or false", key)
        return value == "true"
