"""What the commands share that examine or write to a store behind an endpoint: its addresses."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from akkg.cli.answering import seconds

if TYPE_CHECKING:
    from akkg.engines.service import Service

__all__ = ["add_service", "service"]


def add_service(parser: argparse.ArgumentParser) -> None:
    """Declare the options that name an endpoint with its addresses for writing."""
    places = parser.add_mutually_exclusive_group(required=True)
    places.add_argument("--endpoint", metavar="URL", help="the address of its queries")
    places.add_argument("--profile", metavar="NAME", help="an endpoint of the configuration file")
    parser.add_argument("--update", metavar="URL", help="the address of its updates")
    parser.add_argument(
        "--graph-store", metavar="URL", help="the address of its graph store protocol"
    )
    parser.add_argument(
        "--timeout", type=seconds, metavar="SECONDS", help="give up an exchange after this time"
    )


def service(args: argparse.Namespace) -> Service:
    """Find the endpoint that the options name.

    Raises:
        ParameterError: Where there is none, or it is named wrongly.
    """
    from akkg.engines.endpoints import find_service

    return find_service(
        args.endpoint or args.profile,
        timeout=args.timeout,
        update=args.update,
        graph_store=args.graph_store,
    )
