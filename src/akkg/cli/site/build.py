"""`akkg site build`: write the site into a folder, or into one file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from akkg.dataset import Dataset

_DESCRIPTION = """\
Writes the site. A folder takes its place when it is whole; a site of akkg that is there
is replaced, anything else is left alone."""
_EXAMPLES = """\
examples:
  akkg site build -o public
  akkg site build -o public --base-url https://example.org/akkg/
  akkg site build --single-file -o akkg.html
  akkg site build -o public --endpoint https://example.org/sparql
  akkg site build -o public --store kg               of a store on disk"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "build",
        help="write the site into a folder, or into one file",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help="the folder, or the file"
    )
    parser.add_argument(
        "--single-file", action="store_true", help="write one file of HTML that holds everything"
    )
    parser.add_argument(
        "--base-url", default="", metavar="URL", help="where the site will lie, for whole links"
    )
    parser.add_argument(
        "--endpoint", default="", metavar="URL", help="what answers SPARQL instead of the browser"
    )
    parser.add_argument(
        "--store", type=Path, metavar="DIR", help="a store on disk (default: the built product)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the site."""
    from akkg.cli.progress import progress
    from akkg.site.building import build_site
    from akkg.site.single_file import build_single_file

    _check(args)
    dataset = _dataset(args.store)
    with progress() as tell:
        if args.single_file:
            tell("writing the pages")
            size = build_single_file(dataset, args.output)
            said = f"{size:,} bytes written to {args.output}"
        else:
            count = build_site(
                dataset,
                args.output,
                base_url=args.base_url,
                endpoint=args.endpoint,
                tell=lambda count: tell(f"writing the pages, {count:,} files"),
            )
            said = f"{count:,} files written to {args.output}"
    print(f"akkg: {said}", file=sys.stderr)
    return 0


def _check(args: argparse.Namespace) -> None:
    """Refuse addresses that are none, and options that have no meaning together."""
    from akkg.errors import ParameterError
    from akkg.site.policy import check_address, policy

    if args.base_url:
        check_address(args.base_url, "--base-url")
    if args.endpoint:
        check_address(args.endpoint, "--endpoint")
        policy(args.endpoint)
    if args.single_file and (args.base_url or args.endpoint):
        option = "--base-url" if args.base_url else "--endpoint"
        what = "one file lies anywhere, and asks nobody"
        raise ParameterError(what, option, "leave it out, or leave out --single-file")
    if args.single_file and args.output.is_dir():
        what = "there is a folder"
        raise ParameterError(what, str(args.output), "name a file, such as akkg.html")


def _dataset(store: Path | None) -> Dataset:
    if store is not None:
        from akkg.stores.disk import open_store

        return open_store(store, lambda text: print(f"akkg: {text}", file=sys.stderr))
    from akkg.dataset import load

    return load()
