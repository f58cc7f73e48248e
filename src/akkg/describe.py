"""All that the graph knows of one thing: what it says, what says something of it, by which passages, and what is left open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.explanation import Claim, explain
from akkg.prefixes import BASE
from akkg.sentences import word
from akkg.table import natural

if TYPE_CHECKING:
    from akkg.dataset import Dataset

__all__ = ["Description", "Fact", "describe"]

_CLAIMS = f"{BASE}graph/overview-2025/"
_EDITORIAL = f"{BASE}graph/editorial/"
_HIDDEN = frozenset(
    {
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        f"{BASE}ontology#kind",
    }
)
_SILENCES = """
PREFIX akkg: <https://w3id.org/akkg/ontology#>
SELECT DISTINCT ?property WHERE {
  %s a ?class . ?class akkg:expects ?property .
  FILTER NOT EXISTS { %s ?property ?value }
}
"""
_OPEN = """
PREFIX akkg: <https://w3id.org/akkg/ontology#>
SELECT ?property ?words WHERE {
  ?list a akkg:OpenList ; akkg:enumerationOf %s ; akkg:openedBy ?words .
  OPTIONAL { ?list akkg:enumeratedProperty ?property }
}
"""
_DERIVATION = """
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?passage WHERE { %s prov:wasDerivedFrom ?passage }
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement in which the thing takes part.

    Attributes:
        words: The property and the other thing, read out.
        basis: `stated`, `derived` or `editorial`; empty for what only the authority files say.
        passages: The passages that it rests on, such as `p18`.
        by_rule: Whether it follows by rule; its basis is `editorial` where it rests on a reading.
    """

    words: str
    basis: str
    passages: tuple[str, ...]
    by_rule: bool


@dataclass(frozen=True, slots=True)
class Description:
    """What the graph knows of a thing.

    Attributes:
        iri: The thing.
        name: Its label.
        kind: The label of its most specific class, or an empty string.
        says: Facts of which it is the subject.
        said: Facts of which it is the object.
        mentioned: The passages that name it.
        open: What the source leaves open: open lists with the words that open them, and what is not stated.
    """

    iri: str
    name: str
    kind: str
    says: tuple[Fact, ...]
    said: tuple[Fact, ...]
    mentioned: tuple[str, ...]
    open: tuple[str, ...]


def describe(dataset: Dataset, thing: ox.NamedNode, *, derived: bool = False) -> Description:
    """Collect what the graph knows of a thing.

    Args:
        dataset: The dataset.
        thing: Its IRI.
        derived: Whether to give facts that follow by rule, too.

    Returns:
        The description; empty of facts where the graph says nothing of the thing.

    Example:
        >>> from akkg.dataset import load
        >>> found = describe(load(), ox.NamedNode("https://w3id.org/akkg/id/scf"))
        >>> found.kind, found.mentioned
        ('fund', ('p35',))
    """
    store = dataset.store
    says, said, mentioned = [], [], []
    for quad in store.quads_for_pattern(thing, None, None, ox.DefaultGraph()):
        if quad.predicate.value not in _HIDDEN:
            fact = _fact(dataset, quad, f"{word(dataset, quad.predicate)} {_object(dataset, quad)}")
            says.append(fact)
    for quad in store.quads_for_pattern(None, None, thing, ox.DefaultGraph()):
        if quad.predicate.value == "https://schema.org/mentions":
            mentioned.append(_local(quad.subject))
        elif isinstance(quad.subject, ox.NamedNode):
            said.append(_fact(dataset, quad, f"{word(dataset, quad.subject)} {word(dataset, quad.predicate)} it"))
    kinds = [word(dataset, q.object) for q in store.quads_for_pattern(thing, ox.NamedNode(f"{BASE}ontology#kind"), None, ox.DefaultGraph()) if isinstance(q.object, ox.NamedNode)]
    return Description(
        thing.value,
        word(dataset, thing),
        kinds[0] if kinds else "",
        _kept(says, derived=derived),
        _kept(said, derived=derived),
        natural(mentioned),
        _open(dataset, thing),
    )


def _kept(facts: list[Fact], *, derived: bool) -> tuple[Fact, ...]:
    return tuple(sorted((fact for fact in facts if derived or not fact.by_rule), key=lambda fact: fact.words))


def _object(dataset: Dataset, quad: ox.Quad) -> str:
    return word(dataset, quad.object) if isinstance(quad.object, ox.NamedNode | ox.Literal) else ""


def _fact(dataset: Dataset, quad: ox.Quad, words: str) -> Fact:
    """Say what a statement rests on; a derived one is followed to its claims."""
    assert isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
    reason = explain(dataset, quad.subject, quad.predicate, quad.object)
    claims = [reason] if isinstance(reason, Claim) else list(reason.claims())
    graphs = {graph for claim in claims for graph in claim.graphs if graph.startswith((_CLAIMS, _EDITORIAL))}
    readings = {graph for graph in graphs if graph.startswith(_EDITORIAL)}
    passages = [graph.removeprefix(_CLAIMS) for graph in graphs - readings]
    for reading in readings:
        for row in dataset.store.query(_DERIVATION % f"<{reading}>"):  # type: ignore[union-attr]
            passages.append(_local(row["passage"]))  # type: ignore[index]
    if not isinstance(reason, Claim):
        basis = "editorial" if readings else "derived"
    else:
        basis = "stated" if graphs - readings else "editorial" if readings else ""
    return Fact(words, basis, natural(passages), not isinstance(reason, Claim))


def _local(term: object) -> str:
    return term.value.rpartition("/")[2] if isinstance(term, ox.NamedNode) else ""


def _open(dataset: Dataset, thing: ox.NamedNode) -> tuple[str, ...]:
    found = []
    for row in dataset.store.query(_OPEN % thing):  # type: ignore[union-attr]
        listed = row["property"]  # type: ignore[index]
        what = word(dataset, listed) if listed else "its list"
        found.append(f"{what} …: a list left open by {word(dataset, row['words'])}")  # type: ignore[index]
    for row in dataset.store.query(_SILENCES % (thing, thing)):  # type: ignore[union-attr]
        found.append(f"{word(dataset, row['property'])} …: not stated")  # type: ignore[index]
    return tuple(sorted(found))
