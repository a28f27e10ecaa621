"""Tests of how the committee decides."""
