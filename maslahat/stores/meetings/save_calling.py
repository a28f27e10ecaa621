"""What comes before a meeting out to rows; who calls holds the meeting."""

from datetime import date, datetime

from django.apps import apps
from django.db.models import F

from maslahat.domain.meetings.agenda_items import Agenda, AgendaRevision, agenda_document
from maslahat.domain.meetings.arrangements import Arrangements
from maslahat.domain.meetings.breakouts import BreakoutNote
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import calling_models as models


def meeting(programme: str, code: str, held_on: date, workplan: str) -> int:
    """Store a new meeting of a programme and return its row id."""
    owner = apps.get_model("programmes", "Programme").objects.values_list("pk", flat=True).get(code=programme)
    row = apps.get_model("meetings", "Meeting").objects.create(
        programme_id=owner, code=code, held_on=held_on, workplan=workplan
    )
    return int(row.pk)


def day_and_plan(meeting: int, held_on: date, workplan: str) -> None:
    """Store on what day a meeting (its row id) is held and on what plan it decides."""
    rows = apps.get_model("meetings", "Meeting").objects.filter(pk=meeting)
    rows.update(held_on=held_on, workplan=workplan, row_version=F("row_version") + 1)


def calling(meeting: int, arrangements: Arrangements, agenda: Agenda, now: datetime) -> int:
    """Store how a meeting (its row id) is called and what its agenda is; return the version of both now."""
    row, is_new = models.Calling.objects.get_or_create(
        meeting_id=meeting,
        defaults={
            "arrangements": arrangements.document(),
            "agenda": agenda_document(agenda),
            "changed_at": now,
        },
    )
    if not is_new:
        row.arrangements, row.agenda = arrangements.document(), agenda_document(agenda)
        row.row_version, row.changed_at = row.row_version + 1, now
        row.save()
    return row.row_version


def revision(meeting: int, published: AgendaRevision) -> None:
    """Store a published revision of the agenda."""
    models.AgendaRevision.objects.create(
        meeting_id=meeting,
        number=published.number,
        items=agenda_document(published.items),
        published_at=published.published_at,
    )


def document(
    meeting: int,
    content: bytes,
    *,
    item: int,
    kind: str,
    title: LocalizedText,
    name: str,
    media_type: str,
    sha256: str,
    is_public: bool,
    now: datetime,
) -> int:
    """Store a document of a meeting (its row id) and return its number."""
    number = models.MeetingDocument.objects.filter(meeting_id=meeting).count() + 1
    models.MeetingDocument.objects.create(
        meeting_id=meeting,
        number=number,
        item=item,
        kind=kind,
        title=title.document(),
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=sha256,
        content=content,
        is_public=is_public,
        added_at=now,
    )
    return number


def withdrawn_document(meeting: int, number: int, now: datetime) -> None:
    """Store that a document was withdrawn."""
    models.MeetingDocument.objects.filter(meeting_id=meeting, number=number).update(withdrawn_at=now)


def letter(
    meeting: int,
    *,
    number: str,
    party: str,
    office: LocalizedText,
    institution: LocalizedText,
    arrangements: Arrangements,
    revision: int,
    registers_until: datetime | None,
    dated_on: date,
    now: datetime,
) -> None:
    """Store a letter that was issued, with the arrangements that it tells of."""
    until = registers_until.isoformat() if registers_until else None
    models.InvitationLetter.objects.create(
        meeting_id=meeting,
        number=number,
        party=party,
        office=office.document(),
        institution=institution.document(),
        arrangements=arrangements.document() | {"registers_until": until},
        revision=revision,
        dated_on=dated_on,
        issued_at=now,
    )


def note(meeting: int, written: BreakoutNote, person: int) -> None:
    """Store a new note of a breakout group."""
    models.BreakoutNote.objects.create(
        meeting_id=meeting,
        number=written.number,
        item=written.item,
        country=written.country,
        topic=written.topic,
        text=written.text.document(),
        party=written.wrote,
        person_id=person,
        written_at=written.written_at,
    )


def changed_note(meeting: int, changed: BreakoutNote) -> None:
    """Store a note as it reads now, with the proposal it became."""
    models.BreakoutNote.objects.filter(meeting_id=meeting, number=changed.number).update(
        text=changed.text.document(),
        country=changed.country,
        topic=changed.topic,
        workplan=changed.workplan,
        proposal=changed.proposal or "",
        row_version=F("row_version") + 1,
    )
