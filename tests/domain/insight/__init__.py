"""Insight over several subjects."""
