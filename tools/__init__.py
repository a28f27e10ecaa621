"""What keeps the house: start, test, translate."""
