"""Pages of programmes: the list, the overview grid, and the frame of one programme."""
