"""How the rows of stories came to be."""
