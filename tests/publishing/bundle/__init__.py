"""Tests of the sealed bundle."""
