"""Things and relations as networkx graphs."""
