"""How the rows of programmes came to have their present shape."""
