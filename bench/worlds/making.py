"""Makes a partnership: how big it is, of what its document tells, in which order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from bench.worlds import activities, funds, instruments, meetings, relations, undertakings
from bench.worlds.commons import region, region_of
from bench.worlds.dates import LAST
from bench.worlds.dice import Dice
from bench.worlds.model import Partnership
from bench.worlds.names import STATE, invented
from bench.worlds.scene import Scene
from bench.worlds.statistics import statistics
from bench.worlds.terms import ID, term, words
from bench.worlds.writer import Writer

__all__ = ["partnership"]

Paragraph: TypeAlias = Callable[[Scene], None]

_LANE = 0
_INTRODUCTION: tuple[Paragraph, ...] = (
    meetings.anniversary,
    undertakings.strategy,
    undertakings.policy,
    undertakings.mission,
)
_SECTIONS: tuple[tuple[str, str, tuple[Paragraph, ...]], ...] = (
    (
        "Political and Security Cooperation",
        "political-security",
        (activities.engagement, instruments.combat, meetings.consultations, instruments.commission),
    ),
    (
        "Economic Cooperation",
        "economic",
        (
            statistics,
            instruments.agreements,
            funds.working_group,
            meetings.chambers,
            meetings.ministers,
            instruments.work_plan,
            meetings.forum,
        ),
    ),
    (
        "Socio-Cultural Cooperation",
        "socio-cultural",
        (
            undertakings.programmes,
            undertakings.flagship,
            activities.culture,
            activities.forest,
            undertakings.environment,
            activities.humanitarian,
        ),
    ),
    ("Cross-Sectoral Cooperation", "cross-sectoral", (activities.platform, activities.subregions)),
    (
        "Development Cooperation",
        "development-cooperation",
        (funds.merger, funds.split, funds.team),
    ),
)
_OFTEN: tuple[Paragraph, ...] = (statistics, statistics, instruments.agreements, funds.merger)
_ALL = (
    *_INTRODUCTION,
    *(paragraph for _, _, paragraphs in _SECTIONS for paragraph in paragraphs),
    *_OFTEN,
)


def partnership(seed: int, index: int) -> Partnership:
    """Make one partnership of a world: the same, however big the world is.

    Args:
        seed: The seed of the world, 0 or more.
        index: Which partnership, from 0.

    Raises:
        ValueError: For a seed or an index below 0.

    Example:
        >>> made = partnership(1, 0)
        >>> made == partnership(1, 0), len(made.roles["statuses"]) >= 2
        (True, True)
    """
    dice = Dice(seed, _LANE, index)
    name, shared = invented(seed, STATE, index), region(seed, region_of(index))
    write = Writer(name.lower(), shared.shared, f"{seed}/{index}")
    partner = f"<{ID}{write.slug}>"
    scene = Scene(dice, write, shared, name, partner, first=dice.between(1965, 1999))
    scene.summits = scene.meetings(dice.between(2, 4))
    told = [_ALL[index % len(_ALL)]]  # in turn, so that a small world has some of most kinds
    told += [dice.pick(_ALL) for _ in range(_size(dice))]
    _begin(scene)
    _number(scene, told)
    write.close()
    roles = {part: tuple(names) for part, names in write.roles.items()}
    return Partnership(index, name, tuple(write.statements), roles)


def _size(dice: Dice) -> int:
    """How many paragraphs there are beside the first four: most often none, now and then many."""
    size = dice.between(1, 100)
    if size <= 50:
        return 0
    if size <= 82:
        return dice.between(1, 2)
    return dice.between(3, 6) if size <= 97 else dice.between(9, 30)


def _begin(scene: Scene) -> None:
    """Name the parties, and write the title down."""
    write, pair = scene.write, scene.pair
    write.name_shared(scene.partner, scene.name, "State")
    if scene.dice.chance(0.4):
        write.also_called(scene.partner, f"République de {scene.name}", "fr")
    write.cast(scene.partner, "partner")
    write.cast(scene.region.bloc, "bloc")
    title = f"Overview of {pair} Dialogue Relations"
    horizon = f"{LAST + 1}-12-{scene.dice.between(29, 31)}"
    write.describe(title, horizon, "The horizon is the latest date that the document reports.")
    write.open("title", "Heading", "title", write.document)
    write.say(write.document, "rdf:type", term("akkg:SourceDocument"))
    write.say(write.document, "dcterms:title", words(title))
    write.say(write.document, "schema:about", scene.partner)


def _number(scene: Scene, told: list[Paragraph]) -> None:
    """Write the sections with their paragraphs, numbered on, and the footnotes below."""
    write, number = scene.write, 0
    introduction: list[Paragraph] = [relations.relations, relations.summits, relations.plans]
    introduction += [one for one in told if one in _INTRODUCTION]
    sections = [("Introduction", "", introduction)]
    sections += [
        (title, pillar, [one for one in told if one in paragraphs])
        for title, pillar, paragraphs in _SECTIONS
    ]
    for count, (title, pillar, paragraphs) in enumerate(sections, start=1):
        if not paragraphs:
            continue
        label = f"section {count}"
        section = write.open(f"section-{count}", "Heading", label, write.document)
        write.say(section, "dcterms:title", words(title))
        if pillar:
            write.say(section, "akkg:pillar", term(f"ak:pillar-{pillar}"))
        for paragraph in paragraphs:
            number += 2 if scene.dice.chance(0.03) else 1  # now and then a number is left out
            write.open(f"p{number}", "Paragraph", f"paragraph {number}", section, number)
            paragraph(scene)
    for count, footnote in enumerate(scene.footnotes, start=1):
        write.open(f"footnote-{count}", "Footnote", f"footnote {count}", write.document, count)
        footnote()
        if scene.dice.chance(0.3):
            write.remark("No marker in the body leads to this footnote.")
