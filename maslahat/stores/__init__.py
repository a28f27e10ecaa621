"""Where rows live: one small Django app per subject; rows and their constraints, loading, saving and reading."""
