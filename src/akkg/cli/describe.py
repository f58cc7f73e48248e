"""``akkg describe``: say what the graph knows of a thing, or what a passage says."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from akkg.dataset import Dataset
    from akkg.describe import Description, Fact


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "describe",
        help="say what the graph knows of a thing or a passage",
        description="Gives, for a thing, what is said of it in both directions with the passages, and what the source "
        "leaves open; for a passage, its claims as sentences.",
        epilog="examples:\n  akkg describe AKFTA\n  akkg describe ak:summit-13 --derived\n  akkg describe p18",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("thing", nargs="+", help="a label, acronym, CURIE or IRI; or a passage such as p18 or footnote-2")
    parser.add_argument("--derived", action="store_true", help="give what follows by rule, too")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the description."""
    import pyoxigraph as ox

    from akkg.dataset import load
    from akkg.describe import describe
    from akkg.errors import QueryError
    from akkg.parameter_values import Unfit
    from akkg.sentences import passage_sentences
    from akkg.things import find_thing

    dataset = load()
    name = " ".join(args.thing)
    graph = ox.NamedNode(dataset.prefixes.expand("overview:") + name.removeprefix("para:").removeprefix("overview:")) if " " not in name else None
    if graph and dataset.store.contains_named_graph(graph):
        for block in passage_sentences(dataset, graph):
            print("\n".join(block), end="\n\n")
        return 0
    try:
        thing = find_thing(dataset.store, dataset.prefixes, name)
    except Unfit as unfit:
        close = f"did you mean {' or '.join(unfit.near)}?" if unfit.near else "say it as the document does, or give an IRI"
        raise QueryError(f"nothing is called {name}", None, close) from unfit
    _print(dataset, describe(dataset, thing, derived=args.derived))
    return 0


def _print(dataset: Dataset, found: Description) -> None:
    print(found.name)
    print(f"  {found.kind}, " if found.kind else "  ", end="")
    print(dataset.prefixes.shorten(found.iri))
    if found.mentioned:
        print(f"  named in {' '.join(found.mentioned)}")
    _section("it", found.says)
    _section("of it", found.said)
    if found.open:
        print("\nleft open")
        for line in found.open:
            print(f"  {line}")
    if not (found.says or found.said):
        print("akkg: the graph says nothing of it", file=sys.stderr)


def _section(title: str, facts: tuple[Fact, ...]) -> None:
    if facts:
        print(f"\n{title}")
    for fact in facts:
        basis = "" if fact.basis == "stated" else fact.basis
        note = " ".join((basis, *fact.passages)).strip()
        print(f"  {fact.words}{f'  [{note}]' if note else ''}")
