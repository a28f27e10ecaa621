"""What comes before a meeting, for screens and files: reading only; the number of queries never depends on the rows."""

from maslahat.domain.meetings.agenda_items import AgendaRevision
from maslahat.stores.meetings import calling_models as models
from maslahat.stores.meetings.calling_reading import (
    CallingFound,
    DocumentFound,
    LetterFound,
    NoteFound,
    callings_of,
    documents_of,
    letters_of,
    notes_of,
    revisions_of,
)


def callings(programme: str) -> dict[int, CallingFound]:
    """Return how the meetings of a programme are called, by row id; those that its own data tell of are left out."""
    return callings_of(models.Calling.objects.filter(meeting__programme__code=programme))


def calling(meeting: int) -> CallingFound | None:
    """Return how a meeting (its row id) is called, or None if nothing was arranged here."""
    return callings_of(models.Calling.objects.filter(meeting_id=meeting)).get(meeting)


def revisions(meeting: int) -> tuple[AgendaRevision, ...]:
    """Return the published revisions of the agenda of a meeting (its row id), in order."""
    return revisions_of(models.AgendaRevision.objects.filter(meeting_id=meeting))


def revisions_in(programme: str) -> dict[int, AgendaRevision]:
    """Return the latest published agenda of each meeting of a programme, by row id of the meeting."""
    rows = models.AgendaRevision.objects.filter(meeting__programme__code=programme)
    return dict(zip(rows.values_list("meeting_id", flat=True), revisions_of(rows), strict=True))


def documents(meeting: int) -> tuple[DocumentFound, ...]:
    """Return the documents of a meeting (its row id) in order, withdrawn ones included."""
    return documents_of(models.MeetingDocument.objects.filter(meeting_id=meeting))


def content(meeting: int, number: int) -> bytes:
    """Return the content of a document; raise LookupError if there is none of this number."""
    row = models.MeetingDocument.objects.filter(meeting_id=meeting, number=number).only("content").first()
    if row is None:
        raise LookupError(number)
    return bytes(row.content)


def letters(meeting: int) -> tuple[LetterFound, ...]:
    """Return the letters that were issued for a meeting (its row id)."""
    return letters_of(models.InvitationLetter.objects.filter(meeting_id=meeting))


def notes(meeting: int) -> tuple[NoteFound, ...]:
    """Return the notes of the breakout groups of a meeting (its row id)."""
    return notes_of(models.BreakoutNote.objects.filter(meeting_id=meeting))


def meeting_of_proposal(programme: str, workplan: str, proposal: str) -> tuple[str, int] | None:
    """Return the meeting (its code) and the number of the note that a proposal came from, or None."""
    rows = models.BreakoutNote.objects.filter(
        meeting__programme__code=programme, workplan=workplan, proposal=proposal
    ).exclude(proposal="")
    return rows.values_list("meeting__code", "number").first()
