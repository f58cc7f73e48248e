"""The prefix table: one file says which prefixes there are, and everything else keeps to it."""

from __future__ import annotations

import re
from collections.abc import ItemsView, Mapping
from dataclasses import dataclass
from pathlib import Path

from akkg.errors import DataError
from akkg.near import suggestion
from akkg.reading import read_text

BASE = "https://w3id.org/akkg/"
FILE = "ontology/prefixes.ttl"

_LINE = re.compile(r"@prefix ([A-Za-z][\w-]*): <([^<>\"{}|^`\\\s]+)> \.")
_LOCAL = re.compile(r"\w(?:[\w.-]*[\w-])?|")


@dataclass(frozen=True, slots=True)
class PrefixTable:
    """The prefixes of the project with their namespaces.

    Attributes:
        namespaces: Namespace IRIs by prefix, sorted by prefix.
    """

    namespaces: Mapping[str, str]

    @classmethod
    def load(cls, root: Path) -> PrefixTable:
        """Read the table of a data root.

        Args:
            root: The folder that holds `ontology/`.

        Raises:
            DataError: Where the file is missing, or a line is neither a comment nor one `@prefix`.
        """
        path = root / FILE
        text = read_text(path)
        found: dict[str, str] = {}
        for number, line in enumerate(text.splitlines(), start=1):
            if not line.strip() or line.startswith("#"):
                continue
            match = _LINE.fullmatch(line.rstrip())
            if match is None or match[1] in found:
                what = "a prefix stands twice" if match else "not a prefix declaration"
                raise DataError(
                    what, f"{path}:{number}", "write `@prefix name: <IRI> .`, once each"
                )
            found[match[1]] = match[2]
        return cls(dict(sorted(found.items())))

    @property
    def base(self) -> str:
        """What stands for `https://w3id.org/akkg/`."""
        return self.expand("graph:").removesuffix("graph/")

    def items(self) -> ItemsView[str, str]:
        """The pairs of prefix and namespace, sorted by prefix."""
        return self.namespaces.items()

    def expand(self, curie: str) -> str:
        """Turn a CURIE into an IRI.

        Raises:
            DataError: Where the prefix is not in the table.

        Example:
            >>> PrefixTable({"ak": "https://w3id.org/akkg/id/"}).expand("ak:asean")
            'https://w3id.org/akkg/id/asean'
        """
        prefix, colon, local = curie.partition(":")
        if not colon or prefix not in self.namespaces:
            raise DataError(
                f"prefix {prefix}: of {curie} is not in the table"
                if colon
                else f"{curie} is no CURIE",
                remedy=suggestion(prefix, self.namespaces) or f"see {FILE}",
            )
        return self.namespaces[prefix] + local

    def shorten(self, iri: str) -> str:
        """Turn an IRI into a CURIE by the longest namespace that fits.

        Returns:
            The CURIE, or the IRI as it is where no namespace leaves a plain local name.

        Example:
            >>> table = PrefixTable({"graph": "https://e.org/graph/", "p": "https://e.org/graph/p/"})
            >>> table.shorten("https://e.org/graph/p/1"), table.shorten("https://e.org/graph/q/1")
            ('p:1', 'https://e.org/graph/q/1')
        """
        best = ""
        for prefix, namespace in self.namespaces.items():
            if iri.startswith(namespace) and len(namespace) > len(self.namespaces.get(best, "")):
                best = prefix
        local = iri[len(self.namespaces[best]) :] if best else ""
        return f"{best}:{local}" if best and _LOCAL.fullmatch(local) else iri

    def rebased(self, base: str) -> PrefixTable:
        """Make the table for another base IRI.

        Args:
            base: What stands for `https://w3id.org/akkg/`.
        """
        moved = {
            name: base + iri[len(BASE) :] for name, iri in self.items() if iri.startswith(BASE)
        }
        return PrefixTable({**self.namespaces, **moved})
