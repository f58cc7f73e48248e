"""Other bases for the project's IRIs."""

from __future__ import annotations

import pyoxigraph as ox

from akkg.building.rebase import rebased
from akkg.prefixes import BASE

NEW = "http://localhost/"


def test_every_iri_of_ours_is_moved_and_no_other() -> None:
    """In all four places; a string that is such an IRI moves too, and keeps its type."""
    ours, other = ox.NamedNode(f"{BASE}id/x"), ox.NamedNode("https://w3id.org/other")
    kind = ox.NamedNode("http://www.w3.org/2001/XMLSchema#anyURI")
    quads = [
        ox.Quad(ours, ours, ours, ours),
        ox.Quad(other, other, ox.Literal(f"{BASE}ontology#", datatype=kind)),
        ox.Quad(other, other, ox.Literal(f"{BASE}x", language="en"), ours),
        ox.Quad(other, other, ox.Literal(f"see {BASE}")),
    ]
    moved = f"<{NEW}id/x>"
    assert [
        f"{moved} {moved} {moved} {moved}",
        f'{other} {other} "{NEW}ontology#"^^{kind}',
        f'{other} {other} "{NEW}x"@en {moved}',
        f'{other} {other} "see {BASE}"',
    ] == [str(quad) for quad in rebased(quads, NEW)]


def test_the_usual_base_changes_nothing() -> None:
    """The statements are handed through as they are."""
    quads = [ox.Quad(ox.NamedNode(BASE), ox.NamedNode(BASE), ox.NamedNode(BASE))]
    assert rebased(quads, BASE) is quads
