"""Rows of this subject: workplans with their versions and proposals."""
