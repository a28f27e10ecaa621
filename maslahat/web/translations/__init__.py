"""Pages on how the texts of a plan stand in each language, and where new words are given."""
