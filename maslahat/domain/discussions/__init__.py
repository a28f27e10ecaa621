"""Discussion of a plan before it is decided: threads on a line, a cell or a proposal."""
