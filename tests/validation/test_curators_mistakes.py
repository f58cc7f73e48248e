"""A wrong line in the sources is named with its number, in words, with what to do about it."""

from __future__ import annotations

import pytest

from tests.validation.mistakes import BEGIN, END, MISTAKES, PAGE, Mistake, at, look, rows


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.words.replace(" ", "-"))
def test_a_wrong_line_is_named_with_a_remedy(mistake: Mistake) -> None:
    """The report does not conform; a finding at the line says what is wrong, and how to mend it."""
    line, report = look(mistake)
    assert not report.conforms
    said = [(finding.message, finding.remedy) for finding in at(report, mistake, line)]
    assert any(mistake.says in message and mistake.remedy in remedy for message, remedy in said), (
        f"line {line}: {said}; elsewhere: "
        f"{[(f.message, list(map(str, f.places))) for f in report.findings]}"
    )
    assert all(remedy for _, remedy in said), said


def test_the_table_in_the_docs_is_what_is_said() -> None:
    """`python -m tests.validation.mistakes` makes it anew."""
    text = PAGE.read_text(encoding="utf-8")
    assert text.partition(BEGIN)[2].partition(END)[0].strip() == "\n".join(rows())
