"""What answers queries: the embedded engine, and any SPARQL endpoint behind the same interface."""
