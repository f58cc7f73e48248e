"""`akkg site`: what it refuses, and what it says of that."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.cli import main

FAULTS = {
    "https://example.org:99999/": "its host or its port is none",
    "https://example.org:x/": "its host or its port is none",
    "https://example.org:0/": "its host or its port is none",
    "https://[::1/": "its host or its port is none",
    "https:///akkg/": "its host or its port is none",
    "https://me:secret@example.org/": "it names a user",
    "https://example.org/?graph=a": "it has a query or a fragment",
    "https://example.org/?": "it has a query or a fragment",
    "https://example.org/#top": "it has a query or a fragment",
    "https://example.org//akkg/": "its path has an empty part",
    "ftp://example.org/": "it does not begin with https:// or http://",
    "example.org/akkg": "it does not begin with https:// or http://",
    "https://example.org/a b": "it has a character that none has",
    "https://example.org/\nSet-Cookie:": "it has a character that none has",
    "https://bücher.example/": "it has a character that none has",
    "https://example.org/a/../b/": "its path has a part . or ..",
    "https://example.org/%2e%2E/b": "its path has a part . or ..",
}


@pytest.mark.parametrize("option", ["--base-url", "--endpoint"])
@pytest.mark.parametrize("url", FAULTS)
def test_an_address_that_is_none_is_refused(
    option: str, url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, with what is wrong, the option, and what to give; nothing is built."""
    assert 2 == main(["site", "build", "-o", str(tmp_path / "public"), option, url])
    [line] = capsys.readouterr().err.splitlines()
    assert f"{FAULTS[url]}" in line
    assert f"({option})" in line
    such = {"--base-url": "akkg/", "--endpoint": "sparql"}[option]
    assert line.endswith(f"give one such as https://example.org/{such}")
    assert "secret" not in line
    assert [] == list(tmp_path.iterdir())


def test_an_endpoint_that_no_policy_can_name_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A policy knows no host in brackets, so pages could not ask it."""
    assert 2 == main(
        ["site", "build", "-o", str(tmp_path / "a"), "--endpoint", "http://[::1]:7878/"]
    )
    assert "a policy cannot name the host ::1 (--endpoint)" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())
