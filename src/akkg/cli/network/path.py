"""``akkg network path``: the shortest way between two things."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from akkg.cli.answering import add_target, target
from akkg.cli.telling import add_form, form, painter, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from akkg.cli.telling import Paint
    from akkg.networks.paths import Stride
    from akkg.prefixes import PrefixTable

_FORMS = ("text", "csv", "json")
_EXAMPLES = """\
examples:
  akkg network path AKFTA AKCF                  in words, with the paragraphs of each step
  akkg network path "Viet Nam" AKTIG
  akkg network path SCF ak:summit-25 --all      also through states, places and concepts
  akkg network path AKFTA AKCF -o way.json

a name of several words stands in quotes; behind each step stand the paragraphs that state
it, `derived` before those of a step that follows by rule, `editorial` before those of a
reading; `derived` behind a date says that it is that of a meeting. That there is a way
says how the document joins the two, and not that one brought the other about.
Exits with 1 where there is none.
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.description = (
        "Finds the shortest way between two things over statements, whichever way they lead;\n"
        "of ways of one length that with the strongest bases (a reading counts three, a derived\n"
        "link two, a stated one one)."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument("start", metavar="THING", help="a label, acronym, CURIE or IRI")
    parser.add_argument("end", metavar="THING", help="the same, of another thing")
    parser.add_argument(
        "--all", action="store_true", help="go through states, places and concepts, too"
    )
    add_form(parser, _FORMS, "default: by the file's name; else text on a terminal, csv in a pipe")
    add_target(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the way."""
    from akkg.networks.network import network
    from akkg.networks.paths import path
    from akkg.views.naming import find_named

    asked, dataset = form(args, "csv"), target(args)
    start, end = (find_named(dataset, name).value for name in (args.start, args.end))
    graph = network(dataset)
    found = path(graph, start, end, through_hubs=args.all)
    labels = {iri: node["label"] for iri, node in graph.nodes(data=True)}
    if asked == "text":
        put(_text(found or (), labels, painter(args)), args)
    elif asked == "csv":
        put(_csv(found or (), labels, dataset.prefixes), args)
    else:
        put(_json(found, labels), args)
    if found is None:
        hint = "" if args.all else "; --all also goes through states, places and concepts"
        print(f"akkg: no way leads from the one to the other{hint}", file=sys.stderr)
    elif not found:
        print("akkg: both are one thing in the network", file=sys.stderr)
    return 1 if found is None else 0


def _text(found: Sequence[Stride], labels: dict[str, str], paint: Paint) -> str:
    from akkg.views.sentences import BASIS_COLOURS, rests_on

    lines = [paint(labels[found[0].source], "bold")] if found else []
    for step in found:
        rest = paint(
            f"[{rests_on(step.basis, step.paragraphs) or 'no passage'}]", BASIS_COLOURS[step.basis]
        )
        by = f", {step.date_basis}" if step.date_basis not in ("", "stated") else ""
        date = f" ({step.date}{by})" if step.date else ""
        lines += [f"  {step.sentence}{date}  {rest}", paint(labels[step.target], "bold")]
    return "".join(f"{line}\n" for line in lines)


def _csv(found: Sequence[Stride], labels: dict[str, str], prefixes: PrefixTable) -> str:
    import pyoxigraph as ox

    from akkg.answers.render import render
    from akkg.answers.table import Citation, Table

    rows = (
        (labels[step.source], labels[step.target], step.sentence, step.date or None)
        for step in found
    )
    table = Table(
        columns=("from", "to", "statement", "date"),
        rows=tuple(tuple(None if one is None else ox.Literal(one) for one in row) for row in rows),
        citations=tuple(Citation(step.basis, step.paragraphs) for step in found),
    )
    return render(table, "csv", prefixes)


def _json(found: Sequence[Stride] | None, labels: dict[str, str]) -> str:
    import json

    steps = [
        {
            "from": {"iri": step.source, "name": labels[step.source]},
            "to": {"iri": step.target, "name": labels[step.target]},
            "statement": step.sentence,
            "forward": step.forward,
            "date": step.date,
            "date_basis": step.date_basis,
            "basis": step.basis,
            "paragraphs": step.paragraphs,
        }
        for step in found or ()
    ]
    answer = {"found": found is not None, "steps": steps}
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
