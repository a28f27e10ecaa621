"""The commands: `maslahat NAME`."""
