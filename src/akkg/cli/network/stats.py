"""``akkg network stats``: figures of the network, with what each means."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from akkg.cli.answering import add_target, target
from akkg.cli.around import check_around
from akkg.cli.telling import add_form, form, painter, put

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.engines.engine import Askable

_FORMS = ("text", "csv", "json")
_EXAMPLES = """\
examples:
  akkg network stats                                the backbone of the partnership
  akkg network stats --all --top 5                  with states, places, pillars and records
  akkg network stats --kind instrument --kind meeting --from 2009 --to 2014
  akkg network stats --about AKCF --hops 2 --format json
  akkg network stats -o network.csv

the figures measure how the document tells of the partnership, not the partnership: what
it names often and joins to much comes first, which is no measure of influence
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.description = (
        "Counts the things and links of the network, says how it hangs together, and what is\n"
        "most central in it; by default in its backbone: without states, places, concepts,\n"
        "undertakings and entries of the record."
    )
    parser.epilog = _EXAMPLES
    what = parser.add_argument_group("what is looked at (default: the backbone)")
    what.add_argument("--about", metavar="THING", help="what lies around this thing")
    what.add_argument("--hops", type=int, metavar="N", help="steps around that thing (default: 1)")
    what.add_argument(
        "--kind",
        action="append",
        metavar="KIND",
        help="only this family, such as fund, or class; may be given again",
    )
    what.add_argument("--from", dest="begin", metavar="DAY", help="from this day, month or year on")
    what.add_argument("--to", dest="end", metavar="DAY", help="up to this day, month or year")
    what.add_argument("--all", action="store_true", help="the whole network")
    parser.add_argument(
        "--top", type=int, default=10, metavar="N", help="things to name for a figure (default: 10)"
    )
    add_form(parser, _FORMS, "default: by the file's name; else text on a terminal, csv in a pipe")
    add_target(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the figures."""
    from akkg.answers.render import render
    from akkg.errors import ParameterError
    from akkg.networks.statistics import statistics
    from akkg.networks.statistics_text import as_json, as_table, as_text

    asked = form(args, "csv")
    check_around(args)
    if args.top < 1:
        raise ParameterError(f"the top {args.top} are none", "top", "give 1 or more")
    dataset = target(args)
    graph, title = _chosen(args, dataset)
    if not len(graph):
        print("akkg: nothing is left to be counted", file=sys.stderr)
    found = statistics(graph, top=args.top)
    if asked == "text":
        put(as_text(found, title, painter(args)), args)
    elif asked == "csv":
        put(render(as_table(found), "csv", dataset.prefixes), args)
    else:
        put(as_json(found, title), args)
    return 0


def _chosen(args: argparse.Namespace, dataset: Askable) -> tuple[MultiDiGraph[str], str]:
    """What of the network is looked at, and its title."""
    from dataclasses import replace

    from akkg.errors import ParameterError
    from akkg.networks.network import network
    from akkg.pictures.network.picture import network_of
    from akkg.pictures.network.words import title
    from akkg.pictures.picture import Selection
    from akkg.views.naming import find_named

    if args.hops is not None and args.hops < 1:
        raise ParameterError(f"{args.hops} steps lead nowhere", "hops", "give 1 or more")
    thing = find_named(dataset, args.about).value if args.about else ""
    whole = network(dataset)
    given = tuple(args.kind or ())
    if args.all and (thing or given):
        what = "--all is the whole network, --about and --kind are parts of it"
        raise ParameterError(what, remedy="leave one out")
    families = tuple(sorted({node["family"] for _, node in whole.nodes(data=True)}))
    hops = 1 if args.hops is None else args.hops
    asked = Selection(thing, hops, given, args.begin or "", args.end or "")
    graph, about = network_of(whole, replace(asked, kinds=families) if args.all else asked)
    words = title(graph, asked, about)
    return graph, words.replace("backbone", "whole network", 1) if args.all else words
