"""Finds out what an endpoint is and can do, by questions alone: nothing is written."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from akkg.engines.doctor_dataset import dataset_checks, state_check
from akkg.engines.doctor_language import language_checks
from akkg.engines.examination import Check, tried
from akkg.engines.results import GRAPHS, ROWS, read_answer
from akkg.engines.service import Service, address, is_loopback, origin
from akkg.engines.wire import TURTLE, Form, ask_text, look
from akkg.errors import AkkgError
from akkg.prefixes import PrefixTable

__all__ = ["Check", "Diagnosis", "examine"]

_TIMES = 5
_NONE = "urn:akkg:none"
_SERVICE = ox.NamedNode("http://www.w3.org/ns/sparql-service-description#Service")
_FORMS: tuple[tuple[Form, str, tuple[str, ...], Sequence[str]], ...] = (
    ("SELECT", "SELECT ?a WHERE { VALUES ?a { 1 } }", ("a",), ROWS),
    ("ASK", "ASK {}", (), ROWS),
    ("CONSTRUCT", "CONSTRUCT { <urn:a> <urn:b> ?a } WHERE { VALUES ?a { 1 } }", (), GRAPHS),
)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What has been found.

    Attributes:
        endpoint: The address, as it may be shown.
        server: What the server calls itself; empty where it does not.
        checks: What was looked at, in order.
    """

    endpoint: str
    server: str
    checks: tuple[Check, ...]

    @property
    def usable(self) -> bool:
        """Whether nothing is missing that is needed."""
        return not any(check.needed and check.outcome == "no" for check in self.checks)


def examine(service: Service, prefixes: PrefixTable, digest: str = "") -> Diagnosis:
    """Look at an endpoint.

    Args:
        service: The endpoint.
        prefixes: The prefix table, which names the graph of the state.
        digest: The digest of the product here, `sha256:…`, to be held against that of the store.

    Raises:
        BackendError: Where it does not answer at all.
        LimitError: Where it does not answer in time.
    """
    reply = ask_text(service, "ASK {}", ROWS, "ASK")
    checks = [
        tried("time of an answer", lambda: _time(service)),
        *([_password(service)] if service.user else []),
        tried("service description", lambda: _description(service)),
        *(_formats(service, *form) for form in _FORMS),
        *language_checks(service),
        *dataset_checks(service, prefixes),
        tried("AKKG in it", lambda: state_check(service, prefixes, digest), needed=True),
        *_writing(service),
    ]
    return Diagnosis(address(service.query), reply.headers.get("server", "").strip(), tuple(checks))


def _time(service: Service) -> Check:
    times: list[float] = []
    for _ in range(_TIMES):
        begin = time.monotonic()
        ask_text(service, "ASK {}", ROWS, "ASK")
        times.append(time.monotonic() - begin)
    return Check("time of an answer", "ok", f"{1000 * sorted(times)[_TIMES // 2]:.0f} ms")


def _password(service: Service) -> Check:
    name = "password on the way"
    for url in filter(None, (service.query, service.update, service.graph_store)):
        encrypted = origin(url)[0] == "https" or is_loopback(url)
        if not encrypted and service.auth == "basic":
            what = f"sent to {address(url)} without encryption"
            return Check(name, "no", what, "use https, or digest authentication")
    return Check(name, "ok", f"{service.auth} authentication")


def _description(service: Service) -> Check:
    name = "service description"
    reply = look(service, service.query, TURTLE)
    if reply.media != TURTLE:
        return Check(name, "unknown", "there is none")
    try:
        triples = list(ox.parse(reply.body, format=ox.RdfFormat.TURTLE, base_iri=reply.url))
    except SyntaxError:
        return Check(name, "unknown", "it cannot be read")
    if not any(triple.object == _SERVICE for triple in triples):
        return Check(name, "unknown", "there is none")
    return Check(name, "ok", f"{len(triples)} statements")


def _formats(
    service: Service, form: Form, text: str, names: tuple[str, ...], medias: Sequence[str]
) -> Check:
    """Which of the formats that can be read the endpoint gives; one is enough."""
    given, faults = [], []
    for media in medias:
        try:
            read_answer(ask_text(service, text, [media], form), service, form, names)
            given.append(media.partition("/")[2])
        except AkkgError as error:
            faults.append(error.what)
    if given:
        return Check(form, "ok", ", ".join(given), needed=True)
    return Check(form, "no", faults[0], "queries of this form fail there", needed=True)


def _writing(service: Service) -> Iterator[Check]:
    """Whether the addresses for writing are there; only a push shows whether they take anything."""
    joint = "&" if "?" in service.graph_store else "?"
    for name, url, asked, key in (
        ("updates", service.update, service.update, "update"),
        (
            "graph store protocol",
            service.graph_store,
            f"{service.graph_store}{joint}graph={_NONE}",
            "graph-store",
        ),
    ):
        if not url:
            follows = f"akkg store push needs it: set {key} in a profile"
            yield Check(name, "unknown", "no address is known", follows)
        else:
            yield tried(name, lambda one=name, url=asked: _address(service, one, url))  # type: ignore[misc]


def _address(service: Service, name: str, url: str) -> Check:
    reply = look(service, url)
    status = reply.status
    if status in (401, 403):
        wish = reply.headers.get("www-authenticate", "").partition(" ")[0].lower()
        asks = f" and asks for {wish} authentication" if wish in ("basic", "digest") else ""
        follows = "give name and password" if not service.user else "see to name, password and auth"
        return Check(name, "no", f"does not let us in, status {status}{asks}", follows)
    # A graph that is not there is a 404, too; any other address is a fault of its path.
    if status == 404 and name == "updates":
        return Check(name, "no", "status 404", "see whether the path is right")
    if status >= 500:
        return Check(name, "unknown", f"status {status}")
    return Check(name, "ok", "there is something at its address")
