"""Answers are looked at once, where they come in; what no query can have is an error."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from weakref import ref

import pyoxigraph as ox
import pytest

from akkg.answers.table import Row
from akkg.engines.embedded import Embedded
from akkg.engines.engine import Solutions, Statement
from akkg.errors import BackendError, ValidationError
from akkg.shacl.asking import Ask, ask_engine, ask_store, only_row
from akkg.shacl.faults import Uncompilable
from tests.shacl.engines import compiled, shapes_of, store_of

X = ox.NamedNode("http://e.org/x")
THIS = "SELECT ?this ?value WHERE { ?this ?p ?o OPTIONAL { ?this <e:q> ?value } }"


@dataclass(frozen=True, slots=True)
class Says:
    """An engine that answers each query alike."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]

    def query(
        self,
        text: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        default_graph: Sequence[str] | None = None,
    ) -> Solutions:
        """Answer a query."""
        return Solutions(self.names, iter(self.rows))

    def graphs_of(self, triples: Iterable[Statement]) -> dict[Statement, tuple[str, ...]]:
        """Find no graph."""
        return {}

    def named_graphs(self) -> tuple[str, ...]:
        """Name no graph."""
        return ()


def test_a_value_may_be_unbound_and_a_node_of_the_scope_may_not() -> None:
    """A query of a shape may leave its own variables open."""
    ask = ask_engine(Says(("this", "value"), ((X, None),)))
    assert (("this", "value"), [(X, None)]) == ask(THIS)
    for name in ("this", "akkgNode0", "akkgNode12"):
        with pytest.raises(BackendError, match=rf"a row without \?{name}, which") as error:
            ask_engine(Says((name, "value"), ((X, X), (None, X))))(THIS)
        assert error.value.where is None  # the caller knows which store it is
        assert "akkg doctor" in str(error.value.remedy)


@pytest.mark.parametrize("row", [(X,), (X, X, X), ()])
def test_a_row_has_a_cell_for_each_variable(row: Row) -> None:
    """Fewer or more cannot be told apart."""
    with pytest.raises(BackendError, match=f"a row of {len(row)} terms for 2 variables"):
        ask_engine(Says(("this", "value"), (row,)))(THIS)


@pytest.mark.parametrize("rows", [(), ((X,), (X,))])
def test_a_query_of_one_solution_has_one_row(rows: tuple[Row, ...]) -> None:
    """None, or two, is no answer to it."""
    assert (X,) == only_row(ask_engine(Says(("n",), ((X,),))), "SELECT ?n { BIND(<e:x> AS ?n) }")
    with pytest.raises(BackendError, match=f"gives {len(rows)} rows where one is asked for"):
        only_row(ask_engine(Says(("n",), rows)), "SELECT ?n { BIND(<e:x> AS ?n) }")


@pytest.mark.parametrize("ask", [ask_store(ox.Store()), ask_engine(Embedded(ox.Store()))])
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT ?x WHERE { ?x e:p ?y }", ""),
        ("SELECT ?x WHERE { ?x ?p ?y ", ""),
        ("SELECT ?x WHERE { ?x <a b> ?y }", " (IRI parsing failed)"),
        (
            "SELECT ?z (SUM(?y) AS ?k) WHERE { ?x ?p ?y } GROUP BY ?x",
            " (The SELECT contains a variable that is unbound)",
        ),
    ],
)
def test_what_the_engine_cannot_read_is_said_in_words(ask: Ask, query: str, told: str) -> None:
    """Without its list of tokens, and without the place in a query that nobody has written."""
    with pytest.raises(Uncompilable) as error:
        ask(query)
    assert f"the engine cannot read a query{told}" == str(error.value)


def test_a_query_that_reports_a_failure_is_an_error_with_a_remedy() -> None:
    """It names the shape (SHACL, section 5.3.2)."""
    shapes = shapes_of(
        ":s sh:targetSubjectsOf :p ; sh:sparql [ sh:select"
        ' "SELECT $this ?failure WHERE { $this ?p ?o BIND(true AS ?failure) }" ] .'
    )
    with pytest.raises(ValidationError, match=r"of <http://e\.org/s> reports a failure") as error:
        compiled(shapes, store_of(":a :p 1 ."))
    assert "?failure" in str(error.value.remedy)


def test_a_graph_is_let_go_when_it_has_been_validated() -> None:
    """At once, as it may be large, and not when Python next looks for what holds itself."""
    shapes = shapes_of(':s a sh:NodeShape ; sh:targetClass :C ; sh:pattern "a" ; sh:class :D .')
    ask = ask_store(store_of(":a a :C ."))
    held = ref(ask)
    gc.disable()
    try:
        assert 1 == sum(len(outcome.results) for outcome in shapes.compiled.outcomes(ask))
        del ask
        assert held() is None
    finally:
        gc.enable()
