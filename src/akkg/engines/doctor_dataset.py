"""Looks at the dataset of an endpoint: its default graph, its named graphs, its state."""

from __future__ import annotations

from collections.abc import Iterator

from akkg.engines.engine import Solutions
from akkg.engines.examination import Check, asked, ok_if, tried
from akkg.engines.service import Service
from akkg.engines.state import CURRENT, DATASET, read_state, state_graph
from akkg.prefixes import PrefixTable

__all__ = ["dataset_checks", "state_check"]

_NONE = "urn:akkg:none"
_SAMPLE = """
SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(ISIRI(?s) && ISIRI(?o)) } LIMIT 20"""


def dataset_checks(service: Service, prefixes: PrefixTable) -> Iterator[Check]:
    """Look at the graphs of an endpoint, by a few triples of them.

    Args:
        service: The endpoint.
        prefixes: The prefix table, which names the graph of the state.
    """
    rows: list[tuple[str, ...]] = []

    def sample() -> Check:
        answer = asked(service, _SAMPLE)
        assert isinstance(answer, Solutions), "a SELECT query has solutions"
        rows.extend(tuple(map(str, row)) for row in answer)
        if rows:
            return Check("GRAPH", "ok", needed=True)
        return Check(
            "GRAPH", "unknown", "there is no named graph", "fill it: akkg store push", True
        )

    yield tried("GRAPH", sample, needed=True, follows="nothing can be cited")
    yield tried("default graph", lambda: _default(service, prefixes, rows))
    follows = "the merged graph of a store whose default graph is a union cannot be named"
    yield tried("FROM", lambda: _from(service, rows, follows), needed=True, follows=follows)
    if rows:
        yield tried("FROM NAMED", lambda: _from_named(service, rows[0][0]), needed=True)


def _default(service: Service, prefixes: PrefixTable, rows: list[tuple[str, ...]]) -> Check:
    """A triple of one named graph is in a union of all; that of the state is in no other graph."""
    stored = Check("default graph", "ok", "stored apart from the named graphs")
    union = Check(
        "default graph", "ok", "the union of the named graphs", "the merged graph needs a name"
    )
    about = state_graph(prefixes)
    if asked(service, f"ASK {{ GRAPH <{about}> {{ <{about}> a {DATASET} }} }}"):
        return union if asked(service, f"ASK {{ <{about}> a {DATASET} }}") else stored
    if not rows:
        return Check("default graph", "unknown", "there is no named graph to compare with")
    held = [asked(service, f"ASK {{ {' '.join(row[1:])} }}") for row in rows]
    if not all(held):
        return stored
    what = "it holds what the named graphs hold"
    return Check("default graph", "unknown", f"{what}: their union, or a copy")


def _from(service: Service, rows: list[tuple[str, ...]], follows: str) -> Check:
    if not rows:
        return Check("FROM", "unknown", "there is no named graph", needed=True)
    graph, *triple = rows[0]
    there = asked(service, f"ASK FROM {graph} {{ {' '.join(triple)} }}")
    elsewhere = asked(service, f"ASK FROM <{_NONE}> {{ {' '.join(triple)} }}")
    right = there is True and elsewhere is False
    return Check(
        "FROM", ok_if(right), "" if right else "is not obeyed", follows * (not right), True
    )


def _from_named(service: Service, graph: str) -> Check:
    pattern = "{ GRAPH ?g { ?s ?p ?o } }"
    there = asked(service, f"ASK FROM <{_NONE}> FROM NAMED {graph} {pattern}")
    elsewhere = asked(service, f"ASK FROM <{_NONE}> FROM NAMED <{_NONE}> {pattern}")
    right = there is True and elsewhere is False
    follows = "" if right else "citations may name graphs of others"
    return Check("FROM NAMED", ok_if(right), "" if right else "is not obeyed", follows, True)


def state_check(service: Service, prefixes: PrefixTable, digest: str) -> Check:
    """Look at what an endpoint says of the product that it holds.

    Args:
        service: The endpoint.
        prefixes: The prefix table, which names the graph of the state.
        digest: The digest of the product here; empty where it is not known.
    """
    name = "AKKG in it"
    state = read_state(service, prefixes)
    if state is None:
        follows = "its default graph is asked as it is; akkg store push would fill it"
        return Check(name, "unknown", "it does not say", follows)
    if state.phase != CURRENT:
        follows = "see akkg store status"
        return Check(name, "no", f"a load is at: {state.phase}", follows, needed=True)
    if digest in ("", state.digest):
        return Check(name, "ok", state.digest, needed=True)
    what = f"{state.digest}, which is not that of the graph here"
    return Check(name, "unknown", what, "akkg store push would bring it up to date")
