"""What the public is told of a meeting: words that people write, and facts that only the record can give."""
