"""`akkg validate`: hold the graph, or a draft, to the shapes and the checks."""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_DESCRIPTION = """\
Holds the graph to its shapes (ontology/shapes, run by pySHACL) and its checks
(queries/checks), and says for each fault what is wrong, in which file and line,
and how to mend it. Files that are named are drafts: they are looked at together
with the graph, as if they were part of it. A draft in Turtle, N-Triples or
RDF/XML has no named graphs; it counts as one of graph/authority.

The report goes to standard output. The exit status is 0 where nothing is worse
than a warning, 1 where something is, 2 where a file or a shape cannot be used."""
_EXAMPLES = """\
examples:
  akkg validate                              the whole graph
  akkg validate draft.trig                   a draft against the whole
  akkg validate --alone mine.trig            a graph of your own, against the ontology
  akkg validate --format sarif -o out.sarif  for code scanning; junit and github likewise
  akkg validate --format turtle              the validation report of the SHACL standard
  akkg validate --shapes mine.ttl            other shapes over the built graph"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    from akkg.validation.reports import FORMATS

    parser = subparsers.add_parser(
        "validate",
        help="hold the graph, or a draft, to the shapes and the checks",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="drafts to look at with the graph: .trig, .ttl, .nq, .nt, .jsonld, .rdf",
    )
    parser.add_argument(
        "--alone", action="store_true", help="without the project's graph, with its ontology only"
    )
    parser.add_argument(
        "--shapes",
        type=Path,
        metavar="PATH",
        help="a Turtle file or folder of shapes, in place of the project's shapes and checks",
    )
    parser.add_argument(
        "--root", type=Path, metavar="DIR", help="the source tree (default: the project's own)"
    )
    parser.add_argument(
        "-f",
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="the form of the report (%(default)s)",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the report here")
    parser.add_argument(
        "--engine",
        choices=("compiled", "pyshacl", "both"),
        default="compiled",
        help="what runs the shapes; both compares the two (%(default)s)",
    )
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings, too")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Validate, and give the report."""
    from akkg.cli.progress import progress
    from akkg.errors import ParameterError
    from akkg.validation.finding import Severity
    from akkg.validation.holding import EngineChoice
    from akkg.validation.reports import write
    from akkg.validation.validating import validate

    if args.alone and not args.files:
        raise ParameterError("--alone needs a file to look at", remedy="name a draft")
    with progress() as tell:
        report = validate(
            args.files,
            root=args.root,
            alone=args.alone,
            shapes=args.shapes,
            engine=EngineChoice(args.engine),
            progress=tell,
        )
    colour = args.output is None and _wants_colour()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # names come in all scripts
    pieces = write(report, args.format, colour=colour)
    if args.output is None:
        for piece in pieces:
            print(piece, end="")
    else:
        from akkg.atomic import atomic_write

        atomic_write(args.output, "".join(pieces).encode())
    for name, reason in report.by_reference.items():
        print(f"akkg: {name} was left to pySHACL: {reason}", file=sys.stderr)
    for text in report.differences:
        print(f"akkg: {text}", file=sys.stderr)
    bad = (
        bool(report.differences)
        or not report.conforms
        or (args.strict and report.count(Severity.WARNING) > 0)
    )
    return 1 if bad else 0


def _wants_colour() -> bool:
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
