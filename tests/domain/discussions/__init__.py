"""Rules of discussions."""
