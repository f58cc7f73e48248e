"""What happened to a thing: an event in its life, as it stands on the thing itself."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Happening", "Remark"]


class Remark(NamedTuple):
    """What is said of a thing and an event in its own life, beyond that it has it.

    Attributes:
        words: What is said, such as `began with the adoption`.
        basis: What it rests on: `stated`, `derived` or `editorial`.
        paragraphs: The passages that it rests on.
    """

    words: str
    basis: str
    paragraphs: tuple[str, ...]


class Happening(NamedTuple):
    """An event in the life of a thing.

    Attributes:
        kind: The label of its class, such as `adoption`.
        date: Its date as written (EDTF); empty where none is stated.
        paragraphs: The passages that tell of it.
        event: Its IRI.
        begin: The first day that the date allows, as an ISO date; empty where there is none.
        end: The last day that it allows.
        basis: What it rests on that the thing has the event.
        remarks: What more is said of the two.
        date_basis: What the date rests on: `derived` where it is that of the meeting; empty where
            there is none.
    """

    kind: str
    date: str
    paragraphs: tuple[str, ...]
    event: str
    begin: str
    end: str
    basis: str
    remarks: tuple[Remark, ...]
    date_basis: str = ""
