"""Profiles and credentials: what a file may say, and who is told which password."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from akkg.engines.credentials import variables
from akkg.engines.endpoints import find_service
from akkg.engines.profiles import config_file, profiles
from akkg.engines.remote import connect
from akkg.engines.service import Service
from akkg.errors import DataError, ParameterError

GUIDES = Path(__file__).parents[2] / "docs" / "engines"
WHOLE = """\
# endpoints of ours
[endpoint.archive]
query = "https://data.example.org/sparql"
update = "https://data.example.org/sparql-auth"
graph-store = "https://data.example.org/sparql-graph-crud-auth"
user = "curator"
auth = "digest"
timeout = 30
merged-graph = "https://w3id.org/akkg/graph/merged"

[endpoint.my-store]
query = "http://localhost:7878/query"
"""


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration file of the test's own, and no variables of the user."""
    for profile in ("", "archive", "my-store"):
        for name in variables(profile):
            monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = config_file()
    file.parent.mkdir()
    file.write_text(WHOLE, "utf-8")
    return file


def test_config_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It lies where the system's rules say, and a relative path in the variable does not count."""
    assert tmp_path / "akkg" / "config.toml" == config_file()
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/someone")
    assert Path("/home/someone/.config/akkg/config.toml") == config_file()


def test_whole_profile() -> None:
    """Every key reaches the service; the name without a password does not."""
    assert ("archive", "my-store") == profiles()
    expected = Service(
        query="https://data.example.org/sparql",
        update="https://data.example.org/sparql-auth",
        graph_store="https://data.example.org/sparql-graph-crud-auth",
        auth="digest",
        timeout=30,
        merged_graph="https://w3id.org/akkg/graph/merged",
    )
    assert expected == find_service("archive")
    assert expected == connect("archive").engine.service


@pytest.mark.parametrize("guide", sorted(GUIDES.glob("*.md")), ids=lambda path: path.stem)
def test_guides(config: Path, guide: Path) -> None:
    """The profiles of the guides can be used as they stand."""
    blocks = re.findall(r"```toml\n(.*?)```", guide.read_text("utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        config.write_text(block, "utf-8")
        [name] = profiles()
        assert find_service(name).query.startswith("http")


def test_arguments_win() -> None:
    """What is given in a call stands before what the file says."""
    found = connect("archive", user="me", password="open", auth="basic", timeout=5).engine.service
    assert ("me", "open", "basic", 5) == (found.user, found.password, found.auth, found.timeout)
    found = find_service("archive", update="", graph_store="http://other.example.org/")
    assert ("", "http://other.example.org/") == (found.update, found.graph_store)


def test_no_file(config: Path) -> None:
    """Without a file there are no profiles, and URLs work."""
    config.unlink()
    assert () == profiles()
    assert "http://localhost:7878/query" == find_service("http://localhost:7878/query").query
    with pytest.raises(ParameterError) as raised:
        find_service("archive")
    expected = f"no profile is called archive ({config}): name a URL, or write one"
    assert expected == str(raised.value)


@pytest.mark.parametrize(
    ("name", "told"),
    [("archve", "did you mean archive?"), ("x", "known are archive, my-store")],
)
def test_unknown_profile(config: Path, name: str, told: str) -> None:
    """A name that is not there is answered with those that are."""
    with pytest.raises(ParameterError) as raised:
        find_service(name)
    assert f"no profile is called {name} ({config}): {told}" == str(raised.value)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("[endpoint.a]\nquery = 'http://a/'\ntimout = 3", 3, "unknown key timout"),
        ("[endpoint.a]\nquery = 'http://a/'\ntimout = 3", 3, "did you mean timeout?"),
        ("[endpoint.b]\nquery = 'http://b/'\n[endpoint.a]\nquery = 7", 4, "query is not a text"),
        ("[endpoint.a]\nquery = 'http://a/'\ntimeout = '3'", 3, "timeout is not a number"),
        ("[endpoint.a]\nquery = 'http://a/'\ntimeout = true", 3, "timeout is not a number"),
        ("[endpoint.a]\nupdate = 'http://a/'", 1, "profile a has no key query"),
        ("[endpoint.A_b]\nquery = 'http://a/'", 1, "a profile cannot be called A_b"),
        ("\n[endpoints.a]\nquery = 'http://a/'", 2, "unknown key endpoints"),
        ("\n[endpoints.a]\nquery = 'http://a/'", 2, "did you mean endpoint?"),
        ("endpoint = 3", 1, "endpoint is no table"),
        ("[endpoint]\na = 3", 1, "endpoint.a is no table"),
        ("[endpoint.a]\nquery = 'http://a/'\npassword = 'x'", 3, "a password must not stand"),
        ("[endpoint.a]\nquery = 'http://a/'\nToken = 'x'", 3, "set AKKG_A_PASSWORD or use the"),
    ],
)
def test_wrong_file(config: Path, text: str, line: int, told: str) -> None:
    """A mistake is told with its line and what is allowed, in whichever profile it is."""
    config.write_text(text, "utf-8")
    with pytest.raises(DataError) as raised:
        find_service("a")
    assert told in str(raised.value)
    assert f"{config}:{line}" == raised.value.where


def test_no_toml(config: Path) -> None:
    """A file that is no TOML is told with the place that its reader gives."""
    config.write_text("[endpoint.a\n", "utf-8")
    with pytest.raises(DataError, match=r"no TOML, .*at line 1"):
        profiles()


def test_wrong_auth(config: Path) -> None:
    """There are two ways to send a password."""
    config.write_text("[endpoint.a]\nquery = 'http://a/'\nauth = 'token'", "utf-8")
    with pytest.raises(ParameterError) as raised:
        find_service("a")
    assert "auth is token: write basic or digest" == str(raised.value)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://a/", "no URL of an endpoint: ftp://a/: it begins with http:// or https://"),
        ("http:///sparql", "no URL of an endpoint: http:///sparql: it begins with"),
        ("http://a:port/", "no URL of an endpoint: http://a:port/: it begins with"),
        ("http://a/ b", "no URL of an endpoint: 'http://a/ b': it begins with"),
        ("http://a/\n", "no URL of an endpoint: 'http://a/\\n': it begins with"),
        ("http://a/#x", "a URL of an endpoint has no fragment (http://a/#x): leave out"),
        (
            "http://me:open@a/",
            "a URL of an endpoint must not hold a name or a password (a): leave them out, "
            "and set AKKG_USER and AKKG_PASSWORD",
        ),
    ],
)
def test_wrong_url(url: str, told: str) -> None:
    """What is no address of an endpoint is refused before anything is sent."""
    with pytest.raises(ParameterError) as raised:
        connect(url)
    assert str(raised.value).startswith(told)
    assert "open" not in str(raised.value)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
def test_wrong_timeout(timeout: float) -> None:
    """A time limit is more than nothing and ends."""
    with pytest.raises(ParameterError, match="a time limit of "):
        connect("http://a/", timeout=timeout)


def credentials(endpoint: str) -> tuple[str, str]:
    """Name and password that an endpoint would be sent."""
    found = find_service(endpoint)
    return found.user, found.password


def test_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each endpoint has variables of its own, and is sent no others."""
    monkeypatch.setenv("AKKG_USER", "someone")
    monkeypatch.setenv("AKKG_PASSWORD", "general")
    monkeypatch.setenv("AKKG_MY_STORE_USER", "writer")
    monkeypatch.setenv("AKKG_MY_STORE_PASSWORD", "special")
    assert ("someone", "general") == credentials("http://localhost:7878/query")
    assert ("writer", "special") == credentials("my-store")
    assert ("", "") == credentials("archive")
    monkeypatch.setenv("AKKG_ARCHIVE_PASSWORD", "own")
    assert ("curator", "own") == credentials("archive")


def test_half_of_both(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name without a password is not used, nor the other way round."""
    monkeypatch.setenv("AKKG_PASSWORD", "general")
    assert ("", "") == credentials("http://localhost:7878/query")


def test_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password of the keyring is found by profile or URL and name; that of the environment is
    taken first."""
    kept = {("akkg:archive", "curator"): "kept", ("akkg:http://a/sparql", "me"): "other"}
    ring, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    ring.get_password = lambda entry, user: kept.get((entry, user))  # type: ignore[attr-defined]
    errors.KeyringError = RuntimeError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    assert ("curator", "kept") == credentials("archive")
    monkeypatch.setenv("AKKG_USER", "me")
    assert ("me", "other") == credentials("http://a/sparql?x=1")
    assert ("", "") == credentials("http://b/sparql")
    monkeypatch.setenv("AKKG_ARCHIVE_PASSWORD", "own")
    assert ("curator", "own") == credentials("archive")

    def locked(entry: str, user: str) -> str:
        raise RuntimeError("locked")

    ring.get_password = locked  # type: ignore[attr-defined]
    assert ("", "") == credentials("http://a/sparql")


def test_password_is_not_shown() -> None:
    """Neither the service nor what holds it tells the password."""
    kg = connect("http://a/", user="me", password="open-sesame")
    assert "open-sesame" == kg.engine.service.password
    assert "open-sesame" not in repr(kg)
    assert "user='me'" in repr(kg)
