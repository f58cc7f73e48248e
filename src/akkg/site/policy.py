"""The policy of the pages: what they may load, run and ask (Content Security Policy Level 3)."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from akkg.errors import ParameterError

__all__ = ["CSP", "check_address", "policy"]

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""What a page may load and run: nothing but the site's own."""

_ASKED = "connect-src 'self'"
_OWN = re.compile("/(?!/)")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)*[a-z0-9-]+")
_DOTS = re.compile(r"/(?:\.|%2e){1,2}(?:/|$)", re.IGNORECASE)
_REFUSED = re.compile(r'[^!-~]|["<>\\^`{|}]')  # RFC 3986, appendix A


def policy(endpoint: str = "") -> str:
    """Give the policy of pages that ask an endpoint; its origin is allowed, and no other.

    Args:
        endpoint: The URL of the endpoint; one that begins with `/` is the site's own, as is none.

    Raises:
        ParameterError: Where it is neither, or its host is none that a policy can name.

    Example:
        >>> policy("https://example.org/sparql").split("; ")[5]
        "connect-src 'self' https://example.org"
        >>> policy("/sparql") == policy() == CSP
        True
    """
    if not endpoint or _OWN.match(endpoint):
        return CSP
    parts = check_address(endpoint, "--endpoint")
    if not _HOST.fullmatch(parts.hostname or ""):
        what = f"a policy cannot name the host {parts.hostname}"
        raise ParameterError(what, "--endpoint", "name one in letters, digits and hyphens")
    port = f":{parts.port}" if parts.port is not None else ""
    return CSP.replace(_ASKED, f"{_ASKED} {parts.scheme}://{parts.hostname}{port}")


def check_address(url: str, option: str) -> SplitResult:
    """Check an address that pages tell: whole, and without what only some requests have.

    Args:
        url: The address.
        option: What it was given as, for the message.

    Returns:
        Its parts.

    Raises:
        ParameterError: Where it is no address of http or https, or has a user, a query or a
            fragment.

    Example:
        >>> check_address("https://me@example.org/", "--base-url")
        Traceback (most recent call last):
        akkg.errors.ParameterError: this is no address for pages, it names a user (--base-url): \
give one such as https://example.org/akkg/
    """
    fault = _fault(url)
    if fault:
        what = f"this is no address for pages, {fault}"
        such = "sparql" if option.endswith("endpoint") else "akkg/"
        raise ParameterError(what, option, f"give one such as https://example.org/{such}")
    return urlsplit(url)


def _fault(url: str) -> str:
    """What is wrong with an address; empty for nothing."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "its host or its port is none"
    faults = {
        "it has a character that none has: write it with %, a host in Punycode": _REFUSED.search(
            url
        ),
        "it does not begin with https:// or http://": parts.scheme not in ("http", "https"),
        "its host or its port is none": not parts.hostname or port == 0,
        "it names a user": "@" in parts.netloc,
        "it has a query or a fragment": "?" in url or "#" in url,
        "its path has an empty part": "//" in parts.path,
        "its path has a part . or ..": bool(_DOTS.search(parts.path)),
    }
    return next((fault for fault, found in faults.items() if found), "")
