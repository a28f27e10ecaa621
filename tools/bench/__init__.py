"""Benchmarks: the product beside a peer or a limit, as ratios from one run on one machine."""
