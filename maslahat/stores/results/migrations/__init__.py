"""How the rows of results came to be."""
