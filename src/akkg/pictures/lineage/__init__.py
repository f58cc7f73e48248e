"""The lineage: what came from what, as rails over time."""
