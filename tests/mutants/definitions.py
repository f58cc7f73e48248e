"""What the ontology means by its terms, as far as its definitions say it: the measure of mutants.

It is written from the definitions in `ontology/akkg.ttl` and from the design, and not from the
shapes, so that it can tell what they fail to see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

# Property; the classes whose things may have it (* for any); what its values may be, classes or a
# kind of literal (* for any thing); whether a thing has one value at most, whether it can lead to
# another thing of the class, and whether it can be left out, with nothing else becoming untrue.
_PROPERTIES = """
akkg:accreditedTo | Mission Office | Organization | free
akkg:acronym | * | string | optional
akkg:agreedTo | Decision | text |
akkg:alignedWith | Enumeration | Enumeration | free
akkg:anniversaryOf | Anniversary | DialogueRelation | one
akkg:anniversaryYears | Anniversary | integer | one
akkg:asOf | DataRelease | edtf | one
akkg:atMarginsOf | Event | Meeting |
akkg:atMeeting | Event | Meeting | one optional
akkg:beganWith | PartnershipStatus | Event | one
akkg:belongsTo | Organization Office Group Undertaking | Actor | free
akkg:beneficiary | Support Undertaking MeetingSeries StatusGrant | Actor Mechanism | free optional
akkg:by | Event Activity | Actor Meeting | free optional
akkg:celebratedWith | Celebration | Summit |
akkg:characterisedAs | * | text | optional
akkg:commemorates | Summit | Anniversary |
akkg:comparedWith | Statistic | edtf | one
akkg:consolidatedInto | Enumeration | Enumeration |
akkg:contributesTo | * | text | optional
akkg:country | Place Event Support | State | optional
akkg:coversPeriod | PlanOfAction | Period | one
akkg:date | Event Period Schedule | edtf | optional
akkg:developedBy | CooperationPlatform | Actor | free
akkg:developedThrough | CooperationPlatform | * | free
akkg:during | ProjectGroup | ThematicYear |
akkg:endedWith | PartnershipStatus | Event | one
akkg:enhancedThrough | Cooperation | * | free
akkg:enumeratedProperty | Enumeration | property |
akkg:enumerationOf | Enumeration | * | one
akkg:envisions | Undertaking | text |
akkg:field | * | concept | free
akkg:finances | Fund | ProjectGroup | free
akkg:flowFrom | Statistic | Actor | free
akkg:flowTo | Statistic | Actor | free
akkg:followsInSeries | Instrument | Instrument |
akkg:forParty | Event | Actor | one free
akkg:fromStatus | Event | PartnershipStatus | one optional
akkg:growthPercent | Statistic | decimal | one
akkg:hasEvent | * | Event |
akkg:hasSchedule | MeetingSeries Undertaking Instrument | Schedule |
akkg:horizon | SourceDocument | date | one
akkg:implementedBy | Instrument | Actor | free
akkg:implements | PlanOfAction | Declaration |
akkg:inParticular | * | text |
akkg:includes | ProjectGroup | Undertaking | free
akkg:indicator | Statistic | concept | one
akkg:initiatedBy | ProjectGroup | Actor | free
akkg:level | PartnershipStatus | concept | one
akkg:manner | Event | text | optional
akkg:mechanism | Engagement | Mechanism | free
akkg:number | Passage | integer | one
akkg:openedBy | Enumeration | text |
akkg:ordinal | Meeting | integer | one
akkg:party | Cooperation DialogueRelation Instrument MeetingSeries PartnershipStatus Statistic \
| Actor |
akkg:pillar | Passage | concept |
akkg:place | * | Place | optional
akkg:planOf | PlanOfAction | Declaration |
akkg:preliminary | DataRelease | boolean | one
akkg:printedForm | Statistic | string | one
akkg:priorityArea | Mechanism | concept | free
akkg:promotedThrough | Cooperation | * | free
akkg:promotedWith | Cooperation | * |
akkg:purpose | * | text | optional
akkg:rankFor | Statistic | Actor | one free
akkg:rankOf | Statistic | Actor | one free
akkg:rankedAmong | Statistic | Group | one free optional
akkg:reportedIn | Statistic | StatisticalSource DataRelease |
akkg:sha256 | Passage | string | one
akkg:statedCount | Enumeration Group | integer | one
akkg:statusOf | PartnershipStatus | DialogueRelation | one
akkg:strengthenedThrough | Cooperation | * | free
akkg:strengthenedWith | Cooperation | * | free
akkg:subsequentTo | Event | Event |
akkg:succeeds | * | * |
akkg:supportsImplementationOf | Support | Instrument | free
akkg:through | Activity | * | free
akkg:throughImplementationOf | Activity | Instrument ProjectGroup |
akkg:toStatus | Event | PartnershipStatus | one
akkg:underPurviewOf | ProjectGroup | Organization | free
akkg:worksFor | Organization | Undertaking | free optional
dcterms:isPartOf | * | * |
dcterms:title | * | text | optional
eli:amends | Instrument | Instrument |
org:originalOrganization | Merger | Fund |
org:resultingOrganization | Merger | Fund | one
prov:wasDerivedFrom | ClaimsGraph EditorialReading | Passage |
schema:about | * | * | free optional
schema:mentions | Passage | * |
schema:organizer | MeetingSeries | Actor | free optional
schema:repeatFrequency | Schedule | duration | one
schema:superEvent | Meeting | MeetingSeries | one
sdmx-attribute:unitMeasure | Statistic | concept | one
sdmx-dimension:refPeriod | Statistic | edtf | one
sdmx-measure:obsValue | Statistic | number | one
skos:altLabel | * | text |
skos:editorialNote | * | text |
skos:prefLabel | * | text |
"""

# Class; what each of its things must have a value of.
_NEEDED = """
Anniversary | akkg:anniversaryOf akkg:anniversaryYears
CommemorativeSummit | akkg:commemorates
DataRelease | akkg:asOf
Decision | akkg:agreedTo
DialogueRelation | akkg:party
Elevation | akkg:toStatus
Engagement | akkg:by akkg:mechanism
Enumeration | akkg:enumerationOf
Merger | org:originalOrganization org:resultingOrganization
OpenList | akkg:openedBy
PartnershipStatus | akkg:level akkg:statusOf
Period | akkg:date
SourceDocument | akkg:horizon
Statistic | akkg:indicator akkg:reportedIn sdmx-attribute:unitMeasure sdmx-dimension:refPeriod \
sdmx-measure:obsValue akkg:printedForm
StatusGrant | akkg:toStatus
Support | akkg:by
"""

# The class of an act; the classes of the things of which it is an event.
_ACTS = """
Accession | Instrument
Adoption | Instrument
Announcement | Undertaking
Appointment | Office
Celebration | Anniversary
Decision | PartnershipStatus
Elevation | PartnershipStatus
EntryIntoForce | Instrument
Establishment | Organization Fund MeetingSeries
FirstHolding | MeetingSeries
FullImplementation | Instrument
Identification | Enumeration
Initiation | PartnershipStatus
Launch | Fund Undertaking
Merger | Fund
Signature | Instrument
StatusGrant | PartnershipStatus
TakingEffect | Instrument
"""

LITERALS = ("boolean", "date", "decimal", "duration", "edtf", "integer", "number", "string", "text")
_WORDS = (*LITERALS, "concept", "property")


@dataclass(frozen=True, slots=True)
class Property:
    """What a property leads from and to.

    Attributes:
        owners: The classes whose things may have it; none where any may.
        values: The classes whose things may be its values; none where any may, or where the values
            are literals.
        literal: The kind of literal that its values are; empty where they are things.
        marks: What else is said of it in the table.
    """

    owners: tuple[str, ...]
    values: tuple[str, ...]
    literal: str
    marks: frozenset[str]


@cache
def properties() -> dict[str, Property]:
    """What each property means, by its CURIE."""
    found = {}
    for name, owners, values, marks in _rows(_PROPERTIES):
        word = values if values in _WORDS else ""
        things = ("skos:Concept",) if word == "concept" else () if word else _classes(values)
        literal = word if word in LITERALS else ""
        found[name] = Property(_classes(owners), things, literal, frozenset(marks.split()))
    return found


def marked(mark: str) -> list[str]:
    """The properties of which something is said in the table: `one`, `free` or `optional`."""
    return [name for name, property_ in properties().items() if mark in property_.marks]


@cache
def needed() -> dict[str, tuple[str, ...]]:
    """The properties that things of a class cannot do without, by the class."""
    return {f"akkg:{name}": tuple(listed.split()) for name, listed in _rows(_NEEDED)}


@cache
def acts() -> dict[str, tuple[str, ...]]:
    """The classes of the things of which an act is an event, by the class of the act."""
    return {f"akkg:{name}": _classes(things) for name, things in _rows(_ACTS)}


def _classes(text: str) -> tuple[str, ...]:
    return () if text == "*" else tuple(f"akkg:{name}" for name in text.split())


def _rows(table: str) -> Iterator[list[str]]:
    return ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
