"""The record: deeds linked by fingerprints, and receipts that make a repeated request harmless."""
