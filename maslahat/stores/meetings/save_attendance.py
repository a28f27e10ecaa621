"""Registrations, credentials and presence out to rows; who calls holds the meeting."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F, Max

from maslahat.domain.meetings.participants import RegistrationState
from maslahat.domain.meetings.presence import Channel, PresenceKind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import attendance_models as models
from maslahat.stores.meetings.models import Meeting

_MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Personal:
    """What is kept apart of a participant: name, needs, and the salt of the name's fingerprint."""

    name: str = field(repr=False)
    needs: str = field(repr=False)
    salt: str = field(repr=False)
    name_print: str


def hold(meeting: int) -> None:
    """Hold a meeting (its row id) until the transaction ends."""
    Meeting.objects.select_for_update().get(pk=meeting)


def terms(meeting: int, *, deadline_at: datetime | None, self_check_in: bool, join_address: str) -> None:
    """Store what a meeting asks of those who come."""
    told = {"deadline_at": deadline_at, "self_check_in": self_check_in, "join_address": join_address}
    models.AttendanceTerms.objects.update_or_create(
        meeting_id=meeting, defaults=told | {"row_version": F("row_version") + 1}, create_defaults=told
    )


def participant(meeting: int, told: Mapping[str, Any], personal: Personal, now: datetime) -> int:
    """Store a new registration: ``told`` are its fields by name; return its number."""
    last = models.Participant.objects.filter(meeting_id=meeting).aggregate(last=Max("number"))["last"] or 0
    row = models.Participant.objects.create(
        meeting_id=meeting, number=last + 1, registered_at=now, name_print=personal.name_print, **told
    )
    _keep_apart(row.pk, personal)
    return row.number


def rewritten(participant: int, told: Mapping[str, Any], personal: Personal) -> None:
    """Store other fields of a registration (its row id)."""
    changed = {**told, "name_print": personal.name_print, "row_version": F("row_version") + 1}
    models.Participant.objects.filter(pk=participant).update(**changed)
    _keep_apart(participant, personal)


def _keep_apart(participant: int, personal: Personal) -> None:
    kept = {"name": personal.name, "needs": personal.needs, "salt": personal.salt}
    models.PersonalData.objects.update_or_create(participant_id=participant, defaults=kept)


def state(participant: int, wanted: RegistrationState, refusal: LocalizedText) -> None:
    """Store the state of a registration (its row id); on the first admission it gets the next badge number."""
    row = models.Participant.objects.get(pk=participant)
    if wanted is RegistrationState.ADMITTED and row.badge is None:
        of_meeting = models.Participant.objects.filter(meeting_id=row.meeting_id)
        row.badge = (of_meeting.aggregate(last=Max("badge"))["last"] or 0) + 1
    row.state, row.refusal, row.row_version = wanted.value, refusal.document(), row.row_version + 1
    row.save(update_fields=("state", "refusal", "badge", "row_version"))


def waits_again(participant: int) -> None:
    """Store that somebody admitted (row id) is to be admitted anew, and that the printed badge is worthless."""
    changed = {"state": RegistrationState.APPLIED.value, "edition": F("edition") + 1}
    models.Participant.objects.filter(pk=participant).update(**changed)


def credentials(participant: int, *, kind: str, content: bytes, sha256: str, now: datetime) -> None:
    """Store the credentials of a participant (row id) in place of earlier ones."""
    told = {"kind": kind, "content": content, "sha256": sha256, "filed_at": now}
    models.Credentials.objects.update_or_create(participant_id=participant, defaults=told)


def badge_replaced(participant: int) -> None:
    """Make the code on the printed badge of a participant (row id) worthless, so that a new one is printed."""
    changed = {"edition": F("edition") + 1, "row_version": F("row_version") + 1}
    models.Participant.objects.filter(pk=participant).update(**changed)


def presence(participant: int, kind: PresenceKind, channel: Channel, at: datetime, until: datetime) -> None:
    """Store one change of the presence of a participant (row id), on a day that ends at ``until``."""
    told = {"kind": kind.value, "channel": channel.value, "at": at, "holds_until": until}
    models.PresenceEvent.objects.create(participant_id=participant, **told)


def heard(participants: Collection[int], at: datetime) -> None:
    """Store that the devices of these participants (row ids) were heard: one statement for five hundred."""
    listed = sorted(participants)
    for start in range(0, len(listed), _MOST_AT_ONCE):
        models.Participant.objects.filter(pk__in=listed[start : start + _MOST_AT_ONCE]).update(heard_at=at)


def erase(meeting: int) -> int:
    """Erase names, needs and credentials of everybody at a meeting (its row id); return how many people had any."""
    models.Credentials.objects.filter(participant__meeting_id=meeting).delete()
    found, _ = models.PersonalData.objects.filter(participant__meeting_id=meeting).delete()
    return found
