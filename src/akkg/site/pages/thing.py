"""The page of each thing: what is said of it and by it, with what that rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from akkg.networks.families import FAMILIES
from akkg.pictures.lettering import clipped
from akkg.site.asking import Askings
from akkg.site.descent import Descent
from akkg.site.facts import GROUPS, About, Fact
from akkg.site.how_to_cite import cite_page, command
from akkg.site.matches import Match, find_matches
from akkg.site.page import Page
from akkg.site.surroundings import MOST, Neighbour, neighbours, surroundings
from akkg.site.telling import read_facts
from akkg.site.thing_files import as_quads, written_as
from akkg.site.values import day_of

if TYPE_CHECKING:
    from akkg.pictures.lineage.model import Chain
    from akkg.pictures.scene import Scene
    from akkg.queries.saved_query import SavedQuery
    from akkg.site.edition import Edition
    from akkg.site.register import Entry, Register

__all__ = ["pages", "title_of"]

_SHOWN = 300  # facts of one direction in a page; the files have them all
_TITLE = 90 * 8  # the width of the label in a title
_MATCHES = ("skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch")


def pages(
    edition: Edition,
    register: Register,
    chains: Iterable[Chain] = (),
    queries: Iterable[SavedQuery] = (),
) -> Iterator[Page | tuple[str, bytes]]:
    """Give the page of each thing, with its statements in two formats beside it.

    Args:
        edition: What all pages share.
        register: What pages know of all things.
        chains: What succeeds what.
        queries: The saved queries that may be asked of things.

    Yields:
        Pages and files, thing by thing.

    Raises:
        DataError: Where a derived statement no longer follows from its rule.
    """
    maker = _Maker(
        edition,
        register,
        Descent(chains),
        Askings(queries, register),
        find_matches(edition.dataset),
    )
    prefixes = edition.dataset.prefixes
    for about in read_facts(register, register.entries):
        yield maker.page(about)
        quads = list(as_quads([*about.statements, *about.labels]))
        stem = about.entry.path.removesuffix("/")
        yield f"{stem}.ttl", written_as("turtle", quads, prefixes)
        yield f"{stem}.jsonld", written_as("jsonld", quads, prefixes)


def title_of(entry: Entry, edition: Edition) -> str:
    """Give the title of the page of a thing, which no other page has.

    Args:
        entry: The thing.
        edition: What all pages share.
    """
    t, label = edition.strings, clipped(entry.label, 8, _TITLE)
    named = t("thing.title", label=label, kind=entry.kind) if entry.kind else label
    if entry.alone and label == entry.label and entry.kind:
        return named
    return t("thing.title.twin", title=named, name=edition.dataset.prefixes.shorten(entry.iri))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the pages of an edition."""

    edition: Edition
    register: Register
    descent: Descent
    askings: Askings
    matches: dict[tuple[str, str, str], Match]

    def page(self, about: About) -> Page:
        """The page of one thing."""
        entry, t = about.entry, self.edition.strings
        stem = entry.path.removesuffix("/")
        near = neighbours(self.register, about)
        rails = self.descent.rails(entry.iri)
        title = title_of(entry, self.edition)
        return Page(
            path=entry.path,
            name="thing",
            title=title,
            description=t("thing.description", title=title),
            values={
                "about": about,
                "entry": entry,
                "day": day_of(entry.date),
                "family": FAMILIES[entry.family],
                "curie": self.edition.dataset.prefixes.shorten(entry.iri),
                **_facts(about),
                "matches": self._matches(about),
                "rails": [
                    (self._end(rail.later), rail.word, self._end(rail.earlier), rail)
                    for rail in rails[:_SHOWN]
                ],
                "chain": self._chain(entry),
                "near": self._near(about, near) if near else None,
                "near_more": max(len(near) - MOST, 0),
                "questions": self.askings.about(entry.iri),
                "citation": cite_page(self.edition, entry.label, entry.iri, entry.passages),
                "commands": self._commands(entry, lineage=bool(rails)),
                "stem": stem,
            },
            files={"text/turtle": f"{stem}.ttl", "application/ld+json": f"{stem}.jsonld"},
        )

    def _matches(self, about: About) -> list[tuple[Fact, Match | None]]:
        prefixes = self.edition.dataset.prefixes
        return [
            (fact, self.matches.get((about.entry.iri, prefixes.expand(fact.property), iri)))
            for fact in about.says
            if fact.property in _MATCHES
            for iri in [fact.value.iri]
        ]

    def _end(self, iri: str) -> tuple[str, str]:
        """The label and the path of what stands at an end of a step."""
        return self.descent.label(iri), self.register.path(iri)

    def _chain(self, entry: Entry) -> Scene | None:
        t = self.edition.strings
        horizon = self.edition.credits.horizon
        title = t("thing.chain.title", label=entry.label)
        return self.descent.scene(entry.iri, horizon, title, t("thing.chain.description"))

    def _near(self, about: About, near: Sequence[Neighbour]) -> Scene:
        t = self.edition.strings
        title = t("thing.near.title", label=about.entry.label)
        description = t.count("thing.near.description", min(len(near), MOST))
        return surroundings(about, near, title, description)

    def _commands(self, entry: Entry, *, lineage: bool) -> list[str]:
        curie = self.edition.dataset.prefixes.shorten(entry.iri)
        commands = [command("describe", curie), command("describe", curie, "--derived")]
        if lineage:
            commands.append(command("lineage", curie))
        return [*commands, command("draw", "network", "--about", curie)]


_Rows = list[tuple[str, list[Fact]]]


def _facts(about: About) -> dict[str, object]:
    """The facts as tables take them: those of one property together."""
    says = [one for one in about.says if not one.folded and one.property not in _MATCHES]
    inward = sorted(about.said, key=lambda one: one.words)  # whatever things say the same together
    said = [one for one in inward if not one.folded]
    folded_says = [one for one in about.says if one.folded]
    folded_said = [one for one in inward if one.folded]
    shown = says[:_SHOWN]
    return {
        "groups": [(group, rows) for group in GROUPS if (rows := _rows(shown, group))],
        "says_more": len(says) - len(shown),
        "said": _together(said[:_SHOWN]),
        "said_more": max(len(said) - _SHOWN, 0),
        "folded_says": _together(folded_says[:_SHOWN]),
        "folded_said": _together(folded_said[:_SHOWN]),
        "folded": len(folded_says) + len(folded_said),
        "folded_more": max(len(folded_says) - _SHOWN, 0) + max(len(folded_said) - _SHOWN, 0),
    }


def _rows(facts: Iterable[Fact], group: str) -> _Rows:
    return _together(fact for fact in facts if fact.group == group)


def _together(facts: Iterable[Fact]) -> _Rows:
    return [(words, list(some)) for words, some in groupby(facts, key=lambda fact: fact.words)]
