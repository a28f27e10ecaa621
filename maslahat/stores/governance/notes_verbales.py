"""Notes verbales as plain values for actions and pages; the paper itself is read only where it is asked for."""

from dataclasses import dataclass
from datetime import datetime

from maslahat.domain.governance.notes_verbales import NoteVerbaleState
from maslahat.domain.shared.ids import LineId, PartyCode, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import models


@dataclass(frozen=True, slots=True)
class NoteFound:
    """A note verbale (row ids): what it says of which text, its paper by SHA-256, and who entered and checked it."""

    id: int
    number: int
    subject: VersionId
    party: PartyCode
    kind: str
    text: LocalizedText
    lines: tuple[LineId, ...]
    whole: bool
    meeting: str
    file_name: str
    document: str
    state: NoteVerbaleState
    entered_by: int
    entered_at: datetime
    checked_at: datetime | None
    words: LocalizedText


def notes(workplan: int) -> tuple[NoteFound, ...]:
    """Return the notes verbales on a workplan (row id), oldest first, without their papers."""
    rows = models.NoteVerbale.objects.filter(workplan_id=workplan).defer("content").order_by("number")
    return tuple(_note(row) for row in rows)


def paper(workplan: int, number: int) -> bytes | None:
    """Return the paper of a note verbale as it was sent, or None if there is no such note."""
    row = models.NoteVerbale.objects.filter(workplan_id=workplan, number=number).values_list("content").first()
    return bytes(row[0]) if row else None


def _note(row: models.NoteVerbale) -> NoteFound:
    return NoteFound(
        id=row.pk,
        number=row.number,
        subject=VersionId(row.subject),
        party=PartyCode(row.party),
        kind=row.kind,
        text=LocalizedText.read(row.text),
        lines=tuple(LineId(line) for line in row.lines),
        whole=row.whole,
        meeting=row.meeting,
        file_name=row.file_name,
        document=row.document,
        state=NoteVerbaleState(row.state),
        entered_by=row.entered_by_id,
        entered_at=row.entered_at,
        checked_at=row.checked_at,
        words=LocalizedText.read(row.words),
    )
