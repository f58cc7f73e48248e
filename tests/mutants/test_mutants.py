"""Nothing that is ill-formed gets into the graph: some hundreds of mutants, one change each."""

from __future__ import annotations

from akkg.location import data_root
from akkg.validation.view import view
from tests.mutants.claims import index
from tests.mutants.measuring import look, missed, table
from tests.mutants.mutant import Kind
from tests.mutants.operations import OPERATIONS, mutants

COUNT, SEED = 400, 3


def test_every_ill_formed_mutant_is_caught() -> None:
    """Shapes and checks find each of them, and every operation has made at least one; of the lies,
    which nobody but a reader can be sure to find, saved queries tell some."""
    claims = index(view(data_root()))
    looked = look(mutants(claims, COUNT, SEED))
    print(table(looked))
    assert COUNT == len(looked)
    assert {o.name for o in OPERATIONS} == {each.mutant.operation for each in looked}
    assert [] == missed(looked, claims.prefixes)
    assert any(each.verdict.query for each in looked if each.mutant.kind is Kind.LIE)
