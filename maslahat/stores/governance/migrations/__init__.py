"""How the rows of governance came to have their present shape."""
