"""Who takes part in a meeting and who is there, for screens and decisions: reading only, few queries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from maslahat.domain.meetings.participants import REPRESENTS, AttendanceMode, RegistrationState, Sex
from maslahat.domain.meetings.presence import (
    Channel,
    PartyPresence,
    Presence,
    PresenceEvent,
    PresenceKind,
    parties_at,
    presence_at,
)
from maslahat.domain.shared.ids import PartyCode
from maslahat.stores.meetings import attendance_models as models
from maslahat.stores.meetings.attendance_reading import (
    CredentialsFound,
    ParticipantFound,
    TermsFound,
    participants_of,
)

_A_DAY = timedelta(days=1)
_ADMITTED = RegistrationState.ADMITTED.value
_STANDING = (RegistrationState.APPLIED.value, _ADMITTED)


def terms(meeting: int) -> TermsFound:
    """Return what a meeting (its row id) asks of those who come."""
    row = models.AttendanceTerms.objects.filter(meeting_id=meeting).first()
    return TermsFound(row.deadline_at, row.self_check_in, row.join_address, row.row_version) if row else TermsFound()


def participants(meeting: int) -> tuple[ParticipantFound, ...]:
    """Return every registration for a meeting (its row id), in order of number."""
    return participants_of(models.Participant.objects.filter(meeting_id=meeting))


def participant(meeting: int, number: int) -> ParticipantFound | None:
    """Return one registration by its number, or None."""
    return next(iter(participants_of(models.Participant.objects.filter(meeting_id=meeting, number=number))), None)


def participant_of(meeting: int, person: int) -> ParticipantFound | None:
    """Return the registration of a user (row id) that stands, or None."""
    rows = models.Participant.objects.filter(meeting_id=meeting, person_id=person, state__in=_STANDING)
    return next(iter(participants_of(rows)), None)


def registered_parties(meeting: int) -> frozenset[PartyCode]:
    """Return the parties that registered anybody for a meeting (its row id) whose registration stands."""
    rows = models.Participant.objects.filter(meeting_id=meeting, state__in=_STANDING)
    return frozenset(PartyCode(party) for party in rows.values_list("party", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class RegistrationsStanding:
    """How registration for a meeting goes: until when (None: no last day), how many wait, which parties sent any."""

    deadline: datetime | None = None
    waiting: int = 0
    parties: frozenset[str] = frozenset()


def registrations_standing(programme: str) -> dict[int, RegistrationsStanding]:
    """Return how registration goes for the meetings of a programme, by row id of the meeting: two queries."""
    terms_of = models.AttendanceTerms.objects.filter(meeting__programme__code=programme)
    deadlines = dict(terms_of.values_list("meeting_id", "deadline_at"))
    rows = models.Participant.objects.filter(meeting__programme__code=programme, state__in=_STANDING).order_by()
    counted = list(rows.values_list("meeting_id", "party", "state").annotate(number=Count("pk")))
    return {
        meeting: RegistrationsStanding(
            deadlines.get(meeting),
            sum(number for row, _, state, number in counted if row == meeting and state != _ADMITTED),
            frozenset(party for row, party, _, _ in counted if row == meeting),
        )
        for meeting in {*deadlines, *(row for row, *_ in counted)}
    }


def sexes(meeting: int) -> dict[int, str]:
    """Return what users (row id) stated of the own sex at registration; who did not state it is left out."""
    rows = models.Participant.objects.filter(meeting_id=meeting, state__in=_STANDING, person__isnull=False)
    told = rows.exclude(sex=Sex.NOT_STATED.value).values_list("person_id", "sex")
    return {person: sex for person, sex in told if person is not None}


def devices(meeting: int) -> dict[int, int]:
    """Return the row id of the participant behind each user (row id) who is admitted to take part online."""
    rows = models.Participant.objects.filter(
        meeting_id=meeting, state=_ADMITTED, mode=AttendanceMode.ONLINE.value, person__isnull=False
    )
    return {person: pk for person, pk in rows.values_list("person_id", "pk") if person is not None}


def credentials(participant: int) -> CredentialsFound | None:
    """Return the credentials of a participant (row id), or None."""
    row = models.Credentials.objects.filter(participant_id=participant).first()
    return CredentialsFound(row.kind, bytes(row.content), row.sha256, row.filed_at) if row else None


def presence_events(meeting: int, participants: Collection[int] | None = None) -> tuple[PresenceEvent, ...]:
    """Return all changes of presence at a meeting, oldest first; only those of some participants if any are given."""
    rows = models.PresenceEvent.objects.filter(participant__meeting_id=meeting)
    if participants is not None:
        rows = rows.filter(participant_id__in=participants)
    told = rows.order_by("at", "id").values_list(
        "participant_id", "participant__party", "kind", "channel", "at", "holds_until"
    )
    return tuple(
        PresenceEvent(person, PartyCode(party), PresenceKind(kind), Channel(channel), at, until or at + _A_DAY)
        for person, party, kind, channel, at, until in told
    )


def heard(meeting: int) -> dict[int, datetime]:
    """Return when the device of each participant (row id) was last heard."""
    rows = models.Participant.objects.filter(meeting_id=meeting, heard_at__isnull=False)
    return {pk: at for pk, at in rows.values_list("pk", "heard_at") if at is not None}


def presences(meeting: int, at: datetime) -> dict[int, Presence]:
    """Return how everybody who ever came stands at an instant (aware UTC), by row id of the participant."""
    return presence_at(presence_events(meeting), at, heard(meeting))


def parties_presence(meeting: int, at: datetime) -> dict[PartyCode, PartyPresence]:
    """Return how the parties are represented at an instant: by heads, alternates and delegates who are admitted."""
    counting = _representatives(meeting)
    return parties_at(each for pk, each in presences(meeting, at).items() if pk in counting)


def _representatives(meeting: int) -> set[int]:
    functions = [each.value for each in REPRESENTS]
    rows = models.Participant.objects.filter(meeting_id=meeting, state=_ADMITTED, function__in=functions)
    return set(rows.values_list("pk", flat=True))


def present_parties(meeting: int, at: datetime) -> frozenset[PartyCode]:
    """Return the parties that are represented in the room or online at an instant (aware UTC): three queries."""
    return frozenset(party for party, each in parties_presence(meeting, at).items() if each.is_present)


def announced_parties(meeting: int, at: datetime) -> frozenset[PartyCode]:
    """Return the parties that are represented by what is written down alone, whatever devices have fallen silent."""
    counting, written = _representatives(meeting), presence_at(presence_events(meeting), at)
    found = parties_at(each for pk, each in written.items() if pk in counting)
    return frozenset(party for party, each in found.items() if each.is_present)


def came_by(meeting: int) -> dict[int, PresenceEvent]:
    """Return the arrival of everybody who ever came, by number of the registration."""
    rows = models.PresenceEvent.objects.filter(participant__meeting_id=meeting, kind=PresenceKind.ARRIVED.value)
    told = rows.values_list("participant__number", "participant_id", "participant__party", "channel", "at")
    return {
        number: PresenceEvent(person, PartyCode(party), PresenceKind.ARRIVED, Channel(channel), at)
        for number, person, party, channel, at in told
    }
