"""From the source files to the product: parse, check, derive, write."""
