"""Pages of people: who sits for whom, and who may be invited."""
