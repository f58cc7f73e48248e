"""Writes a query as a command line of curl, for those who want to see the request."""

from __future__ import annotations

import shlex
import sys

from akkg.engines.service import Service, address

__all__ = ["curl_command"]

_ROWS = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xml": "application/sparql-results+xml",
}
_GRAPHS = {
    "jsonld": "application/ld+json",
    "nq": "application/n-quads",
    "nt": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "trig": "application/trig",
}


def curl_command(url: str, text: str, form: str, format: str) -> str:
    """Write a command line that sends a query to an endpoint.

    Args:
        url: The endpoint. What stands behind `?` is left out, since it may be a key; where there is
            something, standard error says so.
        text: The query, with all its prefixes declared.
        form: The query's form.
        format: The format of the answer; JSON or Turtle where the endpoint cannot give it.

    Returns:
        The command, quoted for a POSIX shell. It holds no name and no password.

    Raises:
        ParameterError: Where the URL is none, or holds a password.

    Standard:
        SPARQL 1.1 Protocol, section 2.1.2: a query by POST with URL-encoded parameters.

    Example:
        >>> print(curl_command("https://e.org/sparql", "ASK { ?a ?b 'c' }", "ASK", "table"))
        curl --silent --show-error --fail-with-body \\
          --header 'Accept: application/sparql-results+json' \\
          --data-urlencode 'query=ASK { ?a ?b '"'"'c'"'"' }' \\
          https://e.org/sparql
    """
    Service(url)  # refuses a URL with a password
    shown = address(url)
    if shown != url:
        print("akkg: what follows ? in the URL is left out, as it may be a key", file=sys.stderr)
    if form in ("SELECT", "ASK"):
        accept = _ROWS.get(format, "application/sparql-results+json")
    else:
        accept = _GRAPHS.get(format, "text/turtle")
    parts = (
        "curl --silent --show-error --fail-with-body",
        f"--header {shlex.quote(f'Accept: {accept}')}",
        f"--data-urlencode {shlex.quote(f'query={text}')}",
        shlex.quote(shown),
    )
    return " \\\n  ".join(parts)
