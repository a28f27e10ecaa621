"""Rows of this subject: stories for the public in every wording, their releases, and the press contact."""
