"""The roof: what the environment may say, and what is refused."""
