"""The remote engine: any SPARQL 1.1 endpoint, asked as if it were the embedded one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import pyoxigraph as ox

from akkg.engines.endpoints import find_service
from akkg.engines.engine import Answer, Solutions, Statement
from akkg.engines.holders import holders
from akkg.engines.request_text import Graphs, names_graph, names_service, request_text, row_limit
from akkg.engines.results import GRAPHS, ROWS, read_answer
from akkg.engines.service import Service, address
from akkg.engines.state import (
    CURRENT,
    State,
    check_place,
    disobeyed,
    merged_graph,
    obeys_from,
    read_state,
    state_graph,
)
from akkg.engines.wire import Form, ask_text
from akkg.errors import BackendError
from akkg.location import data_root
from akkg.prefixes import PrefixTable
from akkg.sparql_text.declaring import with_prefixes
from akkg.sparql_text.outline import Outline, outline

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.building.rules import Rule

__all__ = ["Endpoint", "Remote", "connect"]

_NOWHERE = "graph:none"  # holds nothing: the default graph of a query that has none


@dataclass(frozen=True, slots=True)
class Remote:
    """A SPARQL endpoint as an engine.

    What the endpoint says of its state is read once, before the first answer: it says in which
    graph the merged triples lie, and whether a load is under way. Where they lie in a named graph,
    one more request sees whether that can be asked alone.

    Attributes:
        service: The endpoint.
        prefixes: The prefix table, which names the graphs of the state.
    """

    service: Service
    prefixes: PrefixTable
    _known: list[State | None] = field(default_factory=list, init=False, repr=False, compare=False)
    _names: list[tuple[str, ...]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )

    @property
    def state(self) -> State | None:
        """What the endpoint says of itself; None where it says nothing.

        Raises:
            BackendError: Where a load is under way or was interrupted, or the merged triples cannot
                be asked alone.
        """
        if not self._known:
            state = read_state(self.service, self.prefixes)
            self._check(state)
            self._known.append(state)
        return self._known[0]

    def _check(self, state: State | None) -> None:
        if state is not None and state.phase != CURRENT:
            raise BackendError(
                f"a load is under way there, or was interrupted (it is at: {state.phase})",
                address(self.service.query),
                "wait for it, or see `akkg store status`",
            )
        if not self._merged(state):
            if state is not None:
                check_place(self.service, state)
            return
        if not obeys_from(self.service, state_graph(self.prefixes), held=state is not None):
            raise disobeyed(self.service)

    def query(
        self,
        text: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        default_graph: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a query, as `Engine.query` says."""
        names = _variables(text, prefixes)
        found = _declared(text, prefixes)
        graphs = self._graphs(found, default_graph)
        return self._answer(found, names, request_text(found, graphs))

    def request(self, text: str, *, prefixes: Mapping[str, str] | None = None) -> str:
        """Write a query as it would be sent, with its prefixes and its dataset; it is not sent.

        Args:
            text: The query.
            prefixes: Prefixes that it may use without declaring them.

        Raises:
            BackendError: Where nothing would be sent, by what the endpoint says of its state; that
                is read, unless it has been.
        """
        found = _declared(text, prefixes)
        return request_text(found, self._graphs(found, None))

    def graphs_of(self, triples: Iterable[Statement]) -> dict[Statement, tuple[str, ...]]:
        """Find the named graphs that hold triples, as `Engine.graphs_of` says."""
        known = set(self.named_graphs())
        wanted = list(triples)
        found: dict[Statement, set[str]] = {}
        for triple, graph in holders(self._plain, wanted):
            if graph in known:
                found.setdefault(triple, set()).add(graph)
        return {one: tuple(sorted(found[one])) for one in wanted if one in found}

    def named_graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted; without those of the state and the merged graph."""
        if not self._names:
            state = self.state
            self._names.append(state.named_graphs if state is not None else self._listed())
        return self._names[0]

    def _listed(self) -> tuple[str, ...]:
        own = {state_graph(self.prefixes), merged_graph(self.prefixes), self.service.merged_graph}
        # Grouped, not DISTINCT: Virtuoso finds no end of that.
        rows = self._plain("SELECT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph")
        names = {row[0].value for row in rows if isinstance(row[0], ox.NamedNode)}
        return tuple(sorted(names - own))

    def _graphs(self, found: Outline, default_graph: Sequence[str] | None) -> Graphs | None:
        """The dataset to name; None where the endpoint's own is the right one."""
        named = self._merged(self.state)
        if default_graph is None:
            if not named:
                return None
            default_graph = [named]
        default = list(default_graph) or [self.prefixes.expand(_NOWHERE)]
        return Graphs(default, self.named_graphs() if names_graph(found) else ())

    def _merged(self, state: State | None) -> str:
        """The named graph with the merged triples; empty where the default graph has them."""
        return self.service.merged_graph or (state.default_graph if state is not None else "")

    def _plain(self, text: str) -> Solutions:
        """The answer of the endpoint's own dataset, with all its graphs."""
        found = outline(text)
        return cast(Solutions, self._answer(found, found.projection or (), text))

    def _answer(self, found: Outline, names: tuple[str, ...], text: str) -> Answer:
        form = cast(Form, found.form)
        accept = ROWS if form in ("SELECT", "ASK") else GRAPHS
        reply = ask_text(self.service, text, accept, form)
        return read_answer(reply, self.service, form, names, row_limit(found))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A graph behind a SPARQL endpoint, ready to be asked.

    Attributes:
        engine: The endpoint.
        prefixes: The prefix table.
        root: The source tree, for rules and saved queries.
    """

    engine: Remote
    prefixes: PrefixTable
    root: Path
    _rules: dict[str, Rule] = field(default_factory=dict, init=False, repr=False, compare=False)

    def rule(self, name: str) -> Rule:
        """Give the rule that fills the derived graph of this name, read when first asked for.

        Raises:
            DataError: Where there is no such rule.
        """
        from akkg.building.rules import load_rule

        if name not in self._rules:
            self._rules[name] = load_rule(self.root, name)
        return self._rules[name]

    def network(self, *, events: str = "folded") -> MultiDiGraph[str]:
        """Make the network of its things and their relations, as `akkg.network` does.

        Args:
            events: How events that are no meetings are shown: `folded` into links of the things
                that have them, or as `nodes`.
        """
        import akkg

        return akkg.network(self, events=events)


def connect(
    endpoint: str,
    *,
    user: str | None = None,
    password: str | None = None,
    auth: Literal["basic", "digest"] | None = None,
    timeout: float | None = None,
    merged_graph: str | None = None,
    root: Path | None = None,
) -> Endpoint:
    """Open a graph that lies in a SPARQL store. Nothing is sent before it is asked.

    Args:
        endpoint: The URL of the store's SPARQL queries, or the name of a profile in the
            configuration file.
        user: The name to be let in by. Without it, the profile's is taken, or that of the
            environment: `AKKG_USER` for a URL, `AKKG_NAME_USER` for the profile `name`.
        password: The password; without it, that of the environment (`AKKG_PASSWORD`, or
            `AKKG_NAME_PASSWORD`), or of the keyring, where the package is installed.
        auth: How the password is sent, `basic` or `digest`.
        timeout: Seconds that one answer may take; 60 by default.
        merged_graph: The named graph to take as default graph, where the store does not say it.
        root: The source tree with the prefixes, rules and saved queries; the package's by default.

    Raises:
        ParameterError: Where there is no such profile, or a setting is wrong.
        DataError: Where the configuration file cannot be read.

    Example:
        >>> kg = connect("https://data.example.org/sparql", timeout=10)
        >>> kg.engine.service.timeout, kg.engine.service.update
        (10, '')
    """
    service = find_service(
        endpoint,
        user=user,
        password=password,
        auth=auth,
        timeout=timeout,
        merged_graph=merged_graph,
    )
    tree = root or data_root()
    table = PrefixTable.load(tree)
    return Endpoint(Remote(service, table), table, tree)


def _declared(text: str, prefixes: Mapping[str, str] | None) -> Outline:
    """A query with all its prefixes declared."""
    return outline(with_prefixes(outline(text, service=True), prefixes or {}), service=True)


def _variables(text: str, prefixes: Mapping[str, str] | None) -> tuple[str, ...]:
    """Parse a query here, so that nothing is sent that is none, and name the variables of a SELECT.

    An ASK is answered while it is parsed. Where it would reach out to another service on the way,
    the endpoint has to find its mistakes.
    """
    if "SERVICE" in text.upper():
        found = outline(text, service=True)
        if found.form == "ASK" and names_service(found):
            return ()
    parsed = ox.Store().query(text, prefixes=dict(prefixes or {}))
    if isinstance(parsed, ox.QuerySolutions):
        return tuple(variable.value for variable in parsed.variables)
    return ()
