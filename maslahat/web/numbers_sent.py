"""Whole numbers that a form carries along: versions, places, numbers of things."""

_MOST_DIGITS = 9


def number_sent(written: str) -> int:
    """Return the number that a hidden field holds; 0 for anything but up to nine ASCII digits."""
    return int(written) if written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS else 0
