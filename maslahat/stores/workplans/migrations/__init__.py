"""How the rows of workplans came to have their present shape."""
