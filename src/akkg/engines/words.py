"""Words for messages about a service: what it has sent, harmless and without secrets."""

from __future__ import annotations

import base64

from akkg.engines.service import Service, address
from akkg.errors import BackendError, LimitError

__all__ = ["SHOWN", "cut", "first_bytes", "plain", "too_much", "too_slow"]

SHOWN = 300
"""The bytes of an answer that a message shows."""


def first_bytes(data: bytes, service: Service) -> str:
    r"""Write how an answer begins, on one line, for the end of a phrase.

    Args:
        data: The first bytes of the answer.
        service: The service, whose secrets are left out should the answer repeat them.

    Example:
        >>> first_bytes(b"<html>\n\x1b[31mLogin", Service("http://127.0.0.1/"))
        '; it begins with: <html> \\x1b[31mLogin'
    """
    text = data[:SHOWN].decode("utf-8", errors="replace")
    if service.password:
        token = base64.b64encode(f"{service.user}:{service.password}".encode()).decode()
        text = text.replace(token, "***").replace(service.password, "***")
    shown = plain(" ".join(text.split()))
    return f"; it begins with: {shown}" if shown else "; its body is empty"


def plain(text: str) -> str:
    r"""Escape what could move the cursor or hide something.

    Example:
        >>> plain("a\tb")
        'a\\tb'
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def too_slow(service: Service, url: str) -> LimitError:
    """Make the error for an exchange whose time has run out."""
    what = f"no whole answer within {service.timeout:g} s"
    return LimitError(what, address(url), "ask for less, or give more time by --timeout")


def too_much(service: Service, url: str) -> LimitError:
    """Make the error for an answer over the ceiling."""
    what = f"the answer is longer than {service.most_bytes} bytes"
    return LimitError(what, address(url), "ask for less")


def cut(url: str, how: str) -> BackendError:
    """Make the error for an answer that ends too early."""
    return BackendError(f"the answer is cut, {how}", address(url), "ask again")
