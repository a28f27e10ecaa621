"""A meeting that has taken place is read as a story and played again through the deeds that people use."""
