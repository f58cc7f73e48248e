"""Runs rules inside the engine, in as few and as small steps as give the plain fixpoint.

In the first pass of a stratum each rule runs in full. After that a rule runs only where the pass
before gave a triple that one of its premises matches, and is joined with such triples alone
(semi-naive evaluation; Abiteboul, Hull and Vianu, Foundations of Databases, section 13.1). A
negation sees more with each pass, so what it let through from old triples is there already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

import pyoxigraph as ox

from akkg.building.closed_links import is_done_in_one_pass
from akkg.building.rule import Rule
from akkg.building.rule_reach import Outline, Reach, meet, reach
from akkg.building.rule_updates import Front, body, hashed, insertion, meetings, narrowed
from akkg.errors import DataError

__all__ = ["Plan", "plan", "run_rules", "run_together"]

_MANY = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """How a rule is run.

    Attributes:
        rule: The rule.
        reach: What it reads and writes.
        few: The inside of its WHERE in the form for few matches.
        many: The same in the form for many, if it has one.
    """

    rule: Rule
    reach: Reach
    few: str
    many: str | None

    @property
    def graph(self) -> ox.NamedNode:
        """The named graph of what it derives."""
        return ox.NamedNode(self.rule.graph)


@dataclass(frozen=True, slots=True)
class _Task:
    """A rule in a pass.

    Attributes:
        plan: The rule.
        fronts: What premises are narrowed, one after the other; None in the first pass.
        graph: Where this pass puts what it derives.
        merged: Whether that may be seen at once, since no rule of the pass looks there any more.
        named: Whether the graph is wanted at all, or the default graph is enough.
    """

    plan: Plan
    fronts: tuple[Front | None, ...]
    graph: ox.NamedNode
    merged: bool
    named: bool


def plan(rule: Rule) -> Plan:
    """Look at a rule's text once, for all runs.

    Args:
        rule: The rule.
    """
    reached = reach(rule.text)
    return Plan(rule, reached, body(rule.text), hashed(rule.text, reached))


def run_rules(store: ox.Store, rules: Iterable[Rule], *, named: bool = True) -> None:
    """Run rules to a fixpoint, stratum by stratum.

    All rules of a pass see the same graph. A triple that two of them derive belongs to the first by
    file name.

    Args:
        store: Holds the merged triples in its default graph. What is derived is added there, and to
            the graph of its rule, which must be empty before.
        rules: The rules, by stratum and name.
        named: Whether to keep the graphs of rules. The default graph alone costs a third less.

    Raises:
        DataError: Where the engine refuses a rule.
    """
    for _, stratum in groupby(rules, key=lambda rule: rule.stratum):
        run_together(store, tuple(map(plan, stratum)), named=named)


def run_together(store: ox.Store, plans: Sequence[Plan], *, named: bool = True) -> None:
    """Run rules of one stratum to a fixpoint.

    Args:
        store: As for `run_rules`.
        plans: The rules, by name.
        named: As for `run_rules`.

    Raises:
        DataError: Where the engine refuses a rule.
    """
    once = len(plans) == 1 and is_done_in_one_pass(store, plans[0].rule.text, plans[0].reach)
    tasks = [
        _Task(each, (None,), each.graph, _unread(each, plans[at + 1 :]), named or _fed(each, plans))
        for at, each in enumerate(plans)
    ]
    if once:
        tasks = [replace(tasks[0], named=named)]
    number, scratch = 1, list[ox.NamedNode]()
    while tasks:
        fresh = _pass(store, tasks)
        _clear(store, scratch)
        scratch = fresh if number > 1 else []
        number += 1
        tasks = [
            _Task(each, fronts, ox.NamedNode(f"{each.rule.graph}/pass-{number}"), False, True)
            for each in plans
            if not once and (fronts := _fronts(store, each, fresh))
        ]
    _clear(store, scratch)
    if not named:
        _clear(store, [each.graph for each in plans])


def _clear(store: ox.Store, graphs: Iterable[ox.NamedNode]) -> None:
    for graph in graphs:
        store.remove_graph(graph)


def _fed(one: Plan, plans: Sequence[Plan]) -> bool:
    """Whether a rule may give what a premise of its stratum matches, or must wait to be seen."""
    at = plans.index(one)
    premises = [outline for other in plans for outline in other.reach.premises]
    gives = any(meet(made, read) for made in one.reach.conclusions for read in premises)
    return gives or not _unread(one, plans[at + 1 :])


def _unread(one: Plan, later: Sequence[Plan]) -> bool:
    """Whether no rule that runs later in the pass looks where this one writes."""
    conclusions = one.reach.conclusions
    reads = [outline for other in later for outline in other.reach.reads]
    return len(conclusions) == 1 and not any(meet(conclusions[0], outline) for outline in reads)


def _pass(store: ox.Store, tasks: Sequence[_Task]) -> list[ox.NamedNode]:
    """Run each rule once; give the graphs of the new triples."""
    fresh: list[ox.NamedNode] = []
    hidden: list[_Task] = []
    for task in tasks:
        _run(store, task, hidden)
        if _matches(store, (None, None, None), task.graph):
            fresh.append(task.graph)
            hidden += () if task.merged else (task,)
    for task in hidden:
        store.update(f"ADD {task.graph} TO DEFAULT")
        if task.graph != task.plan.graph:
            store.update(f"ADD {task.graph} TO {task.plan.graph}")
    return fresh


def _run(store: ox.Store, task: _Task, hidden: Iterable[_Task]) -> None:
    text, reached = task.plan.rule.text, task.plan.reach
    for front in task.fronts:
        many = _are_many(store, reached, front)
        if many and front and not all(map(store.query, meetings(text, reached, front))):
            continue
        where = _where(task.plan, front, many=many)
        for conclusion, outline in zip(text.template, reached.conclusions, strict=True):
            places = [None, *(other.graph for other in hidden)]
            denied = [
                place.value if place else None
                for place in places
                if _matches(store, outline, place or ox.DefaultGraph())
            ]
            update = insertion(
                text,
                where,
                conclusion,
                task.graph.value if task.named else None,
                denied=denied if task.named else (),
                merged=task.merged,
                many=many,
            )
            try:
                store.update(update)
            except SyntaxError as error:
                raise _refused(store, task.plan.rule, error) from None


def _where(one: Plan, front: Front | None, *, many: bool) -> str:
    if front is None:
        return (one.many if many else None) or one.few
    text = one.rule.text
    written = hashed(text, one.reach, front) if many else None
    return written or narrowed(text, one.few, front)


def _fronts(store: ox.Store, one: Plan, fresh: Iterable[ox.NamedNode]) -> tuple[Front, ...]:
    """The premises of a rule that new triples match, each in the graph of these."""
    premises = list(zip(one.rule.text.patterns, one.reach.premises, strict=True))
    found = {
        (pattern, graph.value): Front(at, graph.value)
        for graph in fresh
        for at, (pattern, outline) in enumerate(premises)
        if _matches(store, outline, graph)
    }
    return tuple(found.values())


def _are_many(store: ox.Store, reached: Reach, front: Front | None) -> bool:
    """Whether the premise that a rule begins with, or else one of all, has many matches."""
    if front is None:
        return any(_matches(store, each, ox.DefaultGraph(), _MANY) for each in reached.premises)
    return _matches(store, reached.premises[front.at], ox.NamedNode(front.graph), _MANY)


def _matches(
    store: ox.Store, outline: Outline, graph: ox.NamedNode | ox.DefaultGraph, least: int = 1
) -> bool:
    quads = store.quads_for_pattern(*outline, graph)
    return next(islice(quads, least - 1, None), None) is not None


def _refused(store: ox.Store, rule: Rule, error: SyntaxError) -> DataError:
    """Tell what the engine says of the rule as it is written, rather than of the update."""
    try:
        store.query(rule.query)
    except SyntaxError as own:
        error = own
    return DataError(f"the rule cannot be run, {error}", str(rule.path), "mend its query")
