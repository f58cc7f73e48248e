"""A store is validated where it is, and the findings are those of validation in memory."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from akkg.dataset import Dataset, load
from akkg.engines.remote import Endpoint, connect
from akkg.engines.service import Service
from akkg.errors import BackendError, DataError, LimitError, ValidationError
from akkg.prefixes import PrefixTable
from akkg.stores.push import push
from akkg.stores.pushed import Pushed
from akkg.validation.finding import Finding
from akkg.validation.in_place import validate_in_place
from akkg.validation.literal_forms import CANONICAL_LITERAL
from akkg.validation.validating import examine
from akkg.validation.view import View, view
from bench.faults import all_kinds
from bench.faults.packing import pack
from bench.worlds import commons, lines, partnership, region_of
from tests.optional import ROOT, need
from tests.servers.oxigraph_serve import serve_oxigraph
from tests.servers.process import Server
from tests.servers.virtuoso import serve_virtuoso
from tests.validation.examples import required

SEED = 1
CHECK = "https://w3id.org/akkg/check/"
Told = tuple[str, ...]


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The built product."""
    return load()


@cache
def spoilt() -> View:
    """A small world with many kinds of fault, and what follows from it."""
    packed = list(pack([partnership(SEED, index) for index in range(150)], all_kinds(), SEED))[:3]
    regions = sorted({region_of(each.partnership.index) for each in packed})
    statements = [
        *commons(SEED, None),
        *(each for region in regions for each in commons(SEED, region)),
        *(each for some in packed for each in some.partnership.statements),
    ]
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "world.nq"
        draft.write_text(lines(statements), "utf-8")
        found = view(ROOT, [draft], alone=True)
        assert len(found.dataset.store) > 8_000
        return found


def told(findings: Iterable[Finding]) -> set[Told]:
    """What findings say, but for what they say of files, and of forms that no store keeps."""
    return {
        (*map(str, (each.focus, each.path, each.value, each.component, each.source)), each.severity)
        for each in findings
        if each.source != CANONICAL_LITERAL
    }


@cache
def in_memory() -> set[Told]:
    """What is found in the spoilt world in memory."""
    found = told(examine(spoilt(), required()).findings)
    assert len(of_shapes(found)) > 40
    return found


def pushed(server: Server, store: ox.Store) -> Service:
    """Push a store to a server."""
    service = Service(
        server.query,
        server.update,
        server.store,
        user=server.user,
        password=server.password,
        auth="digest",
    )
    names = tuple(sorted(str(graph)[1:-1] for graph in store.named_graphs()))
    push(service, Pushed("sha256:0", names, store), connect(server.query).prefixes)
    return service


def test_the_same_is_found_in_memory(kg: Dataset) -> None:
    """Of a spoilt world, and nothing of the product."""
    assert in_memory() == told(validate_in_place(spoilt().explained).findings)
    report = validate_in_place(kg)
    assert ((), {}) == (report.findings, report.by_reference)
    assert report.triples > 6000 and report.shapes > 300 and report.checks > 30


def test_the_same_is_found_on_disk(tmp_path: Path) -> None:
    """A store on disk is asked like one in memory."""
    ox.Store(str(tmp_path / "db")).bulk_extend(spoilt().explained.store)
    disk = Dataset(ox.Store.read_only(str(tmp_path / "db")), spoilt().prefixes, ROOT)
    assert in_memory() == told(validate_in_place(disk).findings)


def test_the_same_is_found_by_oxigraph_serve(tmp_path: Path) -> None:
    """Queries go there, findings come."""
    with serve_oxigraph(need("oxigraph"), tmp_path) as server:
        service = pushed(server, spoilt().explained.store)
        assert in_memory() == told(validate_in_place(connect(service.query)).findings)


def test_the_same_is_found_by_virtuoso(tmp_path: Path) -> None:
    """By all shapes. Of the checks it answers two otherwise (docs/engines/virtuoso.md)."""
    with serve_virtuoso(need("virtuoso"), tmp_path) as server:
        service = pushed(server, spoilt().explained.store)
        found = told(validate_in_place(connect(service.query, timeout=300)).findings)
    assert of_shapes(in_memory()) == of_shapes(found)
    assert {f"{CHECK}silent-passage"} >= {row[4] for row in in_memory() - found}
    assert {f"{CHECK}hidden-character"} >= {row[4] for row in found - in_memory()}


def of_shapes(findings: set[Told]) -> set[Told]:
    """The findings of shapes."""
    return {row for row in findings if not row[4].startswith(CHECK)}


@dataclass(frozen=True, slots=True)
class Stopping:
    """An endpoint whose server is stopped before one of its answers."""

    whole: Endpoint
    server: Server
    answers: Iterator[int]

    engine = property(lambda self: self)
    prefixes = property(lambda self: self.whole.prefixes)
    root = property(lambda self: self.whole.root)

    def query(self, text: str, **options: object) -> object:
        """Answer a query, or stop the server."""
        if next(self.answers) == 50:
            os.kill(self.server.pid, signal.SIGKILL)
        return self.whole.engine.query(text, **options)  # type: ignore[arg-type]

    def named_graphs(self) -> tuple[str, ...]:
        """The named graphs."""
        return self.whole.engine.named_graphs()


def test_an_endpoint_that_stops_in_the_middle_is_an_error(tmp_path: Path) -> None:
    """No report says that all is well."""
    with serve_oxigraph(need("oxigraph"), tmp_path) as server:
        service = pushed(server, spoilt().explained.store)
        stopping = Stopping(connect(service.query), server, count())
        with pytest.raises(BackendError, match=r"127\.0\.0\.1"):
            validate_in_place(stopping)  # type: ignore[arg-type]


Cell = dict[str, str] | None


@contextmanager
def odd_endpoint(rows: int, cell: Cell) -> Iterator[str]:
    """An endpoint that gives each query as many rows, with the same term in all cells."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            given = parse_qs(body if "query=" in body else urlsplit(self.path).query)
            solutions = ox.Store().query(given["query"][0] if given else body)
            assert isinstance(solutions, ox.QuerySolutions), "only SELECT queries are asked"
            names = [variable.value for variable in solutions.variables]
            row = {name: cell for name in names if cell is not None}
            answer = {"head": {"vars": names}, "results": {"bindings": [row] * rows}}
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        do_GET = do_POST

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()


CONSTRAINTS = {
    "pattern": 'sh:pattern "^A"',
    "minCount": "sh:minCount 1",
    "sparql": 'sh:sparql [ sh:select "SELECT $this WHERE { $this ?p 1 }" ]',
}
LITERAL = {"type": "literal", "value": "x"}
BLANK = {"type": "bnode", "value": "b"}


ODD: tuple[tuple[int, Cell, str], ...] = (
    (0, None, "gives 0 rows where one"),
    (2, LITERAL, "gives 2 rows where one"),
    (1, None, r"gives a row without \?this"),
    (1, LITERAL, 'counts its triples as "x"'),
    (1, BLANK, "counts its triples as _:b"),
)
EACH = [
    (*odd, constraint)
    for odd in ODD
    for constraint in CONSTRAINTS
    if odd[:2] != (1, None) or constraint != "pattern"  # it says that it can read no expression
]


@pytest.mark.parametrize(("rows", "cell", "told", "constraint"), EACH)
def test_an_answer_that_no_query_can_have_is_an_error(
    rows: int, cell: Cell, told: str, constraint: str, tmp_path: Path
) -> None:
    """Of the endpoint, which is named, without the part of its address where a key may stand."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <http://e.org/> .\n"
        f"e:s a sh:NodeShape ; sh:targetSubjectsOf e:p ;\n    sh:property "
        f"[ sh:path e:p ; {CONSTRAINTS[constraint]} ] .\n"
    )
    with odd_endpoint(rows, cell) as url, pytest.raises(BackendError, match=told) as error:
        validate_in_place(connect(f"{url}?key=1"), shapes=shapes)
    assert url == error.value.where
    assert "akkg doctor" in str(error.value.remedy)


def test_a_shape_that_cannot_be_compiled_is_named(tmp_path: Path, kg: Dataset) -> None:
    """In this process pySHACL takes it; an endpoint cannot be held to it."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <http://e.org/> .\n"
        "e:s a sh:NodeShape ; sh:targetSubjectsOf <https://w3id.org/akkg/ontology#date> ;\n"
        '    sh:pattern "(.)\\\\1\\\\1" ; sh:message "no letter three times"@en .\n'
    )
    report = validate_in_place(kg, shapes=shapes)
    assert ["http://e.org/s"] == list(report.by_reference)
    assert report.findings and {"no letter three times"} == {f.message for f in report.findings}
    with serve_oxigraph(need("oxigraph"), tmp_path) as server:
        service = pushed(server, kg.store)
        with pytest.raises(
            ValidationError, match="e:s cannot be held against an endpoint"
        ) as error:
            validate_in_place(connect(service.query), shapes=shapes)
    assert f"{shapes}:2" == error.value.where


def test_a_store_in_which_nothing_has_been_derived_is_refused(kg: Dataset) -> None:
    """Its things would all lack what rules give them."""
    with pytest.raises(DataError, match="nothing that follows by rule"):
        validate_in_place(Dataset(ox.Store(), kg.prefixes, ROOT))


@dataclass(frozen=True, slots=True)
class Crowded:
    """An endpoint with more graphs than it is sensible to name."""

    prefixes: PrefixTable
    root = ROOT
    engine = property(lambda self: self)

    def named_graphs(self) -> tuple[str, ...]:
        """The named graphs."""
        derived = "https://w3id.org/akkg/graph/derived/kind"
        return (derived, *(f"http://e.org/{number}" for number in range(1001)))


def test_more_graphs_than_a_query_can_name_are_an_error(kg: Dataset) -> None:
    """What to do instead is said."""
    with pytest.raises(LimitError, match="1,001 named graphs") as error:
        validate_in_place(Crowded(kg.prefixes))  # type: ignore[arg-type]
    assert "--alone" in str(error.value.remedy)
