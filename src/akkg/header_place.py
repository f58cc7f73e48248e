"""Finds the line on which something of a YAML header stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkg.header_lines import header_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yaml.nodes import Node

__all__ = ["line_of"]


def line_of(text: str, place: Sequence[str | int]) -> int:
    """Find the line of a key or an item of a header.

    Args:
        text: The whole file.
        place: The keys and the numbers of items, from 0, that lead to it.

    Returns:
        The line, counted from 1; where the last steps lead nowhere, that of the last one found, and
        1 where there is none.

    Example:
        >>> text = "#+ tests:\\n#+   - rows: []\\n#+   - {rows: [],\\n#+      params: {}}\\nASK {}"
        >>> line_of(text, ["tests", 1, "params"]), line_of(text, ["tests", 1, "none"])
        (4, 3)
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    node: Node | None = yaml.compose(header_yaml(text), Loader=loader)
    line = 0
    for step in place:
        name, node = _step(node, step)
        if name is None:
            break
        line = name.start_mark.line
    return line + 1


def _step(node: Node | None, step: str | int) -> tuple[Node | None, Node | None]:
    """The node that names what a step leads to, and the node that it leads to."""
    from yaml.nodes import MappingNode, SequenceNode

    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key, value
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None, None
