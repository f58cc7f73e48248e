"""Paragraphs on instruments: chains of agreements, forks, protocols, and single instruments."""

from __future__ import annotations

from bench.worlds.dates import LAST, of_month, of_year
from bench.worlds.scene import Scene, Topic
from bench.worlds.terms import edtf, words

__all__ = ["agreements", "combat", "commission", "work_plan"]

_NEXT = ("Trade in Goods", "Trade in Services", "Investment", "Digital Trade", "Customs")


def agreements(scene: Scene) -> None:
    """Tell of a chain of agreements; two of them may follow the same one."""
    dice, topic = scene.dice, scene.topic()
    year = dice.between(scene.first + 1, LAST - 16)  # all of the chain is in time
    chain = [_agreement(scene, topic, 0, "Framework", "FrameworkAgreement", year)]
    for place in range(1, dice.between(3, 5)):
        year += dice.between(1, 3)
        chain.append(_agreement(scene, topic, place, _NEXT[place - 1], "Agreement", year))
        _follows(scene, chain[-1], chain[-2], f"{topic.slug}-{place}")
    if dice.chance(0.5):
        last = _agreement(scene, topic, 9, "Free Trade", "FreeTradeAgreement", year + 1)
        _follows(scene, last, chain[-1], f"{topic.slug}-9")
        chain.append(last)
    if not scene.write.roles["chain"]:
        scene.write.cast_all(chain, "chain")
    if dice.chance(0.5):
        branch = _agreement(scene, topic, 8, "Government Procurement", "Agreement", year + 1)
        _follows(scene, branch, chain[1], f"{topic.slug}-8")
        if not scene.write.roles["fork"]:
            scene.write.cast_all([chain[1], chain[2], branch], "fork")
    if dice.chance(0.6):
        _protocol(scene, topic, chain[-1], year + 3)


def _agreement(scene: Scene, topic: Topic, place: int, name: str, kind: str, year: int) -> str:
    """An agreement that is signed in a year and comes into force or effect in the next."""
    write, dice = scene.write, scene.dice
    title = f"{scene.pair} {name} Agreement on {topic.words}"
    acronym = f"{scene.region.name[0]}{scene.name[0]}A{place}" if dice.chance(0.2) else ""
    agreement = write.thing(
        f"agreement-{topic.slug}-{place}", kind, title, acronym=acronym, title=title
    )
    write.say(agreement, "akkg:field", topic.field)
    by = (scene.region.members, scene.partner) if dice.chance(0.3) else ()
    if by:
        write.say(agreement, "akkg:party", *by)
    place_ = scene.site().place if dice.chance(0.3) else ""
    write.event(agreement, "Signature", "signature", date=of_year(dice, year), by=by, place=place_)
    kind, suffix = dice.pick(
        (("EntryIntoForce", "entry-into-force"), ("TakingEffect", "taking-effect"))
    )
    write.event(agreement, kind, suffix, date=of_year(dice, year + 1))
    return agreement


def _follows(scene: Scene, later: str, earlier: str, slug: str) -> None:
    """One agreement follows another: the passage says so, or a reader infers it."""
    claim = (later, "akkg:followsInSeries", earlier)
    if scene.dice.chance(0.6):
        scene.write.say(*claim)
    else:
        note = "The passage tells of the one after the other."
        scene.write.read(f"agreement-{slug}-follows", note, [claim])


def _protocol(scene: Scene, topic: Topic, agreement: str, year: int) -> None:
    """A protocol amends an agreement, enters into force for single states, and is carried out."""
    write, dice = scene.write, scene.dice
    title = f"Protocol to Amend the {scene.pair} Agreement on {topic.words}"
    protocol = write.thing(f"protocol-{topic.slug}", "Protocol", title, title=title)
    write.say(protocol, "eli:amends", agreement)
    everyone = write.thing(
        f"parties-{topic.slug}", "Group", f"all parties to the {scene.pair} {topic.words} protocol"
    )
    write.event(protocol, "Signature", "signature", date=of_month(dice, year, 1, 6), by=[everyone])
    force = ""
    for state in dice.some(scene.region.states[:8], 1, 3):
        name = state.rpartition("/")[2][:-1]
        force = write.event(
            protocol,
            "EntryIntoForce",
            f"entry-into-force-{name}",
            date=of_month(dice, year, 7, 12),
        )
        write.say(force, "akkg:forParty", state)
    full = write.event(protocol, "FullImplementation", "full-implementation", by=[everyone])
    write.say(full, "akkg:subsequentTo", force)
    if dice.chance(0.4):
        second = write.thing(
            f"protocol-{topic.slug}-2",
            "Protocol",
            f"Second Protocol to the {scene.pair} Agreement on {topic.words}",
        )
        write.say(second, "eli:amends", protocol)
        signed = write.event(second, "Signature", "signature", date=str(year + 1))
        write.say(signed, "akkg:subsequentTo", full)
    if dice.chance(0.5):
        write.say(full, "akkg:date", edtf(str(year + 1)))


def combat(scene: Scene) -> None:
    """Tell of a declaration that ministers signed at the margins of their meeting."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    title = f"{scene.pair} Joint Declaration for Cooperation on {topic.words}"
    declared = write.thing(f"declaration-{topic.slug}", "JointDeclaration", title, title=title)
    write.say(declared, "akkg:field", topic.field)
    minister = write.thing("foreign-minister", "Office", f"Foreign Minister of {scene.name}")
    write.say(minister, "akkg:belongsTo", scene.partner)
    gathering = dice.pick(scene.region.gatherings)
    scene.gather(gathering)
    write.say(gathering.site.place, "akkg:country", gathering.site.state)
    signed = write.event(
        declared,
        "Signature",
        "signature",
        date=gathering.day[: dice.pick((4, 7))],
        place=gathering.site.place if dice.chance(0.5) else "",
        by=[minister, scene.region.leaders],
    )
    write.say(signed, "akkg:atMarginsOf", gathering.meeting)
    if dice.chance(0.6):
        plan = write.thing(
            f"plan-{topic.slug}", "WorkPlan", f"{scene.pair} Work Plan on {topic.words}"
        )
        write.say(plan, "akkg:characterisedAs", words("ongoing"))
        write.say(plan, "akkg:implementedBy", *scene.both)


def commission(scene: Scene) -> None:
    """Tell how the partner helps a commission, and a convention to be carried out."""
    write, dice, topic = scene.write, scene.dice, scene.topic()
    body = write.thing(
        f"commission-{topic.slug}",
        "Commission",
        f"{scene.pair} Commission on {topic.words}",
        acronym=f"{scene.name[:2].upper()}C" if dice.chance(0.5) else "",
    )
    support = write.thing(
        f"support-{topic.slug}",
        "Support",
        f"support of {scene.name} for the commission on {topic.words}",
    )
    write.say(support, "akkg:beneficiary", body)
    write.say(support, "akkg:by", scene.partner)
    write.say(support, "akkg:field", *{topic.field: 0, scene.a_field(): 0})
    write.say(support, "akkg:purpose", scene.words("promotion of rights", "better oversight"))
    title = f"{scene.pair} Convention on {topic.words}"
    convention = write.thing(f"convention-{topic.slug}", "Convention", title, title=title)
    write.say(support, "akkg:supportsImplementationOf", convention)
    if dice.chance(0.6):
        council = write.thing(
            f"council-{topic.slug}", "Committee", f"{scene.pair} Committee on {topic.words}"
        )
        write.say(body, "akkg:succeeds", council)


def work_plan(scene: Scene) -> None:
    """Tell of a plan of work that is made every year or so."""
    write, topic = scene.write, scene.topic()
    cooperation = scene.cooperation(topic)
    title = f"{scene.pair} {topic.words} Work Plan"
    plan = write.thing(f"work-plan-{topic.slug}", "WorkPlan", title, title=title)
    write.say(plan, "schema:about", cooperation)
    write.say(plan, "akkg:field", *{topic.field: 0, scene.a_field(): 0})
    write.say(plan, "akkg:implementedBy", *scene.both)
    scene.schedule(plan)
    title = f"{scene.pair} {topic.words} Roadmap"
    roadmap = write.thing(f"roadmap-{topic.slug}", "Roadmap", title, title=title)
    write.say(cooperation, "akkg:throughImplementationOf", roadmap)
