"""``akkg describe``: say what the graph knows of a thing, or what a passage says."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    import pyoxigraph as ox

    from akkg.dataset import Dataset
    from akkg.views.describe import Description, Fact

_PASSAGE = re.compile(r"(title|(?:p|section-|footnote-)(?=\d))(\d{0,9})", re.ASCII)
_READABLE = ("overview", "editorial")  # the namespaces of the graphs that are read out


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "describe",
        help="say what the graph knows of a thing or a passage",
        description="Gives, for a thing, what is said of it in both directions with the passages, "
        "and what the source leaves open; for a passage or an editorial reading, its claims as "
        "sentences.",
        epilog="examples:\n  akkg describe AKFTA\n  akkg describe ak:summit-13 --derived\n"
        "  akkg describe p18",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "thing",
        nargs="+",
        help="a label, acronym, CURIE or IRI; or a passage such as p18 or footnote-2",
    )
    parser.add_argument("--derived", action="store_true", help="give what follows by rule, too")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the description."""
    from akkg.dataset import load
    from akkg.views.describe import describe
    from akkg.views.sentences import passage_sentences

    dataset = load()
    name = " ".join(" ".join(args.thing).split())
    graph = _passage(dataset, _curie(dataset, name))
    if graph is None:
        thing = _thing(dataset, name)
        graph = _readable(dataset, _curie(dataset, thing.value))
    if graph is None:
        _print(dataset, describe(dataset, thing, derived=args.derived))
        return 0
    for block in passage_sentences(dataset, graph):
        print("\n".join(block), end="\n\n")
    return 0


def _curie(dataset: Dataset, name: str) -> str:
    """The CURIE of an IRI; the same for a passage and its graph; else the name as it is."""
    iri = name[1:-1] if name.startswith("<") and name.endswith(">") else name
    curie = dataset.prefixes.shorten(iri)
    return f"overview:{curie[5:]}" if curie.startswith("para:") else curie


def _readable(dataset: Dataset, curie: str) -> ox.NamedNode | None:
    """The graph of a passage or of a reading, where the CURIE is that of one."""
    import pyoxigraph as ox

    if curie.partition(":")[0] not in _READABLE:
        return None
    graph = ox.NamedNode(dataset.prefixes.expand(curie))
    return graph if dataset.store.contains_named_graph(graph) else None


def _passage(dataset: Dataset, curie: str) -> ox.NamedNode | None:
    """The graph of the passage that is meant, where a passage is."""
    from akkg.errors import ParameterError

    local = curie.removeprefix("overview:").lower()
    if not (wanted := _PASSAGE.fullmatch(local)):
        return None
    if graph := _readable(dataset, f"overview:{local}"):
        return graph
    nearest = " or ".join(_nearest(dataset, wanted))
    hint = f"did you mean {nearest}?" if nearest else "see akkg query run passages"
    raise ParameterError(f"the document has no passage {local}", remedy=hint)


def _nearest(dataset: Dataset, wanted: re.Match[str]) -> list[str]:
    """The two passages of the same sort with the nearest numbers."""
    base = dataset.prefixes.expand("overview:")
    locals_ = (str(graph)[1:-1].removeprefix(base) for graph in dataset.store.named_graphs())
    found = [match for name in locals_ if (match := _PASSAGE.fullmatch(name))]
    numbers = [int(match[2]) for match in found if match[1] == wanted[1]]
    nearest = sorted(numbers, key=lambda number: (abs(number - int(wanted[2])), number))[:2]
    return [f"{wanted[1]}{number}" for number in sorted(nearest)]


def _thing(dataset: Dataset, name: str) -> ox.NamedNode:
    from akkg.errors import ParameterError
    from akkg.queries.parameter_values import Unfit
    from akkg.queries.things import find_thing

    try:
        return find_thing(dataset.engine, dataset.prefixes, name)
    except Unfit as unfit:
        near = f"did you mean {' or '.join(unfit.near)}?" if unfit.near else ""
        hint = near or "say it as the document does, or give an IRI"
        raise ParameterError(f"{name} is not {unfit.allowed}", remedy=hint) from unfit


def _print(dataset: Dataset, found: Description) -> None:
    print(found.name)
    kind = f"{found.kind}, " if found.kind else ""
    print(f"  {kind}{dataset.prefixes.shorten(found.iri)}")
    if found.mentioned:
        print(f"  named in {' '.join(found.mentioned)}")
    _section("it", found.says)
    _section("of it", found.said)
    if found.open_lists or found.not_stated:
        print("\nleft open")
        for line in (*found.open_lists, *(f"{name} …: not stated" for name in found.not_stated)):
            print(f"  {line}")
    if not (found.says or found.said):
        print(f"akkg: {_why_nothing(found)}", file=sys.stderr)


def _why_nothing(found: Description) -> str:
    if found.held_back:
        return "no passage states anything of it, but something follows by rule: add --derived"
    if found.mentioned:
        named = found.mentioned[0]
        return f"it is named, and nothing more is said of it: see akkg describe {named}"
    return "the graph says nothing of it but its name"


def _section(title: str, facts: tuple[Fact, ...]) -> None:
    if facts:
        print(f"\n{title}")
    for fact in facts:
        basis = "" if fact.basis == "stated" else fact.basis
        note = " ".join((basis, *fact.passages)).strip()
        print(f"  {fact.words}{f'  [{note}]' if note else ''}")
