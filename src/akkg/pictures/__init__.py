"""Pictures of the graph: scenes of simple shapes, and the formats that they are written in."""
