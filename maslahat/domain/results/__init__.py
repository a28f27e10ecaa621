"""Results: what an indicator means, what was observed, and the figures that follow from it."""
