"""Puts many faults into few partnerships, where none hides another: small worlds to test with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bench.faults.claims import Claims
from bench.faults.fault import Edit, Expected, Kind
from bench.faults.injecting import claims_of, spoil
from bench.faults.terms import iri
from bench.worlds import Partnership

__all__ = ["Packed", "Reach", "pack"]

_OVERHEAD = 400  # statements that a partnership counts for beside its own
_TRIES = 8  # choices of what to spoil, before a fault is left for another partnership
_LOCAL = (
    *("about", "acronym", "agreedTo", "belongsTo", "by", "characterisedAs", "contributesTo"),
    *("country", "envisions", "field", "finances", "implementedBy", "inParticular", "manner"),
    *("mechanism", "mentions", "organizer", "party", "place", "planOf", "printedForm", "purpose"),
    *("closeMatch", "strengthenedThrough", "title"),
)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a fault has to do with.

    Attributes:
        spoilt: The things of which nothing else may be spoilt, nor led to.
        seen: The things that must not be spoilt otherwise.
        said: The subjects and properties of what is said.
    """

    spoilt: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()
    said: frozenset[tuple[str, str]] = frozenset()

    def meets(self, other: Reach) -> bool:
        """Whether two faults could change what is found of each other."""
        apart = self.spoilt.isdisjoint(other.seen) and other.spoilt.isdisjoint(self.seen)
        return not (apart and self.said.isdisjoint(other.said))

    def __or__(self, other: Reach) -> Reach:
        return Reach(self.spoilt | other.spoilt, self.seen | other.seen, self.said | other.said)


@dataclass(frozen=True, slots=True)
class Packed:
    """A partnership with several faults.

    Attributes:
        partnership: With all faults in it.
        faults: The names of their kinds.
        reach: What they have to do with.
        expected: What must be found because of them.
    """

    partnership: Partnership
    faults: tuple[str, ...] = ()
    reach: Reach = Reach()
    expected: tuple[Expected, ...] = ()


def pack(partnerships: Sequence[Partnership], kinds: Sequence[Kind], seed: int) -> Iterator[Packed]:
    """Give each partnership as many of some faults as it can have, until all are given.

    Two faults are put into one partnership only where they have to do with different things. Each
    time it is the turn of the fault that the fewest partnerships can have, and of the partnership
    among these that can have most of the other ones, for its size.

    Args:
        partnerships: The partnerships to choose from; those that no fault needs are left out.
        kinds: The kinds of fault, each of which is made once where it can be.
        seed: Decides what is spoilt.
    """
    can = {one.index: _possible(one, kinds, seed) for one in partnerships}
    waiting, left = list(kinds), list(partnerships)

    def worth(one: Partnership) -> float:
        useful = sum(kind.name in can[one.index] for kind in waiting)
        return useful / (_OVERHEAD + len(one.statements))

    while waiting:
        offers = {
            kind.name: [one for one in left if kind.name in can[one.index]] for kind in waiting
        }
        rarest = min(waiting, key=lambda kind: len(offers[kind.name]))
        if not offers[rarest.name]:
            waiting.remove(rarest)
            continue
        best = max(offers[rarest.name], key=worth)
        left.remove(best)
        packed = _filled(best, [rarest, *(k for k in waiting if k != rarest)], seed)
        waiting = [kind for kind in waiting if kind.name not in packed.faults]
        yield packed


def _possible(one: Partnership, kinds: Sequence[Kind], seed: int) -> frozenset[str]:
    claims = claims_of(one)
    return frozenset(kind.name for kind in kinds if spoil(claims, kind, seed) is not None)


def _filled(one: Partnership, kinds: Iterable[Kind], seed: int) -> Packed:
    """Put in what goes together; each fault is made of the partnership as it was."""
    packed, claims = Packed(one), claims_of(one)
    for kind in kinds:
        for luck in range(seed, seed + _TRIES):
            edit = spoil(claims, kind, luck)
            if edit is not None and not (reach := _reach(edit, claims)).meets(packed.reach):
                packed = _with(packed, kind, edit, reach)
                break
    return packed


def _with(packed: Packed, kind: Kind, edit: Edit, reach: Reach) -> Packed:
    one = packed.partnership
    return Packed(
        replace(one, statements=edit.applied(one.statements)),
        (*packed.faults, kind.name),
        packed.reach | reach,
        (*packed.expected, *edit.expected),
    )


def _reach(edit: Edit, claims: Claims) -> Reach:
    """Say what an edit has to do with.

    What is said by some properties matters only to the shapes of these; all else may matter to
    whatever has to do with the things.
    """
    said = frozenset((each[0], each[1]) for each in (*edit.removed, *edit.added))
    seen = frozenset(_seen(edit, claims))
    local = all(name.strip("<>").split("/")[-1].split("#")[-1] in _LOCAL for _, name in said)
    mention = iri("schema:mentions")
    foci = frozenset(found.focus for found in edit.expected)
    own = frozenset(pair for pair in said if pair[1] != mention or pair[0] in foci)
    return Reach(frozenset() if local and not edit.removed else seen, seen, own)


def _seen(edit: Edit, claims: Claims) -> Iterator[str]:
    """The things of which an edit changes something or that it names.

    Of what it leads to, and of what has these things, only what is the partnership's own.
    """
    own, mention = f"{iri('ak:')[:-1]}{claims.slug}-", iri("schema:mentions")
    for subject, name, value, _ in (*edit.removed, *edit.added):
        if name != mention:
            yield subject
            yield from claims.owners(subject, "akkg:hasEvent", "akkg:coversPeriod")
            if value.startswith(own):
                yield value
    for found in edit.expected:
        yield found.focus
        if found.value.startswith(own):
            yield found.value
