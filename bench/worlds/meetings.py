"""Paragraphs on meetings: series, consultations, anniversaries, dialogues, forums."""

from __future__ import annotations

from bench.worlds.dates import LAST, of_month, of_year, span, to_the_day
from bench.worlds.names import ordinal
from bench.worlds.scene import Scene
from bench.worlds.terms import digits, edtf, words

__all__ = ["anniversary", "chambers", "consultations", "forum", "ministers"]


def consultations(scene: Scene) -> None:
    """Tell of a series of senior officials that was first held in a year."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    title = f"{scene.pair} Senior Officials Consultations on {topic.words}"
    series = write.thing(f"consultations-{topic.slug}", "SeniorOfficialsSeries", title, title=title)
    write.say(series, "akkg:field", topic.field)
    place = scene.site().place if dice.chance(0.5) else ""
    write.event(
        series, "FirstHolding", "first-holding", date=of_year(dice, scene.year()), place=place
    )
    if dice.chance(0.5):
        cooperation = scene.cooperation(topic)
        means = dice.pick(("akkg:enhancedThrough", "akkg:strengthenedThrough"))
        write.say(cooperation, means, series)
    else:
        officials = write.thing(
            f"officials-{topic.slug}",
            "Group",
            f"{scene.region.name} senior officials on {topic.words} with {scene.name}",
            acronym=f"SO{scene.name[:1].upper()}",
        )
        write.say(officials, "akkg:belongsTo", scene.region.bloc)
        write.say(series, "akkg:party", officials, scene.partner)


def ministers(scene: Scene) -> None:
    """Tell of a series of ministers, of some of its meetings, and of what one adopted."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    title = f"{scene.pair} {topic.words} Ministers Meeting"
    series = write.thing(f"ministers-{topic.slug}", "MinisterialSeries", title, title=title)
    write.say(series, "akkg:field", topic.field)
    first = min(scene.year(), LAST - 6)
    if dice.chance(0.4):
        write.event(series, "FirstHolding", "first-holding", date=str(first))
    number, meeting, date = 1, "", ""
    for _ in range(dice.between(1, 3)):
        if first + number - 1 > LAST:
            break
        name = f"{ordinal(number)} {title}"
        meeting = write.thing(
            f"ministers-{topic.slug}-{number}", "MinisterialMeeting", name, title=name
        )
        date = of_year(dice, first + number - 1)
        write.say(meeting, "akkg:date", edtf(date))
        write.say(meeting, "akkg:ordinal", digits(number))
        write.say(meeting, "schema:superEvent", series)
        site = scene.site()
        if dice.chance(0.8):
            write.say(meeting, "akkg:place", site.place)
        else:
            write.say(meeting, "akkg:country", site.state)
        number += dice.between(1, 2)
    if dice.chance(0.4):
        paper = f"{scene.pair} Declaration on {topic.words} Cooperation"
        declaration = write.thing(f"declaration-of-{topic.slug}", "Declaration", paper, title=paper)
        write.event(declaration, "Adoption", "adoption", at=meeting)
        write.say(declaration, "akkg:field", topic.field)
    else:
        cooperation = scene.cooperation(topic)
        write.say(cooperation, "akkg:promotedWith", meeting)


def anniversary(scene: Scene) -> None:
    """Tell of an anniversary, of the summit that marked it, and of its statement."""
    write, dice = scene.write, scene.dice
    years = scene.anniversary()
    if not years:  # all that have come were told of
        consultations(scene)
        return
    year = scene.first + years
    scene.parties()
    name = f"{ordinal(years)} Anniversary of {scene.pair} Dialogue Relations"
    marked = write.thing(f"anniversary-{years}", "Anniversary", name)
    write.say(marked, "akkg:anniversaryOf", scene.relation)
    write.say(marked, "akkg:anniversaryYears", digits(years))
    title = f"{scene.pair} Commemorative Summit"
    summit = write.thing(
        f"commemorative-summit-{years}",
        "CommemorativeSummit",
        f"{title} ({ordinal(years)} Anniversary)",
        title=title,
    )
    write.say(summit, "akkg:commemorates", marked)
    date = span(dice, year) if dice.chance(0.5) else of_year(dice, year)
    write.say(summit, "akkg:date", edtf(date))
    write.say(summit, "akkg:place", scene.site().place)
    if dice.chance(0.8):
        feast = write.event(marked, "Celebration", "celebration", date=str(year), by=scene.both)
        write.say(feast, "akkg:celebratedWith", summit)
    kind, name = dice.pick(
        (("JointStatement", "Joint Statement"), ("JointVisionStatement", "Joint Vision Statement"))
    )
    title = f"{name} on the {ordinal(years)} Anniversary of {scene.pair} Relations"
    statement = write.thing(f"statement-{years}", kind, title, title=f'{name}: "A Shared Future"')
    write.say(statement, "schema:about", marked)
    write.say(statement, "akkg:purpose", scene.words("advance relations", "set out a framework"))
    if dice.chance(0.5):
        write.event(statement, "Adoption", "adoption", by=[summit])
    else:
        write.event(statement, "Adoption", "adoption", at=summit, by=[scene.region.leaders])


def chambers(scene: Scene) -> None:
    """Tell of a dialogue between an office and an association, established on a day."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    chamber = write.thing(
        f"chambers-{topic.slug}",
        "Association",
        f"Association of {scene.name} Chambers for {topic.words}",
        acronym=f"A{scene.name[0]}C",
    )
    office = write.thing(
        "secretary", "Office", f"Secretary of {scene.region.name} for {scene.name}"
    )
    write.say(office, "akkg:belongsTo", scene.region.bloc)
    dialogue = write.thing(
        f"dialogue-{topic.slug}",
        "MeetingSeries",
        f"Dialogue between the Secretary and the {scene.name} Chambers for {topic.words}",
    )
    write.say(dialogue, "akkg:party", office, chamber)
    write.say(dialogue, "akkg:purpose", scene.words("exchange views", "improve the environment"))
    day, place = to_the_day(dice, scene.year()), scene.site().place
    write.event(dialogue, "Establishment", "establishment", date=day, place=place)
    write.event(dialogue, "FirstHolding", "first-holding", date=day, place=place)


def forum(scene: Scene) -> None:
    """Tell of a centre, and of the forum that it organises for a group."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    centre = write.thing(
        f"centre-{topic.slug}",
        "Centre",
        f"{scene.pair} {topic.words} Centre",
        acronym=f"{scene.name[0]}{topic.words[0]}C",
    )
    write.say(centre, "akkg:purpose", scene.words("invigorate tourism", "accelerate exchanges"))
    site = scene.site()
    date = of_month(dice, scene.year(), 1, 12)
    write.event(centre, "Establishment", "establishment", date=date, place=site.place)
    name = f"{scene.pair} {topic.words} Forum"
    series = write.thing(f"forum-{topic.slug}", "MeetingSeries", name, title=name)
    write.say(series, "schema:organizer", centre)
    write.say(series, "akkg:field", topic.field)
    write.say(series, "akkg:place", site.place)
    write.say(series, "akkg:contributesTo", scene.words("a connected region", "trust"))
    people = write.thing(
        f"communities-{topic.slug}", "Group", f"{scene.name} communities for {topic.words}"
    )
    write.say(people, "akkg:belongsTo", scene.partner)
    write.say(people, "akkg:statedCount", digits(dice.between(2, 40)))
    write.say(series, "akkg:beneficiary", people)
    scene.schedule(series)
    if dice.chance(0.2):
        write.say(series, "akkg:characterisedAs", words("channel for both sides"))
