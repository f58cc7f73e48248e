"""Twenty-four mistakes that a curator makes in one line, and what `akkg validate` says to each.

The changed line, and what must be said of it, are written by hand; the table in
`docs/validation.md` is made from what is really said: `python -m tests.validation.mistakes`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from akkg.validation.finding import Finding, Report
from akkg.validation.requirements import Requirements, requirements
from akkg.validation.validating import examine
from akkg.validation.view import view

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "validation.md"
BEGIN, END = "<!-- mistakes: made by a test -->", "<!-- end of mistakes -->"


@dataclass(frozen=True)
class Mistake:
    """One line written wrongly.

    Attributes:
        words: What the curator did.
        file: The file, below `graph/`.
        within: A line above the one that is changed, from which it is looked for.
        right: The line as it is, without the spaces around it.
        wrong: The line as it is written.
        says: A part of the message that must come.
        remedy: A part of the remedy that must come.
    """

    words: str
    file: str
    within: str
    right: str
    wrong: str
    says: str
    remedy: str


INTRODUCTION = "overview-2025/1-introduction.trig"
ECONOMIC = "overview-2025/3-economic.trig"

MISTAKES = (
    Mistake(
        "a date in words",
        ECONOMIC,
        "ak:aktig-signature",
        'akkg:date "2006-08-24"^^edtf:EDTF ;',
        'akkg:date "24 August 2006"^^edtf:EDTF ;',
        "EDTF",
        'write "2006-08-24"^^edtf:EDTF',
    ),
    Mistake(
        "a month that does not exist",
        ECONOMIC,
        "ak:aktig-taking-effect",
        'akkg:date "2007-06"^^edtf:EDTF ;',
        'akkg:date "2007-13"^^edtf:EDTF ;',
        "EDTF",
        "month",
    ),
    Mistake(
        "a day that does not exist",
        INTRODUCTION,
        "ak:jd-comprehensive-cooperation-partnership-signature",
        'akkg:date "2004-11-30"^^edtf:EDTF ;',
        'akkg:date "2004-11-31"^^edtf:EDTF ;',
        "calendar",
        "correct the day",
    ),
    Mistake(
        "a date without its datatype",
        ECONOMIC,
        "ak:trade-in-services-agreement-entry-into-force",
        'akkg:date "2009-05-01"^^edtf:EDTF ;',
        'akkg:date "2009-05-01" ;',
        "EDTF",
        'write "2009-05-01"^^edtf:EDTF',
    ),
    Mistake(
        "a period the wrong way round",
        INTRODUCTION,
        "ak:poa-2011-2015-period",
        'akkg:date "2011/2015"^^edtf:EDTF ;',
        'akkg:date "2015/2011"^^edtf:EDTF ;',
        "ends before it begins",
        "the earlier date first",
    ),
    Mistake(
        "a signature dated after the taking of effect",
        ECONOMIC,
        "ak:investment-agreement-signature",
        'akkg:date "2009-06-02"^^edtf:EDTF ;',
        'akkg:date "2019-06-02"^^edtf:EDTF ;',
        "sign",
        "date",
    ),
    Mistake(
        "a property misspelt",
        ECONOMIC,
        "ak:akfta",
        "akkg:hasEvent ak:akfta-taking-effect ;",
        "akkg:hasEvnt ak:akfta-taking-effect ;",
        "akkg:hasEvnt",
        "did you mean akkg:hasEvent?",
    ),
    Mistake(
        "a class misspelt",
        INTRODUCTION,
        "ak:summit-24",
        "a akkg:Summit ;",
        "a akkg:Sumit ;",
        "akkg:Sumit",
        "did you mean akkg:Summit?",
    ),
    Mistake(
        "a thing misspelt",
        ECONOMIC,
        "ak:framework-agreement-signature",
        "akkg:place ak:kuala-lumpur ;",
        "akkg:place ak:kuala-lumper ;",
        "ak:kuala-lumper",
        "did you mean ak:kuala-lumpur?",
    ),
    Mistake(
        "a country where a place is asked for",
        INTRODUCTION,
        "ak:amm-24",
        "akkg:place ak:kuala-lumpur ;",
        "akkg:place ak:malaysia ;",
        "place",
        "akkg:country",
    ),
    Mistake(
        "a name in quotes where a thing is asked for",
        ECONOMIC,
        "ak:trade-2024",
        "ak:asean ,",
        '"ASEAN" ,',
        "party",
        "ak:asean",
    ),
    Mistake(
        "a property of another kind of thing",
        ECONOMIC,
        "ak:investment-agreement",
        'dcterms:title "ASEAN-ROK Investment Agreement"@en ;',
        "akkg:ordinal 2 ;",
        "does not take this property",
        "remove it",
    ),
    Mistake(
        "a title without a language",
        ECONOMIC,
        "ak:akfta",
        'dcterms:title "ASEAN-ROK Free Trade Agreement"@en ;',
        'dcterms:title "ASEAN-ROK Free Trade Agreement" ;',
        "language",
        'write "ASEAN-ROK Free Trade Agreement"@en',
    ),
    Mistake(
        "a number that another meeting of the series has",
        INTRODUCTION,
        "ak:summit-24",
        "akkg:ordinal 24 ;",
        "akkg:ordinal 23 ;",
        "number",
        "number",
    ),
    Mistake(
        "a number with a zero to spare",
        INTRODUCTION,
        "ak:summit-8",
        "akkg:ordinal 8 ;",
        "akkg:ordinal 08 ;",
        "kept as 8",
        "write 8",
    ),
    Mistake(
        "a handle that another thing has",
        "authority/instruments.ttl",
        "ak:aktig",
        'skos:prefLabel "ASEAN-ROK Trade in Goods (AKTIG) Agreement"@en ;',
        'skos:prefLabel "ASEAN-ROK Investment Agreement"@en ;',
        "same handle",
        "tells the things apart",
    ),
    Mistake(
        "the handle again as another name",
        "authority/places.ttl",
        "ak:ha-noi",
        'skos:altLabel "Hanoi"@en ;',
        'skos:altLabel "Ha Noi"@en ;',
        "handle",
        "",
    ),
    Mistake(
        "a status at a level that is none",
        INTRODUCTION,
        "ak:status-summit-level",
        "akkg:level ak:level-summit ;",
        "akkg:level ak:asean-rok-summit ;",
        "level",
        "ak:levels",
    ),
    Mistake(
        "a reading that rests on no paragraph of the document",
        "editorial.trig",
        "editorial:akfta-follows-investment-agreement",
        "prov:wasDerivedFrom para:p18 ;",
        "prov:wasDerivedFrom para:p81 ;",
        "para:p81",
        "describe the passage in graph/sources.ttl",
    ),
    Mistake(
        "a graph of a paragraph that does not exist",
        ECONOMIC,
        "overview:section-3 {",
        "overview:p19 {",
        "overview:p91 {",
        "overview:p91",
        "declare it in graph/sources.ttl",
    ),
    Mistake(
        "an agreement that amends itself",
        ECONOMIC,
        "ak:third-protocol",
        "eli:amends ak:aktig ;",
        "eli:amends ak:third-protocol ;",
        "amend",
        "",
    ),
    Mistake(
        "a link to an identifier known to be wrong",
        "mappings.sssom.tsv",
        "ak:asean\tASEAN\tskos:exactMatch\thttp",
        "wd:Q7768",
        "wd:Q781",
        "Antigua",
        "",
    ),
    Mistake(
        "a link without a justification",
        "mappings.sssom.tsv",
        "ak:aha-centre",
        "semapv:ManualMappingCuration",
        "",
        "justification",
        "",
    ),
    Mistake(
        "a status that succeeds a declaration",
        "editorial.trig",
        "editorial:csp-succeeds-strategic-partnership {",
        "akkg:succeeds ak:status-strategic-partnership ;",
        "akkg:succeeds ak:jd-strategic-partnership ;",
        "succeed",
        "",
    ),
)


def make(mistake: Mistake, tree: Path) -> int:
    """Make a mistake in a tree; give the number of the line."""
    path = tree / "graph" / mistake.file
    lines = path.read_text(encoding="utf-8").split("\n")
    start = next(i for i, line in enumerate(lines) if line.strip().startswith(mistake.within))
    exact = [i for i in range(start, len(lines)) if lines[i].strip() == mistake.within]
    start = exact[0] if exact else start
    table = path.suffix == ".tsv"
    place = next(
        i
        for i in range(start, len(lines))
        if (mistake.right in lines[i] if table else lines[i].strip() == mistake.right)
    )
    lines[place] = lines[place].replace(mistake.right, mistake.wrong)
    path.write_text("\n".join(lines), encoding="utf-8")
    return place + 1


def look(mistake: Mistake) -> tuple[int, Report]:
    """Make a mistake in a copy of the sources and validate it; give its line and the report."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        for name in ("ontology", "graph", "queries"):
            shutil.copytree(ROOT / name, tree / name)
        before = Path.cwd()
        os.chdir(tree)
        try:
            line = make(mistake, tree)
            return line, examine(view(tree), _required())
        finally:
            os.chdir(before)


@cache
def _required() -> Requirements:
    return requirements(ROOT)


def at(report: Report, mistake: Mistake, line: int) -> list[Finding]:
    """The findings that name the line."""
    name = f"graph/{mistake.file}"
    return [
        finding
        for finding in report.findings
        if any((place.file, place.line) == (name, line) for place in finding.places)
    ]


def rows() -> Iterator[str]:
    """The table: what was done, the line written, what is said, and the remedy."""
    yield "| the curator writes | the line | `akkg validate` says | and advises |"
    yield "| --- | --- | --- | --- |"
    for mistake in MISTAKES:
        line, report = look(mistake)
        found = at(report, mistake, line)
        first = next(each for each in found if mistake.says in each.message)
        cells = (
            mistake.words,
            f"`{mistake.wrong or '(an empty cell)'}`",
            first.message,
            first.remedy,
        )
        yield f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def page(table: str) -> str:
    """The page with a new table."""
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{table}\n{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(page("\n".join(rows())), encoding="utf-8")
    print(PAGE, file=sys.stderr)
