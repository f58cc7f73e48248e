"""What is validated is the sources as they are written, with drafts beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from akkg.dataset import Dataset
from akkg.prefixes import PrefixTable
from akkg.validation.finding import Place
from akkg.validation.view import ROW, UNNAMED, view

CLAIMS = "graph/overview-2025/1-section.trig"
PREFIXES = """@prefix ak: <https://w3id.org/akkg/id/> .
@prefix akkg: <https://w3id.org/akkg/ontology#> .
@prefix overview: <https://w3id.org/akkg/graph/overview-2025/> .
"""


def quads(tree: Path, *drafts: Path, alone: bool = False) -> set[str]:
    """The asserted statements, in short."""
    found = view(tree, drafts, alone=alone)
    short = found.prefixes.shorten
    return {
        " ".join(
            short(term.value) if isinstance(term, ox.NamedNode) else str(term)
            for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        )
        for quad in found.asserted
    }


def test_a_draft_is_looked_at_together_with_the_tree(tree: Path, tmp_path: Path) -> None:
    """Unknown terms and things do not keep it from being read."""
    draft = tmp_path / "draft.trig"
    draft.write_text(f"{PREFIXES} overview:p9 {{ ak:nobody akkg:nothing ak:plan-a . }}")
    assert "ak:nobody akkg:nothing ak:plan-a overview:p9" in quads(tree, draft)
    assert "ak:plan-b akkg:succeeds ak:plan-a overview:p1" in quads(tree, draft)


def test_a_draft_alone_has_the_ontology_with_it_and_no_claims(tree: Path, tmp_path: Path) -> None:
    """Nothing of `graph/` is there."""
    draft = tmp_path / "draft.trig"
    draft.write_text(f"{PREFIXES} overview:p9 {{ ak:nobody akkg:date 1 . }}")
    found = quads(tree, draft, alone=True)
    assert "akkg:Plan rdf:type owl:Class graph:ontology" in {
        line.replace("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "rdf:type")
        for line in found
    }
    assert not any(line.endswith(("overview:p1", "graph:mappings")) for line in found)
    assert not view(tree, [draft], alone=True).whole


def test_a_draft_that_is_a_file_of_the_tree_counts_once(tree: Path) -> None:
    """By whatever name it is given."""
    odd = tree / "graph" / ".." / CLAIMS
    assert len(view(tree).files) == len(view(tree, [odd]).files)


def test_a_statement_outside_any_graph_is_kept_apart(tree: Path, tmp_path: Path) -> None:
    """A check finds fault with the graph that it is put into."""
    draft = tmp_path / "draft.trig"
    draft.write_text(f"{PREFIXES} ak:plan-a akkg:succeeds ak:plan-b .")
    found = view(tree, [draft])
    assert [UNNAMED] == [q.graph_name for q in found.asserted if str(q.graph_name) == str(UNNAMED)]


def test_rows_of_mappings_are_data_with_a_place(tree: Path) -> None:
    """Also a row in which something is missing."""
    table = tree / "graph" / "mappings.sssom.tsv"
    with table.open("a") as file:
        file.write("ak:plan-b\tskos:exactMatch\t\t\n")
    found = view(tree)
    assert Place(str(table), 5) == found.rows[f"{ROW}5"]
    rows = {str(q.subject): 0 for q in found.asserted if str(q.subject).startswith(f"<{ROW}")}
    assert {f"<{ROW}4>", f"<{ROW}5>"} == set(rows)
    five = [q for q in found.asserted if str(q.subject) == f"<{ROW}5>"]
    assert 3 == len(five), "type, source and property; neither target nor justification"


def test_what_follows_from_a_draft_is_derived_with_the_rest(tree: Path, tmp_path: Path) -> None:
    """Its premises may stand in the tree."""
    draft = tmp_path / "draft.trig"
    draft.write_text(f"{PREFIXES} overview:p9 {{ ak:plan-a akkg:succeeds ak:plan-0 . }}")
    table = PrefixTable.load(tree)
    later, earlier = (ox.NamedNode(table.expand(name)) for name in ("ak:plan-c", "ak:plan-0"))
    chain = ox.NamedNode(table.expand("akkg:succeedsTransitively"))
    assert ox.Triple(later, chain, earlier) in view(tree, [draft]).triples(derived=True)
    assert ox.Triple(later, chain, earlier) not in view(tree, [draft]).triples(derived=False)


def test_reasons_for_clauses_without_claims_are_notes_beside_the_graph(tree: Path) -> None:
    """Only checks see them."""
    (tree / "graph" / "coverage.tsv").write_text(
        "passage\tsentence\tclause\tclaims\treason\np2\t1\t1\t\tcourtesy\n"
    )
    found = view(tree)
    graph = ox.NamedNode("https://w3id.org/akkg/graph/coverage")
    [note] = found.dataset.store.quads_for_pattern(None, None, None, graph)
    assert ox.Literal("courtesy") == note.object
    assert note.triple not in found.triples(derived=True)


def test_graphs_of_rules_are_made_only_where_they_are_asked_for(tree: Path) -> None:
    """What is validated has what follows in its default graph; what explains it, by rule too."""
    plain, explaining = view(tree), view(tree)
    assert (0, 5) == (_of_rules(plain.dataset), _of_rules(plain.explained))
    assert plain.dataset is not plain.explained
    assert explaining.derivation.store is explaining.dataset.store
    assert (explaining.dataset, 5) == (explaining.explained, _of_rules(explaining.dataset))
    merged = [set(_merged(each)) for each in (plain.dataset, plain.explained, explaining.dataset)]
    assert merged[0] == merged[1] == merged[2]
    assert 3 < len(merged[0])


def _of_rules(dataset: Dataset) -> int:
    names = (str(name) for name in dataset.store.named_graphs())
    return sum("/graph/derived/" in name for name in names)


def _merged(dataset: Dataset) -> Iterator[ox.Quad]:
    return dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
