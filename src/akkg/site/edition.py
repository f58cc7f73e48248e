"""What all pages of one edition of the site share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pyoxigraph as ox

from akkg.engines.engine import select
from akkg.site.addresses import Addresses
from akkg.site.single_names import single_names
from akkg.site.strings import Strings, load_strings

if TYPE_CHECKING:
    from akkg.dataset import Dataset
    from akkg.pictures.credits import Credits

__all__ = ["Edition", "make_edition"]

_PASSAGES = """
PREFIX akkg: <%s>
SELECT DISTINCT ?thing ?none WHERE { ?thing a akkg:Passage }
"""
_LABELS = """
PREFIX akkg: <%s>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?thing ?label WHERE { ?thing rdfs:label ?label }
"""


@dataclass(frozen=True, slots=True)
class Edition:
    """What all pages share.

    Attributes:
        dataset: The graph that they tell of.
        addresses: Which page tells of what.
        strings: The words of the interface.
        credits: The source of the graph, its horizon and its licence.
        version: The version of the package that made the site.
        digest: The SHA-256 of the graph's sources, with the version and the base.
        passages: The paths of the pages of passages by the passage's name, such as `p18`; only
            names that one passage has.
        labels: The paths of the pages of things by label; only labels that one thing has.
        base_url: Where the site will lie, for links that must be whole; empty where not known.
        endpoint: The SPARQL endpoint that pages ask; empty where the browser itself answers.
    """

    dataset: Dataset
    addresses: Addresses
    strings: Strings
    credits: Credits
    version: str
    digest: str
    passages: Mapping[str, str]
    labels: Mapping[str, str]
    base_url: str = ""
    endpoint: str = ""

    @property
    def own(self) -> bool:
        """Whether the graph is the project's, which these pages then tell of by name."""
        return self.credits.own

    @property
    def lead(self) -> str:
        """What the site is, in a sentence or two."""
        return self.strings("overview.lead" if self.own else "overview.lead-other")

    @property
    def base(self) -> str:
        """The path of its root on its host, which begins and ends with `/`."""
        return urlsplit(self.base_url).path or "/"

    @property
    def navigation(self) -> Mapping[str, str]:
        """The paths of the main pages with the keys of their names."""
        return {
            "network/": "nav.network",
            "timeline/": "nav.timeline",
            "lineage/": "nav.lineage",
            "browse/": "nav.browse",
            "query/": "nav.queries",
            "sparql/": "nav.sparql",
        }

    @property
    def more(self) -> Mapping[str, str]:
        """The paths of the pages that the foot of each names."""
        return {
            "source/": "nav.source",
            "ontology/": "nav.ontology",
            "data/": "nav.data",
            "about/": "nav.about",
        }


def make_edition(dataset: Dataset, *, base_url: str = "", endpoint: str = "") -> Edition:
    """Make an edition.

    Args:
        dataset: The graph.
        base_url: Where the site will lie; empty where that is not known.
        endpoint: The SPARQL endpoint that pages ask; empty for none.

    Raises:
        ParameterError: Where one of these is no address that pages can tell.
    """
    import akkg
    from akkg.pictures.credits import find_credits
    from akkg.site.policy import check_address, policy

    policy(endpoint)
    if base_url:
        check_address(base_url, "base_url")

    addresses = Addresses(dataset.prefixes)
    return Edition(
        dataset=dataset,
        addresses=addresses,
        strings=load_strings(),
        credits=find_credits(dataset),
        version=akkg.__version__,
        digest=dataset.digest,
        passages=_single(dataset, addresses, _PASSAGES),
        labels=_single(dataset, addresses, _LABELS),
        base_url=base_url and f"{base_url.rstrip('/')}/",
        endpoint=endpoint,
    )


def _single(dataset: Dataset, addresses: Addresses, query: str) -> Mapping[str, str]:
    """The paths of pages by a name; a name of several is none."""
    rows = select(dataset.engine, query % dataset.prefixes.expand("akkg:"))
    return single_names(
        (name.value if isinstance(name, ox.Literal) else thing.value.rpartition("/")[2], path)
        for thing, name in rows
        if isinstance(thing, ox.NamedNode) and (path := addresses.path(thing.value))
    )
