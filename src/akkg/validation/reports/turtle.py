"""The report of the standard: a validation report of SHACL, in Turtle."""

from __future__ import annotations

from collections.abc import Iterator

from akkg.shacl.paths import turtle
from akkg.validation.finding import Finding, Report
from akkg.validation.reports.terms import Terms

__all__ = ["write_turtle"]

_SH = "http://www.w3.org/ns/shacl#"


def write_turtle(report: Report) -> Iterator[str]:
    """Write a report as SHACL has it, the same bytes for the same report.

    It holds what the standard names and nothing else, so no places and no remedies. `sh:conforms`
    is true only where nothing at all was found: a warning makes it false, though the report of
    this program conforms.

    Args:
        report: What to write. Where its prefixes have none for SHACL's terms, or another one,
            `sh` is added.

    Yields:
        The document, first its prefixes, then result by result.

    Standard:
        SHACL, section 3.6.

    Example:
        >>> print(*write_turtle(Report((), 6342, 150, 20, {})), sep="", end="")
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <BLANKLINE>
        []
            a sh:ValidationReport ;
            sh:conforms true ;
        .
    """
    terms = Terms.of(report, sh=_SH)
    results = [_result(found, terms) for found in report.findings]
    for prefix in sorted(terms.spelling.used | {"sh"}):
        yield f"@prefix {prefix}: <{terms.spelling.table[prefix]}> .\n"
    yield f"\n[]\n    a sh:ValidationReport ;\n    sh:conforms {str(not results).lower()} ;\n"
    for number, result in enumerate(results, start=1):
        before = "    sh:result [\n" if number == 1 else "[\n"
        yield before + result + ("    ] ;\n" if number == len(results) else "    ] , ")
    yield ".\n"


def _result(finding: Finding, terms: Terms) -> str:
    path, value = finding.path, finding.value
    pairs = {
        "a": "sh:ValidationResult",
        "sh:focusNode": terms.term(finding.focus),
        "sh:resultMessage": f"{terms.string(finding.message)}@en",
        "sh:resultPath": None if path is None else turtle(path, terms.iri),
        "sh:resultSeverity": terms.iri(finding.severity_iri),
        "sh:sourceConstraintComponent": terms.iri(finding.component),
        "sh:sourceShape": terms.source(finding.source),
        "sh:value": None if value is None else terms.term(value),
    }
    return "".join(f"        {name} {object_} ;\n" for name, object_ in pairs.items() if object_)
