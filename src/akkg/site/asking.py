"""Which saved queries can be asked about a thing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from akkg.queries.saved_query import SavedQuery
    from akkg.site.addresses import Addresses

__all__ = ["Askings", "Question"]


class Question(NamedTuple):
    """A saved query with a thing as its argument.

    Attributes:
        title: The title of the query.
        question: Its question.
        path: The path of its page, with the thing as argument.
    """

    title: str
    question: str
    path: str


class Askings:
    """The saved queries by the classes of their parameters."""

    def __init__(self, queries: Iterable[SavedQuery], addresses: Addresses) -> None:
        self._addresses = addresses
        self._taking: Sequence[tuple[str, str, SavedQuery]] = [
            (parameter.kind, parameter.name, query)
            for query in queries
            for parameter in query.params.values()
            if parameter.type == "iri" and parameter.name != "property"
        ]

    def about(self, iri: str, classes: Collection[str]) -> tuple[Question, ...]:
        """Find what can be asked about a thing.

        Args:
            iri: The thing.
            classes: The CURIEs of its class and of all above that.

        Returns:
            The questions, first those whose parameter is of its class; each query once.

        Example:
            >>> from akkg.dataset import load
            >>> from akkg.queries.catalogue import load_queries
            >>> from akkg.site.addresses import Addresses
            >>> kg = load()
            >>> askings = Askings(load_queries(kg.root), Addresses(kg.prefixes))
            >>> askings.about("https://w3id.org/akkg/id/akcf", ["akkg:Fund"])[0].path
            'query/merged-funds/#into=ak%3Aakcf'
        """
        given = quote(self._addresses.prefixes.shorten(iri), safe="")
        fitting = [one for one in self._taking if one[0] == "" or one[0] in classes]
        found: dict[str, Question] = {}
        for _, name, query in sorted(fitting, key=lambda one: (one[0] == "", one[2].title)):
            path = f"{self._addresses.query(query.name)}#{name}={given}"
            found.setdefault(query.name, Question(query.title, query.question, path))
        return tuple(found.values())
