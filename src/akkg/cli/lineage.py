"""``akkg lineage``: what came before a thing, and after it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from akkg.cli.answering import add_target, target
from akkg.cli.telling import add_form, form, painter, put
from akkg.cli.visible import visible

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from akkg.answers.table import Table
    from akkg.prefixes import PrefixTable
    from akkg.views.lineage import Lineage, Step

_FORMS = ("text", "csv", "json", "mermaid")
_EXAMPLES = """\
examples:
  akkg lineage AKCF                                   which funds were merged into it
  akkg lineage ak:poa-2011-2015 --direction before
  akkg lineage AKTIG --depth 1
  akkg lineage ak:status-csp --format mermaid -o csp.mmd

behind each step stand the paragraphs that state it; `derived` is before those of a step that
follows by rule, `editorial` before those of a reading that no paragraph states
"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "lineage",
        help="show what came before a thing, and after it",
        description="Follows succession, plans, amendment, basis and mergers from a thing in both "
        "directions, and shows the steps as a tree.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("thing", nargs="+", help="a label, acronym, CURIE or IRI")
    parser.add_argument(
        "--direction",
        metavar="WAY",
        default="both",
        help="before: what it came from; after: what came of it; both (default)",
    )
    parser.add_argument("--depth", type=int, metavar="N", help="go this many steps each way")
    add_form(parser, _FORMS, "default: by the file's name; else text, a tree")
    add_target(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the lineage."""
    from akkg.views.lineage import lineage
    from akkg.views.lineage_text import mermaid, tree

    asked, dataset = form(args, "text"), target(args)
    name = " ".join(" ".join(args.thing).split())
    found = lineage(name, dataset, direction=args.direction, depth=args.depth)
    if asked == "text":
        put("\n".join(tree(found, painter(args))) + "\n", args)
    elif asked == "csv":
        put(_csv(found, dataset.prefixes), args)
    else:
        put(mermaid(found) if asked == "mermaid" else _json(found), args)
    _remark(found, args)
    return 0


def _remark(found: Lineage, args: argparse.Namespace) -> None:
    """Say on standard error what a reader of the answer must know."""
    if not found.whole:
        print(f"akkg: there are further steps, --depth {args.depth} ends before", file=sys.stderr)
    if not (found.before or found.after):
        way = {"both": "before or after"}.get(args.direction, args.direction)
        print(f"akkg: the graph tells of nothing that came {way} it", file=sys.stderr)
    for note in sorted({note for step in (*found.before, *found.after) for note in step.notes}):
        print(f"editorial: {visible(note)}", file=sys.stderr)


def _csv(found: Lineage, prefixes: PrefixTable) -> str:
    from akkg.answers.render import render

    return render(_table(found), "csv", prefixes)


def _table(found: Lineage) -> Table:
    import pyoxigraph as ox

    from akkg.answers.table import Citation, Table

    steps = [("before", step) for step in found.before] + [("after", step) for step in found.after]
    rows = (
        (way, *(found.names[iri] for iri in (step.later, step.relation, step.earlier)))
        for way, step in steps
    )
    return Table(
        columns=("direction", "later", "relation", "earlier"),
        rows=tuple(tuple(map(ox.Literal, row)) for row in rows),
        citations=tuple(Citation(step.basis, step.paragraphs, step.notes) for _, step in steps),
    )


def _json(found: Lineage) -> str:
    import json

    answer = {
        "thing": _named(found, found.thing),
        "whole": found.whole,
        "before": [_step(found, step) for step in found.before],
        "after": [_step(found, step) for step in found.after],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _step(found: Lineage, step: Step) -> dict[str, object]:
    return {
        "later": _named(found, step.later),
        "relation": _named(found, step.relation),
        "earlier": _named(found, step.earlier),
        "basis": step.basis,
        "paragraphs": step.paragraphs,
        "notes": step.notes,
    }


def _named(found: Lineage, iri: str) -> dict[str, str]:
    return {"iri": iri, "name": found.names[iri]}
