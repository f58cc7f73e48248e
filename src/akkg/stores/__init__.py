"""Where a graph is kept between uses: a store on disk, or one behind an endpoint."""
