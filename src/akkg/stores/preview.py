"""Says what a store behind an endpoint holds, and what a push would do; nothing is written."""

from __future__ import annotations

from akkg.engines.state import CURRENT, State, merged_graph, read_state
from akkg.engines.wire import Service
from akkg.prefixes import PrefixTable
from akkg.stores.graph_access import counts
from akkg.stores.push import Merged, is_there, under_way
from akkg.stores.pushed import Pushed
from akkg.stores.staging import owned
from akkg.stores.work import DONE, STAGING, find_work

__all__ = ["preview", "state_lines"]


def state_lines(service: Service, prefixes: PrefixTable) -> list[str]:
    """Say what a store holds, and whether a push into it is under way.

    Args:
        service: The service.
        prefixes: The prefix table of the project.

    Returns:
        Lines of text.

    Raises:
        BackendError: Where the store does not answer.
    """
    state, work = read_state(service, prefixes), find_work(service, prefixes)
    said = [_said(state)]
    if work is not None and work.phase == DONE:
        said.append("push     finished, but for staging graphs that the next push removes")
    elif work is not None:
        said += [f"push     {work.digest}, {work.phase}", f"         {under_way(work)}"]
    return said


def preview(
    service: Service, content: Pushed, prefixes: PrefixTable, merged: Merged | None = None
) -> list[str]:
    """Say what a push would do.

    Args:
        service: The service.
        content: What would be pushed.
        prefixes: The prefix table of the project.
        merged: Where the merged graph would go; None where a probe would decide.

    Returns:
        Lines of text.

    Raises:
        BackendError: Where the store does not answer.
    """
    said = state_lines(service, prefixes)
    if is_there(service, content, prefixes):
        return [*said, "would do nothing: the store holds this graph already"]
    state = read_state(service, prefixes)
    before = owned(state)
    place = _place(state, merged, prefixes)
    targets = {*content.named, *([] if place is None else [place])}
    total = sum(len(content.triples(name)) for name in ("", *content.named))
    said.append(f"brings   {content.digest}")
    said.append(f"         {len(content.named) + 1:,} graphs with {total:,} triples")
    said.append(f"merged   to {_name(place)}")
    said += [f"drops    {_name(name)}" for name in sorted(before - targets) if place is not None]
    held = counts(service, sorted(targets - before))
    said += [f"refused  without --replace: {_name(name)} is there" for name in held if held[name]]
    return said


def _said(state: State | None) -> str:
    if state is None:
        return "state    no push has brought anything"
    if state.phase == STAGING:
        return "state    a first push is under way or was interrupted"
    return f"state    {state.digest}, {state.phase} since {state.created or 'an unknown time'}"


def _place(state: State | None, merged: Merged | None, prefixes: PrefixTable) -> str | None:
    if merged is not None:
        return merged_graph(prefixes) if merged == "named" else ""
    return state.default_graph if state is not None and state.phase == CURRENT else None


def _name(place: str | None) -> str:
    if place is None:
        return "the default graph, or to a named one where that is the union of all"
    return f"<{place}>" if place else "the default graph"
