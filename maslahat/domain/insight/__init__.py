"""Insight: what several subjects say together."""
