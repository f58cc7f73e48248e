"""How a shell cuts a line into words, and how it wants words written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Line", "for_bash", "for_fish", "for_zsh", "split"]

_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+=:,./-")
_ENDS = "|;&()"  # what ends a command


@dataclass(frozen=True, slots=True)
class Line:
    """The words of the command at the end of a line.

    Attributes:
        words: Its words, without quotes; the last is the one being typed, and may be empty.
        quote: The quote that is still open; empty where none is.
    """

    words: tuple[str, ...]
    quote: str


def split(line: str) -> Line:
    r"""Cut a line into words as a shell does, also where a quote is still open.

    Example:
        >>> split("cat x | akkg query run 'a b' --day=2\\ ")
        Line(words=('akkg', 'query', 'run', 'a b', '--day=2 '), quote='')
        >>> split('akkg describe "ASEAN C').quote
        '"'
    """
    words: list[str] = []
    current, started, quote = "", False, ""
    letters = iter(line)
    for letter in letters:
        if letter == "\\" and quote != "'":
            current, started = current + next(letters, ""), True
        elif quote:
            current, quote = (current, "") if letter == quote else (current + letter, quote)
        elif letter in "'\"":
            quote, started = letter, True
        elif letter.isspace() or letter in _ENDS:
            words = [] if letter in _ENDS else [*words, *([current] if started else [])]
            current, started = "", False
        else:
            current, started = current + letter, True
    return Line((*words, current), quote)


def for_bash(found: Iterable[tuple[str, str]], line: Line, breaks: str) -> list[str]:
    """Write words for bash, which puts in what follows the last of its word breaks.

    Example:
        >>> for_bash([("ak:a b", "")], Line(("akkg", "ak:"), ""), ":=")
        ['a\\\\ b']
    """
    if line.quote:
        inner = '\\"$`' if line.quote == '"' else ""
        return ["".join(f"\\{c}" if c in inner else c for c in word) for word, _ in found]
    current = line.words[-1]
    cut = max((current.rfind(letter) for letter in breaks if letter in ":="), default=-1) + 1
    return [
        "".join(letter if letter in _PLAIN or letter > "~" else f"\\{letter}" for letter in word)
        for word in (word[cut:] for word, _ in found)
    ]


def for_zsh(found: Iterable[tuple[str, str]]) -> list[str]:
    """Write words for zsh's `_describe`: a colon parts a word from what is said of it."""
    return [
        word.replace("\\", "\\\\").replace(":", "\\:") + (f":{said}" if said else "")
        for word, said in found
    ]


def for_fish(found: Iterable[tuple[str, str]]) -> list[str]:
    """Write words for fish: a tab parts a word from what is said of it."""
    return [f"{word}\t{said}" if said else word for word, said in found]
