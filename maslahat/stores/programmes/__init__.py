"""Rows of this subject: the programmes of this installation and the institutions they name."""
