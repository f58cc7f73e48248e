"""Faults of how many values there are: none, too many, or fewer than are counted."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from bench.faults.claims import Claims
from bench.faults.edits import adds, adds_twice, lacks, of_roles, pick, replaced
from bench.faults.fault import Edit, Kind, edit, expect
from bench.faults.terms import integer, iri, plain

__all__ = ["kinds"]


def one_fund_merged(claims: Claims, dice: Random) -> Edit | None:
    """A merger of one is none."""
    merger = pick(dice, claims.role("merger"))
    if merger is None:
        return None
    name = "org:originalOrganization"
    kept = claims.values(merger, name)[0]
    removed = [each for each in claims.given(merger, name) if each[2] != kept]
    return edit(removed, (), expect(merger, name, "", "MinCount", "shape:merger-of-several"))


def no_release(claims: Claims, dice: Random) -> Edit | None:
    """The shape counts only releases of data; a reading that said no more is empty."""
    figure = pick(dice, claims.role("observations"))
    if figure is None:
        return None
    releases = claims.role("releases")
    old = [each for each in claims.given(figure, "akkg:reportedIn") if each[2] in releases]
    found = expect(figure, "akkg:reportedIn", "", "QualifiedMinCount", "shape:statistic-as-of")
    left = [each for each in claims.statements if each not in old]
    empty = [
        expect(graph, "", "", "SPARQL", "check:reading-without-claims")
        for graph in sorted({graph for _, _, _, graph in old}.intersection(claims.role("readings")))
        if all(thing == graph for thing, _, _, place in left if place == graph)
    ]
    return edit(old, (), found, *empty)


def wrong_count(claims: Claims, dice: Random) -> Edit | None:
    """The list is closed, so it has as many members as it counts."""
    closed = (each for each in claims.role("counted_lists") if not claims.a(each, "akkg:OpenList"))
    listed = pick(dice, (each for each in closed if claims.given(each, "akkg:enumeratedProperty")))
    if listed is None:
        return None
    old = claims.given(listed, "akkg:statedCount")
    value = integer(int(old[0][2].split('"')[1]) + 1)
    found = expect(
        listed,
        "akkg:statedCount",
        value,
        "SPARQL",
        "shape:enumeration-count-is-reached",
        "warning",
    )
    return edit(old, replaced(old, value), found)


def empty_list(claims: Claims, dice: Random) -> Edit | None:
    """What is listed must be stated, by the property or by one below it."""
    lists = claims.role("enumerations", "counted_lists", "open_lists")
    listed = pick(dice, (each for each in lists if claims.given(each, "akkg:enumeratedProperty")))
    if listed is None:
        return None
    old = claims.given(listed, "akkg:enumeratedProperty")
    value = iri("akkg:consolidatedInto")
    found = expect(
        listed, "akkg:enumeratedProperty", value, "SPARQL", "shape:enumeration-has-members"
    )
    return edit(old, replaced(old, value), found)


def two_plans_for_a_period(claims: Claims, dice: Random) -> Edit | None:
    """The period is then called after both plans, and the other plan has two periods.

    That other plan is the one before, so that no plan covers a period before that of another.
    """
    plans = claims.role("plans")
    pairs = [
        (one, other)
        for other, one in pairwise(plans)
        if claims.given(one, "akkg:coversPeriod") and claims.given(other, "akkg:coversPeriod")
    ]
    pair = pick(dice, pairs)
    if pair is None:
        return None
    one, other = pair
    period = claims.values(one, "akkg:coversPeriod")[0]
    added = claims.say(other, "akkg:coversPeriod", period)
    return edit(
        (),
        [each for each in added if each[0] == other],
        expect(other, "akkg:coversPeriod", "", "MaxCount", "shape:plan-period"),
        expect(period, "^akkg:coversPeriod", "", "MaxCount", "shape:period-plan"),
        expect(period, "rdfs:label", "", "MaxCount", "shape:one-label"),
    )


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    figures, flows = of_roles("figures"), of_roles("flows")
    return (
        Kind(
            "cooperation-in-no-field",
            "A cooperation names no field.",
            lacks(_unlisted_cooperations, "akkg:field", "shape:cooperation-field"),
        ),
        Kind(
            "support-by-nobody",
            "A support names no actor.",
            lacks(of_roles("supports"), "akkg:by", "shape:support-by"),
        ),
        Kind(
            "engagement-by-nobody",
            "An engagement names no actor.",
            lacks(of_roles("engagements"), "akkg:by", "shape:engagement-by"),
        ),
        Kind(
            "mission-to-nobody",
            "A mission is accredited to nobody.",
            lacks(of_roles("missions"), "akkg:accreditedTo", "shape:mission-accreditation"),
        ),
        Kind(
            "government-body-of-no-state",
            "A government body belongs to no state.",
            lacks(of_roles("government_bodies"), "akkg:belongsTo", "shape:government-body-state"),
        ),
        Kind(
            "decision-on-nothing",
            "A decision does not say to what it agrees.",
            lacks(of_roles("decisions"), "akkg:agreedTo", "shape:decision-agreed-to"),
        ),
        Kind(
            "open-list-without-words",
            "An open list does not say with which words the text opens it.",
            lacks(of_roles("open_lists"), "akkg:openedBy", "shape:open-list-opened-by"),
        ),
        Kind(
            "list-of-none",
            "An open list counts nought.",
            adds(
                _uncounted_lists,
                "akkg:statedCount",
                integer(0),
                "Pattern",
                "shape:enumeration-count",
            ),
        ),
        Kind(
            "untagged-opening",
            "The words that open a list are a plain string.",
            adds(
                of_roles("open_lists"),
                "akkg:openedBy",
                plain("and so on"),
                "Datatype",
                "shape:enumeration-opened-by",
            ),
        ),
        Kind(
            "status-at-no-level",
            "A status is at no level.",
            lacks(of_roles("statuses"), "akkg:level", "shape:status-level"),
        ),
        Kind(
            "figure-without-print",
            "A figure is not given as it is printed.",
            lacks(figures, "akkg:printedForm", "shape:statistic-printed-form"),
        ),
        Kind(
            "growth-without-base",
            "A growth does not say with what it compares.",
            lacks(figures, "akkg:comparedWith", "shape:growth-has-base"),
        ),
        Kind(
            "base-without-growth",
            "A period is compared with for no growth.",
            lacks(figures, "akkg:growthPercent", "shape:base-has-growth"),
        ),
        Kind(
            "flow-from-nowhere",
            "A flow has no source.",
            lacks(flows, "akkg:flowFrom", "shape:flow-source"),
        ),
        Kind(
            "flow-to-nowhere",
            "A flow has no destination.",
            lacks(flows, "akkg:flowTo", "shape:flow-destination"),
        ),
        Kind(
            "rank-for-nobody",
            "A rank is counted for nobody.",
            lacks(of_roles("ranks"), "akkg:rankFor", "shape:rank-counted-for"),
        ),
        Kind(
            "rank-of-nobody",
            "A rank is held by nobody.",
            lacks(of_roles("ranks"), "akkg:rankOf", "shape:rank-holder"),
        ),
        Kind(
            "figure-without-unit",
            "A figure has no unit.",
            lacks(figures, "sdmx-attribute:unitMeasure", "shape:statistic-unit"),
        ),
        Kind(
            "release-of-nothing",
            "A release of data is part of no statistics.",
            lacks(of_roles("releases"), "dcterms:isPartOf", "shape:release-of"),
        ),
        Kind(
            "merger-into-nothing",
            "A merger names no fund that results.",
            lacks(of_roles("merger"), "org:resultingOrganization", "shape:merger-result"),
        ),
        Kind(
            "heading-of-nothing",
            "A heading is part of nothing.",
            lacks(of_roles("headings"), "dcterms:isPartOf", "shape:passage-part-of"),
        ),
        Kind(
            "document-without-title",
            "A document has no title.",
            lacks(of_roles("document"), "dcterms:title", "shape:source-title"),
        ),
        Kind(
            "status-of-nothing",
            "A status is one of no relations.",
            lacks(_last_status, "akkg:statusOf", "shape:status-of"),
        ),
        Kind(
            "anniversary-of-nothing",
            "An anniversary is one of no relations.",
            lacks(of_roles("anniversaries"), "akkg:anniversaryOf", "shape:anniversary-of"),
        ),
        Kind(
            "two-printed-forms",
            "A figure is given twice as it is printed.",
            adds_twice(figures, "akkg:printedForm", plain("a few"), "shape:statistic-printed-form"),
        ),
        Kind(
            "two-levels",
            "A status is at two levels.",
            adds_twice(
                of_roles("statuses"),
                "akkg:level",
                iri("ak:level-sectoral-dialogue"),
                "shape:status-level",
            ),
        ),
        Kind("one-fund-merged", "A merger merges one fund.", one_fund_merged),
        Kind("no-release", "A figure is reported in no release of data.", no_release),
        Kind("wrong-count", "A list counts one member more than it has.", wrong_count),
        Kind("empty-list", "A list lists by a property that its thing does not have.", empty_list),
        Kind("two-plans-for-a-period", "Two plans cover one period.", two_plans_for_a_period),
    )


def _unlisted_cooperations(claims: Claims) -> list[str]:
    return [
        each for each in claims.role("cooperations") if not claims.uses(each, "akkg:enumerationOf")
    ]


def _uncounted_lists(claims: Claims) -> list[str]:
    return [
        each for each in claims.role("open_lists") if not claims.given(each, "akkg:statedCount")
    ]


def _last_status(claims: Claims) -> tuple[str, ...]:
    return claims.role("statuses")[-1:]
