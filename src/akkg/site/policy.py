"""The policy of the pages: what they may load, run and ask (Content Security Policy Level 3)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from akkg.errors import ParameterError

__all__ = ["CSP", "policy"]

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""What a page may load and run: nothing but the site's own."""

_ASKED = "connect-src 'self'"
_HOST = re.compile(r"(?:[a-z0-9-]+\.)*[a-z0-9-]+", re.IGNORECASE)


def policy(endpoint: str = "") -> str:
    """Give the policy of pages that ask an endpoint; its origin is allowed, and no other.

    Args:
        endpoint: The URL of the endpoint; a relative one is the site's own, as is none.

    Raises:
        ParameterError: Where it has a scheme, and is no address that a policy can name.

    Example:
        >>> policy("https://example.org/sparql").split("; ")[5]
        "connect-src 'self' https://example.org"
        >>> policy("/sparql") == policy() == CSP
        True
    """
    parts = urlsplit(endpoint)
    if not parts.scheme and not parts.netloc:
        return CSP
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.hostname or ""):
        what = "pages cannot ask this endpoint"
        raise ParameterError(what, endpoint, "name it by http or https and the name of its host")
    port = f":{parts.port}" if parts.port is not None else ""
    return CSP.replace(_ASKED, f"{_ASKED} {parts.scheme}://{parts.hostname}{port}")
