"""The same graph in five engines, each loaded the way that a user would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest

from akkg.dataset import Dataset, load
from akkg.engines.engine import Askable
from akkg.engines.remote import connect
from akkg.engines.service import Service
from akkg.stores.disk import open_store
from akkg.stores.load import load_store
from akkg.stores.push import push
from akkg.stores.pushed import product_content
from tests.every_engine.rdflib_engine import copied
from tests.optional import need
from tests.servers.oxigraph_serve import serve_oxigraph
from tests.servers.process import Server
from tests.servers.virtuoso import serve_virtuoso

Serve: TypeAlias = Callable[[str, Path], AbstractContextManager[Server]]

ENGINES = ("memory", "disk", "rdflib", "oxigraph", "virtuoso")


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The built product in memory."""
    return load()


@pytest.fixture(scope="session")
def engines(
    dataset: Dataset, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Askable]]:
    """Gives an engine by its name, filled when it is first asked for and stopped at the end."""
    with ExitStack() as stack:
        kept: dict[str, Askable] = {"memory": dataset}

        def folder() -> Path:
            return tmp_path_factory.mktemp("engine")

        def served(serve: Serve, program: str) -> Askable:
            return pushed(stack.enter_context(serve(need(program), folder())))

        makers: dict[str, Callable[[], Askable]] = {
            "disk": lambda: on_disk(folder() / "store"),
            "rdflib": lambda: copied(dataset),
            "oxigraph": partial(served, serve_oxigraph, "oxigraph"),
            "virtuoso": partial(served, serve_virtuoso, "virtuoso"),
        }

        def engine(name: str) -> Askable:
            if name not in kept:
                kept[name] = makers[name]()
            return kept[name]

        yield engine


def on_disk(folder: Path) -> Dataset:
    """Load the product into a store on disk, and open it."""
    load_store(folder)
    return open_store(folder)


def pushed(server: Server) -> Askable:
    """Push the product to a server, and connect to it."""
    service = Service(
        server.query,
        server.update,
        server.store,
        user=server.user,
        password=server.password,
        auth="digest",
    )
    kg = connect(server.query)
    push(service, product_content(), kg.prefixes)
    return kg
