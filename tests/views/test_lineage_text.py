"""A lineage as a tree and as a Mermaid flowchart."""

from __future__ import annotations

import html
import re

import pytest

from akkg.dataset import Dataset, load
from akkg.views.lineage import Lineage, Step, lineage
from akkg.views.lineage_text import mermaid, tree

# What Mermaid's grammar of flowcharts takes as it is used here: quoted labels hold all but a
# quotation mark, and a character by its number. A real Mermaid (11.17) read charts of this form.
_LABEL = r'"((?:[^"\s#;<>&`\[\]{}|\\]|#\d+;| )+)"'
_NODE = re.compile(rf"    (n\d+)\[{_LABEL}\]")
_EDGE = re.compile(rf"    (n\d+) (-->|==>|-\.->)\|{_LABEL}\| (n\d+)")
_STYLE = re.compile(r"    style (n\d+) stroke-width:3px")


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


def made(steps: str, before: str = "", **names: str) -> Lineage:
    """A lineage of `a` after which come steps written as `b>a`, and before it such as `a>z`."""

    def read(text: str) -> tuple[Step, ...]:
        pairs = (pair.split(">") for pair in text.split())
        return tuple(Step(later, "r", earlier, "stated", ("p1",)) for later, earlier in pairs)

    known = {name: name for name in "abcdez"}
    return Lineage("a", {**known, "r": "succeeds", **names}, read(before), read(steps))


def read_chart(text: str) -> tuple[dict[str, str], list[tuple[str, str, str, str]]]:
    """The nodes and edges of a chart; all its lines must be one or the other."""
    head, *lines = text.splitlines()
    assert "flowchart RL" == head
    nodes: dict[str, str] = {}
    edges = []
    for line in lines:
        if node := _NODE.fullmatch(line):
            nodes[node[1]] = _plain(node[2])
        elif edge := _EDGE.fullmatch(line):
            edges.append((nodes[edge[1]], edge[2], _plain(edge[3]), nodes[edge[4]]))
        else:
            style = _STYLE.fullmatch(line)
            assert style is not None and style[1] in nodes, line
    return nodes, edges


def _plain(label: str) -> str:
    return html.unescape(label.replace("#", "&#"))


def test_a_tree_tells_steps_in_both_directions(kg: Dataset) -> None:
    """What is stated has its passages alone; the rest says what it is."""
    assert (
        "ASEAN-ROK Trade in Goods (AKTIG) Agreement",
        "",
        "before",
        "└─ follows in series Framework Agreement on Comprehensive Economic Cooperation"
        "  [editorial p18]",
        "",
        "after",
        "├─ ASEAN-ROK Trade in Services Agreement follows in series it  [p18]",
        "│  └─ ASEAN-ROK Investment Agreement follows in series it  [editorial p18]",
        "│     └─ ASEAN-ROK Free Trade Agreement (AKFTA) follows in series it  [editorial p18]",
        "└─ Third Protocol to Amend the AKTIG Agreement amends it  [p18]",
    ) == tree(lineage("AKTIG", kg))


def test_a_merger_names_all_that_it_merges(kg: Dataset) -> None:
    """From one of the funds the other is seen, too."""
    assert (
        "ASEAN-ROK Special Cooperation Fund (SCF)",
        "",
        "after",
        "└─ ASEAN-ROK Cooperation Fund (AKCF) results from the merger of it and "
        "ASEAN-ROK Future-Oriented Cooperation Project Fund (FOCF)  [derived p35]",
    ) == tree(lineage("SCF", kg))


def test_where_branches_meet_again_the_rest_is_drawn_once(kg: Dataset) -> None:
    """A thing without further steps needs no mark."""
    lines = tree(lineage("ak:poa-2011-2015", kg, direction="before"))
    declaration = "Joint Declaration on ASEAN-ROK Strategic Partnership for Peace and Prosperity"
    assert f"├─ implements {declaration}  [editorial p2 p4]" in lines
    assert f"└─ is a plan of {declaration}  [p4]  (see above)" == lines[-1]
    leaf = "Joint Declaration on Comprehensive Cooperation Partnership"
    assert f"│  └─ implements {leaf}  [p2]" in lines
    assert f"│  └─ succeeds {leaf}  [editorial p2 p4]" in lines


def test_a_fork_that_merges_again_is_drawn_from_both_branches() -> None:
    """As is what comes after, once."""
    assert (
        "a",
        "",
        "after",
        "├─ b succeeds it  [p1]",
        "│  └─ d succeeds it and c  [p1]",
        "│     └─ e succeeds it  [p1]",
        "└─ c succeeds it  [p1]",
        "   └─ d succeeds it and b  [p1]  (see above)",
    ) == tree(made("b>a c>a d>b d>c e>d"))


def test_a_cycle_is_drawn_once_round() -> None:
    """Back at what has been drawn, the tree says so."""
    assert (
        "a",
        "",
        "after",
        "└─ b succeeds it  [p1]",
        "   └─ a succeeds it  [p1]  (see above)",
    ) == tree(made("b>a a>b"))


def test_a_line_of_thousands_of_steps_is_drawn() -> None:
    """Deeper than Python calls itself."""
    names = {f"n{number}": f"n{number}" for number in range(3000)}
    steps = [Step(f"n{n + 1}", "r", f"n{n}", "stated", ("p1",)) for n in range(2999)]
    lines = tree(Lineage("n0", {**names, "r": "succeeds"}, (), tuple(steps)))
    assert 3002 == len(lines)
    assert lines[-1].endswith("└─ n2999 succeeds it  [p1]")


def test_colours_tell_what_is_stated_from_what_is_not(kg: Dataset) -> None:
    """Painting changes nothing but the colours."""
    found = lineage("AKTIG", kg)
    lines = tree(found, lambda text, colour: f"<{colour}>{text}</>")
    assert "after" in lines[5] and "<bold>" in lines[5]
    assert lines[6].endswith("<green>[p18]</>")
    assert lines[7].endswith("<yellow>[editorial p18]</>")
    assert tree(found) == tuple(re.sub(r"<\w+>|</>", "", line) for line in lines)


def test_a_chart_has_an_arrow_of_its_own_for_each_basis(kg: Dataset) -> None:
    """Plain for stated, thick for derived, dotted for read; the thing itself has a thick border."""
    nodes, edges = read_chart(mermaid(lineage("ak:status-strategic-partnership", kg)))
    csp, strategic, cooperation = (
        "ASEAN-ROK Comprehensive Strategic Partnership (CSP)",
        "ASEAN-ROK Strategic Partnership",
        "Comprehensive Cooperation Partnership",
    )
    assert {csp, strategic, cooperation} == set(nodes.values())
    assert {
        (csp, "-.->", "succeeds [editorial p4 p11]", strategic),
        (strategic, "==>", "elevates [derived p4]", cooperation),
    } == set(edges)
    _, goods = read_chart(mermaid(lineage("AKTIG", kg)))
    assert (
        "Third Protocol to Amend the AKTIG Agreement",
        "-->",
        "amends [p18]",
        "ASEAN-ROK Trade in Goods (AKTIG) Agreement",
    ) in goods


@pytest.mark.parametrize(
    "name",
    [
        '"] --> x["',
        '"]; click n0 href "javascript:alert(1)"',
        "#quot; &quot; <b>bold</b>",
        "`markdown` %% comment",
        "1. a list",
        "- an item",
        "end",
        "subgraph x",
        "{a} |b| \\c",
        "한국 🎉",
    ],
)
def test_no_name_can_end_a_label_or_mean_something(name: str) -> None:
    """It comes out of the chart as it went in, as a thing and as a relation."""
    nodes, edges = read_chart(mermaid(made("b>a", b=name, r=name)))
    assert {"a", name} == set(nodes.values())
    assert [(name, "-->", f"{name} [p1]", "a")] == edges


def test_a_list_mark_at_the_beginning_is_written_by_number() -> None:
    """Mermaid would draw a warning in its place."""
    assert 'n0["1#46; a list"]' in mermaid(made("", a="1. a list"))
    assert 'n0["#45; an item"]' in mermaid(made("", a="- an item"))


def test_white_space_of_a_name_is_one_space_and_an_empty_name_is_none() -> None:
    """A label of no character is a fault for Mermaid."""
    nodes, _ = read_chart(mermaid(made("b>a", a=" two\n words ", b="  ")))
    assert {"two words", "\xa0"} == set(nodes.values())
