"""Brings the graphs of a dataset into staging graphs, beside the graphs that they will replace."""

from __future__ import annotations

from collections.abc import Callable

from akkg.engines.state import CURRENT, State, merged_graph, state_graph
from akkg.engines.wire import Service
from akkg.errors import BackendError, DataError
from akkg.prefixes import PrefixTable
from akkg.stores.content import difference, lines
from akkg.stores.graph_access import counts, read, write
from akkg.stores.pushed import Pushed
from akkg.stores.work import Staged

__all__ = ["foreign", "owned", "plan", "refuse_own_names", "stage"]


def plan(content: Pushed, prefixes: PrefixTable, *, named: bool) -> tuple[Staged, ...]:
    """Name a staging graph for each graph of a dataset, the merged one first.

    Args:
        content: The dataset.
        prefixes: The prefix table of the project.
        named: Whether the merged graph goes to a named graph.
    """
    place = prefixes.expand(f"graph:staging/{content.digest.removeprefix('sha256:')[:16]}")
    targets = ["", *content.named]
    return tuple(
        Staged(
            f"{place}/{number}",
            target or (merged_graph(prefixes) if named else ""),
            len(content.triples(target)),
        )
        for number, target in enumerate(targets)
    )


def stage(
    service: Service,
    content: Pushed,
    planned: tuple[Staged, ...],
    prefixes: PrefixTable,
    tell: Callable[[str], object],
) -> None:
    """Write each graph to its staging graph, unless it is there, and compare what comes back.

    Args:
        service: The service.
        content: The dataset.
        planned: The staging graphs.
        prefixes: The prefix table of the project.
        tell: Is told what is being done.

    Raises:
        DataError: Where blank nodes would be torn apart.
        BackendError: Where the store does not do it, or gives back something else.
    """
    merged = {"", merged_graph(prefixes)}
    there = counts(service, [one.graph for one in planned])
    for number, one in enumerate(planned, start=1):
        tell(f"bringing graph {number} of {len(planned)}")
        triples = content.triples("" if one.target in merged else one.target)
        wanted = lines(triples)
        if there[one.graph] == one.triples and lines(read(service, one.graph)) == wanted:
            continue
        write(service, one.graph, triples)
        differs = difference(wanted, lines(read(service, one.graph)))
        if differs:
            what = f"the store gives back something else than it was given: {differs}"
            name = one.target or "the merged graph"
            raise BackendError(what, name, "nothing was put in place; take it back with --undo")


def owned(state: State | None) -> set[str]:
    """The graphs that pushes have brought into a store; an empty name is the default graph.

    Args:
        state: What the store says of itself.
    """
    if state is None or state.phase != CURRENT:
        return set()
    return {*state.named_graphs, state.default_graph}


def foreign(service: Service, planned: tuple[Staged, ...], before: set[str]) -> list[str]:
    """List the graphs that would be replaced and that no push has brought.

    Args:
        service: The service.
        planned: The staging graphs.
        before: The graphs that pushes have brought.

    Raises:
        BackendError: Where the store does not answer.
    """
    targets = [one.target for one in planned if one.target not in before]
    found = counts(service, targets)
    return [name or "the default graph" for name in targets if found[name]]


def refuse_own_names(content: Pushed, prefixes: PrefixTable) -> None:
    """Refuse a dataset with graphs that are called as those of the push itself.

    Raises:
        DataError: For the first such graph.
    """
    own = (state_graph(prefixes), merged_graph(prefixes), prefixes.expand("graph:staging"))
    for name in content.named:
        if name in own or name.startswith((f"{own[0]}/", f"{own[2]}/")):
            what = "the push needs a graph of this name for itself"
            raise DataError(what, name, "leave the graph out")
