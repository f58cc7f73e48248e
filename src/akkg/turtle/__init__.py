"""The layout of Turtle and TriG source files: read, checked and written."""
