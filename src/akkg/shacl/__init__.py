"""The compiled SHACL engine: constraints as set-based SPARQL queries over the whole graph."""
