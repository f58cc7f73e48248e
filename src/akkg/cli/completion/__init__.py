"""``akkg completion``: scripts that let a shell complete commands, options and their values."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add_parser"]

_EXAMPLES = """\
bash  add to ~/.bashrc:                    source <(akkg completion bash)
zsh   add to ~/.zshrc, after compinit:     source <(akkg completion zsh)
fish  once:    akkg completion fish > ~/.config/fish/completions/akkg.fish
"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command; `words` is for the scripts, and not told to people."""
    parser = subparsers.add_parser(
        "completion",
        help="let a shell complete what is typed",
        description="Print a script by which a shell completes names of queries, their "
        "parameters, and the values that the graph knows.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="akkg completion {bash,zsh,fish}",
    )
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "words"), metavar="SHELL")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    parser.set_defaults(run=run, hidden=("words",))


def run(args: argparse.Namespace) -> int:
    """Print a script, or the words that go on from what a script has been given."""
    from akkg.errors import ParameterError

    if args.shell == "words":
        from akkg.cli.completion.words import answer

        print("".join(f"{line}\n" for line in answer(args.rest)), end="")
        return 0
    if args.rest:
        raise ParameterError(f"one word too many: {args.rest[0]}", remedy="name one shell")
    from akkg.cli.completion.scripts import SCRIPTS

    print(SCRIPTS[args.shell], end="")
    return 0
