"""Put saved questions to commands, each a process of its own, and count the rows.

    python -m bench.peers.commands roqet FILE QUESTION…
    python -m bench.peers.commands oxigraph STORE QUESTION…
    python -m bench.peers.commands akkg STORE QUESTION…

`roqet` reads the triples each time; it gets 5 seconds a question. The others have a store on disk.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

from bench.peers.telling import part, tell

PATIENCE = 5.0
"""Seconds for a question put to roqet."""

_HERE = Path(sys.executable).parent


def command(peer: str, data: Path, question: Path, output: Path) -> list[str]:
    """The command that puts a question and writes its rows as CSV."""
    if peer == "roqet":
        return ["roqet", "-q", "-i", "sparql", "-D", str(data), "-r", "csv", str(question)]
    if peer == "oxigraph":
        options = ["--query-file", str(question), "--results-file", str(output)]
        return [str(_HERE / "oxigraph"), "query", "--location", str(data / "data"), *options]
    options = ["--store", str(data), "--format", "csv", "-o", str(output)]
    return [str(_HERE / "akkg"), "query", "run", question.stem, *options]


def ask(peer: str, data: Path, question: Path) -> str | int:
    """Put a question; the number of rows, or why there are none."""
    output = data.with_name(f"{question.stem}-{peer}.csv")
    asked = command(peer, data, question, output)
    try:
        with output.with_suffix(".out").open("wb") as stream:
            done = subprocess.run(
                asked,
                stdout=stream,
                stderr=subprocess.PIPE,
                timeout=PATIENCE if peer == "roqet" else None,
                check=False,
            )
    except subprocess.TimeoutExpired:
        return f"not finished in {PATIENCE:.0f} s"
    if done.returncode:
        print(done.stderr.decode(errors="replace"), file=sys.stderr)
        return "refused"
    written = output if output.exists() else output.with_suffix(".out")
    with written.open(encoding="utf-8", newline="") as rows:
        return sum(1 for _ in csv.reader(rows)) - 1


def main(peer: str, data: str, *questions: str) -> None:
    """Ask each question, and tell."""
    for question in map(Path, questions):
        with part(question.stem):
            rows = ask(peer, Path(data), question)
        tell(**{question.stem: rows})


if __name__ == "__main__":
    main(*sys.argv[1:])
