"""What is drawn, and of what: a picture is a scene, and the graph that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.pictures.credits import Credits
    from akkg.pictures.frame import Sample
    from akkg.pictures.scene import Scene

__all__ = ["Picture", "Selection"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What of the graph a picture shows.

    Attributes:
        about: The IRI of the thing that it is about; empty for the whole graph.
        hops: How many steps around that thing.
        kinds: Families of things, CURIEs or labels of classes; none for those that the kind of
            picture shows by default.
        begin: The first day, month or year that it shows, as an ISO date; empty for no bound.
        end: The last day, month or year that it shows; empty for no bound.
    """

    about: str = ""
    hops: int = 1
    kinds: tuple[str, ...] = ()
    begin: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture.

    Attributes:
        kind: One of `akkg.pictures.drawing.KINDS`.
        scene: What is seen, without a frame.
        graph: The things and links that it shows, with the attributes of `akkg.networks`.
        legend: What its shapes and lines mean.
        credits: From which source it is, of what day, under which licence.
    """

    kind: str
    scene: Scene
    graph: MultiDiGraph[str]
    legend: tuple[Sample, ...]
    credits: Credits

    def _repr_svg_(self) -> str:
        """Show it in a notebook."""
        from akkg.pictures.frame import framed
        from akkg.pictures.svg import svg

        return svg(framed(self.scene, self.legend, self.credits)).decode()
