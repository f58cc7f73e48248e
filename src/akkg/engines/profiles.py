"""Endpoints by name: the profiles of the configuration file.

::

    # ~/.config/akkg/config.toml
    [endpoint.archive]
    query = "https://data.example.org/sparql"
    update = "https://data.example.org/sparql-auth"
    graph-store = "https://data.example.org/sparql-graph-crud-auth"
    user = "curator"
    auth = "digest"
    timeout = 30
    merged-graph = "https://w3id.org/akkg/graph/merged"

Passwords stand in the environment or in the keyring, never in this file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from akkg.engines.credentials import variables
from akkg.errors import DataError, ParameterError
from akkg.near import suggestion
from akkg.reading import read_text

__all__ = ["config_file", "profiles", "read_profile"]

_TEXTS = ("query", "update", "graph-store", "user", "auth", "merged-graph")
_KEYS = (*_TEXTS, "timeout")
_SECRETS = ("password", "passwd", "pass", "pwd", "token", "secret", "key", "api-key", "apikey")
_NAME = re.compile(r"[a-z][a-z0-9-]*")


def config_file() -> Path:
    """Name the configuration file: `$XDG_CONFIG_HOME/akkg/config.toml`, or below `~/.config`.

    Standard:
        XDG Base Directory Specification 0.8: a relative path in the variable is ignored.
    """
    named = os.environ.get("XDG_CONFIG_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named, "akkg", "config.toml")
    try:
        home = Path.home()
    except RuntimeError:  # then there is none to be found
        home = Path(os.devnull)
    return home / ".config" / "akkg" / "config.toml"


def profiles() -> tuple[str, ...]:
    """The names of the profiles, sorted.

    Raises:
        DataError: Where the configuration file cannot be read.
    """
    return tuple(sorted(_read(config_file())))


def read_profile(name: str) -> Mapping[str, str | float]:
    """Read the settings of a profile.

    Args:
        name: Its name.

    Returns:
        The settings by their keys as the file has them; `query` is among them.

    Raises:
        ParameterError: Where there is no such profile.
        DataError: Where the configuration file cannot be read.
    """
    file = config_file()
    known = _read(file)
    if name not in known:
        names = f"known are {', '.join(sorted(known))}" if known else "name a URL, or write one"
        remedy = suggestion(name, known) or names
        raise ParameterError(f"no profile is called {name}", str(file), remedy)
    return known[name]


def _read(file: Path) -> dict[str, dict[str, str | float]]:
    """The settings of all profiles, each checked."""
    import tomllib

    if not file.is_file():
        return {}
    text = read_text(file)
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"no TOML, {error}", str(file), "write it as docs/engines shows") from None
    for key in found.keys() - {"endpoint"}:
        where = _place(file, text, key)
        raise DataError(f"unknown key {key}", where, suggestion(key, ["endpoint"]) or _ADVICE)
    sections = found.get("endpoint", {})
    if not isinstance(sections, dict):
        raise DataError("endpoint is no table", _place(file, text, "endpoint"), _ADVICE)
    for name, settings in sections.items():
        _check(name, settings, file, text)
    return sections


_ADVICE = "write [endpoint.NAME] and its keys below"


def _check(name: str, settings: object, file: Path, text: str) -> None:
    section = _line(text, rf"\[\s*endpoint\s*\.\s*[\"']?{re.escape(name)}[\"']?\s*\]")
    if not _NAME.fullmatch(name):
        remedy = "write small letters, digits and hyphens, a letter first"
        raise DataError(f"a profile cannot be called {name}", f"{file}:{section}", remedy)
    if not isinstance(settings, dict):
        raise DataError(f"endpoint.{name} is no table", f"{file}:{section}", _ADVICE)
    for key, value in settings.items():
        where = f"{file}:{_line(text, _assignment(key), section)}"
        if key.lower() in _SECRETS:
            remedy = f"remove it, and set {variables(name)[1]} or use the keyring"
            raise DataError(f"a {key} must not stand in this file", where, remedy)
        if key not in _KEYS:
            remedy = suggestion(key, _KEYS) or f"known are {', '.join(_KEYS)}"
            raise DataError(f"unknown key {key}", where, remedy)
        kind, words = (str, "a text") if key in _TEXTS else ((int, float), "a number of seconds")
        if not isinstance(value, kind) or isinstance(value, bool):
            raise DataError(f"{key} is not {words}", where, f"write {key} = {words}")
    if "query" not in settings:
        remedy = "give the URL of the store's SPARQL queries"
        raise DataError(f"profile {name} has no key query", f"{file}:{section}", remedy)


def _place(file: Path, text: str, key: str) -> str:
    pattern = rf"{_assignment(key)}|\[\s*{re.escape(key)}\b"
    return f"{file}:{_line(text, pattern)}"


def _assignment(key: str) -> str:
    return rf"[\"']?{re.escape(key)}[\"']?\s*="


def _line(text: str, pattern: str, after: int = 0) -> int:
    """The number of the first line from a place on that begins like this; that place where none
    does, since TOML has other ways to write the same."""
    for number, line in enumerate(text.splitlines(), start=1):
        if number > after and re.match(rf"\s*(?:{pattern})", line):
            return number
    return after or 1
