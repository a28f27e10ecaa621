"""Pages of governance: who may do what."""
