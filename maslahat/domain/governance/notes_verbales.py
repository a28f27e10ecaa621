"""Notes verbales: signed papers by which a seat states its position, entered by one officer, confirmed by another.

Sources: workplans_and_decisions §8; R49; E59 (evidence and four eyes).
"""

from enum import StrEnum

MOST_BYTES = 5 * 1024 * 1024
_BEGINS, _ENDS = b"%PDF-", b"%%EOF"
_TAIL = 1024


class NoteVerbaleState(StrEnum):
    """Where a note verbale stands: entered, then confirmed as the position of its seat, or returned."""

    ENTERED = "entered"
    CONFIRMED = "confirmed"
    RETURNED = "returned"


class NoteVerbaleFault(StrEnum):
    """Why a note verbale cannot be entered or confirmed."""

    NO_PDF = "no_pdf"
    TOO_LARGE = "too_large"
    SAME_OFFICER = "same_officer"
    NOT_OPEN = "not_open"
    NO_HEAD = "no_head"


def paper_fault(content: bytes) -> NoteVerbaleFault | None:
    """Return why these bytes are not a paper that can be kept: no PDF by its own first and last words, or too large."""
    if len(content) > MOST_BYTES:
        return NoteVerbaleFault.TOO_LARGE
    is_pdf = content.startswith(_BEGINS) and _ENDS in content[-_TAIL:]
    return None if is_pdf else NoteVerbaleFault.NO_PDF


def checking_fault(state: NoteVerbaleState, entered_by: int, checked_by: int) -> NoteVerbaleFault | None:
    """Return why this officer (row id) may not confirm or return a note now: it needs another pair of eyes."""
    if state is not NoteVerbaleState.ENTERED:
        return NoteVerbaleFault.NOT_OPEN
    return NoteVerbaleFault.SAME_OFFICER if entered_by == checked_by else None
