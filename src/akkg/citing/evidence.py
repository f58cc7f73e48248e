"""Finds the triples on which each row of an answer rests.

A row shows only the projected variables, and evidence speaks of others too. So the query's main
group is run once more with the evidence's variables projected, without aggregates, order and limit;
the rows then find their own solutions by the columns that both have. Filters and parameters hold in
both, so a row never rests on a triple that the query has ruled out. Patterns with a variable that
the query lacks are joined by a further query, many rows at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from akkg.answers.table import Cell, Row, Table, Term
from akkg.answers.term_text import written
from akkg.engines.embedded import Embedded
from akkg.engines.engine import Askable, Engine, Solutions, is_tagged, select
from akkg.errors import DataError
from akkg.lots import lots
from akkg.prefixes import PrefixTable
from akkg.queries.saved_query import SavedQuery
from akkg.sparql_text.outline import Outline
from akkg.sparql_text.widening import Widened, widen

Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
Pattern = tuple[str, str, str]
Binding = dict[str, Term]

RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def row_triples(
    query: SavedQuery, bound: Outline, dataset: Askable, table: Table
) -> list[set[Triple]]:
    """Find the evidence of each row.

    Args:
        query: The saved query, with its evidence.
        bound: The query that was run, with its arguments in place.
        dataset: The dataset that was asked; its default graph is read.
        table: The answer.

    Returns:
        For each row the triples that its evidence patterns stand for; patterns with a variable that
        the row leaves unbound are left out. A triple need not be in the dataset.
    """
    engine = dataset.engine
    wide = widen(bound, table.columns)
    needed = variables(query.evidence)
    visible = _visible(wide)
    extra = [name for name in needed if name in visible and name not in wide.keys]
    narrow = wide.keys if bound.limited or not table.complete else ()
    restrictions = _restrictions(table, [name for name in narrow if name in visible])
    solutions = _solutions(engine, wide, extra, restrictions)
    bindings = _row_bindings(table, wide.keys, solutions)
    prologue = _prologue(bound, dataset.prefixes)
    foreign = {name for name in needed if name not in visible and name not in table.columns}
    if foreign:
        joined = [
            pattern for pattern in query.evidence if foreign.intersection(variables([pattern]))
        ]
        bindings = _join(engine, prologue, joined, {*visible, *table.columns}, bindings)
    constants = _constants(query, prologue)
    return [
        {triple for binding in row for triple in _triples(query.evidence, binding, constants)}
        for row in bindings
    ]


def variables(patterns: Iterable[Pattern]) -> tuple[str, ...]:
    """The variables of patterns, in order, each once.

    Example:
        >>> variables([("?event", "akkg:date", "?date"), ("?thing", "akkg:hasEvent", "?event")])
        ('event', 'date', 'thing')
    """
    return tuple(
        dict.fromkeys(term[1:] for pattern in patterns for term in pattern if term[0] in "?$")
    )


def values_block(names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write a VALUES block for rows of terms.

    Example:
        >>> values_block(["a", "b"], [[ox.Literal("x"), None]])
        'VALUES (?a ?b) { ("x" UNDEF) }'
    """
    head = " ".join(f"?{name}" for name in names)
    lines = (" ".join("UNDEF" if cell is None else written(cell) for cell in row) for row in rows)
    return f"VALUES ({head}) {{ {' '.join(f'({line})' for line in lines)} }}"


def _visible(wide: Widened) -> tuple[str, ...]:
    """The variables of a query's main group; the text says it, so no engine need be asked."""
    return select(Embedded(ox.Store()), wide.everything).names


def _bindings(result: Solutions) -> Iterator[Binding]:
    for solution in result:
        yield {
            name: term
            for name, term in zip(result.names, solution, strict=True)
            if term is not None
        }


def _restrictions(table: Table, names: Sequence[str]) -> list[str]:
    """VALUES blocks that keep a second run to the table's rows; one empty text where none can."""
    places = [table.columns.index(name) for name in names]
    places = [place for place in places if _can_restrict(row[place] for row in table.rows)]
    rows = list(dict.fromkeys(tuple(row[place] for place in places) for row in table.rows))
    if not places:
        return [""]
    names = [table.columns[place] for place in places]
    return [values_block(names, batch) for batch in lots(rows)]


def _can_restrict(cells: Iterable[Cell]) -> bool:
    return all(cell is not None and not is_tagged(cell) for cell in cells)


def _solutions(
    engine: Engine, wide: Widened, extra: Sequence[str], restrictions: Iterable[str]
) -> dict[Row, list[Binding]]:
    """The wide query's solutions, by the columns that they share with the rows."""
    found: dict[Row, list[Binding]] = {}
    for restriction in restrictions:
        for binding in _bindings(select(engine, wide.showing(extra, restriction))):
            found.setdefault(tuple(binding.get(key) for key in wide.keys), []).append(binding)
    return found


def _row_bindings(
    table: Table, keys: Sequence[str], solutions: Mapping[Row, list[Binding]]
) -> list[list[Binding]]:
    places = [table.columns.index(key) for key in keys]
    bindings: list[list[Binding]] = []
    for row in table.rows:
        known = {
            name: cell for name, cell in zip(table.columns, row, strict=True) if cell is not None
        }
        own = solutions.get(tuple(row[place] for place in places), [{}])
        bindings.append([{**binding, **known} for binding in own])
    return bindings


def _join(
    engine: Engine,
    prologue: str,
    patterns: Sequence[Pattern],
    known: set[str],
    bindings: list[list[Binding]],
) -> list[list[Binding]]:
    """Add the variables that only the evidence has: one query for all rows that bind the same of
    its variables."""
    joined: list[list[Binding]] = [[] for _ in bindings]
    groups: dict[tuple[str, ...], dict[Row, list[tuple[int, Binding]]]] = {}
    names = [name for name in variables(patterns) if name in known]
    for index, row in enumerate(bindings):
        for binding in row:
            shared = tuple(name for name in names if name in binding)
            key = tuple(binding[name] for name in shared)
            groups.setdefault(shared, {}).setdefault(key, []).append((index, binding))
    for shared, owners in groups.items():
        kept = [
            pattern
            for pattern in patterns
            if not (known - {*shared}).intersection(variables([pattern]))
        ]
        for block in _blocks(shared, list(owners)):
            text = " . ".join(filter(None, [block, *(" ".join(pattern) for pattern in kept)]))
            for found in _bindings(
                select(engine, f"{prologue}SELECT DISTINCT * WHERE {{ {text} }}")
            ):
                for index, binding in owners.get(tuple(found[name] for name in shared), []):
                    joined[index].append({**binding, **found})
    return [new or old for new, old in zip(joined, bindings, strict=True)]


def _blocks(names: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """VALUES blocks for rows, without the columns that hold a tagged literal."""
    places = [at for at in range(len(names)) if _can_restrict(row[at] for row in rows)]
    if not places:
        yield ""
        return
    kept = dict.fromkeys(tuple(row[at] for at in places) for row in rows)
    for batch in lots(kept):
        yield values_block([names[at] for at in places], batch)


def _prologue(bound: Outline, table: PrefixTable) -> str:
    """The prefixes of the project and of the query: a header may use both."""
    prefixes = {**dict(table.items()), **bound.prefixes}
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items())


def _constants(query: SavedQuery, prologue: str) -> dict[str, Term]:
    """The RDF terms of the constants in the evidence, by how they are written."""
    written = {term for pattern in query.evidence for term in pattern if term[0] not in "?$"}
    terms: dict[str, Term] = {"a": RDF_TYPE}
    for text in sorted(written - {"a"}):
        try:
            quad = next(ox.parse(f"{prologue}<urn:s> <urn:p> {text} .", format=ox.RdfFormat.TURTLE))
        except SyntaxError as error:
            remedy = "write an IRI or a literal, with a prefix of the project's table"
            raise DataError(f"evidence: {text} is no term", str(query.path), remedy) from error
        assert not isinstance(quad.object, ox.Triple), "a term of evidence is no triple"
        terms[text] = quad.object
    return terms


def _triples(
    patterns: Iterable[Pattern], binding: Binding, constants: Mapping[str, Term]
) -> Iterator[Triple]:
    for pattern in patterns:
        subject, predicate, object_ = (
            binding.get(term[1:]) if term[0] in "?$" else constants[term] for term in pattern
        )
        if (
            isinstance(subject, ox.NamedNode)
            and isinstance(predicate, ox.NamedNode)
            and isinstance(object_, ox.NamedNode | ox.Literal)
        ):
            yield subject, predicate, object_
