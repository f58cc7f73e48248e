"""The parts that things play in a partnership, by their classes."""

from __future__ import annotations

from functools import cache

__all__ = ["UNMENTIONED", "parts_of"]

UNMENTIONED = frozenset({"Enumeration", "OpenList"})
"""Classes of things with a handle that a passage need not mention: the curator makes them."""

_INSTRUMENTS = frozenset(
    {
        "Agreement",
        "Convention",
        "Declaration",
        "FrameworkAgreement",
        "FreeTradeAgreement",
        "JointDeclaration",
        "JointStatement",
        "JointVisionStatement",
        "MemorandumOfIntent",
        "MemorandumOfUnderstanding",
        "PlanOfAction",
        "Protocol",
        "Roadmap",
        "WorkPlan",
    }
)
_BODIES = frozenset(
    {
        "Association",
        "Centre",
        "Commission",
        "Committee",
        "GovernmentBody",
        "Institute",
        "Mission",
        "Organization",
        "TaskForce",
        "Team",
        "WorkingGroup",
    }
)
_PARTS = {
    "Accession": "accessions",
    "Adoption": "adoptions",
    "Anniversary": "anniversaries",
    "Celebration": "celebrations",
    "CommemorativeSummit": "commemorative_summits",
    "Cooperation": "cooperations",
    "CooperationPlatform": "platforms",
    "DataRelease": "releases",
    "Decision": "decisions",
    "Engagement": "engagements",
    "EntryIntoForce": "commencements",
    "Enumeration": "enumerations",
    "Establishment": "establishments",
    "FirstHolding": "first_holdings",
    "FlagshipProject": "projects",
    "Footnote": "footnotes",
    "FullImplementation": "full_implementations",
    "Fund": "funds",
    "GovernmentBody": "government_bodies",
    "Group": "groups",
    "Heading": "headings",
    "Initiative": "initiatives",
    "JointDeclaration": "declarations",
    "Launch": "launches",
    "MinisterialMeeting": "ministerial_meetings",
    "MinisterialSeries": "ministerial_series",
    "Mission": "missions",
    "Office": "offices",
    "OpenList": "open_lists",
    "Paragraph": "paragraphs",
    "PartnershipStatus": "statuses",
    "PlanOfAction": "plans",
    "Policy": "policies",
    "Programme": "programmes",
    "Project": "projects",
    "ProjectGroup": "project_groups",
    "Protocol": "protocols",
    "Signature": "signatures",
    "Statistic": "observations",
    "StatisticalSource": "statistical_sources",
    "Strategy": "strategies",
    "Summit": "summits",
    "SummitSeries": "summit_series",
    "Support": "supports",
    "TakingEffect": "commencements",
    "ThematicYear": "thematic_years",
}


@cache
def parts_of(kind: str) -> tuple[str, ...]:
    """Give the parts that all things of a class play.

    Example:
        >>> parts_of("Protocol")
        ('protocols', 'instruments')
    """
    parts = [_PARTS[kind]] if kind in _PARTS else []
    if kind in _INSTRUMENTS:
        parts.append("instruments")
    if kind in _BODIES:
        parts.append("organizations")
    return tuple(parts)
