"""Tests that mirror the floors of the house."""
