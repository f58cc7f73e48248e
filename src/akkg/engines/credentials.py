"""Where names and passwords come from: the environment, or the keyring.

They belong to one endpoint each. For a URL they are `AKKG_USER` and `AKKG_PASSWORD`, for the
profile `my-store` they are `AKKG_MY_STORE_USER` and `AKKG_MY_STORE_PASSWORD`, and no other: so no
profile is ever sent the password of another.
"""

from __future__ import annotations

import os
from dataclasses import replace

from akkg.engines.service import Service, address

__all__ = ["variables", "with_credentials"]

_KEYRING = "akkg"


def variables(profile: str = "") -> tuple[str, str]:
    """Name the variables of the environment for name and password.

    Args:
        profile: The name of the profile; empty for an endpoint that is named by its URL.

    Example:
        >>> variables("my-store")
        ('AKKG_MY_STORE_USER', 'AKKG_MY_STORE_PASSWORD')
    """
    middle = f"{profile.upper().replace('-', '_')}_" if profile else ""
    return f"AKKG_{middle}USER", f"AKKG_{middle}PASSWORD"


def with_credentials(service: Service, profile: str = "") -> Service:
    """Add name and password to a service, where they are known.

    Args:
        service: The service; what it has already is kept.
        profile: The name of its profile; empty where it is named by its URL.

    Returns:
        The service with both; with neither where one of them is missing, since most stores can be
        asked without.
    """
    for_user, for_password = variables(profile)
    user = service.user or os.environ.get(for_user, "")
    password = service.password or os.environ.get(for_password, "")
    if user and not password:
        password = _from_keyring(f"{_KEYRING}:{profile or address(service.query)}", user)
    return replace(service, user=user if password else "", password=password if user else "")


def _from_keyring(entry: str, user: str) -> str:
    """The password of an entry; empty where there is none, or no keyring."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(entry, user) or ""
    except KeyringError:
        return ""
