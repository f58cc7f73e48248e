"""Draws lineage: what succeeded, implements, amends or merges what, over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from akkg.networks.kinds import kind_of
from akkg.pictures.credits import find_credits
from akkg.pictures.kind_words import kinds_in_words
from akkg.pictures.layout.dates_in_words import in_words, span_in_words
from akkg.pictures.legends import BASES, legend
from akkg.pictures.lineage.cut import chosen, longest, within
from akkg.pictures.lineage.data import find_lines
from akkg.pictures.lineage.model import Chain, Lines, Rail, Thing
from akkg.pictures.lineage.scene import drawn
from akkg.pictures.picture import Picture, Selection
from akkg.pictures.scene import Box, Group, Item, Line, Mark, Scene

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.engines.engine import Askable
    from akkg.pictures.frame import Sample

__all__ = ["LATEST", "MORE", "picture"]

LATEST, MORE = "no later one stated", "a later one is not shown"
"""The badges at the ends of chains: more than the first the graph does not say."""

_ALL = "Lineage: what succeeded what, and what it led to"


def picture(dataset: Askable, selection: Selection, lines: Lines | None = None) -> Picture:
    """Draw the lineage of all things, or of one.

    Args:
        dataset: What to draw; it needs its named graphs.
        selection: What of it: as many steps as it says before and after a thing; some kinds; what
            began between two days.
        lines: The lines of that, where they have been found already.

    Returns:
        The picture. The badge at the end of a chain says that the graph states no later one, of
        whatever day; whether that thing was still in effect on a day is another question, which
        `akkg asof` answers.

    Raises:
        ParameterError: Where the selection names an unknown kind, or no day.
        DataError: Where the dataset was loaded without its named graphs.
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> from akkg.dataset import load
        >>> picture(load(), Selection("https://w3id.org/akkg/id/akcf")).scene.title
        'Lineage of ASEAN-ROK Cooperation Fund (AKCF)'
    """
    lines = lines or find_lines(dataset, selection.about, selection.hops)
    fitting = within(lines.chains, chosen(lines, selection))
    shown = longest(fitting)
    credits = find_credits(dataset)
    joined = {iri for rail in lines.rails for iri in (rail.earlier, rail.later)}
    badges = _badges(shown, lines.succeeded)
    drawing = drawn(shown, joined, credits.horizon, badges, selection.about)
    things = [thing for chain in shown for thing in chain.things]
    rails = [rail for chain in shown for rail in (*chain.steps, *chain.links)]
    graph = _graph(lines.graph, things, rails)
    told = (*_told(things, rails, lines, credits.horizon), *_left_out(lines, fitting, shown, graph))
    scene = Scene(
        drawing.width,
        drawing.height,
        _title(lines, selection, fitting, shown),
        " ".join(told),
        drawing.items,
    )
    return Picture("lineage", scene, graph, _legend(graph, shown, drawing.items), credits)


def _graph(
    whole: MultiDiGraph[str], things: Collection[Thing], rails: Collection[Rail]
) -> MultiDiGraph[str]:
    """The things and the steps, with the attributes of `akkg.networks`."""
    import networkx

    graph: MultiDiGraph[str] = networkx.MultiDiGraph()
    for thing in sorted(things, key=lambda one: one.iri):
        known = whole.nodes[thing.iri] if thing.iri in whole else _foreign(thing)
        graph.add_node(thing.iri, **known)
    for rail in sorted(rails, key=lambda one: (one.later, one.earlier, one.relation)):
        graph.add_edge(
            rail.later,
            rail.earlier,
            rail.relation,
            relation=rail.relation,
            label=rail.word,
            basis=rail.basis,
            paragraphs=rail.paragraphs,
        )
    return graph


def _foreign(thing: Thing) -> dict[str, object]:
    """The attributes of a thing that is none of the project's."""
    words = {"label": thing.label, "kind": "", "kind_label": "thing", "classes": ()}
    look = {"family": thing.family, "shape": thing.shape, "hub": False}
    return {**words, **look, "paragraphs": (), "events": ()}


def _badges(chains: Sequence[Chain], succeeded: Collection[str]) -> dict[str, str]:
    """What is said at the ends of chains."""
    found = {}
    for chain in chains:
        earlier = {step.earlier for step in chain.steps if step.earlier != step.later}
        for thing in chain.things:
            if thing.iri in succeeded and thing.iri not in earlier:
                found[thing.iri] = MORE
            elif thing.iri not in succeeded and len(chain.things) > 1:
                found[thing.iri] = LATEST
    return found


def _title(
    lines: Lines, selection: Selection, fitting: Sequence[Chain], shown: Sequence[Chain]
) -> str:
    title = ", ".join(
        filter(None, (_subject(lines, selection), span_in_words(selection.begin, selection.end)))
    )
    if len(shown) < len(fitting):
        return f"{title} (the {len(shown)} longest of {len(fitting)} chains)"
    drawn, all_ = (sum(len(chain.things) for chain in some) for some in (shown, fitting))
    return title if drawn == all_ else f"{title} (the {drawn} latest of {all_} things)"


def _subject(lines: Lines, selection: Selection) -> str:
    """Of which thing, and of which kinds."""
    named = (kind_of(node) for _, node in lines.graph.nodes(data=True))
    kinds = kinds_in_words(selection.kinds, named)
    if not selection.about:
        return f"Lineage of {kinds}" if kinds else _ALL
    name = next((one.label for one in lines.things if one.iri == selection.about), "")
    return f"Lineage of {name}{': ' if kinds else ''}{kinds}"


def _told(
    things: Sequence[Thing], rails: Sequence[Rail], lines: Lines, horizon: str
) -> Iterator[str]:
    """What one sees, in sentences."""
    years = sorted(one.begin.first[:4] for one in things if one.begin)
    span = f" from {years[0]} to {years[-1]}" if years else ""
    bases = Counter(rail.basis or "without a passage" for rail in rails)
    said = ", ".join(f"{bases[one]} {one}" for one in (*BASES, "without a passage") if bases[one])
    if not things:
        yield "Nothing of this selection has a lineage."
        return
    drawn = f" ({said}), drawn as rails from the earlier to the later" if said else ""
    many = "1 thing" if len(things) == 1 else f"{len(things)} things"
    yield f"{many}{span}, each at its beginning, with {len(rails)} steps between them{drawn}."
    if horizon:
        yield f"“{LATEST}” is said of a source that reports up to {in_words(horizon)}."
    if undated := sum(one.begin is None for one in things):
        yield f"No date is stated of {undated} of the things, which are hollow."


def _left_out(
    lines: Lines, fitting: Sequence[Chain], shown: Sequence[Chain], graph: MultiDiGraph[str]
) -> Iterator[str]:
    """What one does not see, and what cannot be."""
    all_ = sum(len(chain.things) for chain in fitting)
    if further := len(lines.things) - all_:
        yield f"The selection leaves out {further} further things."
    if len(graph) < all_:
        yield f"Of {len(fitting)} chains {len(shown)} are drawn, of {all_} things {len(graph)}."
    if not lines.whole:
        yield "Further steps lead on from here."
    if circles := _circles(graph):
        yield f"In these data steps lead in a circle: {'; '.join(circles)}."


def _circles(graph: MultiDiGraph[str]) -> list[str]:
    """The names of things of which each comes before itself, those of a circle together."""
    import networkx

    parts = (sorted(part) for part in networkx.strongly_connected_components(graph))
    circles = sorted(p for p in parts if len(p) > 1 or graph.has_edge(p[0], p[0]))
    return [", ".join(graph.nodes[iri]["label"] for iri in part) for part in circles]


def _legend(
    graph: MultiDiGraph[str], chains: Sequence[Chain], items: Iterable[Item]
) -> tuple[Sample, ...]:
    """What the marks, the rails and the bars of this picture mean."""
    things = [thing for chain in chains for thing in chain.things]
    bases = {rail.basis for chain in chains for rail in (*chain.steps, *chain.links)}
    ends = ((-10.0, 0.0), (10.0, 0.0))
    marks = [(item, words) for item, words in legend(graph) if isinstance(item, Mark)]
    thick = any(chain.steps for chain in chains)
    thin = any(chain.links for chain in chains)
    nodes = (one for one in items if isinstance(one, Group) and one.role == "node")
    open_dates = any(isinstance(part, Line) for node in nodes for part in node.items)
    bars = {thing.lasts.basis for thing in things if thing.lasts}
    lines: list[tuple[bool, Sample]] = [
        *(
            (basis in bases, (Line(ends, "ink", basis, 3 if thick else 1.5), words))
            for basis, words in BASES.items()
        ),
        ("" in bases, (Line(ends, "ink", "hint", 3), "in no passage")),
        (thin, (Line(ends, "muted", width=1.5), "thin: implements, amends, is based on")),
        (open_dates, (Line(ends, "ink", width=2.5), "under a mark: days that its date allows")),
        ("stated" in bars, (Box(-10, -5, 20, 10, "status", "tint"), "how long it lasts")),
        (
            bool(bars - {"stated"}),
            (Box(-10, -5, 20, 10, "status", "tint", "dashed"), "how long it lasts, not stated so"),
        ),
    ]
    return (*marks, *(sample for there, sample in lines if there))
