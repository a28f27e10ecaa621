"""Rules of results."""
