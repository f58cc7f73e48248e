"""Reads a query file in the form of grlc: its decorators, and its parameters in the names of
variables.

grlc (1.3) takes `?_name_type` for a parameter and replaces it in the text. Here such a variable
becomes `$name`, with a `VALUES` block of its own, so that the value is bound as a term.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from akkg.header_reader import HeaderReader
from akkg.queries.grlc_variables import Placeholder, placeholders, rewritten
from akkg.queries.parameter_values import Unfit, literal
from akkg.queries.saved_query import Parameter

__all__ = ["GRLC_KEYS", "read_grlc"]

GRLC_KEYS = (
    "summary",
    "description",
    "tags",
    "defaults",
    "enumerate",
    "pagination",
    "endpoint",
    "endpoint_in_url",
    "method",
    "mime",
    "transform",
)
OWN_KEYS = ("schema", "question", "status", "columns", "evidence", "limit", "tests")
UNUSED = {
    "pagination": "pages are asked for by --limit and --offset",
    "endpoint": "what is asked is said by --endpoint or --profile",
    "endpoint_in_url": "there is no URL to name it in",
    "mime": "what is asked is a SPARQL endpoint",
    "transform": "the form of an answer is said by --format",
}


def read_grlc(
    values: Mapping[str, object], text: str, path: Path
) -> tuple[HeaderReader, str, tuple[str, ...]]:
    """Turn a file in the form of grlc into the project's own.

    Args:
        values: Its header.
        text: The whole file.
        path: The file, for messages.

    Returns:
        The header in the project's form, the text with `VALUES` blocks in its lines, and notes on
        what has no use here.

    Raises:
        DataError: With file and line, for what cannot be read as a saved query.
    """
    header = HeaderReader(values, text, path)
    header.check_keys((*GRLC_KEYS, *OWN_KEYS), required=("summary",))
    found = placeholders(text, path)
    defaults, enumerated = _pairs(header, "defaults"), _pairs(header, "enumerate")
    _check_names(header, "defaults", defaults, found)
    _check_names(header, "enumerate", enumerated, found)
    _check_enumerated(header, enumerated, found)
    summary = header.string("summary")
    own = {key: values[key] for key in (*OWN_KEYS, "tags") if key in values}
    own |= {
        "title": summary,
        "question": header.string("question") or header.string("description") or summary,
        "params": {
            name: _entry(placeholder, enumerated.get(name)) for name, placeholder in found.items()
        },
    }
    if "question" in values:
        own["description"] = header.string("description")
    blocks = _blocks(header, found, defaults)
    notes = (*_unused(values), *_notes(found, enumerated))
    return HeaderReader(own, text, path), rewritten(text, blocks), notes


def _pairs(header: HeaderReader, key: str) -> dict[str, object]:
    """A list of mappings of one key each, as grlc writes them; a bare name has no value."""
    pairs: dict[str, object] = {}
    for number, item in enumerate(header.items(key)):
        if isinstance(item, str):
            pairs[item] = None
        elif isinstance(item, dict):
            pairs |= item
        else:
            raise header.fail(f"{key} is a list of names with values", key, item=number)
    return pairs


def _check_names(
    header: HeaderReader, key: str, pairs: Mapping[str, object], found: Mapping[str, Placeholder]
) -> None:
    for name in pairs:
        if name not in found:
            known = f"it has {', '.join(found)}" if found else "it has none"
            remedy = f"{known}; write the bare name"
            raise header.fail(f"the query has no parameter {name}", key, remedy)


def _check_enumerated(
    header: HeaderReader, enumerated: Mapping[str, object], found: Mapping[str, Placeholder]
) -> None:
    """Refuse values that are none of the type, at the line of their list."""
    for number, (name, values) in enumerate(enumerated.items()):
        type_ = found[name].type
        for value in values if isinstance(values, list) else ():
            try:
                _term(name, type_, header.texts([value], "enumerate")[0])
            except (Unfit, ValueError) as error:
                what = f"{value} is no {type_} for {name}"
                raise header.fail(what, "enumerate", str(error), item=number) from None


def _entry(placeholder: Placeholder, values: object) -> dict[str, object]:
    entry: dict[str, object] = {"type": placeholder.type}
    if isinstance(values, list) and placeholder.type != "iri":
        entry["values"] = values
    return entry


def _blocks(
    header: HeaderReader, found: Mapping[str, Placeholder], defaults: Mapping[str, object]
) -> dict[str, str]:
    """The insides of the parameters' blocks, as SPARQL."""
    blocks = dict.fromkeys(found, "UNDEF")
    for name, placeholder in found.items():
        if placeholder.required and name not in defaults:
            remedy = f"add `- {name}: …` to `defaults:`, since each query here runs as it stands"
            raise header.fail(f"parameter {name} has no default", "defaults", remedy)
    for name, value in defaults.items():
        type_ = found[name].type
        if not isinstance(value, str):
            raise header.fail(f"the default of {name} must be a text", "defaults")
        try:
            blocks[name] = _term(name, type_, value)
        except (Unfit, ValueError) as error:
            what = f"the default of {name} is no {type_}: {value}"
            raise header.fail(what, "defaults", str(error)) from None
    return blocks


def _term(name: str, type_: str, value: str) -> str:
    from pyoxigraph import NamedNode

    from akkg.answers.term_text import written

    return written(NamedNode(value) if type_ == "iri" else literal(Parameter(name, type_), value))


def _unused(values: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"{key}: {why}" for key, why in UNUSED.items() if key in values)


def _notes(found: Mapping[str, Placeholder], enumerated: Mapping[str, object]) -> tuple[str, ...]:
    asked = tuple(
        f"enumerate {name}: completion finds its values by itself"
        for name, values in enumerated.items()
        if not isinstance(values, list) or found[name].type == "iri"
    )
    return asked
