"""The ontology as cards of classes, with the properties between them."""
