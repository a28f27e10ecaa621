"""How the rows of meetings came to have their present shape."""
