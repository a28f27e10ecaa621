"""Rows of this subject: meetings, positions and endorsements."""
