"""Finds the words that may follow in a command line of akkg, fast enough for a key press."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from akkg.cli.completion.shells import for_bash, for_fish, for_zsh, split
from akkg.cli.completion.values import FILES, Candidate, values
from akkg.errors import AkkgError

__all__ = ["answer", "candidates"]


def answer(rest: Sequence[str]) -> list[str]:
    """Answer a script of a shell.

    Args:
        rest: The shell; for bash the line up to the cursor and the word breaks, for the others the
            words behind the program, the last one up to the cursor.

    Returns:
        The lines for the script.
    """
    shell, *given = rest or [""]
    if shell == "bash":
        line = split(given[0] if given else "")
        breaks = given[1] if len(given) > 1 else ":="
        words = _behind_program(line.words)
        found = candidates(words)
        return [word for word, _ in found] if found == FILES else for_bash(found, line, breaks)
    if shell == "fish" and given:
        given[-1] = split(given[-1]).words[-1]
    found = candidates(given)
    if found == FILES:
        return [word for word, _ in found]
    return for_zsh(found) if shell == "zsh" else for_fish(found)


def _behind_program(words: Sequence[str]) -> Sequence[str]:
    """The words behind the program, before which variables may be set."""
    for index, word in enumerate(words):
        if Path(word).name == "akkg":
            return words[index + 1 :]
    return words[1:]


def candidates(words: Sequence[str]) -> list[Candidate]:
    """Find what may stand in place of the last word.

    Args:
        words: The words behind the program; the last one is being typed.

    Returns:
        Words that begin as the last one does, with what can be said of each; `FILES` for a file.

    Example:
        >>> candidates(["query", "sh"])
        [('show', 'show a query: its question, parameters and text')]
    """
    if not words:
        return []
    *given, current = words
    try:
        parser, left = _parser(given)
        found = list(_found(parser, left, current))
    except (AkkgError, SystemExit):
        return []  # what is wrong is told when the line is run
    return found if found == FILES else [one for one in found if one[0].startswith(current)]


def _parser(given: Sequence[str]) -> tuple[argparse.ArgumentParser, list[str]]:
    """The parser of the command that the words name, and the words behind its name."""
    from akkg import cli

    left = list(given)
    name = next((word for word in left if not word.startswith("-")), None)
    parser = cli._parser(name if name in cli.COMMANDS else None)
    while (action := _commands(parser)) is not None:
        place = next((i for i, word in enumerate(left) if not word.startswith("-")), None)
        if place is None or left[place] not in action.choices:
            return parser, left
        parser, left = action.choices[left[place]], left[place + 1 :]
        _declare(parser, left)
    return parser, left


def _commands(parser: argparse.ArgumentParser) -> Any:
    """The action that takes the name of a subcommand; None where there is none."""
    return next(
        (one for one in parser._actions if isinstance(one, argparse._SubParsersAction)), None
    )


def _declare(parser: argparse.ArgumentParser, left: Sequence[str]) -> None:
    """Let a parser of `akkg query` declare its options, and those of the query that is named."""
    from akkg.cli.query.arguments import QueryParser, add_parameters

    if not isinstance(parser, QueryParser):
        return
    if parser.module:
        import_module(parser.module).declare(parser)
        parser.module = ""
    name = parser._first_name(left) if parser.learns else None
    if name is not None:
        add_parameters(parser, name)


def _found(
    parser: argparse.ArgumentParser, left: Sequence[str], current: str
) -> Iterator[Candidate]:
    options = parser._option_string_actions
    commands = _commands(parser)
    before = options.get(left[-1]) if left else None
    option, equals, value = current.partition("=")
    if before is not None and before.nargs is None:
        yield from values(parser, before, current)
    elif equals and option in options:
        yield from ((f"{option}={word}", said) for word, said in _values_of(parser, option, value))
    elif current.startswith("-"):
        yield from _options(parser, left)
    elif commands is not None:
        yield from ((one.dest, one.help or "") for one in commands._choices_actions)
    else:
        action = _positional(parser, left)
        if action is not None:
            yield from values(parser, action, current)


def _values_of(parser: argparse.ArgumentParser, option: str, value: str) -> Iterator[Candidate]:
    found = list(values(parser, parser._option_string_actions[option], value))
    yield from ([] if found == FILES else found)


def _options(parser: argparse.ArgumentParser, left: Sequence[str]) -> Iterator[Candidate]:
    """The long options; one that is given already is not offered again, unless it takes many."""
    used = {word.partition("=")[0] for word in left}
    for action in parser._actions:
        again = isinstance(action, argparse._AppendAction)
        hidden = action.help == argparse.SUPPRESS or (used & {*action.option_strings} and not again)
        long = [name for name in action.option_strings if name.startswith("--")]
        if long and not hidden:
            yield long[-1], (action.help or "").replace("%%", "%")


def _positional(parser: argparse.ArgumentParser, left: Sequence[str]) -> argparse.Action | None:
    """The action that takes the next word which is no option."""
    options = parser._option_string_actions
    count = 0
    value = False
    for word in left:
        action = options.get(word)
        count += not value and not word.startswith("-")
        value = action is not None and action.nargs is None
    actions = [one for one in parser._actions if not one.option_strings]
    if count < len(actions):
        return actions[count]
    return actions[-1] if actions and actions[-1].nargs in ("*", "+") else None
