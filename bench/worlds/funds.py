"""Paragraphs on funds: how they are made, merged and split, and who looks after them."""

from __future__ import annotations

from bench.worlds.dates import LAST, of_month, of_year
from bench.worlds.scene import Scene, Topic
from bench.worlds.terms import term, words

__all__ = ["merger", "split", "team", "working_group"]


def merger(scene: Scene) -> None:
    """Tell of two or three funds, and of the one into which they were merged."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    year = min(scene.year(), LAST - 4)
    olds = [
        _fund(scene, topic, place, name, year - dice.between(0, 1))
        for place, name in enumerate(("Special", "Future", "Project")[: dice.between(2, 3)])
    ]
    title = f"{scene.pair} {topic.words} Cooperation Fund"
    new = write.thing(f"fund-{topic.slug}", "Fund", title, title=title, acronym=_short(scene))
    write.say(new, "akkg:purpose", scene.words("provide funding", "carry out projects"))
    merged = write.event(new, "Merger", "merger", date=of_year(dice, year + dice.between(1, 4)))
    write.say(merged, "org:originalOrganization", *olds)
    write.say(merged, "org:resultingOrganization", new)
    projects = _projects(scene, topic, new)
    write.say(projects, "akkg:initiatedBy", scene.region.members, scene.partner)
    if dice.chance(0.4):
        listed = write.thing(
            f"list-{topic.slug}-fields",
            "OpenList",
            f"fields of the {scene.pair} {topic.words} Fund",
        )
        write.say(olds[0], "akkg:field", topic.field, *_others(scene, topic))
        write.say(listed, "akkg:enumerationOf", olds[0])
        write.say(listed, "akkg:enumeratedProperty", term("akkg:field"))
        write.say(listed, "akkg:openedBy", words("and others"))
    if not write.roles["merger"]:
        write.cast(merged, "merger")
        write.cast(new, "merger_result")
        write.cast_all(olds, "merged")


def split(scene: Scene) -> None:
    """Tell of a fund that two others succeeded."""
    write, topic = scene.write, scene.topic()
    year = min(scene.year(), LAST - 5)
    trunk = _fund(scene, topic, 5, "Joint", year)
    branches = [
        _fund(scene, topic, place, name, year + scene.dice.between(2, 4))
        for place, name in ((6, "Northern"), (7, "Southern"))
    ]
    for branch in branches:
        write.say(branch, "akkg:succeeds", trunk)
    if not write.roles["fork"]:
        write.cast_all([trunk, *branches], "fork")


def working_group(scene: Scene) -> None:
    """Tell of a working group, and of the fund for the projects under its purview."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    year = min(scene.year(), LAST - 2)
    name = f"{scene.pair} Working Group on {topic.words}"
    group = write.thing(f"group-{topic.slug}", "WorkingGroup", name, title=name)
    write.event(group, "Establishment", "establishment", date=str(year))
    ministry = scene.ministry()
    title = f"{scene.pair} {topic.words} Fund"
    fund = write.thing(f"fund-{topic.slug}", "Fund", title, title=title)
    write.say(fund, "akkg:characterisedAs", words("special fund"))
    date = of_year(dice, year + dice.between(0, 2))
    write.event(fund, "Establishment", "establishment", date=date, by=[ministry])
    projects = _projects(scene, topic, fund)
    write.say(projects, "akkg:underPurviewOf", group)


def team(scene: Scene) -> None:
    """Tell of a team that works for projects, and of one of these."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    projects = write.thing(
        f"projects-{topic.slug}", "ProjectGroup", f"{scene.pair} projects on {topic.words}"
    )
    name = f"{scene.pair} {topic.words} Management Team"
    people = write.thing(f"team-{topic.slug}", "Team", name, title=name)
    write.say(people, "akkg:worksFor", projects)
    write.say(people, "akkg:purpose", words("effective management"), words("oversight"))
    date = of_month(dice, scene.year(), 1, 12)
    write.event(people, "Establishment", "establishment", date=date)
    if dice.chance(0.5):
        title = f"{scene.pair} {topic.words} Project"
        project = write.thing(f"project-{topic.slug}", "Project", title, title=title)
        write.say(projects, "akkg:includes", project)
        write.say(project, "akkg:beneficiary", scene.region.members)
        write.event(project, "Launch", "launch", date=str(scene.year()), by=[scene.partner])


def _fund(scene: Scene, topic: Topic, place: int, name: str, year: int) -> str:
    """A fund that was launched in a year, for a purpose."""
    write, dice = scene.write, scene.dice
    title = f"{scene.pair} {name} {topic.words} Fund"
    fund = write.thing(f"fund-{topic.slug}-{place}", "Fund", title, title=title)
    by = [scene.ministry()] if dice.chance(0.3) else ()
    write.event(fund, "Launch", "launch", date=of_year(dice, max(year, scene.first)), by=by)
    if dice.chance(0.6):
        write.say(fund, "akkg:purpose", scene.words("enhance exchanges", "carry out projects"))
    return fund


def _projects(scene: Scene, topic: Topic, fund: str) -> str:
    """The projects that a fund finances."""
    write = scene.write
    projects = write.thing(
        f"projects-{topic.slug}", "ProjectGroup", f"projects of the {scene.pair} {topic.words} Fund"
    )
    write.say(fund, "akkg:finances", projects)
    if scene.dice.chance(0.3):
        write.say(projects, "akkg:characterisedAs", words("under the programme-based approach"))
    return projects


def _others(scene: Scene, topic: Topic) -> list[str]:
    return [
        other
        for other in (scene.a_field("culture"), scene.a_field("health"))
        if other != topic.field
    ]


def _short(scene: Scene) -> str:
    return f"{scene.region.name[0]}{scene.name[0]}CF" if scene.dice.chance(0.5) else ""
