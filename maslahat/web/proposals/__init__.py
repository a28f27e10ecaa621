"""Pages of proposals: the register, one proposal and its deeds, conflicts, and the redline of two versions."""
