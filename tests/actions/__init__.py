"""Tests of what people can do: each action happily, refused and in conflict."""
