"""Codes in the reader's language: the one place, beside templates, where sentences for people are kept."""
