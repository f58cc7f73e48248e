"""The lint of saved queries: what would answer otherwise on another engine, or not at all."""
