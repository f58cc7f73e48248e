"""`akkg site serve`: show the site in a browser on this machine."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_EXAMPLES = """\
examples:
  akkg site serve                    build it anew, and open it
  akkg site serve public             show a folder that `akkg site build` made
  akkg site serve --port 8000 --no-browser"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "serve",
        help="show the site in a browser on this machine",
        description="Serves the site to this machine alone (127.0.0.1), until Ctrl-C.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="a built site (default: built anew)"
    )
    parser.add_argument("--port", type=int, default=0, help="the port (default: a free one)")
    parser.add_argument("--no-browser", action="store_true", help="only say the address")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from akkg.site.serving import make_server

    with _folder(args.folder) as folder, make_server(folder, args.port) as server:
        print(server.address, flush=True)
        if not args.no_browser:
            import webbrowser

            webbrowser.open(server.address)
        print("akkg: Ctrl-C ends it", file=sys.stderr)
        server.serve_forever()
    return 0


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    """The folder that is asked for, or a new site that goes when it has been served."""
    if given is not None:
        yield given
        return
    from tempfile import TemporaryDirectory

    from akkg.cli.progress import progress
    from akkg.dataset import load
    from akkg.site.building import build_site

    with TemporaryDirectory(prefix="akkg-site-") as place:
        folder = Path(place, "site")
        with progress() as tell:
            build_site(
                load(), folder, tell=lambda count: tell(f"writing the pages, {count:,} files")
            )
        yield folder
