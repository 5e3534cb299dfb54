"""Pages of a fixed size: each a composition of its own from the ranked story."""
