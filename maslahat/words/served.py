"""For how many of its beneficiary groups the work on a line is done, in the reader's words (R76)."""

from django.utils.translation import ngettext


def groups_in_words(done: int, of: int) -> str:
    """Return ``5 of 6 groups``; nothing for a line that names no groups."""
    if not of:
        return ""
    return ngettext("%(done)s of %(of)s group", "%(done)s of %(of)s groups", of) % {"done": done, "of": of}
