"""Tables: rows, dictionaries, frames and what a notebook shows say the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pyoxigraph as ox
import pytest

import akkg
from akkg.answers.table import Cell, Citation, Table
from tests.optional import need

XSD = "http://www.w3.org/2001/XMLSchema#"


def typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


def column(*cells: Cell) -> Table:
    return Table(("a",), tuple((cell,) for cell in cells))


FUND = ox.NamedNode("https://e.org/fund")
TABLE = Table(
    ("fund", "founded", "share", "open", "count"),
    (
        (
            FUND,
            typed("1990-01-02", "date"),
            typed("1.5", "decimal"),
            ox.Literal(True),
            ox.Literal(3),
        ),
        (ox.Literal("A<b>", language="en"), None, typed("2", "integer"), None, None),
    ),
    citations=(Citation("stated", ("p4", "footnote-2")), Citation("", ())),
)


def test_a_table_is_its_rows() -> None:
    """It is iterated and counted by rows, and one without rows is still a table."""
    assert [*TABLE.rows] == [*TABLE]
    assert (2, 0) == (len(TABLE), len(column()))
    assert bool(column())


def test_dictionaries_hold_values_of_python() -> None:
    """Things are IRIs, an unbound cell is None, and citations are two further entries."""
    assert [
        {
            "fund": "https://e.org/fund",
            "founded": date(1990, 1, 2),
            "share": Decimal("1.5"),
            "open": True,
            "count": 3,
            "basis": "stated",
            "paragraphs": ("p4", "footnote-2"),
        },
        {
            "fund": "A<b>",
            "founded": None,
            "share": 2,
            "open": None,
            "count": None,
            "basis": "",
            "paragraphs": (),
        },
    ] == TABLE.dicts()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (typed("12", "nonNegativeInteger"), 12),
        (typed("1_2", "integer"), "1_2"),
        (typed("9" * 5000, "integer"), "9" * 5000),
        (typed("1e3", "decimal"), "1e3"),
        (typed("-INF", "double"), float("-inf")),
        (typed("1.5e3", "float"), 1500.0),
        (typed("0", "boolean"), False),
        (typed("yes", "boolean"), "yes"),
        (typed("2010-02-30", "date"), "2010-02-30"),
        (typed("20100203", "date"), "20100203"),
        (typed("2010-02-03T04:05:06Z", "dateTime"), datetime(2010, 2, 3, 4, 5, 6, tzinfo=UTC)),
        (typed("2010", "gYear"), "2010"),
        (ox.Literal("2010-10", datatype=ox.NamedNode("http://e.org/EDTF")), "2010-10"),
        (ox.BlankNode("b"), "_:b"),
    ],
)
def test_a_literal_has_a_value_where_its_form_is_right(cell: Cell, expected: object) -> None:
    """What XML Schema would not read as a number or a day stays the text that it is."""
    [found] = column(cell).dicts()
    assert expected == found["a"]
    assert type(expected) is type(found["a"])


KINDS: list[tuple[tuple[Cell, ...], str, str]] = [
    ((ox.Literal(1), None), "Int64", "Int64"),
    ((ox.Literal(True), None), "boolean", "Boolean"),
    ((ox.Literal("x"), None), "string", "String"),
    ((None, None), "string", "String"),
    ((), "string", "String"),
    ((typed("1.5", "double"), ox.Literal(1), None), "Float64", "Float64"),
    ((typed("1.5", "decimal"), ox.Literal(1)), "object", "Decimal(precision=38, scale=1)"),
    ((typed("0001-01-01", "date"), None), "datetime64[s]", "Date"),
    (
        (typed("2010-02-03T04:05:06", "dateTime"),),
        "datetime64[us]",
        "Datetime(time_unit='us', time_zone=None)",
    ),
    (
        (typed("2010-02-03T04:05:06Z", "dateTime"), typed("2010-02-03T04:05:06+02:00", "dateTime")),
        "datetime64[us, UTC]",
        "Datetime(time_unit='us', time_zone='UTC')",
    ),
    ((ox.Literal(1), ox.Literal("x")), "object", "String"),
    ((typed(str(2**70), "integer"),), "object", "String"),
]


@pytest.mark.parametrize(("cells", "pandas", "polars"), KINDS)
def test_a_column_of_pandas_has_the_type_of_its_values(
    cells: tuple[Cell, ...], pandas: str, polars: str
) -> None:
    """Nothing is turned into floats for want of a value, and no day is out of range."""
    need("pandas")
    assert pandas == str(column(*cells).to_pandas()["a"].dtype)


@pytest.mark.parametrize(("cells", "pandas", "polars"), KINDS)
def test_a_column_of_polars_has_the_type_of_its_values(
    cells: tuple[Cell, ...], pandas: str, polars: str
) -> None:
    """A column of several types has their texts."""
    need("polars")
    assert polars == str(column(*cells).to_polars()["a"].dtype)


def test_frames_hold_the_values_of_the_dictionaries() -> None:
    """Row by row, with the columns in the order of the answer."""
    need("pandas")
    need("polars")
    columns = [*TABLE.columns, "basis", "paragraphs"]
    frame, polars = TABLE.to_pandas(), TABLE.to_polars()
    assert columns == list(frame.columns) == polars.columns
    assert ["https://e.org/fund", date(1990, 1, 2), Decimal("1.5"), True, 3, "stated"] == [
        frame["fund"][0],
        frame["founded"][0].date(),
        *(frame[name][0] for name in ("share", "open", "count", "basis")),
    ]
    assert [frame[name].isna()[1] for name in ("founded", "open", "count")] == [True] * 3
    assert [
        {**row, "paragraphs": list(row["paragraphs"])}  # type: ignore[arg-type]
        for row in TABLE.dicts()
    ] == polars.to_dicts()


@pytest.mark.parametrize(
    ("name", "use"), [("pandas", Table.to_pandas), ("polars", Table.to_polars)]
)
def test_a_missing_library_is_named_with_its_extra(
    name: str, use: Callable[[Table], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what to install, and what does without."""

    def without(module: str) -> object:
        raise ImportError(module)

    monkeypatch.setattr("akkg.answers.frames.import_module", without)
    with pytest.raises(akkg.DataError, match=rf"{name} is not installed.*akkg\[{name}\].*dicts"):
        use(TABLE)


def test_a_notebook_shows_a_table_with_citations() -> None:
    """Cells are text and never markup; things of the web are links, by their short names."""
    text = akkg.Table(
        ("thing",),
        ((ox.NamedNode("https://w3id.org/akkg/id/akfta"),), (ox.Literal("<script>x</script>"),)),
        {"thing": 'A & "B"'},
        citations=(Citation("derived", ("p4",)), Citation("", ())),
    )._repr_html_()
    assert (
        "<table>\n"
        '<thead><tr><th scope="col">A &amp; &quot;B&quot;</th><th scope="col">basis</th>'
        '<th scope="col">paragraphs</th></tr></thead>\n<tbody>\n'
        '<tr><td><a href="https://w3id.org/akkg/id/akfta">ak:akfta</a></td>'
        "<td>derived</td><td>p4</td></tr>\n"
        "<tr><td>&lt;script&gt;x&lt;/script&gt;</td><td></td><td></td></tr>\n"
        "</tbody>\n</table>\n"
    ) == text


def test_a_notebook_shows_a_part_of_a_long_table() -> None:
    """The first thousand rows with their citations, and how many there are."""
    rows = tuple((ox.Literal(number),) for number in range(1001))
    cited = tuple(Citation("stated", (f"p{number}",)) for number in range(1001))
    text = akkg.Table(("number",), rows, citations=cited)._repr_html_()
    assert "<caption>the first 1,000 of 1,001 rows</caption>" in text
    assert "<td>999</td><td>stated</td><td>p999</td>" in text
    assert "<td>1000</td>" not in text
    assert "<caption>" not in akkg.Table(("number",), rows[:1000])._repr_html_()
