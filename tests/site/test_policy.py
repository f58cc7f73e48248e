"""The policy of the pages names their own place, and the endpoint that they ask, and no other."""

from __future__ import annotations

import pytest

from akkg.errors import ParameterError
from akkg.site.page import render
from akkg.site.pages import not_found
from akkg.site.policy import CSP, policy
from tests.site.made import made, read

OWN = {"'none'", "'self'", "'wasm-unsafe-eval'", "blob:", "data:"}


def test_nothing_is_allowed_but_what_is_the_sites_own() -> None:
    """No inline style or script, and by default nothing at all."""
    rules = {name: set(allowed) for name, *allowed in (one.split() for one in CSP.split("; "))}
    assert set().union(*rules.values()) == OWN
    assert {"'none'"} == rules["default-src"] == rules["base-uri"]
    assert {"'self'", "'wasm-unsafe-eval'"} == rules["script-src"]
    assert {"'self'"} == rules["connect-src"] == rules["style-src"]


@pytest.mark.parametrize(
    ("endpoint", "origin"),
    [
        ("https://example.org/sparql", "https://example.org"),
        ("http://127.0.0.1:7878/query", "http://127.0.0.1:7878"),
    ],
)
def test_the_origin_of_the_endpoint_is_allowed_with_its_port(endpoint: str, origin: str) -> None:
    """Pages may ask it; they may load nothing from there."""
    asked = f"connect-src 'self' {origin}"
    assert CSP.replace("connect-src 'self'", asked) == policy(endpoint)


@pytest.mark.parametrize(
    "endpoint",
    [
        "javascript://example.org/%0aalert(1)",
        "ftp://example.org/sparql",
        "https://example.org;script-src *;/",
        "https:///sparql",
        "https://a;b/sparql",
    ],
)
def test_what_no_policy_can_name_is_refused(endpoint: str) -> None:
    """It would end one rule and begin another, or allow a scheme that no page asks."""
    with pytest.raises(ParameterError, match=r"no address for pages|cannot name the host"):
        policy(endpoint)


def test_a_page_carries_the_policy_of_its_edition() -> None:
    """Also where it asks an endpoint; the page of what is not there knows where the site lies."""
    from dataclasses import replace

    edition = replace(
        made().edition,
        endpoint="https://example.org/sparql",
        base_url="https://example.org/akkg/",
    )
    [page] = not_found.pages(edition)
    root = read(render(page, edition))
    [told] = [
        one.attributes["content"]
        for one in root.all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy("https://example.org/sparql") == told
    scripts = [one.attributes["src"] for one in root.all("script") if "src" in one.attributes]
    assert scripts and all(one.startswith("/akkg/assets/") for one in scripts)
