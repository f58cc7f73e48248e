"""A built site is served at the path for which it was built."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from akkg.errors import ParameterError
from akkg.site.building import MARKER
from akkg.site.serving import make_server
from tests.site.served import served


def asked(address: str, path: str) -> tuple[int, str, str]:
    """The status, the place that is named instead, and the text of an answer."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    found = answer.status, answer.headers.get("Location", ""), answer.read().decode()
    connection.close()
    return found


def site(folder: Path, **facts: str) -> Path:
    """A small site, with facts in its marker."""
    (folder / "id").mkdir()
    (folder / "index.html").write_text("first")
    (folder / "404.html").write_text("nothing")
    (folder / "id" / "index.html").write_text("thing")
    (folder / MARKER).write_text(json.dumps({"made by": "akkg site", **facts}))
    return folder


def test_a_site_below_a_path_is_served_there(tmp_path: Path) -> None:
    """Its pages lie below the path, ways to it lead there, and elsewhere is nothing."""
    with served(site(tmp_path, base="/kg/akkg/")) as address:
        assert address.endswith("/kg/akkg/")
        assert (200, "", "first") == asked(address, "/kg/akkg/")
        assert (200, "", "first") == asked(address, "/kg/akkg/?q=a")
        assert (200, "", "thing") == asked(address, "/kg/akkg/id/")
        assert (301, "/kg/akkg/id/") == asked(address, "/kg/akkg/id")[:2]
        for above in ("/", "/kg", "/kg/", "/kg/akkg"):
            assert (302, "/kg/akkg/") == asked(address, above)[:2]
        for other in ("/id/", "/kg/id/", "/kg/akkg/none/", "/kg/akkgs/"):
            assert (404, "", "nothing") == asked(address, other), other


def test_a_site_at_a_root_is_served_at_the_root(tmp_path: Path) -> None:
    """As is one whose place was not known when it was built."""
    with served(site(tmp_path)) as address:
        assert (200, "", "first") == asked(address, "/")
        assert (200, "", "thing") == asked(address, "/id/")
        assert (404, "", "nothing") == asked(address, "/none")


@pytest.mark.parametrize("base", ["", "kg", "/kg", "//example.org/", "/\\example.org/", "/a\r\nb/"])
def test_a_marker_cannot_lead_elsewhere(tmp_path: Path, base: str) -> None:
    """A path that would be another host, or another header, is no path."""
    with pytest.raises(ParameterError, match="marker of the site"):
        make_server(site(tmp_path, base=base))


def test_a_marker_cannot_widen_the_policy(tmp_path: Path) -> None:
    """An endpoint that is no address is none of a site that was built."""
    with pytest.raises(ParameterError, match=r"marker of the site.*build the site anew"):
        make_server(site(tmp_path, endpoint="https://example.org:99999/"))


@pytest.mark.parametrize(("error", "is_told"), [(BrokenPipeError, False), (KeyError, True)])
def test_a_browser_that_goes_away_is_no_fault(
    error: type[Exception], is_told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another error is one, and is told."""
    (tmp_path / MARKER).write_text("{}")
    with make_server(tmp_path) as server:
        try:
            raise error
        except error:
            server.handle_error(None, ("127.0.0.1", 1))
    assert is_told == (error.__name__ in capsys.readouterr().err)
