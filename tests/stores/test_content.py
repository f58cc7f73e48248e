"""Graphs are compared by their content, whatever a store does to the spelling."""

from __future__ import annotations

import pyoxigraph as ox

from akkg.stores.content import content_digest, difference, lines


def triples(text: str) -> list[ox.Triple]:
    """The triples of a piece of Turtle."""
    prefixes = "@prefix : <urn:example:> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
    return [quad.triple for quad in ox.parse(prefixes + text, ox.RdfFormat.TURTLE)]


def test_a_number_is_its_value() -> None:
    """And a language tag has no case; another value is another line."""
    one = triples(':a :b 7, 1.10, true, "x"@en-GB, "P1Y"^^xsd:duration .')
    other = triples(
        ':a :b "007"^^xsd:integer, 1.1, "1"^^xsd:boolean, "x"@en-gb, "P12M"^^xsd:duration .'
    )
    assert 5 == len(lines(one))
    assert lines(one) == lines(other)
    assert lines(one) != lines(triples(':a :b 7, 1.11, true, "x"@en-GB, "P1Y"^^xsd:duration .'))


def test_blank_nodes_are_known_by_their_place() -> None:
    """Not by their names."""
    one, other = triples("_:x :b _:y . _:y :b :c ."), triples("_:q :b _:a . _:a :b :c .")
    assert 2 == len(lines(one))
    assert lines(one) == lines(other)
    assert lines(one) != lines(triples("_:x :b _:y . _:x :b :c ."))


def test_the_digest_tells_graphs_apart() -> None:
    """By their names, by their content, and by which content is in which."""
    datasets: list[list[tuple[str, list[str]]]] = [
        [],
        [("a", [])],
        [("a", ["x"])],
        [("b", ["x"])],
        [("a", ["x"]), ("b", ["y"])],
        [("a", ["y"]), ("b", ["x"])],
        [("a", ["x", "y"]), ("b", [])],
    ]
    found = {content_digest(dataset) for dataset in datasets}
    assert 7 == len(found)


def test_a_difference_is_told() -> None:
    """What is missing, what is too many, and nothing where both are the same."""
    assert "" == difference(["a", "b"], ["a", "b"])
    assert "1 of 2 triples missing, such as b" == difference(["a", "b"], ["a"])
    assert "0 of 1 triples missing, and 2 others, such as b" == difference(["a"], ["a", "b", "c"])
