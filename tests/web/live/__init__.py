"""The room, live: hub, gate, door and what the pages make of it."""
