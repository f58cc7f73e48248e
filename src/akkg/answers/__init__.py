"""Answers as tables, and how they are written."""
