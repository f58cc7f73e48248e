"""The picture of a network: things as marks, links as lines."""
