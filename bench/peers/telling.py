"""What a measured script tells of itself: a line of JSON for each part of its work and its answer.

A line is out as soon as a part is done, so that what was done before a time limit is known, too.
"""

from __future__ import annotations

import json
import resource
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256

__all__ = ["digest", "part", "tell", "told"]


@contextmanager
def part(name: str) -> Iterator[None]:
    """Measure a part of the work, in processor seconds, and tell it when it is done.

    Args:
        name: What is done, such as `load`.
    """
    before = _spent()
    yield
    told(name, _spent() - before)


def told(name: str, seconds: float) -> None:
    """Tell a part that was measured otherwise, in processor seconds."""
    _say({"part": name, "cpu": round(seconds, 5)})


def tell(**answer: str | int) -> None:
    """Tell what has come out, by name: numbers, and digests of what is too long."""
    _say({"answer": answer})


def digest(lines: Iterable[str]) -> str:
    """Give a short digest of lines, whatever their order."""
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()[:12]


def _spent() -> float:
    """The processor seconds of this process, and of its children that have ended."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))


def _say(value: object) -> None:
    print(json.dumps(value, sort_keys=True), flush=True)
