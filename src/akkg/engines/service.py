"""The addresses of a SPARQL service, with what is needed to be let in and how long to wait."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from akkg.errors import ParameterError

__all__ = ["MOST_BYTES", "TIMEOUT", "Service", "address", "is_loopback", "origin"]

TIMEOUT = 60.0
MOST_BYTES = 2**30

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Service:
    """A SPARQL service.

    Attributes:
        query: The URL that answers queries (SPARQL 1.1 Protocol, section 2.1).
        update: The URL that takes updates (section 2.2); empty where there is none.
        graph_store: The URL of the SPARQL 1.1 Graph Store HTTP Protocol, to which `?graph=IRI` is
            added; empty where there is none.
        user: The name to be let in by; empty where none is asked for.
        password: The password; never shown, and sent to the hosts of these three URLs only.
        auth: How the password is sent: `basic` with each request, `digest` when asked for it.
        timeout: Seconds that one exchange may take from its beginning to its end.
        most_bytes: The greatest answer to take.
        merged_graph: The named graph to take as default graph, where the store does not say it.

    Raises:
        ParameterError: Where a URL is none, or holds a password.

    Example:
        >>> Service("https://data.example.org/sparql", user="me", password="secret").password
        'secret'
        >>> Service("ftp://data.example.org")
        Traceback (most recent call last):
        akkg.errors.ParameterError: no URL of an endpoint: ftp://data.example.org: it begins \
with http:// or https:// and names a host
    """

    query: str
    update: str = ""
    graph_store: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    auth: Literal["basic", "digest"] = "basic"
    timeout: float = TIMEOUT
    most_bytes: int = MOST_BYTES
    merged_graph: str = ""

    def __post_init__(self) -> None:
        _check(self.query)
        for url in filter(None, (self.update, self.graph_store)):
            _check(url)
        if not 0 < self.timeout <= 86_400:
            raise ParameterError(
                f"a time limit of {self.timeout:g} s", remedy="give more than 0 and at most 86400"
            )


def address(url: str) -> str:
    """Write a URL for a message: without its query part, where keys for a service may stand.

    Example:
        >>> address("https://data.example.org/sparql?key=1234")
        'https://data.example.org/sparql'
    """
    return url.partition("?")[0].partition("#")[0]


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of a URL: what may be told the same secrets (RFC 6454, section 4).

    Example:
        >>> origin("HTTPS://Data.example.org/sparql")
        ('https', 'data.example.org', 443)
    """
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)


def is_loopback(url: str) -> bool:
    """Whether a URL names this machine.

    Example:
        >>> is_loopback("http://127.0.0.1:7878/query"), is_loopback("http://example.org/")
        (True, False)
    """
    from ipaddress import ip_address

    host = origin(url)[1]
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _check(url: str) -> None:
    """Refuse what is no URL of an endpoint; a password in it is not repeated."""
    parts = _split(url)
    if parts is not None and "@" in parts.netloc:
        raise ParameterError(
            "a URL of an endpoint must not hold a name or a password",
            parts.netloc.rpartition("@")[2],
            "leave them out, and set AKKG_USER and AKKG_PASSWORD",
        )
    plain = url.isascii() and url.isprintable() and not set(url) & set(' <>"{}|\\^`')
    if parts is None or not parts.hostname or parts.scheme not in _PORTS or not plain:
        shown = url if plain else ascii(url)
        remedy = "it begins with http:// or https:// and names a host"
        raise ParameterError(f"no URL of an endpoint: {shown}", remedy=remedy)
    if parts.fragment:
        raise ParameterError(
            "a URL of an endpoint has no fragment", url, "leave out what follows #"
        )


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts
