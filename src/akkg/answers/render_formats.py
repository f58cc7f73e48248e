"""The names of the formats in which an answer can be written; they load without an engine."""

FORMATS = ("table", "csv", "tsv", "json", "xml", "ndjson", "markdown", "html")
"""The formats of tables."""

GRAPH_FORMATS = ("turtle", "trig", "nt", "nq", "rdfxml", "jsonld")
"""The formats of graphs, which CONSTRUCT and DESCRIBE give."""

TRUTH_FORMATS = ("table", "json", "xml")
"""The formats of the truth value that ASK gives; in a `table` it is the bare word."""

STREAMED = ("csv", "tsv", "json", "xml", "ndjson", "nt", "nq")
"""The formats that are written as the answer comes, holding none of it."""

PLAIN_TEXT = ("table", "csv", "ndjson", "markdown", "html")
"""The formats whose cells are plain text, so that a name may stand in the place of an IRI."""

ENDINGS = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "ndjson",
    ".jsonld": "jsonld",
    ".md": "markdown",
    ".ndjson": "ndjson",
    ".nq": "nq",
    ".nt": "nt",
    ".rdf": "rdfxml",
    ".srj": "json",
    ".srx": "xml",
    ".trig": "trig",
    ".tsv": "tsv",
    ".ttl": "turtle",
    ".txt": "table",
    ".xml": "xml",
}
"""The formats by the endings of files."""
