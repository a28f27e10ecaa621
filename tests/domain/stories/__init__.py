"""Rules of stories for the public."""
