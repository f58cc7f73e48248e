"""Faults of values that are not of the kind that a property leads to, one for each shape."""

from __future__ import annotations

from bench.faults.claims import Claims
from bench.faults.edits import Choice, of_roles, uncounted
from bench.faults.fault import Kind
from bench.faults.kinds.leading import leads_to

__all__ = ["kinds"]

_COOPERATIONS, _SUPPORTS, _GROUPS = "cooperations", "supports", "project_groups"
_LISTS = "enumerations counted_lists open_lists"
_BODIES = "offices groups missions"

# The shape, the things, the property, what it is made to lead to, the component.
_ROWS = (
    ("activity-by", _SUPPORTS, "akkg:by", "plans", "Class"),
    ("activity-enhanced-through", _COOPERATIONS, "akkg:enhancedThrough", "partner", "Node"),
    ("activity-promoted-through", _COOPERATIONS, "akkg:promotedThrough", "partner", "Node"),
    ("activity-promoted-with", _COOPERATIONS, "akkg:promotedWith", "partner", "Node"),
    ("activity-strengthened-with", _COOPERATIONS, "akkg:strengthenedWith", "partner", "Node"),
    (
        "activity-supports-implementation-of",
        _SUPPORTS,
        "akkg:supportsImplementationOf",
        "partner",
        "Class",
    ),
    ("activity-through", _COOPERATIONS, "akkg:through", "partner", "Node"),
    (
        "activity-through-implementation-of",
        _COOPERATIONS,
        "akkg:throughImplementationOf",
        "partner",
        "Or",
    ),
    ("actor-accredited-to", "missions", "akkg:accreditedTo", "plans", "Class"),
    ("actor-works-for", "organizations", "akkg:worksFor", "plans", "Class"),
    ("aligned-with", _LISTS, "akkg:alignedWith", "plans", "Class"),
    ("belongs-to", _BODIES, "akkg:belongsTo", "plans", "Class"),
    ("beneficiary", _SUPPORTS, "akkg:beneficiary", "plans", "Or"),
    ("consolidated-into", _LISTS, "akkg:consolidatedInto", "plans", "Class"),
    ("instrument-amends", "protocols", "eli:amends", "partner", "Class"),
    ("mechanism-priority-area", "summit_series", "akkg:priorityArea", "indicators", "Node"),
    ("plan-implements", "plans", "akkg:implements", "partner", "Class"),
    ("plan-of", "plans", "akkg:planOf", "partner", "Class"),
    ("platform-developed-by", "platforms", "akkg:developedBy", "plans", "Class"),
    ("platform-developed-through", "platforms", "akkg:developedThrough", "partner", "Node"),
    ("project-group-during", _GROUPS, "akkg:during", "plans", "Class"),
    ("project-group-includes", _GROUPS, "akkg:includes", "plans", "Class"),
    ("project-group-initiated-by", _GROUPS, "akkg:initiatedBy", "plans", "Class"),
    ("project-group-under-purview-of", _GROUPS, "akkg:underPurviewOf", "plans", "Class"),
    ("statistic-report", "figures", "akkg:reportedIn", "plans", "Or"),
    ("undertaking-part-of", "programmes projects", "dcterms:isPartOf", "plans", "Class"),
)


def _placeless(claims: Claims) -> list[str]:
    acts = claims.role("signatures", "adoptions")
    return [each for each in acts if not claims.given(each, "akkg:place")]


def _meetingless(claims: Claims) -> list[str]:
    acts = claims.role("signatures", "adoptions", "launches", "establishments")
    return [each for each in acts if not claims.given(each, "akkg:atMeeting", "akkg:atMarginsOf")]


def _unranked(claims: Claims) -> list[str]:
    return [each for each in claims.role("ranks") if not claims.given(each, "akkg:rankedAmong")]


def _for_all(claims: Claims) -> list[str]:
    return [
        each for each in claims.role("commencements") if not claims.given(each, "akkg:forParty")
    ]


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module, each named after the shape that finds it."""
    more: tuple[tuple[str, Choice, str, str], ...] = (
        ("place", _placeless, "akkg:place", "partner"),
        ("act-at-meeting", _meetingless, "akkg:atMeeting", "plans"),
        ("act-for-party", _for_all, "akkg:forParty", "plans"),
        ("ranked-among", _unranked, "akkg:rankedAmong", "partner"),
    )
    rows = [
        (shape, uncounted(*things.split()), name, target, component)
        for shape, things, name, target, component in _ROWS
    ]
    rows += [(shape, choice, name, target, "Class") for shape, choice, name, target in more]
    return tuple(
        Kind(
            f"value-of-{shape}",
            f"The shape {shape} looks at a value that is of no kind it allows for.",
            leads_to(choice, name, of_roles(target), component, f"shape:{shape}"),
        )
        for shape, choice, name, target, component in rows
    )
