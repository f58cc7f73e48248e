"""The pages of the site, one kind a module: each gives its pages from an edition."""
