"""Rows of this subject: who takes part, for which party and in which role."""
