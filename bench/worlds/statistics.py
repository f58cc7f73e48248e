"""Paragraphs on figures: what trade and flows came to, which rank they give, who reports it."""

from __future__ import annotations

from bench.worlds.dates import LAST, to_the_day
from bench.worlds.scene import Scene
from bench.worlds.terms import digits, edtf, plain, term, words

__all__ = ["statistics"]

_DOLLAR, _RANK = "ak:unit-us-dollar", "ak:unit-rank"


def statistics(scene: Scene) -> None:
    """Tell of trade over some years, of a flow, and of a rank; a footnote names the release.

    The data set of the project has two dimensions, what is measured and when. So a partnership has
    indicators of its own, as long as it is not the only one.
    """
    write, dice, topic = scene.write, scene.dice, scene.topic()
    last = dice.between(LAST - 4, LAST)
    cooperation = scene.cooperation(topic)
    if dice.chance(0.3):
        write.say(cooperation, "akkg:characterisedAs", words("important partner"))
    trade = _indicator(
        scene, topic.slug, f"two-way trade of {scene.pair} in {topic.words}", "trade"
    )
    told = [
        _figure(scene, f"trade-{topic.slug}-{year}", trade, str(year), str(year - 1))
        for year in range(last - dice.between(0, 3), last + 1)
    ]
    for figure in told:
        write.say(figure, "akkg:party", *scene.both)
    write.cast_all(told, "figures")
    if dice.chance(0.6):
        told.append(_flow(scene, topic.slug, topic.words, last))
    if dice.chance(0.6):
        told.append(_rank(scene, topic.slug, topic.words, last))
    paragraph = write.passage
    scene.footnotes.append(lambda: _footnote(scene, topic.slug, topic.words, told, paragraph, last))


def _figure(scene: Scene, slug: str, indicator: str, period: str, base: str) -> str:
    """A sum of money in a period, with its growth over another where one is told."""
    write, dice = scene.write, scene.dice
    figure = write.thing(slug, "Statistic", f"{scene.pair} {slug.replace('-', ' ')}")
    hundredths = dice.between(1, 9_999)
    printed = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
    write.say(figure, "akkg:indicator", indicator)
    write.say(figure, "akkg:printedForm", plain(f"USD {printed} billion"))
    write.say(figure, "sdmx-attribute:unitMeasure", term(_DOLLAR))
    write.say(figure, "sdmx-dimension:refPeriod", edtf(period))
    write.say(figure, "sdmx-measure:obsValue", digits(hundredths * 10_000_000))
    if dice.chance(0.5):
        growth = dice.between(-400, 900)
        if growth % 10:
            write.say(figure, "akkg:growthPercent", digits(f"{growth / 10:.1f}", "decimal"))
        else:
            write.say(figure, "akkg:growthPercent", digits(growth // 10))
        write.say(figure, "akkg:comparedWith", edtf(base))
    if dice.chance(0.5):
        write.say(figure, "akkg:reportedIn", scene.region.statistics)
    return figure


def _flow(scene: Scene, slug: str, name: str, year: int) -> str:
    write, ends = scene.write, list(scene.both)
    handle = f"investment between {scene.region.name} and {scene.name} in {name}"
    indicator = _indicator(scene, slug, handle, "investment")
    period, base = str(year), str(year - 1)
    if scene.dice.chance(0.25):
        period, base = f"{year - 2}/{year}", f"{year - 5}/{year - 3}"
    flow = _figure(scene, f"investment-{slug}-{year}", indicator, period, base)
    if scene.dice.chance(0.3):
        ends.reverse()
    write.say(flow, "akkg:flowFrom", ends[1])
    write.say(flow, "akkg:flowTo", ends[0])
    write.cast(flow, "flows")
    return flow


def _rank(scene: Scene, slug: str, name: str, year: int) -> str:
    write, dice = scene.write, scene.dice
    handle = f"rank of {scene.name} as a partner of {scene.region.name} in {name}"
    indicator = _indicator(scene, slug, handle, "rank")
    rank = write.thing(f"rank-{slug}", "Statistic", handle)
    place = dice.between(1, 12)
    write.say(rank, "akkg:indicator", indicator)
    write.say(rank, "akkg:printedForm", plain(f"number {place}"))
    write.say(rank, "akkg:rankFor", scene.region.bloc)
    write.say(rank, "akkg:rankOf", scene.partner)
    write.say(rank, "sdmx-attribute:unitMeasure", term(_RANK))
    write.say(rank, "sdmx-measure:obsValue", digits(place))
    if dice.chance(0.5):
        partners = write.thing(
            f"rivals-{slug}",
            "Group",
            f"partners of {scene.region.name} beside {scene.name} in {name}",
        )
        write.say(rank, "akkg:rankedAmong", partners)
    if dice.chance(0.5):
        write.say(rank, "sdmx-dimension:refPeriod", edtf(str(year)))
    else:
        claim = (rank, "sdmx-dimension:refPeriod", edtf(str(year)))
        write.read(f"rank-{slug}-period", "The rank is told with the figures of the year.", [claim])
    write.cast(rank, "ranks")
    return rank


def _footnote(
    scene: Scene, slug: str, name: str, told: list[str], paragraph: str, last: int
) -> None:
    """The footnote that says as of which day the figures are; a reader ties them to it."""
    write, dice = scene.write, scene.dice
    day = to_the_day(dice, last + 1)
    release = write.thing(
        f"data-{slug}",
        "DataRelease",
        f"{scene.pair} data on {name} as of {day}",
        title=f"{name} data",
    )
    write.say(release, "akkg:asOf", edtf(day))
    write.say(release, "dcterms:isPartOf", _source(scene, slug, name))
    if dice.chance(0.7):
        write.say(release, "akkg:preliminary", digits("true", "boolean"))
    claims = [(figure, "akkg:reportedIn", release) for figure in told]
    note = "The footnote stands below the paragraph with the figures."
    write.read(f"figures-{slug}", note, claims, paragraph, write.passage)


def _source(scene: Scene, slug: str, name: str) -> str:
    """The statistics of the bloc, or some of the partner's own."""
    if scene.dice.chance(0.6):
        return scene.region.statistics
    office = scene.write.thing(
        f"source-{slug}", "StatisticalSource", f"{scene.name} Statistics on {name}"
    )
    if scene.dice.chance(0.5):
        scene.write.say(office, "akkg:belongsTo", scene.partner)
    return office


def _indicator(scene: Scene, slug: str, handle: str, kind: str) -> str:
    return scene.write.concept(f"indicator-{slug}-{kind}", handle, "ak:indicators", "indicators")
