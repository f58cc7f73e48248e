"""The words of the interface, by key: one catalogue a language, so that none stands in a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Strings", "load_strings"]

_FOR_PROGRAMS = "js."


@dataclass(frozen=True, slots=True)
class Strings:
    """The words of one language.

    Attributes:
        language: Its tag, such as `en`.
        texts: Texts by key; a part in braces is a value, as `str.format` has it.
    """

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Give a text.

        Args:
            key: Its key.
            **values: What stands for the parts in braces; numbers are written as `number` does.

        Raises:
            KeyError: Where the catalogue has no such key, or a value is missing: a fault of the
                program.

        Example:
            >>> load_strings()("nav.network")
            'Network'
        """
        written = {
            name: self.number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return self.texts[key].format(**written)

    def count(self, key: str, number: int) -> str:
        """Give a text for a number of things: that of `KEY.one` for one, else of `KEY.other`.

        Example:
            >>> load_strings().count("count.things", 1), load_strings().count("count.things", 1200)
            ('1 thing', '1,200 things')
        """
        return self(f"{key}.{'one' if number == 1 else 'other'}", number=number)

    def number(self, number: int) -> str:
        """Write a number as a reader reads it.

        Example:
            >>> load_strings().number(1200)
            '1,200'
        """
        return f"{number:,}"

    @property
    def for_programs(self) -> Mapping[str, str]:
        """The texts that programs of the pages need."""
        return {key: text for key, text in self.texts.items() if key.startswith(_FOR_PROGRAMS)}

    @property
    def file(self) -> bytes:
        """The same as a file of JSON."""
        texts = dict(self.for_programs)
        return json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def load_strings(language: str = "en") -> Strings:
    """Read the catalogue of a language.

    Args:
        language: Its tag; there is English so far.
    """
    file = files("akkg.site") / "strings" / f"{language}.json"
    return Strings(language, json.loads(file.read_text(encoding="utf-8")))
