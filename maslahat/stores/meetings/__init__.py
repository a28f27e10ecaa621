"""Rows of meetings: the meeting itself, its agenda, and the one numbered stream of what happens in the room."""
