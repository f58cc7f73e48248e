"""AKKG, the ASEAN-Korea Knowledge Graph: load it, ask it, export it.

Example:
    >>> import akkg
    >>> kg = akkg.load()
    >>> akkg.run("plans-of-action", kg).rows[0][0].value
    'ASEAN-ROK Plan of Action (POA) to implement the Joint Declaration'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkg.errors import (
    AkkgError,
    BackendError,
    DataError,
    LimitError,
    OutputError,
    ParameterError,
    QueryError,
    RefusedError,
    ValidationError,
)

__version__ = "0.1.0"

if TYPE_CHECKING:
    from akkg.answers.table import Table
    from akkg.citing.explanation import explain
    from akkg.dataset import Dataset, load
    from akkg.engines.engine import Solutions, Statements
    from akkg.engines.remote import Endpoint, connect
    from akkg.exporting import export
    from akkg.interchange import to_rdflib
    from akkg.networks.network import network
    from akkg.pictures.drawing import draw, write_picture
    from akkg.pictures.picture import Picture
    from akkg.runner import answer, rows, run, sparql
    from akkg.stores.disk import StoredDataset, open_store
    from akkg.validation.finding import Finding, Report
    from akkg.validation.validating import validate
    from akkg.views.asof import AsOf, asof
    from akkg.views.lineage import Lineage, lineage

__all__ = [
    "AkkgError",
    "AsOf",
    "BackendError",
    "DataError",
    "Dataset",
    "Endpoint",
    "Finding",
    "LimitError",
    "Lineage",
    "OutputError",
    "ParameterError",
    "Picture",
    "QueryError",
    "RefusedError",
    "Report",
    "Solutions",
    "Statements",
    "StoredDataset",
    "Table",
    "ValidationError",
    "__version__",
    "answer",
    "asof",
    "connect",
    "draw",
    "explain",
    "export",
    "lineage",
    "load",
    "network",
    "open_store",
    "rows",
    "run",
    "sparql",
    "to_rdflib",
    "validate",
    "write_picture",
]

_HOMES = {
    "AsOf": "views.asof",
    "Dataset": "dataset",
    "Endpoint": "engines.remote",
    "Finding": "validation.finding",
    "Lineage": "views.lineage",
    "Picture": "pictures.picture",
    "Report": "validation.finding",
    "Solutions": "engines.engine",
    "Statements": "engines.engine",
    "StoredDataset": "stores.disk",
    "Table": "answers.table",
    "answer": "runner",
    "asof": "views.asof",
    "connect": "engines.remote",
    "draw": "pictures.drawing",
    "explain": "citing.explanation",
    "export": "exporting",
    "lineage": "views.lineage",
    "load": "dataset",
    "network": "networks.network",
    "open_store": "stores.disk",
    "rows": "runner",
    "run": "runner",
    "sparql": "runner",
    "to_rdflib": "interchange",
    "validate": "validation.validating",
    "write_picture": "pictures.drawing",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that a program pays only for what it uses.

    No module may have the name of something public: its import would put it in that one's place.
    """
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"akkg.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Name what is public, also what has not been used yet."""
    return sorted({*globals(), *__all__})
