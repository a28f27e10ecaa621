"""Words that templates may use: texts, money, dates, and the small marks of a plan."""
