"""Keeps the libraries behind SHACL from writing to standard error."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["quiet"]

_LOGS = ("pyshacl-validate", "rdflib.term")


@contextmanager
def quiet() -> Iterator[None]:
    """Keep pySHACL and rdflib from writing to standard error.

    What pySHACL has to say is raised and reported; that a literal is ill-typed, such as a day that
    no month has, is for shapes to say.
    """
    logs = [logging.getLogger(name) for name in _LOGS]
    before = [log.disabled for log in logs]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for log in logs:
                log.disabled = True
            yield
    finally:
        for log, disabled in zip(logs, before, strict=True):
            log.disabled = disabled
