"""Tests of the words in which people are answered."""
