"""Validation: shapes and checks over the graph, and over drafts against the whole."""
