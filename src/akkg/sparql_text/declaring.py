"""Declares the prefixes that a query uses, so that it runs anywhere."""

from __future__ import annotations

from collections.abc import Mapping

from akkg.sparql_text.outline import Outline

__all__ = ["with_prefixes"]


def with_prefixes(found: Outline, prefixes: Mapping[str, str]) -> str:
    """Add the declarations that a query leaves to whoever runs it.

    Args:
        found: The query.
        prefixes: Namespaces by prefix.

    Returns:
        The text, with a declaration in front of it for each prefix that it uses, does not declare
        and the table has.

    Example:
        >>> from akkg.sparql_text.outline import outline
        >>> print(with_prefixes(outline("ASK { a:b ?p 'c:d' }"), {"a": "http://a/", "c": "http://c/"}))
        PREFIX a: <http://a/>
        ASK { a:b ?p 'c:d' }
    """
    used = {token.text.partition(":")[0] for token in found.tokens if token.kind == "curie"}
    missing = sorted(used & prefixes.keys() - found.prefixes.keys())
    head = "".join(f"PREFIX {name}: <{prefixes[name]}>\n" for name in missing)
    return head + found.text
