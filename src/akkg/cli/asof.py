"""``akkg asof``: how the partnership stood on a day."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from akkg.cli.answering import add_target, target
from akkg.cli.telling import add_form, chosen, form, painter, put
from akkg.cli.visible import visible

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Mapping, Sequence

    from akkg.answers.table import Table
    from akkg.cli.telling import Paint
    from akkg.prefixes import PrefixTable
    from akkg.views.asof import AsOf, Standing

_FORMS = ("text", "csv", "json", "markdown")
_EXAMPLES = """\
examples:
  akkg asof 2010-10-15                                the month in which the level changed
  akkg asof 2019-06-15 --kind funds,plans
  akkg asof today --only surely,possibly
  akkg asof 2016-01-01 --format json -o state.json

a thing stands on a day
  surely       the text makes it sure
  possibly     its dates leave it open: a month without a day, or a day after all that it reports
  no           its dates rule it out
  not stated   the text tells no beginning: it may have begun
"""
_TITLES = {
    "status": "status of the partnership",
    "instruments": "instruments in effect",
    "acts": "instruments signed, adopted or acceded to",
    "plans": "plans running",
    "funds": "funds",
    "bodies": "bodies",
}
_COLOURS = {"surely": "green", "possibly": "yellow", "no": "dim", "not stated": "dim"}
# How further columns of the saved queries are read out.
_BESIDE = {
    "dimension": "{}",
    "kind": "{}",
    "act": "{}",
    "forParty": "for {}",
    "adopted": "adopted {}",
}
_BEGUN = {"event": "{}"}
_ENDED = {"mergedInto": "merged into {}"}


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "asof",
        help="say how the partnership stood on a day",
        description="Gives the state of the partnership on a day: its status, the instruments in "
        "effect, what had been signed or adopted, plans, funds and bodies; each surely, possibly, "
        "no or not stated, with the paragraphs that say so.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("day", metavar="DATE", help="a day, as YYYY-MM-DD, or today")
    parser.add_argument(
        "--kind", metavar="KINDS", help=f"some of {','.join(_TITLES)} (default: all)"
    )
    parser.add_argument(
        "--only", metavar="ANSWERS", help=f"some of {','.join(_COLOURS)} (default: all)"
    )
    add_form(parser, _FORMS, "default: by the file's name; else text on a terminal, csv in a pipe")
    add_target(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the state."""
    from dataclasses import replace

    from akkg.views.asof import CERTAINTIES, KINDS, asof, read_day

    kinds = chosen(args.kind, KINDS, "kind of thing")
    only = chosen(args.only, CERTAINTIES, "answer")
    day, asked = read_day(args.day), form(args, "csv")
    dataset = target(args)
    found = asof(day, dataset, kinds=kinds)
    found = replace(found, standings=tuple(s for s in found.standings if s.certainty in only))
    if asked == "text":
        put(_text(found, painter(args)), args)
    else:
        put(_json(found) if asked == "json" else _rendered(found, asked, dataset.prefixes), args)
    _remark(found, () if only == CERTAINTIES else only)
    return 0


def _remark(found: AsOf, only: Sequence[str]) -> None:
    """Say on standard error what a reader of the answer must know."""
    if found.beyond_horizon:
        print(
            f"akkg: the source reports nothing after {found.horizon}: "
            f"what lasted then is only possible on {found.day}",
            file=sys.stderr,
        )
    if not found.standings:
        what = f"has the answer {' or '.join(only)}" if only else "is found"
        print(f"akkg: nothing that was asked for {what} on {found.day}", file=sys.stderr)
    for note in sorted({note for one in found.standings for note in one.notes}):
        print(f"editorial: {visible(note)}", file=sys.stderr)


def _text(found: AsOf, paint: Paint) -> str:
    """The state in sections, one line a thing."""
    lines = [paint(f"the partnership on {found.day}", "bold")]
    for kind, title in _TITLES.items():
        if standings := found.of(kind):
            lines += ["", paint(title, "bold"), *(_line(one, paint) for one in standings)]
    return "\n".join(lines) + "\n"


def _line(one: Standing, paint: Paint) -> str:
    from akkg.views.sentences import one_line, rests_on

    answer = paint(f"{one.certainty:<10}", _COLOURS[one.certainty])
    told = ", ".join(filter(None, (one.name, _detail(one, _BESIDE), _dates(one))))
    note = rests_on(one.basis, one.paragraphs)
    return f"  {answer}  {one_line(told)}{paint(f'  [{note}]', 'blue') if note else ''}"


def _detail(one: Standing, words: Mapping[str, str]) -> str:
    """What else is told of it, in words."""
    return ", ".join(
        text.format(one.more[column]) for column, text in words.items() if column in one.more
    )


def _dates(one: Standing) -> str:
    """From when until when, each with what happened then."""
    if one.kind == "acts":
        return one.since
    begun, ended = _detail(one, _BEGUN), _detail(one, _ENDED)
    parts = (
        f"since {one.since}" if one.since else "",
        f"({begun})" if begun else "",
        f"until {one.until}" if one.until else "",
        f"({ended})" if ended else "",
    )
    return " ".join(filter(None, parts))


def _rendered(found: AsOf, asked: str, prefixes: PrefixTable) -> str:
    from akkg.answers.render import render

    return render(_table(found), asked, prefixes)


def _table(found: AsOf) -> Table:
    import pyoxigraph as ox

    from akkg.answers.table import Citation, Table

    rows = (
        (
            one.kind,
            one.name,
            one.certainty,
            one.since,
            one.until,
            _detail(one, {**_BESIDE, **_BEGUN, **_ENDED}),
        )
        for one in found.standings
    )
    return Table(
        columns=("kind", "name", "certainty", "since", "until", "detail"),
        rows=tuple(tuple(map(ox.Literal, row)) for row in rows),
        citations=tuple(Citation(one.basis, one.paragraphs, one.notes) for one in found.standings),
    )


def _json(found: AsOf) -> str:
    import json
    from dataclasses import asdict

    answer = {
        "day": found.day,
        "horizon": found.horizon,
        "beyondHorizon": found.beyond_horizon,
        "standings": [asdict(one) for one in found.standings],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
