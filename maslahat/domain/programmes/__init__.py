"""Programmes: what the parties agreed to do together, who they are, and the rules by which they plan and decide."""
