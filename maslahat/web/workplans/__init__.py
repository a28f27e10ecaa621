"""Pages of a workplan: the table of its lines, one line, and changing lines in place to make a proposal."""
