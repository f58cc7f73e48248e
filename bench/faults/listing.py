"""What must be found, as lines of JSON beside a world."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.faults.fault import Expected
from bench.faults.injecting import Part

__all__ = ["read_expected", "write_expected"]


def write_expected(part: Part) -> str:
    """Write what must be found because of the fault of a part, a line for each finding.

    A line gives the number of the partnership, the kind of fault, and the finding: focus and value
    as N-Triples terms, the path as SPARQL writes it, null where there is none.
    """
    head = {"partnership": part.index, "fault": part.fault}
    return "".join(
        json.dumps({**head, **{key: text or None for key, text in asdict(each).items()}}) + "\n"
        for each in part.expected
    )


def read_expected(path: Path) -> Iterator[Expected]:
    """Read what `write_expected` has written.

    Args:
        path: The file.
    """
    for line in path.read_text("utf-8").splitlines():
        told = json.loads(line)
        yield Expected(**{name: told[name] or "" for name in Expected.__dataclass_fields__})
