"""Pages of silence procedures on one workplan."""
