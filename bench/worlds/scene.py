"""Where paragraphs are written: one partnership with what it shares, and what was told before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bench.worlds.commons import FIELDS, Gathering, Region, Site
from bench.worlds.dates import LAST, of_year, since, span
from bench.worlds.dice import Dice
from bench.worlds.names import ordinal
from bench.worlds.terms import digits, edtf, term, words
from bench.worlds.writer import Writer

__all__ = ["Meeting", "Scene", "Topic"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A field, and the words for it that set a thing apart from others of the partnership."""

    slug: str
    words: str
    field: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A summit: its term, number, year, date and site."""

    term: str
    ordinal: int
    year: int
    date: str
    site: Site


@dataclass(slots=True)
class Scene:
    """One partnership in the making.

    Attributes:
        dice: Its chance.
        write: Writes its document.
        region: What it shares.
        name: The name of the partner.
        partner: Its term.
        first: The year in which relations began.
        relation: The term of the relations, once they are told of.
        status: The term of the status that was told of last.
        summits: The summits that are told of, in order.
        declarations: The years and terms of the declarations that raised relations, in order.
        footnotes: What is still to be written below.
    """

    dice: Dice
    write: Writer
    region: Region
    name: str
    partner: str
    first: int
    relation: str = ""
    status: str = ""
    summits: list[Meeting] = field(default_factory=list)
    declarations: list[tuple[int, str]] = field(default_factory=list)
    footnotes: list[Callable[[], None]] = field(default_factory=list)
    _topics: int = 0
    _start: int = -1
    _anniversaries: set[int] = field(default_factory=set)

    @property
    def pair(self) -> str:
        """The two names as one."""
        return f"{self.region.name}-{self.name}"

    @property
    def both(self) -> tuple[str, str]:
        """The terms of both parties."""
        return self.region.bloc, self.partner

    def topic(self) -> Topic:
        """Give a topic that the partnership has not had; most begin with one of a few fields."""
        if self._start < 0:
            self._start = self.dice.leaning(range(len(FIELDS)))
        # Each paragraph takes one at most, and there are more fields than paragraphs.
        slug = FIELDS[(self._start + 5 * self._topics) % len(FIELDS)]
        self._topics += 1
        return Topic(slug, slug.replace("-", " ").title(), self.a_field(slug))

    def a_field(self, slug: str = "") -> str:
        """Give the term of a field, by its slug or by chance."""
        return term(f"ak:field-{slug or self.dice.leaning(FIELDS)}")

    def site(self, *, with_country: float = 0.25) -> Site:
        """Give a site, mostly of the region; some passages say in which country it is."""
        site = self.dice.leaning(self.region.sites)
        if self.dice.chance(with_country):
            self.write.once(site.place, "akkg:country", site.state)
        return site

    def year(self) -> int:
        """Give a year of the partnership, by chance."""
        return self.dice.between(self.first + 1, LAST)

    def words(self, *choices: str) -> str:
        """Give one of several phrases."""
        return words(self.dice.pick(choices))

    def parties(self) -> None:
        """State again who the parties of the relations are, as many passages do."""
        self.write.say(self.relation, "akkg:party", *self.both)

    def anniversary(self) -> int:
        """Give the years of an anniversary that was not told of, or 0 where none is left."""
        for years in (20, 25, 10, 30, 15, 35, 40):
            if self.first + years <= LAST and years not in self._anniversaries:
                self._anniversaries.add(years)
                return years
        return 0

    def tell(self, meeting: Meeting, series: str) -> None:
        """Say of a summit what a passage says that names it for the first time."""
        say, title = self.write.say, f"{ordinal(meeting.ordinal)} {self.pair} Summit"
        self.write.thing(f"summit-{meeting.ordinal}", "Summit", title, title=title)
        say(meeting.term, "akkg:date", edtf(meeting.date))
        say(meeting.term, "akkg:ordinal", digits(meeting.ordinal))
        say(meeting.term, "schema:superEvent", series)
        if self.dice.chance(0.8):
            say(meeting.term, "akkg:place", meeting.site.place)
            if self.dice.chance(0.4):
                self.write.once(meeting.site.place, "akkg:country", meeting.site.state)

    def gather(self, gathering: Gathering) -> None:
        """Say what a passage says of a meeting of the ministers of the bloc."""
        say, meeting = self.write.say, gathering.meeting
        day = gathering.day if self.dice.chance(0.7) else gathering.day[:7]
        say(meeting, "akkg:date", edtf(day))
        say(meeting, "akkg:ordinal", digits(gathering.ordinal))
        say(meeting, "akkg:place", gathering.site.place)
        say(meeting, "schema:superEvent", self.region.series)

    def cooperation(self, topic: Topic) -> str:
        """Say that both sides work together in a field."""
        cooperation = self.write.thing(
            f"cooperation-{topic.slug}",
            "Cooperation",
            f"cooperation between {self.region.name} and {self.name} on {topic.words}",
        )
        self.write.say(cooperation, "akkg:field", topic.field)
        if self.dice.chance(0.7):
            self.write.say(cooperation, "akkg:party", *self.both)
        return cooperation

    def schedule(self, owner: str) -> None:
        """Say how often something recurs, or since when."""
        say, schedule = self.write.say, f"{owner[:-1]}-schedule>"
        say(owner, "akkg:hasSchedule", schedule)
        say(schedule, "rdf:type", term("akkg:Schedule"))
        self.write.cast(schedule, "schedules")
        often = self.dice.chance(0.6)
        if often:
            lasting = self.dice.leaning(("P1Y", "P2Y", "P6M", "P3M"))
            say(schedule, "schema:repeatFrequency", digits(lasting, "duration"))
        if not often or self.dice.chance(0.3):
            say(schedule, "akkg:date", edtf(since(self.year())))
            if self.dice.chance(0.3):
                say(schedule, "akkg:characterisedAs", words("regularly"))

    def ministry(self) -> str:
        """Speak of the ministry of the partner."""
        name = f"Ministry of Foreign Affairs of {self.name}"
        ministry = self.write.thing("ministry", "GovernmentBody", name)
        self.write.once(ministry, "akkg:belongsTo", self.partner)
        return ministry

    def meetings(self, count: int) -> list[Meeting]:
        """Draw summits of the regular series, one in a year at most."""
        drawn: list[Meeting] = []
        number = self.dice.between(1, 3)
        begin = self.first + self.dice.between(3, 7)
        while len(drawn) < count and begin + number - 1 <= LAST:
            year = begin + number - 1
            date = span(self.dice, year) if self.dice.chance(0.2) else of_year(self.dice, year)
            name = f"{self.partner[:-1]}-summit-{number}>"
            site = self.dice.leaning(self.region.sites)
            drawn.append(Meeting(name, number, year, date, site))
            number += self.dice.between(1, 3)
        return drawn
