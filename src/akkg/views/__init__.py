"""What the graph knows, told for people."""
