"""How the rows of people came to have their present shape."""
