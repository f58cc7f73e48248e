"""The explorer: the graph as a site of plain files that needs no server and no network."""
