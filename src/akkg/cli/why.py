"""``akkg why``: why the graph holds a statement."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from akkg.cli.answering import add_target, target
from akkg.cli.telling import add_form, form, painter, put

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from akkg.views.statements import Search

_EXAMPLES = """\
examples:
  akkg why AKCF succeeds SCF                    a statement that follows by rule
  akkg why AKCF succeeds                        all statements of this kind
  akkg why ak:summit-13 "is dated" 2010-10      the type of a date need not be given
  akkg why p18 mentions "Viet Nam"              a passage may be the subject
  akkg why AKFTA a "free trade agreement" --format json

exit status:
  0 the graph holds it   1 it does not; what is near stands on standard error   2 a name is unknown
"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "why",
        help="say why the graph holds a statement, down to the paragraphs",
        description="Says where a statement is stated; or which editorial reading makes it, from "
        "what and why; or by which rule it follows from which premises, down to what is stated.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "subject",
        metavar="SUBJECT",
        help="a label, acronym, CURIE or IRI; or a passage such as p18",
    )
    parser.add_argument(
        "predicate", metavar="PROPERTY", help="its words, such as `succeeds`, a CURIE or an IRI"
    )
    parser.add_argument(
        "object", metavar="OBJECT", nargs="?", help="a thing, or a text or date (default: all)"
    )
    add_form(parser, ("text", "json"), "default: by the file's name; else text, a tree")
    add_target(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the reasons; 1 where the graph does not hold the statement."""
    import json

    from akkg.views.statements import find_statements
    from akkg.views.why import as_json, told, why

    asked, dataset = form(args, "text"), target(args)
    search = find_statements(dataset, args.subject, args.predicate, args.object)
    found = why(dataset, search.statements)
    if asked == "json":
        put(json.dumps(as_json(found), ensure_ascii=False, indent=2) + "\n", args)
    elif search.statements:
        put("\n".join(told(found, painter(args))) + "\n", args)
    if search.statements:
        return 0
    print("\n".join(_denied(search)), file=sys.stderr)
    return 1


def _denied(search: Search) -> list[str]:
    """Say that the graph does not hold it, and what is near."""
    lines = [f"akkg: the graph does not say: {search.asked}"]
    if search.other_way:
        lines.append(f"it says the other way round: {search.other_way}")
    sentences = [words for words in search.near if words.endswith(".")]
    if sentences:
        lines += ["it says:", *(f"  {words}" for words in sentences)]
    elif search.near:
        lines.append(f"of the subject it says: {', '.join(search.near)}")
    if search.named_in:
        lines.append(f"the subject is named in {' '.join(search.named_in)}")
    return lines
