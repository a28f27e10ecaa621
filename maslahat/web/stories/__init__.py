"""Pages of stories: the list, one story as the public reads it, the editors’ desk, the press contact."""
