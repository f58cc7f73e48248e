"""Paragraphs of the introduction: relations, statuses, summits, declarations and plans."""

from __future__ import annotations

from bench.worlds.dates import LAST, of_month, of_year
from bench.worlds.scene import Meeting, Scene
from bench.worlds.terms import edtf, term, words

__all__ = ["plans", "relations", "summits"]

_LEVELS = (
    ("level-comprehensive-cooperation", "Comprehensive Cooperation Partnership"),
    ("level-strategic-partnership", "Strategic Partnership"),
    ("level-comprehensive-strategic-partnership", "Comprehensive Strategic Partnership"),
)


def relations(scene: Scene) -> None:
    """Tell how relations began, and how the partner became a full one."""
    write, dice, region = scene.write, scene.dice, scene.region
    scene.relation = write.thing(
        "relations", "DialogueRelation", f"{scene.pair} Dialogue Relations"
    )
    write.cast(scene.relation, "relation")
    scene.parties()
    write.say(scene.partner, "dcterms:title", words(f"Republic of {scene.name}"))
    begin = of_month(dice, scene.first, 1, 12) if dice.chance(0.7) else str(scene.first)
    status = _status(scene, "sectoral", "level-sectoral-dialogue", "sectoral dialogue")
    act = write.event(status, "Initiation", "initiation", date=begin, by=scene.both)
    _begins(scene, status, act)
    if dice.chance(0.6):
        _full(scene, status)
    if dice.chance(0.35):
        accession = f"{region.treaty[:-1]}-accession-{write.slug}>"
        write.say(region.treaty, "akkg:hasEvent", accession)
        write.say(accession, "rdf:type", term("akkg:Accession"))
        write.say(accession, "akkg:by", scene.partner)
        write.say(accession, "akkg:date", edtf(of_year(dice, scene.year())))
        write.cast(accession, "events", "accessions")


def _full(scene: Scene, sectoral: str) -> None:
    """The bloc grants the full status, at a meeting of its ministers where one is in time."""
    write, dice, region = scene.write, scene.dice, scene.region
    full = _status(scene, "full", "level-full-dialogue-partner", "full dialogue partner status")
    gathering = next((one for one in region.gatherings if 1 <= one.year - scene.first <= 2), None)
    if gathering is None:
        granting = write.event(
            full, "StatusGrant", "granting", date=of_year(dice, scene.first + 1), by=[region.bloc]
        )
    else:
        granting = write.event(
            full, "StatusGrant", "granting", at=gathering.meeting, by=[region.bloc]
        )
        scene.gather(gathering)
    write.say(granting, "akkg:beneficiary", scene.partner)
    _begins(scene, full, granting)
    _ends(scene, sectoral, full, granting, stated=dice.chance(0.3))


def summits(scene: Scene) -> None:
    """Tell of the summits, of the declaration of one, and of the first plan of action."""
    write, dice = scene.write, scene.dice
    series = write.thing(
        "summit", "SummitSeries", f"{scene.pair} Summit", title=f"{scene.pair} Summit"
    )
    scene.parties()
    for meeting in scene.summits:
        scene.tell(meeting, series)
    first = scene.summits[0]
    level, name = _LEVELS[0]
    status = _status(scene, level.removeprefix("level-"), level, name)
    declaration = _declare(scene, first, "", name)
    write.say(declaration, "schema:about", status)
    signed = write.event(declaration, "Signature", "signature", at=first.term)
    if dice.chance(0.5):
        write.say(signed, "akkg:date", edtf(first.date))
        write.say(signed, "akkg:characterisedAs", scene.words("new height", "milestone"))
    act = write.event(status, "Elevation", "elevation", at=first.term)
    write.say(act, "akkg:fromStatus", scene.status)
    _ends(scene, scene.status, status, act, raised=True)
    _begins(scene, status, act)
    scene.declarations.append((first.year, declaration))


def plans(scene: Scene) -> None:
    """Tell of the plans of action, one after the other, and of a further level."""
    write, dice = scene.write, scene.dice
    scene.parties()
    if len(scene.summits) > 2 or dice.chance(0.5):
        _raised(scene, scene.summits[-1])
    begin = scene.summits[0].year + 1
    earlier = ""
    for count in range(dice.between(2, 3)):
        year = begin + 5 * count
        if year > LAST:
            break
        plan = _plan(scene, year)
        follows = (plan, "akkg:followsInSeries", earlier)
        if earlier and dice.chance(0.5):
            write.say(*follows)
        elif earlier:
            write.read(f"plan-{year}-follows", "The one begins where the other ends.", [follows])
        earlier = plan


def _plan(scene: Scene, year: int) -> str:
    """A plan of action for five years, adopted in the year before."""
    write, dice = scene.write, scene.dice
    name = f"{scene.pair} Plan of Action {year}-{year + 4}"
    plan = write.thing(f"plan-{year}", "PlanOfAction", name, title=name)
    period = f"{plan[:-1]}-period>"
    write.say(plan, "akkg:coversPeriod", period)
    write.say(period, "rdf:type", term("akkg:Period"))
    write.say(period, "akkg:date", edtf(f"{year}/{year + 4}"))
    write.cast(period, "periods")
    meeting = next((one for one in scene.summits if one.year == year - 1), None)
    by = [scene.region.leaders] if dice.chance(0.3) else ()
    if meeting:
        write.event(plan, "Adoption", "adoption", at=meeting.term, by=by)
    else:
        write.event(plan, "Adoption", "adoption", date=of_year(dice, year - 1), by=by)
    property_ = "akkg:implements" if dice.chance(0.6) else "akkg:planOf"
    told_by_then = [one for declared, one in scene.declarations if declared < year]
    write.say(plan, property_, told_by_then[-1])
    return plan


def _raised(scene: Scene, summit: Meeting) -> None:
    """A summit agrees to raise the level, and declares so."""
    write, dice = scene.write, scene.dice
    level, name = dice.pick(_LEVELS[1:])
    earlier = scene.status
    status = _status(scene, level.removeprefix("level-"), level, name)
    act = write.event(
        status, "Decision", "decision", by=[summit.term, *scene.both[: dice.between(0, 1)]]
    )
    write.say(act, "akkg:agreedTo", words(f"raise dialogue relations to a {name.lower()}"))
    if dice.chance(0.5):
        write.say(act, "akkg:atMeeting", summit.term)
    else:
        write.say(act, "akkg:date", edtf(summit.date))
    raised = dice.chance(0.6)
    if raised:
        write.say(act, "akkg:fromStatus", earlier)
    _begins(scene, status, act)
    _ends(scene, earlier, status, act, raised=raised, stated=dice.chance(0.3))
    declaration = _declare(scene, summit, "-2", name)
    write.say(declaration, "schema:about", status)
    write.event(declaration, "Adoption", "adoption", at=summit.term, by=[scene.region.leaders])
    if dice.chance(0.4):
        write.say(declaration, "akkg:succeeds", scene.declarations[-1][1])
    scene.declarations.append((summit.year, declaration))


def _declare(scene: Scene, summit: Meeting, suffix: str, name: str) -> str:
    title = f"Joint Declaration on the {scene.pair} {name}"
    return scene.write.thing(f"declaration{suffix}", "JointDeclaration", title, title=title)


def _status(scene: Scene, slug: str, level: str, name: str) -> str:
    write = scene.write
    status = write.thing(f"status-{slug}", "PartnershipStatus", f"{scene.pair} {name}")
    write.say(status, "akkg:statusOf", scene.relation)
    write.say(status, "akkg:level", term(f"ak:{level}"))
    if scene.dice.chance(0.15):
        write.also_called(status, f"{name} with {scene.name}")
    return status


def _begins(scene: Scene, status: str, act: str) -> None:
    """A status begins with an act that brings to it."""
    write = scene.write
    write.say(act, "akkg:toStatus", status)
    write.say(status, "akkg:beganWith", act)
    write.cast(act, "status_events")
    scene.status = status


def _ends(
    scene: Scene, earlier: str, later: str, act: str, *, raised: bool = False, stated: bool = False
) -> None:
    """A status ends with what brings to the next, as a passage says or a reader infers."""
    claims = [(earlier, "akkg:endedWith", act)]
    if not raised:  # otherwise a rule says so
        claims.append((later, "akkg:succeeds", earlier))
    if stated:
        for claim in claims:
            scene.write.say(*claim)
        return
    slug = later.rpartition("-status-")[2][:-1]
    scene.write.read(f"{slug}-succeeds", "The passage tells of the one after the other.", claims)
