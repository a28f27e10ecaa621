"""Rows of what comes before a meeting turned into values: the one place that knows both; nothing here decides."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from maslahat.domain.meetings.agenda_items import Agenda, AgendaRevision, read_agenda
from maslahat.domain.meetings.arrangements import Arrangements
from maslahat.domain.meetings.breakouts import BreakoutNote
from maslahat.domain.shared.ids import PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import calling_models as models


@dataclass(frozen=True, slots=True)
class CallingFound:
    """How a meeting (its row id) is called, and the agenda that is worked on."""

    meeting: int
    arrangements: Arrangements
    agenda: Agenda
    row_version: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class DocumentFound:
    """A document before the meeting, without its content."""

    number: int
    item: int
    kind: str
    title: LocalizedText
    name: str
    media_type: str
    size: int
    sha256: str
    is_public: bool
    added_at: datetime
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class LetterFound:
    """A letter that was issued."""

    id: int
    number: str
    party: PartyCode
    office: LocalizedText
    institution: LocalizedText
    arrangements: Arrangements
    revision: int
    registers_until: datetime | None
    dated_on: date
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class NoteFound:
    """A note of a breakout group with the version by which a change finds out what is stale."""

    note: BreakoutNote
    row_version: int


def callings_of(rows: QuerySet[models.Calling]) -> dict[int, CallingFound]:
    """Return these callings by the row id of the meeting, in one query."""
    return {
        row.meeting_id: CallingFound(
            row.meeting_id,
            Arrangements.read(row.arrangements),
            read_agenda(row.agenda),
            row.row_version,
            row.changed_at,
        )
        for row in rows
    }


def revisions_of(rows: QuerySet[models.AgendaRevision]) -> tuple[AgendaRevision, ...]:
    """Return these revisions in order."""
    return tuple(AgendaRevision(row.number, read_agenda(row.items), row.published_at) for row in rows)


def documents_of(rows: QuerySet[models.MeetingDocument]) -> tuple[DocumentFound, ...]:
    """Return these documents in order; their content stays in the database."""
    return tuple(
        DocumentFound(
            row.number,
            row.item,
            row.kind,
            LocalizedText.read(row.title),
            row.name,
            row.media_type,
            row.size,
            row.sha256,
            row.is_public,
            row.added_at,
            row.withdrawn_at is not None,
        )
        for row in rows.defer("content")
    )


def letters_of(rows: QuerySet[models.InvitationLetter]) -> tuple[LetterFound, ...]:
    """Return these letters, by party and then from the oldest."""
    return tuple(
        LetterFound(
            row.pk,
            row.number,
            PartyCode(row.party),
            LocalizedText.read(row.office),
            LocalizedText.read(row.institution),
            Arrangements.read(row.arrangements),
            row.revision,
            _instant(row.arrangements["registers_until"]),
            row.dated_on,
            row.issued_at,
        )
        for row in rows
    )


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def notes_of(rows: QuerySet[models.BreakoutNote]) -> tuple[NoteFound, ...]:
    """Return these notes in order of number."""
    return tuple(
        NoteFound(
            BreakoutNote(
                row.number,
                row.item,
                row.country,
                row.topic,
                LocalizedText.read(row.text),
                PartyCode(row.party),
                row.written_at,
                row.workplan,
                ProposalRef(row.proposal) if row.proposal else None,
            ),
            row.row_version,
        )
        for row in rows
    )
