"""`akkg store status`: say what a store behind an endpoint holds."""

from __future__ import annotations

import argparse

from akkg.cli.service import add_service, service


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.description = (
        "Says what a store behind an endpoint holds, and whether a push into it is under way or "
        "was interrupted. Exits with 1 where it holds no whole graph."
    )
    add_service(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write what the store says of itself to standard output."""
    from akkg.engines.state import CURRENT, read_state
    from akkg.location import data_root
    from akkg.prefixes import PrefixTable
    from akkg.stores.preview import state_lines

    where, table = service(args), PrefixTable.load(data_root())
    print("\n".join(state_lines(where, table)))
    state = read_state(where, table)
    return 0 if state is not None and state.phase == CURRENT else 1
