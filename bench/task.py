"""A task of the benchmarks, and a competitor who does it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["OWN", "Competitor", "Task"]

OWN = "akkg"
"""The name of this project among the competitors; those of its variants begin with it."""


@dataclass(frozen=True, slots=True)
class Competitor:
    """Someone who does a task.

    Attributes:
        name: Its name in tables.
        command: What follows `python -m bench.peers.`, or with `@` before it a program of the
            environment with its arguments. `{data}` stands for the folder of a size, `{scratch}`
            for an empty one, `{questions}` for the files of the questions, `{bench}` for the one
            of these scripts.
        needs: The modules and `/programs` without which it cannot run.
        note: What it does otherwise than the others, in a sentence.
        most: The greatest size that it is asked to do.
        patient: Whether it may take as long as this project, in the full run.
    """

    name: str
    command: str
    needs: tuple[str, ...] = ()
    note: str = ""
    most: int = 10_000_000
    patient: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done, at several sizes.

    Attributes:
        name: A short name, for options and files.
        title: What is done, for a heading.
        text: What is done with which files, and what is compared.
        competitors: Who does it; this project first.
        parts: The names of the parts whose processor time is compared, beside the whole processes.
        sizes: The sizes at which it is done; all by default. 0 stands for the project's own graph.
        alike: Whether all competitors should come to the same answer.
    """

    name: str
    title: str
    text: str
    competitors: tuple[Competitor, ...]
    parts: tuple[str, ...]
    sizes: tuple[int, ...] = ()
    alike: bool = True
