"""The text of a SPARQL query: its tokens, its outline, its errors."""
