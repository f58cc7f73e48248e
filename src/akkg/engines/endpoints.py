"""Finds an endpoint by its URL, or by the name of its profile."""

from __future__ import annotations

from typing import Literal, cast

from akkg.engines.credentials import with_credentials
from akkg.engines.profiles import read_profile
from akkg.engines.service import TIMEOUT, Service
from akkg.errors import ParameterError

__all__ = ["find_service"]

_AUTH = ("basic", "digest")


def find_service(
    endpoint: str,
    *,
    user: str | None = None,
    password: str | None = None,
    auth: Literal["basic", "digest"] | None = None,
    timeout: float | None = None,
    merged_graph: str | None = None,
    update: str | None = None,
    graph_store: str | None = None,
) -> Service:
    """Find an endpoint by its URL or by the name of its profile.

    Args:
        endpoint: A URL, or the name of a profile.
        user: The name to be let in by, in place of the profile's or the environment's.
        password: The password, in place of the environment's or the keyring's.
        auth: How it is sent, in place of the profile's.
        timeout: Seconds that one exchange may take, in place of the profile's.
        merged_graph: The named graph to take as default graph, in place of the profile's.
        update: The URL of updates, in place of the profile's.
        graph_store: The URL of the graph store protocol, in place of the profile's.

    Raises:
        ParameterError: Where there is no such profile, or a setting is wrong.
        DataError: Where the configuration file cannot be read.
    """
    named = ":" not in endpoint and "/" not in endpoint
    profile = read_profile(endpoint) if named else {"query": endpoint}
    way = auth or str(profile.get("auth", _AUTH[0]))
    if way not in _AUTH:
        raise ParameterError(f"auth is {way}", remedy=f"write {' or '.join(_AUTH)}")
    found = Service(
        query=str(profile.get("query", "")),
        update=str(profile.get("update", "")) if update is None else update,
        graph_store=str(profile.get("graph-store", "")) if graph_store is None else graph_store,
        user=str(profile.get("user", "")) if user is None else user,
        password=password or "",
        auth=cast(Literal["basic", "digest"], way),
        timeout=float(profile.get("timeout", TIMEOUT)) if timeout is None else timeout,
        merged_graph=str(profile.get("merged-graph", "")) if merged_graph is None else merged_graph,
    )
    return with_credentials(found, endpoint if named else "")
