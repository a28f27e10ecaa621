"""Decisions and minutes out to rows; who calls holds the meeting."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from maslahat.domain.meetings.decisions import Decision, FollowUp
from maslahat.domain.meetings.minutes import Correction, MinutesState, Paragraph
from maslahat.stores.meetings import record_models as models

Writer = tuple[int, str]
"""Who writes: the id of the person and the role held now."""


def decision(meeting: int, wanted: Decision, by: Writer, now: datetime) -> int:
    """Store a new decision of a meeting (its row id) and return its number, the next one of its series."""
    series = models.Decision.objects.filter(meeting_id=meeting, is_internal=wanted.is_internal)
    number = series.count() + 1
    models.Decision.objects.create(
        meeting_id=meeting,
        number=number,
        is_internal=wanted.is_internal,
        text=wanted.text.document(),
        item=wanted.item,
        owner=wanted.owner,
        office=wanted.office.document(),
        taken_on=wanted.taken_on,
        due_on=wanted.due_on,
        source=wanted.source,
        person_id=by[0],
        role=by[1],
        recorded_at=now,
    )
    return number


def note(decision: int, noted: FollowUp, person: int) -> None:
    """Store a note on a decision (its row id)."""
    models.DecisionNote.objects.create(
        decision_id=decision,
        number=noted.number,
        state=noted.state.value,
        text=noted.text.document(),
        party=noted.party,
        person_id=person,
        role=noted.role,
        noted_at=noted.noted_at,
    )


def draft(meeting: int, paragraphs: Iterable[Paragraph], by: Writer, now: datetime) -> None:
    """Store minutes drafted for a meeting (its row id): the first edition, or the next one of a draft."""
    row, is_new = models.Minutes.objects.get_or_create(
        meeting_id=meeting, defaults={"state": MinutesState.DRAFT.value, "drafted_at": now}
    )
    if not is_new:
        row.edition, row.row_version, row.drafted_at = row.edition + 1, row.row_version + 1, now
        row.save(update_fields=("edition", "row_version", "drafted_at"))
    for each in paragraphs:
        _paragraph(row, each, by, now)


def paragraph(minutes: int, wanted: Paragraph, by: Writer, now: datetime) -> None:
    """Store a new wording of a paragraph of minutes (their row id) and let every older screen be stale."""
    row = models.Minutes.objects.get(pk=minutes)
    _paragraph(row, wanted, by, now)
    _touch(minutes)


def circulated(minutes: int, deadline: datetime, now: datetime) -> None:
    """Store that minutes are before the delegations until a deadline."""
    models.Minutes.objects.filter(pk=minutes).update(
        state=MinutesState.CIRCULATED.value, circulated_at=now, deadline=deadline, row_version=F("row_version") + 1
    )


def correction(minutes: int, wanted: Correction, person: int) -> None:
    """Store a correction that a delegation asks for."""
    models.MinutesCorrection.objects.create(
        minutes_id=minutes,
        number=wanted.number,
        paragraph=wanted.paragraph,
        party=wanted.party,
        person_id=person,
        role=wanted.role,
        text=wanted.text.document(),
        filed_at=wanted.filed_at,
    )


def answer(minutes: int, answered: Correction, now: datetime) -> None:
    """Store the answer to a correction."""
    models.MinutesCorrection.objects.filter(minutes_id=minutes, number=answered.number).update(
        state=answered.state.value, answer=answered.answer.document(), answered_at=now
    )
    _touch(minutes)


def agreed(minutes: int, fingerprint: str, now: datetime) -> None:
    """Store that minutes are agreed, under this fingerprint."""
    models.Minutes.objects.filter(pk=minutes).update(
        state=MinutesState.AGREED.value, fingerprint=fingerprint, agreed_at=now, row_version=F("row_version") + 1
    )


def _paragraph(row: models.Minutes, wanted: Paragraph, by: Writer, now: datetime) -> None:
    models.MinutesParagraph.objects.create(
        minutes=row,
        edition=row.edition,
        number=wanted.number,
        revision=wanted.revision,
        section=wanted.section.value,
        text=wanted.text.document(),
        facts=list(wanted.facts),
        person_id=by[0],
        role=by[1],
        written_at=now,
    )


def _touch(minutes: int) -> None:
    models.Minutes.objects.filter(pk=minutes).update(row_version=F("row_version") + 1)
