"""The errors that a user can do something about.

::

    AkkgError
    ├── DataError         a source file or a product is not as it should be
    │   └── OutputError   a file or folder cannot be written
    ├── QueryError        a query cannot be read
    │   └── RefusedError  a query is of a kind that is never run, or not without leave
    ├── ParameterError    an argument does not fit the parameter of a saved query
    ├── ValidationError   shapes cannot be used (a report of faults is a value, no error)
    ├── BackendError      an engine or an endpoint does not answer as it should
    └── LimitError        an answer would take more time or room than it may

All else that is raised is a fault of the program.
"""

from __future__ import annotations

from typing import ClassVar


class AkkgError(Exception):
    """Something went wrong that its reader can set right.

    Args:
        what: What is wrong, in words, without a full stop.
        where: The place: a file with its line, a query's line and column, an address.
        remedy: What to do about it.

    Example:
        >>> print(AkkgError("no term akkg:Sumit", "graph/x.ttl:7", "did you mean akkg:Summit?"))
        no term akkg:Sumit (graph/x.ttl:7): did you mean akkg:Summit?
    """

    exit_status: ClassVar[int] = 2

    def __init__(self, what: str, where: str | None = None, remedy: str | None = None) -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.what}{place}: {self.remedy}" if self.remedy else f"{self.what}{place}"


def reason(error: OSError) -> str:
    """Say why the system refuses something, to stand within a sentence.

    Args:
        error: The system's error, or one of the engine, which holds names of files: these stay as
            they are written.

    Example:
        >>> reason(OSError(28, "No space left on device")), reason(OSError("IO error: /A/OPTIONS"))
        ('no space left on device', 'IO error: /A/OPTIONS')
    """
    return error.strerror.lower() if error.strerror else str(error)


class DataError(AkkgError):
    """A source file or a product is not as it should be."""


class OutputError(DataError):
    """A file or folder cannot be written, for want of room or of rights."""


class QueryError(AkkgError):
    """A query cannot be read, or is of a kind that is refused."""


class RefusedError(QueryError):
    """A query is of a kind that is never run: an update; or not without leave: one with SERVICE."""

    exit_status = 3


class ParameterError(AkkgError):
    """An argument does not fit the parameter of a saved query."""


class ValidationError(AkkgError):
    """Shapes or their settings cannot be used."""


class LimitError(AkkgError):
    """An answer would take more time or room than it may."""

    exit_status = 4


class BackendError(AkkgError):
    """An engine or an endpoint does not answer as it should."""

    exit_status = 5
