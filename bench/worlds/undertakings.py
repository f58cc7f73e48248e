"""Paragraphs on undertakings and offices: programmes, projects, strategies, policies, missions."""

from __future__ import annotations

from bench.worlds.dates import of_month, of_year
from bench.worlds.scene import Scene
from bench.worlds.terms import digits, edtf, term, words

__all__ = ["environment", "flagship", "mission", "policy", "programmes", "strategy"]


def programmes(scene: Scene) -> None:
    """Tell of programmes that activities include, most of them every year."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    activities = write.thing(
        f"exchanges-{topic.slug}", "ProjectGroup", f"{scene.pair} exchanges on {topic.words}"
    )
    write.say(activities, "akkg:field", topic.field)
    write.say(activities, "akkg:characterisedAs", words("various"))
    names = dice.some(("Camp", "Network", "Incubator", "Seminar", "Workshop", "Fellowship"), 2, 4)
    for name in names:
        title = f"{scene.pair} {topic.words} {name}"
        programme = write.thing(
            f"programme-{topic.slug}-{name.lower()}", "Programme", title, title=title
        )
        write.say(activities, "akkg:includes", programme)
        scene.schedule(programme)
    listed = write.thing(
        f"list-{topic.slug}-programmes", "OpenList", f"programmes of {scene.pair} {topic.words}"
    )
    write.say(listed, "akkg:enumerationOf", activities)
    write.say(listed, "akkg:enumeratedProperty", term("akkg:includes"))
    write.say(listed, "akkg:openedBy", *dice.some([words("including"), words("such as")], 1, 2))


def flagship(scene: Scene) -> None:
    """Tell of a flagship project for a group."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    name = f"{scene.pair} {topic.words} Talents"
    project = write.thing(f"flagship-{topic.slug}", "FlagshipProject", name, title=name)
    if dice.chance(0.4):
        write.say(project, "dcterms:title", words(f"Talents de {scene.name} : {topic.words}", "fr"))
        write.also_called(project, f"{name} (programa)", "pt")
    people = write.thing(
        f"students-{topic.slug}", "Group", f"students of {topic.words} from {scene.name}"
    )
    write.say(people, "akkg:belongsTo", scene.ministry() if dice.chance(0.5) else scene.partner)
    write.say(project, "akkg:beneficiary", people)
    write.say(project, "akkg:field", topic.field)
    write.say(project, "akkg:purpose", words("provide the opportunity to study"))
    write.say(project, "akkg:contributesTo", scene.words("closer ties", "better schools"))
    scene.schedule(project)


def environment(scene: Scene) -> None:
    """Tell of counted projects by which cooperation has been strengthened, and of an initiative."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    cooperation = scene.cooperation(topic)
    projects = []
    for number in range(1, dice.between(2, 3) + 1):
        name = f"{scene.pair} {topic.words} Project {number}"
        projects.append(
            write.thing(f"project-{topic.slug}-{number}", "FlagshipProject", name, title=name)
        )
        write.say(projects[-1], "akkg:characterisedAs", scene.words("ongoing", "regional"))
    write.say(cooperation, "akkg:strengthenedWith", *projects)
    counted = write.thing(
        f"list-{topic.slug}-projects",
        "Enumeration",
        f"flagship projects of {scene.pair} {topic.words}",
    )
    write.say(counted, "akkg:enumerationOf", cooperation)
    write.say(counted, "akkg:enumeratedProperty", term("akkg:strengthenedWith"))
    write.say(counted, "akkg:statedCount", digits(len(projects)))
    write.cast(counted, "counted_lists")
    if dice.chance(0.6):
        name = f"Partnership for {scene.pair} {topic.words} Action"
        initiative = write.thing(f"action-{topic.slug}", "Initiative", name, title=name)
        date = of_month(dice, scene.year(), 1, 12)
        write.event(initiative, "Launch", "launch", date=date, by=[scene.partner])
        write.say(initiative, "akkg:purpose", words("scale efforts"))


def strategy(scene: Scene) -> None:
    """Tell of a strategy that was announced at a summit, and of an initiative with its lists."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    summit = dice.pick(scene.summits)
    name = f"{scene.name} {topic.words} Strategy"
    plan = write.thing(f"strategy-{topic.slug}", "Strategy", name, title=name)
    write.say(plan, "akkg:belongsTo", scene.partner)
    visions = dice.some([words("a free region"), words("peace"), words("prosperity")], 2, 3)
    write.say(plan, "akkg:envisions", *visions)
    write.say(plan, "schema:about", scene.site().place)
    write.event(plan, "Announcement", "announcement", at=summit.term, by=[scene.partner])
    seen = write.thing(f"list-{topic.slug}-visions", "Enumeration", f"key visions of the {name}")
    write.say(seen, "akkg:enumerationOf", plan)
    write.say(seen, "akkg:statedCount", digits(len(visions)))
    write.say(seen, "akkg:enumeratedProperty", term("akkg:envisions"))
    write.cast(seen, "counted_lists")
    name = f"{scene.pair} Solidarity Initiative on {topic.words}"
    initiative = write.thing(
        f"solidarity-{topic.slug}", "Initiative", name, title=name, acronym=f"{scene.name[0]}SI"
    )
    write.say(initiative, "dcterms:isPartOf", plan)
    write.say(initiative, "akkg:belongsTo", scene.partner)
    areas = write.thing(f"list-{topic.slug}-areas", "Enumeration", f"priority areas of the {name}")
    efforts = write.thing(
        f"list-{topic.slug}-efforts", "Enumeration", f"lines of effort of the {name}"
    )
    write.say(areas, "akkg:enumerationOf", initiative)
    write.say(areas, "akkg:consolidatedInto", efforts)
    write.event(areas, "Identification", "identification", by=[scene.partner])
    write.say(efforts, "akkg:enumerationOf", initiative)
    write.say(efforts, "akkg:alignedWith", seen)
    write.say(efforts, "akkg:statedCount", digits(dice.between(4, 9)))
    write.say(efforts, "akkg:characterisedAs", words("core lines of effort"))
    if dice.chance(0.5):
        pledges = write.thing(f"list-{topic.slug}-pledges", "Enumeration", f"pledges of the {name}")
        write.say(pledges, "akkg:enumerationOf", initiative)
        write.say(efforts, "akkg:consolidatedInto", pledges)


def policy(scene: Scene) -> None:
    """Tell of a statement about policies, with what it is for in particular."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    name = f"{scene.name} {topic.words} Outlook"
    followed = write.thing(f"policy-{topic.slug}", "Policy", name, title=name)
    write.say(followed, "akkg:belongsTo", scene.partner)
    title = f"{scene.pair} Joint Statement on {topic.words}"
    statement = write.thing(f"joint-statement-{topic.slug}", "JointStatement", title, title=title)
    write.say(statement, "schema:about", followed)
    write.say(statement, "akkg:purpose", words("promote practical cooperation"))
    write.say(statement, "akkg:inParticular", words(f"cooperate on {topic.words.lower()}"))
    summit = dice.pick(scene.summits)
    adopted = write.event(statement, "Adoption", "adoption", at=summit.term, by=scene.both)
    if dice.chance(0.4):
        write.say(adopted, "akkg:date", edtf(summit.date))
    listed = write.thing(f"list-{topic.slug}-purposes", "OpenList", f"purposes of the {title}")
    write.say(listed, "akkg:enumerationOf", statement)
    write.say(listed, "akkg:enumeratedProperty", term("akkg:inParticular"))
    write.say(listed, "akkg:openedBy", words("including"))


def mission(scene: Scene) -> None:
    """Tell of the mission of the partner, and of its ambassador."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    year = scene.year()
    at = f"{scene.region.name} ({topic.words})"
    seat = write.thing(f"mission-{topic.slug}", "Mission", f"Mission of {scene.name} to {at}")
    post = write.thing(f"ambassador-{topic.slug}", "Office", f"Ambassador of {scene.name} to {at}")
    for thing in (seat, post):
        write.say(thing, "akkg:accreditedTo", scene.region.bloc)
        write.say(thing, "akkg:belongsTo", scene.partner)
    write.say(post, "akkg:characterisedAs", words("resident"))
    write.event(
        seat,
        "Establishment",
        "establishment",
        date=of_month(dice, year, 1, 12),
        place=scene.site().place,
        by=[scene.partner],
    )
    write.event(post, "Appointment", "appointment", date=of_year(dice, year), by=[scene.partner])
