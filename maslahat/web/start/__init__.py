"""The start page of every role: what waits for its reader."""
