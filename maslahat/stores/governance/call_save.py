"""Calls, positions on any matter, and decisions in the room out to rows; who calls holds the meeting."""

from datetime import datetime

from django.db.models import F

from maslahat.domain.governance.calls import Call, Decision
from maslahat.domain.governance.decision_rule_documents import decision_rule_document
from maslahat.domain.governance.positions import Channel
from maslahat.domain.governance.stances import Stance, Weight
from maslahat.domain.governance.votes import Cast
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import call_models as models
from maslahat.stores.governance.call_load import know_stance
from maslahat.stores.governance.call_reading import CallFound, seats_document
from maslahat.stores.together import write


def call(
    meeting: int,
    opened: Call,
    text: LocalizedText,
    *,
    seed: str = "",
    appeals: int | None = None,
    chair: int | None = None,
) -> int:
    """Store a call that was opened in a meeting (its row id); return the row id of the call."""
    row = models.Call.objects.create(
        meeting_id=meeting,
        number=opened.number,
        kind=opened.subject.kind.value,
        ref=opened.subject.ref,
        workplan=opened.subject.plan,
        fingerprint=opened.subject.fingerprint,
        text=text.document(),
        question=opened.question.value,
        method=opened.method.value,
        rule=decision_rule_document(opened.rule),
        present=list(opened.present),
        notified=list(opened.notified),
        seed=seed,
        appeals=appeals,
        chair_id=chair,
        opened_at=opened.opened_at,
        ends_at=opened.ends_at,
    )
    return row.pk


def countdown(call: int, moved: Call) -> None:
    """Store how the countdown of a call (its row id) runs now."""
    models.Call.objects.filter(pk=call).update(
        ends_at=moved.ends_at, paused_at=moved.paused_at, row_version=F("row_version") + 1
    )


def time_asked(found: CallFound, seat: PartyCode, now: datetime) -> None:
    """Store that a seat asked for time."""
    asked = [{"seat": each.seat, "at": each.at.isoformat()} for each in found.asked]
    models.Call.objects.filter(pk=found.id).update(asked=[*asked, {"seat": seat, "at": now.isoformat()}])


def stance(meeting: int, taken: Stance, person: int) -> None:
    """Store a position as it was heard in a meeting (its row id)."""
    row = models.Stance(
        meeting_id=meeting,
        number=taken.number,
        subject=taken.subject,
        kind=taken.kind.value,
        party=taken.seat,
        person_id=person,
        role=taken.role.value,
        text=taken.text.document(),
        lines=list(taken.lines),
        whole=taken.whole,
        channel=taken.channel.value,
        weight=taken.weight.value,
        supersedes=taken.supersedes,
        stated_at=taken.stated_at,
    )
    write(row)
    know_stance(meeting, taken)


def cast(
    meeting: int, found: CallFound, given: Cast, *, person: int, role: Role, channel: Channel, now: datetime
) -> None:
    """Store what a seat answered in a vote."""
    models.Stance.objects.create(
        meeting_id=meeting,
        number=given.number,
        subject=found.call.subject.fingerprint,
        kind=given.ballot.value,
        party=given.seat,
        person_id=person,
        role=role.value,
        channel=channel.value,
        weight=Weight.COUNTS.value,
        vote_id=found.id,
        stated_at=now,
    )


def closed(call: int, now: datetime) -> None:
    """Store that a call (its row id) is closed."""
    models.Call.objects.filter(pk=call).update(closed_at=now, row_version=F("row_version") + 1)


def decision(call: int, taken: Decision, step: int = 1) -> None:
    """Store what a call (its row id) came to: at its closing, or in step 2 after the silence of absent seats."""
    models.Decision.objects.create(
        call_id=call,
        step=step,
        result=taken.result.value,
        why=[each.value for each in taken.why],
        seats=seats_document(taken.seats),
        decided_at=taken.decided_at,
    )
