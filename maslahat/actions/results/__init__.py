"""Deeds on results: what indicators mean, what was reported, what stands."""
