"""The house keeps its shape: floors, sizes, names, words and promises are checked, not remembered."""
