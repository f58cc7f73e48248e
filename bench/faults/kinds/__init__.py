"""The kinds of fault, a module for each theme; each gives its own by `kinds()`."""
