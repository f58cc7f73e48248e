"""``akkg draw``: a picture of the graph, in a format for people or for programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.cli.answering import add_file, add_target, on_terminal, output, target
from akkg.cli.around import check_around

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from akkg.pictures.picture import Picture

_EXAMPLES = """\
examples:
  akkg draw network -o network.svg                   the backbone of the partnership
  akkg draw network --about AKCF --hops 2 -o akcf.png
  akkg draw network --kind fund --kind plan -o plans.pdf
  akkg draw timeline --from 2009 --to 2014 -o years.svg
  akkg draw lineage --about AKTIG --format mermaid
  akkg draw ontology -o ontology.svg
  akkg draw network -o network.gexf                  for Gephi, coloured and dated
  akkg draw network --format dot | dot -Tsvg         laid out by Graphviz

svg, png and pdf are pictures with title, legend and source; dot and mermaid are charts
that other programs draw; graphml, gexf and cytoscape are the graph for programs that
analyse it. The same graph gives the same bytes.
"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    from akkg.pictures.drawing import FORMATS, KINDS
    from akkg.pictures.palette import THEMES

    parser = subparsers.add_parser(
        "draw",
        help="draw the graph as a picture, in one of eight formats",
        description="Draws a picture of the graph.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    said = "; ".join(f"{kind}: {words}" for kind, words in KINDS.items())
    parser.add_argument("picture", type=_known, choices=tuple(KINDS), metavar="PICTURE", help=said)
    parser.add_argument("--about", metavar="THING", help="a label, acronym, CURIE or IRI")
    parser.add_argument(
        "--hops", type=int, metavar="N", help="steps around that thing (default: 1)"
    )
    parser.add_argument(
        "--kind",
        action="append",
        metavar="KIND",
        help="only this family, such as fund, or class; may be given again",
    )
    parser.add_argument(
        "--from", dest="begin", metavar="DAY", help="from this day, month or year on"
    )
    parser.add_argument("--to", dest="end", metavar="DAY", help="up to this day, month or year")
    parser.add_argument("--format", choices=FORMATS, help="default: by the file's name; else svg")
    parser.add_argument("--theme", choices=THEMES, default="light", help="default: light")
    parser.add_argument(
        "--scale", type=float, default=1.0, metavar="N", help="dots a pixel, for png (default: 1)"
    )
    parser.add_argument(
        "--font-file",
        action="append",
        type=Path,
        metavar="FONT",
        help="a font for letters that those of the system lack; may be given again",
    )
    add_file(parser)
    add_target(parser)
    parser.set_defaults(run=run)


def _known(name: str) -> str:
    """Read the name of a kind of picture, and say which was meant where there is none of it."""
    from akkg.near import suggestion
    from akkg.pictures.drawing import KINDS

    if name not in KINDS:
        hint = suggestion(name, KINDS) or f"there are {', '.join(KINDS)}"
        raise argparse.ArgumentTypeError(f"no picture is called {name}, {hint}")
    return name


def run(args: argparse.Namespace) -> int:
    """Draw the picture and write it."""
    from akkg.pictures.drawing import draw, write

    format = _format(args)
    check_around(args)
    picture = draw(
        args.picture,
        target(args),
        about=args.about or "",
        hops=1 if args.hops is None else args.hops,
        kinds=args.kind or (),
        begin=args.begin or "",
        end=args.end or "",
    )
    fonts = tuple(args.font_file or ())
    content = write(picture, format, theme=args.theme, scale=args.scale, fonts=fonts)
    with output(args.output) as stream:
        stream.write(content)
    if not picture.graph:
        print(f"akkg: {_nothing(args)}", file=sys.stderr)
    _remark(picture, format, content, fonts)
    return 0


def _format(args: argparse.Namespace) -> str:
    """The format asked for, that of the file's name, or SVG; no picture of dots for a terminal."""
    from akkg.errors import ParameterError
    from akkg.pictures.drawing import BINARY, format_of

    if args.format is None and args.output is not None:
        return format_of(args.output)
    format = str(args.format or "svg")
    if format in BINARY and on_terminal(args):
        raise ParameterError(f"{format} is nothing for a terminal", remedy="name a file with -o")
    return format


def _nothing(args: argparse.Namespace) -> str:
    """What to say of an empty picture, and what to do where something was asked for."""
    given = {"days": args.begin or args.end, "kinds": args.kind, "things": args.about}
    others = " or ".join(what for what, value in given.items() if value)
    if not others:
        return f"the graph has nothing to draw as {args.picture}; the picture is empty"
    return f"nothing of that is there to be drawn; the picture is empty: give other {others}"


def _remark(picture: Picture, format: str, content: bytes, fonts: tuple[Path, ...]) -> None:
    """Say on standard error what a reader of the picture would miss."""
    if format == "mermaid":
        from akkg.pictures.formats.mermaid import too_much

        if words := too_much(content):
            print(f"akkg: {words}", file=sys.stderr)
    if format in ("png", "pdf"):
        from akkg.pictures.formats.finish import Finish
        from akkg.pictures.formats.image_files import undrawn

        if missing := undrawn(picture, Finish(fonts=fonts)):
            shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing[:8])
            more = f" and {len(missing) - 8} more" if len(missing) > 8 else ""
            what = f"akkg: no font here has a glyph for {shown}{more}: name one with --font-file"
            print(what, file=sys.stderr)
