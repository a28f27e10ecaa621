"""How the rows of discussions came to have their present shape."""
