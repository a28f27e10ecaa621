"""Rows of decisions and minutes turned into values: the one place that knows both; nothing here decides."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from maslahat.domain.meetings.decisions import Decision, DecisionState, FollowUp
from maslahat.domain.meetings.minutes import (
    Correction,
    CorrectionState,
    CorrectionWindow,
    Minutes,
    MinutesState,
    Paragraph,
    Section,
)
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import record_models as models


@dataclass(frozen=True, slots=True)
class DecisionFound:
    """A decision with its row id."""

    id: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class MinutesFound:
    """Minutes as they stand, with the row id, the number by which a screen proves that it is new, and the edition."""

    id: int
    minutes: Minutes
    row_version: int
    edition: int
    drafted_at: datetime
    agreed_at: datetime | None


def decisions_of(rows: QuerySet[models.Decision]) -> tuple[DecisionFound, ...]:
    """Return these decisions in order, with their notes: two queries, whatever their number."""
    joined = rows.select_related("meeting").prefetch_related("notes")
    return tuple(_decision(row) for row in joined.order_by("meeting__held_on", "meeting", "is_internal", "number"))


def minutes_of(rows: QuerySet[models.Minutes]) -> tuple[MinutesFound, ...]:
    """Return these minutes with the latest wording of each paragraph of the latest edition."""
    return tuple(_minutes(row) for row in rows.select_related("meeting").prefetch_related("paragraphs", "corrections"))


def _decision(row: models.Decision) -> DecisionFound:
    notes = sorted(row.notes.all(), key=lambda each: each.number)
    return DecisionFound(
        row.pk,
        Decision(
            meeting=row.meeting.code,
            number=row.number,
            text=LocalizedText.read(row.text),
            taken_on=row.taken_on,
            item=row.item,
            owner=row.owner,
            office=LocalizedText.read(row.office),
            due_on=row.due_on,
            source=row.source,
            is_internal=row.is_internal,
            follow_ups=tuple(
                FollowUp(
                    each.number,
                    DecisionState(each.state),
                    LocalizedText.read(each.text),
                    each.party,
                    each.role,
                    each.noted_at,
                )
                for each in notes
            ),
        ),
    )


def _minutes(row: models.Minutes) -> MinutesFound:
    wordings = [each for each in row.paragraphs.all() if each.edition == row.edition]
    latest = {each.number: each for each in sorted(wordings, key=lambda each: each.revision)}
    circulated, deadline = row.circulated_at, row.deadline
    window = CorrectionWindow(circulated, deadline) if circulated and deadline else None
    minutes = Minutes(
        row.meeting.code,
        MinutesState(row.state),
        tuple(_paragraph(latest[number]) for number in sorted(latest)),
        window,
        tuple(_correction(each) for each in sorted(row.corrections.all(), key=lambda each: each.number)),
        row.fingerprint,
    )
    return MinutesFound(row.pk, minutes, row.row_version, row.edition, row.drafted_at, row.agreed_at)


def _paragraph(row: models.MinutesParagraph) -> Paragraph:
    return Paragraph(row.number, Section(row.section), LocalizedText.read(row.text), tuple(row.facts), row.revision)


def _correction(row: models.MinutesCorrection) -> Correction:
    return Correction(
        row.number,
        row.paragraph,
        row.party,
        row.role,
        LocalizedText.read(row.text),
        row.filed_at,
        CorrectionState(row.state),
        LocalizedText.read(row.answer),
    )
