"""Saved queries: their headers, parameters, values and tests."""
