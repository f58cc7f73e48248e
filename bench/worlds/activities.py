"""Paragraphs on what parties do: engagement, support, cooperation with its means, platforms."""

from __future__ import annotations

from bench.worlds.commons import FIELDS
from bench.worlds.dates import of_month, of_year, to_the_day
from bench.worlds.scene import Scene
from bench.worlds.terms import digits, edtf, term, words

__all__ = ["culture", "engagement", "forest", "humanitarian", "platform", "subregions"]


def engagement(scene: Scene) -> None:
    """Tell in which mechanisms the partner takes part, and what one of its own gives priority."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    engaged = write.thing(
        f"engagement-{topic.slug}",
        "Engagement",
        f"engagement of {scene.name} with {scene.region.name} on {topic.words}",
    )
    write.say(engaged, "akkg:by", scene.partner)
    write.say(engaged, "akkg:characterisedAs", scene.words("active role", "actively engaging"))
    write.say(engaged, "akkg:mechanism", *dice.some(scene.region.mechanisms, 2, 5))
    listed = write.thing(
        f"list-{topic.slug}-mechanisms",
        "OpenList",
        f"mechanisms in which {scene.name} engages on {topic.words}",
    )
    write.say(listed, "akkg:enumerationOf", engaged)
    write.say(listed, "akkg:enumeratedProperty", term("akkg:mechanism"))
    write.say(listed, "akkg:openedBy", scene.words("including", "such as"))
    if dice.chance(0.5):
        name = f"{scene.pair} {topic.words} Mechanism"
        own = write.thing(f"mechanism-{topic.slug}", "AseanLedMechanism", name, title=name)
        areas = dice.some(FIELDS, 3, 7)
        write.say(own, "akkg:priorityArea", *[scene.a_field(area) for area in areas])
        counted = write.thing(
            f"list-{topic.slug}-areas", "Enumeration", f"priority areas of the {name}"
        )
        write.say(counted, "akkg:enumerationOf", own)
        write.say(counted, "akkg:enumeratedProperty", term("akkg:priorityArea"))
        write.say(counted, "akkg:statedCount", digits(len(areas)))
        write.cast(counted, "counted_lists")


def humanitarian(scene: Scene) -> None:
    """Tell of a memorandum between a centre and an agency, and of support in a country."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    centre = write.thing(
        f"relief-centre-{topic.slug}",
        "Centre",
        f"{scene.region.name} {scene.name} {topic.words} House",
    )
    agency = write.thing(
        f"agency-{topic.slug}", "GovernmentBody", f"{scene.name} {topic.words} Agency"
    )
    write.say(agency, "akkg:belongsTo", scene.partner)
    title = f"Memorandum of Intent on {topic.words} of {scene.name}"
    paper = write.thing(
        f"memorandum-{topic.slug}", "MemorandumOfIntent", title, title=title, acronym="MOI"
    )
    write.say(paper, "akkg:party", centre, agency)
    write.say(paper, "akkg:field", topic.field)
    date = of_month(dice, scene.year(), 1, 12)
    signed = write.event(paper, "Signature", "signature", date=date, by=[centre, agency])
    if dice.chance(0.4):
        write.say(signed, "akkg:manner", words("by ad-referendum"))
    support = write.thing(
        f"support-{topic.slug}",
        "Support",
        f"support of {scene.name} through the {topic.words} House",
    )
    write.say(support, "akkg:by", scene.partner)
    write.say(support, "akkg:through", centre)
    if dice.chance(0.5):
        write.say(support, "akkg:country", dice.leaning(scene.region.states))
    else:
        write.say(support, "akkg:beneficiary", scene.region.bloc)


def culture(scene: Scene) -> None:
    """Tell of two centres, of a thematic year, and of the activities in it."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    year = scene.year()
    cooperation = scene.cooperation(topic)
    name = f"{scene.pair} {topic.words} Year"
    themed = write.thing(f"year-{topic.slug}", "ThematicYear", name, title=name)
    write.say(themed, "akkg:date", edtf(str(year)))
    activities = write.thing(
        f"activities-{topic.slug}", "ProjectGroup", f"activities during the {name}"
    )
    write.say(activities, "akkg:during", themed)
    write.say(cooperation, "akkg:promotedThrough", activities)
    house = write.thing(
        f"house-{topic.slug}",
        "Centre",
        f"{scene.pair} {topic.words} Culture House",
        acronym="CH",
    )
    write.event(
        house,
        "Establishment",
        "establishment",
        date=to_the_day(dice, year),
        place=scene.site().place,
    )
    institute = write.thing(
        f"institute-{topic.slug}", "Institute", f"{scene.pair} {topic.words} Institute"
    )
    paper = write.thing(
        f"understanding-{topic.slug}",
        "MemorandumOfUnderstanding",
        f"Memorandum of Understanding on {topic.words} of {scene.name}",
        acronym="MOU",
    )
    write.say(paper, "akkg:party", house, institute)
    write.event(paper, "Signature", "signature", date=of_year(dice, year))
    if dice.chance(0.4):
        listed = write.thing(
            f"list-{topic.slug}-means",
            "OpenList",
            f"means of {scene.pair} cooperation on {topic.words}",
        )
        write.say(listed, "akkg:enumerationOf", cooperation)
        write.say(listed, "akkg:enumeratedProperty", term("akkg:promotedThrough"))
        write.say(listed, "akkg:openedBy", words("including"))


def forest(scene: Scene) -> None:
    """Tell of an organisation, of the agreement that made it, and of a high level meeting."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    year = scene.year()
    name = f"{scene.pair} {topic.words} Organization"
    body = write.thing(f"organization-{topic.slug}", "Organization", name, title=name)
    title = f"Agreement on the Establishment of the {name}"
    paper = write.thing(f"founding-{topic.slug}", "Agreement", title, title=title)
    write.say(paper, "schema:about", body)
    write.event(paper, "EntryIntoForce", "entry-into-force", date=to_the_day(dice, year))
    title = f"{scene.pair} High Level Meeting on {topic.words} {year}"
    meeting = write.thing(f"high-level-{topic.slug}", "HighLevelMeeting", title, title=title)
    write.say(meeting, "akkg:date", edtf(of_year(dice, year)))
    write.say(meeting, "akkg:place", scene.site().place)
    title = f"{scene.pair} Declaration on {topic.words}"
    declared = write.thing(f"high-declaration-{topic.slug}", "Declaration", title, title=title)
    write.event(declared, "Adoption", "adoption", by=[meeting])


def platform(scene: Scene) -> None:
    """Tell of a platform that a task force and a committee have developed."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    committee = write.thing(
        f"committee-{topic.slug}", "Committee", f"{scene.pair} {topic.words} Coordinating Committee"
    )
    force = write.thing(
        f"task-force-{topic.slug}", "TaskForce", f"{scene.name} Task Force on {topic.words}"
    )
    write.say(force, "akkg:belongsTo", scene.partner)
    meetings = write.thing(
        f"task-force-meetings-{topic.slug}",
        "MeetingSeries",
        f"meetings of the {scene.name} Task Force on {topic.words}",
    )
    write.say(meetings, "akkg:party", committee, force)
    developed = write.thing(
        f"platform-{topic.slug}", "CooperationPlatform", f"{scene.pair} platform on {topic.words}"
    )
    write.say(developed, "akkg:developedBy", *scene.both)
    write.say(developed, "akkg:developedThrough", meetings)
    write.say(developed, "akkg:field", topic.field)
    if dice.chance(0.4):
        write.say(committee, "akkg:characterisedAs", words("pivotal"))


def subregions(scene: Scene) -> None:
    """Tell of support for frameworks of sub-regions, and of an initiative that it carries out."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    frameworks = [
        write.thing(
            f"framework-{topic.slug}-{place}",
            "SubregionalFramework",
            f"{name}-{scene.name} {topic.words}",
        )
        for place, name in enumerate(("Upper River", "Islands", "Delta")[: dice.between(2, 3)])
    ]
    support = write.thing(
        f"support-{topic.slug}",
        "Support",
        f"support of {scene.name} for sub-regions on {topic.words}",
    )
    write.say(support, "akkg:by", scene.partner)
    write.say(support, "akkg:beneficiary", *frameworks)
    listed = write.thing(
        f"list-{topic.slug}-frameworks",
        "OpenList",
        f"sub-regions that {scene.name} supports on {topic.words}",
    )
    write.say(listed, "akkg:enumerationOf", support)
    write.say(listed, "akkg:enumeratedProperty", term("akkg:beneficiary"))
    write.say(listed, "akkg:openedBy", scene.words("including", "such as"))
    if dice.chance(0.6):
        name = f"Initiative for {scene.pair} Integration in {topic.words}"
        initiative = write.thing(f"initiative-{topic.slug}", "Initiative", name, title=name)
        projects = write.thing(
            f"integration-{topic.slug}", "ProjectGroup", f"projects of the {name}"
        )
        write.say(projects, "dcterms:isPartOf", initiative)
        write.say(support, "akkg:throughImplementationOf", projects)
