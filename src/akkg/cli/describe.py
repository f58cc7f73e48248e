"""``akkg describe``: say what the graph knows of a thing, or what a passage says."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from akkg.cli.answering import add_target, target

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from akkg.engines.engine import Askable
    from akkg.views.describe import Description, Fact


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "describe",
        help="say what the graph knows of a thing or a passage",
        description="Gives, for a thing, what is said of it in both directions with the passages, "
        "and what the source leaves open; for a passage or an editorial reading, its claims as "
        "sentences.",
        epilog="examples:\n  akkg describe AKFTA\n  akkg describe ak:summit-13 --derived\n"
        "  akkg describe p18",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "thing",
        nargs="+",
        help="a label, acronym, CURIE or IRI; or a passage such as p18 or footnote-2",
    )
    parser.add_argument("--derived", action="store_true", help="give what follows by rule, too")
    add_target(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the description."""
    from akkg.views.describe import describe
    from akkg.views.naming import find_named, find_passage, graph_of
    from akkg.views.sentences import passage_sentences

    dataset = target(args)
    name = " ".join(" ".join(args.thing).split())
    graph = find_passage(dataset, name)
    if graph is None:
        thing = find_named(dataset, name)
        graph = graph_of(dataset, thing)
    if graph is None:
        _print(dataset, describe(dataset, thing, derived=args.derived))
        return 0
    for block in passage_sentences(dataset, graph):
        print("\n".join(block), end="\n\n")
    return 0


def _print(dataset: Askable, found: Description) -> None:
    print(found.name)
    kind = f"{found.kind}, " if found.kind else ""
    print(f"  {kind}{dataset.prefixes.shorten(found.iri)}")
    if found.mentioned:
        print(f"  named in {' '.join(found.mentioned)}")
    _section("it", found.says)
    _section("of it", found.said)
    if found.open_lists or found.not_stated:
        print("\nleft open")
        for line in (*found.open_lists, *(f"{name} …: not stated" for name in found.not_stated)):
            print(f"  {line}")
    if not (found.says or found.said):
        print(f"akkg: {_why_nothing(found)}", file=sys.stderr)


def _why_nothing(found: Description) -> str:
    if found.held_back:
        return "no passage states anything of it, but something follows by rule: add --derived"
    if found.mentioned:
        named = found.mentioned[0]
        return f"it is named, and nothing more is said of it: see akkg describe {named}"
    return "the graph says nothing of it but its name"


def _section(title: str, facts: tuple[Fact, ...]) -> None:
    from akkg.views.sentences import rests_on

    if facts:
        print(f"\n{title}")
    for fact in facts:
        note = rests_on(fact.basis, fact.passages)
        print(f"  {fact.words}{f'  [{note}]' if note else ''}")
