"""What the renderers make of a plan: read back, compared, and attacked."""
