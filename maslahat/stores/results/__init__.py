"""Rows of this subject: what indicators mean, in versions, and what was reported."""
