"""Tests of the rows: constraints, triggers, and reading back what was written."""
