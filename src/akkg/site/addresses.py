"""Which page of the site tells of what: paths below the site's root, made from IRIs.

An IRI is a stranger's text. Only a plain name becomes part of a path; any other stands in it as the
beginning of its SHA-256, so that no name leaves the folder or meets another on a file system that
does not know upper case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akkg.prefixes import PrefixTable

__all__ = ["Addresses", "root_of", "slug"]

_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9])){0,99}")
_RESERVED = re.compile(r"(?:index|con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")  # names that systems take
_DIGITS = 20


def slug(name: str) -> str:
    """Give the part of a path for the last part of an IRI.

    Args:
        name: Any text.

    Returns:
        The text where it is a plain lower-case name, else `x-` and digits made from it.

    Example:
        >>> slug("poa-2011-2015"), slug("../etc")
        ('poa-2011-2015', 'x-f7f9121fdb53d8de1ecc')
    """
    if _PLAIN.fullmatch(name) and not _RESERVED.fullmatch(name) and not name.startswith("x-"):
        return name
    return f"x-{sha256(name.encode(errors='surrogatepass')).hexdigest()[:_DIGITS]}"


def root_of(path: str) -> str:
    """Give the way from a page to the site's root.

    Args:
        path: The path of the page, such as `id/akfta/`.

    Returns:
        `../` for each folder; `./` for the first page.

    Example:
        >>> root_of("id/akfta/"), root_of("")
        ('../../', './')
    """
    return "../" * path.count("/") or "./"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The paths of the site's pages.

    Attributes:
        prefixes: The prefix table of the graph.
    """

    prefixes: PrefixTable

    def path(self, iri: str) -> str:
        """Give the path of the page that tells of something.

        Args:
            iri: The IRI of a thing, a passage, its graph of claims, or a term of the ontology.

        Returns:
            The path below the site's root; empty where the site has no page for it.

        Example:
            >>> from akkg.dataset import load
            >>> addresses = Addresses(load().prefixes)
            >>> addresses.path("https://w3id.org/akkg/id/akfta")
            'id/akfta/'
            >>> addresses.path("https://w3id.org/akkg/graph/overview-2025/p18")
            'source/overview-2025/p18/'
            >>> addresses.path("https://w3id.org/akkg/ontology#Fund")
            'ontology/#Fund'
        """
        for prefix, folder in (("ak:", "id"), ("graph:", "source"), ("source:", "source")):
            namespace = self.prefixes.expand(prefix)
            if iri.startswith(namespace) and len(iri) > len(namespace):
                parts = [iri[len(namespace) :]]
                if folder == "source":
                    parts = parts[0].split("/")
                    if parts[0] in ("editorial", "derived") or len(parts) > 2:
                        return ""
                return "/".join([folder, *map(slug, parts), ""])
        terms = self.prefixes.expand("akkg:")
        return f"ontology/#{iri[len(terms) :]}" if iri.startswith(terms) else ""

    def query(self, name: str) -> str:
        """Give the path of the page of a saved query, by the query's name."""
        return f"query/{slug(name)}/"
