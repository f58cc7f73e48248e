"""The names of the formats in which a table can be written; they load without an engine."""

FORMATS = ("table", "csv", "tsv", "json", "ndjson", "markdown")
