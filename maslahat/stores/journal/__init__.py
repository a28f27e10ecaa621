"""Rows of the journal and of receipts: written once, never changed."""
