"""What stores do to terms is undone where only one term can have been meant."""

from __future__ import annotations

from io import BytesIO

import pyoxigraph as ox
import pytest

from akkg.engines.canonical import Repaired, meant

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("datatype", "given", "better"),
    [
        ("boolean", "1", "true"),
        ("boolean", "0", "false"),
        ("duration", "0", "P0M"),
        ("duration", "7", "P7M"),
        ("duration", "12", "P1Y"),
        ("duration", "18", "P1Y6M"),
        ("duration", "1200", "P100Y"),
    ],
)
def test_other_forms(datatype: str, given: str, better: str) -> None:
    """Numbers stand for truth values and for months."""
    kind = ox.NamedNode(XSD + datatype)
    assert ox.Literal(better, datatype=kind) == meant(ox.Literal(given, datatype=kind))


@pytest.mark.parametrize(
    ("datatype", "value"),
    [
        ("boolean", "true"),
        ("decimal", "2147483647"),
        ("decimal", "7600000000.5"),
        ("duration", "P1Y"),
        ("integer", "1"),
    ],
)
def test_right_forms(datatype: str, value: str) -> None:
    """What is right already stays, and so does the same text of another type."""
    given = ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))
    assert given == meant(given)


@pytest.mark.parametrize("value", ["2147483648", "-7600000000"])
def test_great_integers(value: str) -> None:
    """A whole number beyond 32 bits that is called a decimal is an integer."""
    kinds = [ox.NamedNode(XSD + name) for name in ("integer", "decimal")]
    whole, given = (ox.Literal(value, datatype=kind) for kind in kinds)
    assert whole == meant(given)


@pytest.mark.parametrize("size", [1, 2, 7, 64, 10**6])
@pytest.mark.parametrize("space", [0, 2**16 - 40, 2**16 - 20, 2**16 - 1, 2**17 - 30])
def test_blank_nodes(size: int, space: int) -> None:
    """The labels of Virtuoso become labels, wherever the stream is cut; values stay."""
    wrong = b'{ "type": "bnode", "value": "nodeID://b1" }'
    value = rb'"a \"type\": \"bnode\", \"value\": \"nodeID://b1"'
    data = b" " * space + wrong + value + wrong
    stream = Repaired(BytesIO(data))
    found = b""
    while piece := stream.read(size if space < 9 else max(size, 64)):
        assert len(piece) <= max(size, 64)
        found += piece
    right = wrong.replace(b"nodeID://", b"")
    assert b" " * space + right + value + right == found


def test_blank_nodes_of_xml() -> None:
    """The same in the other format."""
    stream = Repaired(BytesIO(b"<bnode>nodeID://b1</bnode><uri>nodeID://b1</uri>"))
    found = b"".join(iter(lambda: stream.read(1000), b""))
    assert b"<bnode>b1</bnode><uri>nodeID://b1</uri>" == found
