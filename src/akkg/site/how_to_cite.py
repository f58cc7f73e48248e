"""How a page is cited, and how a command line shows the same."""

from __future__ import annotations

from collections.abc import Iterable
from shlex import quote
from typing import TYPE_CHECKING

from akkg.pictures.lettering import clipped

if TYPE_CHECKING:
    from akkg.site.edition import Edition
    from akkg.site.passages import Passage

__all__ = ["cite_page", "command"]

_MANY = 6  # passages that a citation names
_LABEL = 200 * 8


def cite_page(edition: Edition, label: str, iri: str, passages: Iterable[Passage]) -> str:
    """Say how to cite what a page tells.

    Args:
        edition: What all pages share.
        label: What the page is about.
        iri: Its IRI, which stays when pages move.
        passages: The passages that name it.
    """
    t, known, credits = edition.strings, list(passages), edition.credits
    labels = ", ".join(one.label for one in known[:_MANY])
    more = t("cite.more", number=len(known) - _MANY) if len(known) > _MANY else ""
    return t(
        "cite.page",
        label=clipped(label, 8, _LABEL),
        edition=t("cite.edition", version=edition.version) if edition.own else "",
        horizon=t("cite.horizon", horizon=credits.horizon) if credits.horizon else "",
        source=t("cite.source", source=credits.source) if credits.source else "",
        passages=t("cite.passages", passages=labels + more) if known else "",
        licence=t("cite.licence", licence=credits.licence) if edition.own else "",
        iri=iri,
    )


def command(*words: str) -> str:
    """Write a command of `akkg` as a shell takes it.

    Example:
        >>> command("describe", "ak:akfta"), command("describe", "$(reboot)")
        ('akkg describe ak:akfta', "akkg describe '$(reboot)'")
    """
    return " ".join(["akkg", *map(quote, words)])
