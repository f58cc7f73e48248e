"""Invented worlds: repeatable, of the size asked for, and as a curator would write them."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tracemalloc
from collections import Counter, defaultdict
from itertools import islice, pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest

import bench.worlds
from akkg.building.rules import load_rules
from akkg.building.sources import Source, Sources, read_sources
from akkg.building.terms import check_terms
from akkg.location import data_root
from akkg.prefixes import PrefixTable
from akkg.validation.validating import validate
from bench.worlds import Partnership, lines, nearest, partnership, stream, world
from bench.worlds.__main__ import main
from bench.worlds.commons import FIELDS
from bench.worlds.focus import measure
from bench.worlds.names import CITY, REGION, STATE, invented, ordinal
from bench.worlds.terms import PREFIXES

AKKG = PREFIXES["akkg"]
TYPE = f"<{PREFIXES['rdf']}type>"

UNUSED = {
    "Activity": "only heads others",
    "Actor": "only heads others",
    "Commencement": "only heads others",
    "Event": "only heads others",
    "Instrument": "only heads others",
    "Mechanism": "only heads others",
    "Meeting": "heads others; the graph names each meeting more exactly, too",
    "Passage": "only heads others",
    "Undertaking": "only heads others",
}
"""Classes of the ontology that no world has, and why."""

DERIVED = {
    "dayNumber",
    "elevates",
    "eventOf",
    "kind",
    "monthNumber",
    "resultsFromMergerOf",
    "succeedsTransitively",
    "supports",
    "yearNumber",
}
"""Properties that only rules state."""

OF_CLASSES = {"expects", "labelStem", "takesPillar"}
"""Properties by which the ontology speaks of its own classes."""

ALWAYS = {
    "adoptions",
    "bloc",
    "declarations",
    "document",
    "graphs",
    "headings",
    "instruments",
    "paragraphs",
    "partner",
    "passages",
    "periods",
    "plans",
    "readings",
    "relation",
    "signatures",
    "status_events",
    "statuses",
    "summit_series",
    "summits",
}
"""Parts that somebody plays in every partnership."""

SHARES = {
    "anniversaries": (0.03, 0.25),
    "chain": (0.06, 0.30),
    "fork": (0.05, 0.30),
    "merger": (0.06, 0.30),
    "observations": (0.10, 0.40),
    "releases": (0.10, 0.40),
}
"""In how many of all partnerships some parts are played: at least, and at most."""


def text(seed: int, partnerships: int) -> str:
    """A whole world."""
    return "".join(stream(seed, partnerships))


@pytest.fixture(scope="module")
def many() -> list[Partnership]:
    """Three hundred partnerships of one world."""
    return [partnership(3, index) for index in range(300)]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """A world of 60 partnerships: two regions, and each kind of paragraph twice or more."""
    loaded = ox.Store()
    loaded.load(text(5, 60).encode(), format=ox.RdfFormat.N_QUADS)
    return loaded


def number(store: ox.Store, pattern: str) -> int:
    """How many different things, ?x, a pattern finds in any graph."""
    declared = "\n".join(f"PREFIX {prefix}: <{base}>" for prefix, base in PREFIXES.items())
    query = f"{declared} SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}"
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    [row] = found
    value = row["n"]
    assert isinstance(value, ox.Literal)
    return int(value.value)


def test_the_door_is_true_and_sorted() -> None:
    """What the package offers is what it says it offers, in order."""
    assert sorted(bench.worlds.__all__) == bench.worlds.__all__
    assert all(hasattr(bench.worlds, name) for name in bench.worlds.__all__)


def test_the_same_seed_gives_the_same_bytes() -> None:
    """The bytes of a world do not depend on the process, nor on how it hashes strings."""
    program = """if True:
        import hashlib, bench.worlds
        print(hashlib.sha256("".join(bench.worlds.stream(8, 40)).encode()).hexdigest())
    """
    root = Path(__file__).parents[2]
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            text=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": salt, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout.strip()
        for salt in ("1", "2")
    }
    assert {hashlib.sha256(text(8, 40).encode()).hexdigest()} == told


def test_another_seed_gives_another_world() -> None:
    """Two seeds share no thing of their own, and hardly a line."""
    one, two = set(text(1, 5).splitlines()), set(text(2, 5).splitlines())
    assert len(one & two) < 0.01 * len(one)


def test_a_partnership_does_not_depend_on_the_size_of_the_world() -> None:
    """A small world is the beginning of a big one with the same seed."""
    assert text(4, 70).startswith(text(4, 33))
    assert lines(partnership(4, 32).statements) == partnership(4, 32).text()
    assert text(4, 33).endswith(partnership(4, 32).text())


@pytest.mark.parametrize("quads", [1, 1_000, 10_000, 50_000])
def test_a_world_has_the_size_that_was_asked_for(quads: int) -> None:
    """No other number of partnerships comes nearer to the number of quads."""
    sizes = [chunk.count("\n") for chunk in nearest(6, quads)]
    total = sum(sizes)
    following = [chunk.count("\n") for chunk in stream(6, len(sizes) + 1)][-1]
    assert abs(total - quads) <= abs(total + following - quads)
    assert len(sizes) == 1 or abs(total - quads) <= abs(total - sizes[-1] - quads)


def test_a_partnership_has_some_three_hundred_quads(many: list[Partnership]) -> None:
    """Most are small and a few are big; the mean is between 300 and 350."""
    sizes = sorted(len(made.statements) for made in many)
    assert 300 <= sum(sizes) / len(sizes) <= 350
    assert sizes[len(sizes) // 2] < sum(sizes) / len(sizes)
    assert sizes[-1] > 3 * sizes[len(sizes) // 2]


def test_every_line_is_a_quad_and_none_stands_twice() -> None:
    """The engine reads as many different quads as there are lines, and writes the same ones."""
    written = text(7, 60)
    quads = list(ox.parse(written.encode(), format=ox.RdfFormat.N_QUADS))
    assert written.count("\n") == len(quads) == len(set(quads))
    assert written.splitlines() == [f"{quad} ." for quad in quads]
    assert not any(isinstance(quad.graph_name, ox.DefaultGraph) for quad in quads)


def test_the_statements_are_those_of_the_text() -> None:
    """A world as text, as statements and as quads is one world."""
    assert "".join(map(lines, ([statement] for statement in world(2, 3)))) == text(2, 3)
    made = partnership(2, 1)
    assert made.text().splitlines() == [f"{quad} ." for quad in made.quads()]


def test_a_world_streams() -> None:
    """The first partnership is there before the others are made, however many these are."""
    [first] = islice(stream(1, 10**9), 1)
    assert first == text(1, 1)
    [near] = islice(nearest(1, 10**12), 1)
    assert near == first


def test_a_stream_keeps_nothing() -> None:
    """At no time more than a small part of a world is in memory."""
    tracemalloc.start()
    characters = sum(map(len, stream(1, 150)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 0 < peak < characters / 4


@pytest.mark.parametrize("size", [0, -1])
def test_a_world_without_partnerships_is_refused(size: int) -> None:
    """There is no empty world, and none of a negative seed."""
    with pytest.raises(ValueError, match="or more"):
        stream(1, size)
    with pytest.raises(ValueError, match="or more"):
        nearest(1, size)
    with pytest.raises(ValueError, match="from 0"):
        partnership(size - 1, 0)


def test_prefixes_are_those_of_the_project() -> None:
    """Each prefix of the generator stands for what the project's table says."""
    table = dict(PrefixTable.load(data_root()).items())
    assert dict(PREFIXES) == {prefix: table[prefix] for prefix in PREFIXES}


def test_fields_are_those_of_the_ontology() -> None:
    """Each field of cooperation is a concept of the scheme of fields, and none is left out."""
    schemes = (data_root() / "ontology" / "schemes.ttl").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^ak:field-(\S+)$", schemes, re.MULTILINE)) == sorted(FIELDS)


def test_names_differ() -> None:
    """No two things have one invented name, also beyond what three syllables can give."""
    numbers = [*range(2_000), *range(10**6, 10**6 + 2_000), *range(10**7, 10**7 + 2_000)]
    names = {invented(9, kind, number) for kind in (STATE, CITY, REGION) for number in numbers}
    assert 3 * len(numbers) == len(names)
    assert all(re.fullmatch("[A-Z][a-z]+", name) for name in names)
    assert ["11th", "21st", "112th"] == [ordinal(count) for count in (11, 21, 112)]


def test_handles_differ_within_a_class(many: list[Partnership]) -> None:
    """No two things of one class have one handle or further name, whatever capitals it has."""
    called: dict[tuple[str, str], set[str]] = defaultdict(set)
    for made in many:
        kinds = {s: o for s, p, o, _ in made.statements if p == TYPE}
        for thing, property_, label, _ in made.statements:
            if property_ in (f"<{PREFIXES['skos']}prefLabel>", f"<{PREFIXES['skos']}altLabel>"):
                words = label.rpartition("@")[0].lower()
                if thing.startswith(f"<{PREFIXES['ak']}"):
                    called[kinds[thing], words].add(thing)
    assert len(called) > 300 * 20
    assert [] == [name for name, things in called.items() if len(things) > 1]


def test_parts_are_played(many: list[Partnership]) -> None:
    """Some parts are played in every partnership, others in a share of them, all by somebody."""
    for made in many:
        assert set(made.roles) >= ALWAYS
        said = {statement[0] for statement in made.statements}
        own = {name for part, names in made.roles.items() if part != "bloc" for name in names}
        graphs = {statement[3] for statement in made.statements}
        assert {f"<{name}>" for name in own} <= said | graphs
        assert all(names for names in made.roles.values())
    shares = Counter(part for made in many for part in made.roles)
    for part, (low, high) in SHARES.items():
        assert low <= shares[part] / len(many) <= high, part


def test_chains_are_in_order(many: list[Partnership]) -> None:
    """Statuses, plans and agreements are linked each to the one before it."""
    for made in many:
        links = {(s, p, o) for s, p, o, _ in made.statements}
        follows = f"<{AKKG}followsInSeries>"
        for part in ("plans", "chain"):
            names = [f"<{name}>" for name in made.roles.get(part, ())]
            for earlier, later in pairwise(names):
                assert (later, follows, earlier) in links
        begins = zip(made.roles["statuses"], made.roles["status_events"], strict=True)
        for status, act in begins:
            assert (f"<{status}>", f"<{AKKG}beganWith>", f"<{act}>") in links
        assert len(made.roles["plans"]) == len(made.roles["periods"]) >= 2
        assert len(made.roles["statuses"]) >= 2


@pytest.mark.parametrize(
    ("pattern", "least"),
    [
        ("?x a akkg:DialogueRelation", 60),
        ("?x a akkg:Merger ; org:originalOrganization ?one, ?two FILTER(?one != ?two)", 4),
        ("?one akkg:followsInSeries|akkg:succeeds ?x . ?two akkg:followsInSeries|akkg:succeeds ?x "
         "FILTER(?one != ?two)", 4),
        ("?last akkg:followsInSeries/akkg:followsInSeries/akkg:followsInSeries ?x", 4),
        ("?x eli:amends ?agreement", 3),
        ("?x sdmx-measure:obsValue ?value ; akkg:party ?party", 20),
        ("?x akkg:rankOf ?holder", 3),
        ("?x akkg:date ?date FILTER(STRLEN(STR(?date)) = 4)", 100),
        ("?x akkg:date ?date FILTER(STRLEN(STR(?date)) = 7)", 100),
        ("?x akkg:date ?date FILTER(STRLEN(STR(?date)) = 10)", 100),
        ("?x akkg:date ?date FILTER(STRLEN(STR(?date)) = 21)", 10),
        ('?x akkg:date ?date FILTER(STRENDS(STR(?date), "/.."))', 5),
        ("?x a akkg:State . ?act akkg:forParty ?x", 3),
        ('?x skos:altLabel ?name FILTER(LANG(?name) = "fr")', 10),
        ("GRAPH ?g1 { ?x ?p ?o } GRAPH ?g2 { ?x ?p ?o } FILTER(?g1 != ?g2)", 60),
    ],
)  # fmt: skip
def test_a_world_has_its_variety(store: ox.Store, pattern: str, least: int) -> None:
    """Of each kind of structure there are some."""
    assert least <= number(store, pattern)


def test_partnerships_are_not_apart(store: ox.Store) -> None:
    """Many a thing is spoken of in the documents of several partnerships."""
    other_document = """
        ?one schema:mentions ?x .
        ?two schema:mentions ?x .
        FILTER(STRBEFORE(STRAFTER(STR(?one), "source/"), "/")
          < STRBEFORE(STRAFTER(STR(?two), "source/"), "/"))
    """
    assert 40 <= number(store, other_document)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_all_that_a_source_may_state_occurs(seed: int) -> None:
    """Fifty partnerships have things of every class, but for those listed with a reason."""
    ontology = (data_root() / "ontology" / "akkg.ttl").read_text(encoding="utf-8")
    classes = set(re.findall(r"^akkg:([A-Z]\w+)$", ontology, re.MULTILINE))
    used = {o for _, p, o, _ in world(seed, 50) if p == TYPE}
    assert set(UNUSED) == {name for name in classes if f"<{AKKG}{name}>" not in used}


def test_no_claim_is_one_that_rules_derive() -> None:
    """What follows by rule is not in a world, and nearly all that can be stated is."""
    ontology = (data_root() / "ontology" / "akkg.ttl").read_text(encoding="utf-8")
    properties = set(re.findall(r"^akkg:([a-z]\w+)$", ontology, re.MULTILINE))
    used = {p for _, p, _, _ in world(0, 300)}
    assert DERIVED | OF_CLASSES == {name for name in properties if f"<{AKKG}{name}>" not in used}


def test_shapes_have_something_to_look_at() -> None:
    """But for those of the table of mappings, every shape of the project has a focus node."""
    reached = measure(1, 40)
    idle = {reach.shape for shapes in reached.values() for reach in shapes if not reach.focus}
    about_mappings = (data_root() / "ontology/shapes/asserted/mappings.ttl").read_text("utf-8")
    assert 300 < sum(map(len, reached.values()))
    names = (f"shape:{name.rpartition('/')[2]}\n" for name in idle)
    assert [] == [name for name in names if name not in about_mappings]


def test_terms_and_literals_are_those_of_the_build() -> None:
    """The build accepts a world as a part of the sources: it knows each term, thing and form."""
    sources = read_sources(data_root())
    quads = tuple(ox.parse(text(2, 60).encode(), format=ox.RdfFormat.N_QUADS))
    concepts = {quad for quad in quads if quad.graph_name.value.endswith("graph/ontology")}
    files = (
        *sources.files,
        Source(sources.root / "ontology" / "world.ttl", tuple(concepts)),
        Source(sources.root / "graph" / "world.ttl", tuple({*quads} - concepts)),
    )
    assert 0 < len(concepts) < len(quads)
    check_terms(
        Sources(sources.root, sources.prefixes, files, sources.mappings), load_rules(sources.root)
    )


SOME = [(1, 2)]
ALL = [*SOME, *((seed, size) for size in (1, 10) for seed in range(5)), (11, 30)]


@pytest.mark.parametrize(("seed", "partnerships"), ALL if os.environ.get("AKKG_LONG") else SOME)
def test_a_world_conforms(tmp_path: Path, seed: int, partnerships: int) -> None:
    """Held to the ontology alone, nothing is found in a world, of whatever severity."""
    path = tmp_path / "world.nq"
    path.write_text(text(seed, partnerships), encoding="utf-8")
    report = validate([path], alone=True)
    assert () == report.findings
    assert 0 < report.shapes


def test_the_command_writes_a_world(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The world goes to the output or into a file, and how big it is to the error output."""
    path = tmp_path / "world.nq"
    assert 0 == main(["--partnerships", "2", "--seed", "3", "-o", str(path)])
    assert text(3, 2) == path.read_text(encoding="utf-8")
    assert ("", f"{text(3, 2).count(chr(10))} quads\n") == capfd.readouterr()
    assert 0 == main(["--quads", "700", "--seed", "3"])
    assert "".join(nearest(3, 700)) == capfd.readouterr().out


def test_a_file_that_cannot_be_written_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where there is no such folder, the command says so and ends with status 2."""
    assert 2 == main(["--partnerships", "1", "-o", str(tmp_path / "no" / "world.nq")])
    assert "world.nq" in capfd.readouterr().err


def test_the_ontology_comes_first_if_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    """With its ontology a world has a label for each of its classes."""
    assert 0 == main(["--partnerships", "1", "--ontology"])
    written = capfd.readouterr().out
    assert written.endswith(text(0, 1))
    loaded = ox.Store()
    loaded.load(written.encode(), format=ox.RdfFormat.N_QUADS)
    query = f"""
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        ASK {{
          GRAPH ?claims {{ ?x a ?class }}
          FILTER(STRSTARTS(STR(?class), "{AKKG}"))
          MINUS {{ GRAPH ?ontology {{ ?class rdfs:label ?label }} }}
        }}
    """
    assert False is bool(loaded.query(query))


@pytest.mark.parametrize("option", [["--partnerships", "0"], ["--seed", "-1", "--quads", "5"], []])
def test_a_wrong_call_is_refused(option: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """A size is asked for, and is a whole number from 1; a seed is one from 0."""
    with pytest.raises(SystemExit) as ended:
        main(option)
    assert 2 == ended.value.code
    assert "usage" in capfd.readouterr().err
