"""`akkg validate`: hold the graph, or a draft, to the shapes and the checks."""

from __future__ import annotations

import argparse
import io
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from akkg.validation.finding import Report

_PAUSE = 0.2  # seconds between two looks at the files

_DESCRIPTION = """\
Holds the graph to its shapes (ontology/shapes) and its checks (queries/checks),
and says for each fault what is wrong, in which file and line, and how to mend
it. Files that are named are drafts: they are looked at together
with the graph, as if they were part of it. A draft in Turtle, N-Triples or
RDF/XML has no named graphs; it counts as one of graph/authority.

The report goes to standard output. The exit status is 0 where nothing is worse
than a warning, 1 where something is (or, with --engine both, where the engines
differ), 2 where a file or a shape cannot be used. It is 4 where it takes longer
than --timeout, which holds for files, too, and 5 where an endpoint does not
answer as it should."""
_EXAMPLES = """\
examples:
  akkg validate                              the whole graph
  akkg validate draft.trig                   a draft against the whole
  akkg validate --alone mine.trig            a graph of your own, against the ontology
  akkg validate --format sarif -o out.sarif  for code scanning; junit and github likewise
  akkg validate --format turtle              the validation report of the SHACL standard
  akkg validate --shapes mine.ttl            other shapes over the built graph
  akkg validate --watch                      again after each change of a file
  akkg validate --store DIR                  a store where it is; --endpoint URL likewise"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    from akkg.cli.answering import add_target
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
    parser.add_argument(
        "--watch",
        action="store_true",
        help="stay, and look again at what a change of a file can concern",
    )
    add_target(parser)
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings, too")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Validate, and give the report."""
    from akkg.errors import ParameterError

    if args.alone and not args.files:
        raise ParameterError("--alone needs a file to look at", remedy="name a draft")
    in_place = args.endpoint or args.profile or args.store
    if in_place and (args.files or args.alone or args.root or args.engine != "compiled"):
        raise ParameterError(
            "a store is validated as it is, by the compiled engine",
            remedy="leave out files, --alone, --root and --engine",
        )
    if args.watch:
        if in_place or args.engine != "compiled":
            raise ParameterError(
                "only files can be watched, by the compiled engine",
                remedy="leave out --watch, or the store and --engine",
            )
        return _watch(args)
    return _give(_in_place(args) if in_place else _of_files(args), args)


def _of_files(args: argparse.Namespace) -> Report:
    from akkg.cli.progress import progress
    from akkg.validation.validating import validate

    with progress() as tell:
        return validate(
            args.files,
            root=args.root,
            alone=args.alone,
            shapes=args.shapes,
            engine=args.engine,
            progress=tell,
        )


def _in_place(args: argparse.Namespace) -> Report:
    from akkg.cli.answering import target
    from akkg.cli.progress import progress
    from akkg.validation.in_place import validate_in_place

    with progress() as tell:
        return validate_in_place(target(args), shapes=args.shapes, progress=tell)


def _watch(args: argparse.Namespace) -> int:
    """Give a report now and after each change of a file, until the process is told to end."""
    from akkg.cli.progress import progress
    from akkg.errors import AkkgError
    from akkg.validation.session import Session

    with progress() as tell:
        session = Session(
            args.files, root=args.root, alone=args.alone, shapes=args.shapes, progress=tell
        )
    report, due, failed = session.report(), True, ""
    while True:
        try:
            if due:
                _give(report, args)
                due, failed = False, ""
            sys.stdout.flush()
            time.sleep(_PAUSE)
            begin = time.perf_counter()
            if session.refresh():
                report, due = session.report(), True
                took = round(1000 * (time.perf_counter() - begin))
                print(f"akkg: a file has changed; looked at again in {took} ms", file=sys.stderr)
        except AkkgError as error:
            if str(error) != failed:
                print(f"akkg: {error}", file=sys.stderr)
            failed = str(error)
            time.sleep(_PAUSE)


def _give(report: Report, args: argparse.Namespace) -> int:
    """Write a report, and say by the status whether it is bad."""
    from akkg.validation.finding import Severity
    from akkg.validation.reports import write

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
    warned = args.strict and report.count(Severity.WARNING) > 0
    return 1 if report.differences or not report.conforms or warned else 0


def _wants_colour() -> bool:
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
