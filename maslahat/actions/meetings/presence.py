"""Who is there: checking in at the desk or with the own badge, leaving, and signs of life of those online.

A sign of life is no deed: it goes into no journal, and becomes an event only where it changes somebody's presence.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.arranged import Arranged, arranged
from maslahat.actions.meetings.attendance_outcomes import PresenceNoted
from maslahat.actions.meetings.badge_codes import participant_behind
from maslahat.actions.meetings.party_presence import announce_parties
from maslahat.actions.meetings.registration import asked_participant
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.arrangements import end_of_day
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.meetings.participants import RegistrationState
from maslahat.domain.meetings.presence import Channel, Presence, PresenceKind, Sign, follows, presence_at
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode
from maslahat.stores.meetings import attendance_queries, queries, save_attendance
from maslahat.stores.meetings.attendance_reading import ParticipantFound
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.programmes import queries as programmes


@deed(Deed.PARTICIPANT_CHECK_IN)
def check_in(
    *, meeting: str, number: int, channel: str, by: Actor, key: str, now: datetime
) -> PresenceNoted | Refused | Stale:
    """Note that somebody who is admitted has come, in the room or online, as an officer at the desk sees it."""
    return _noted(meeting, number, channel, Sign.CHECKED_IN, Deed.PARTICIPANT_CHECK_IN, by=by, now=now)


@deed(Deed.PARTICIPANT_CHECK_IN)
def note_leaving(
    *, meeting: str, number: int, channel: str, by: Actor, key: str, now: datetime
) -> PresenceNoted | Refused | Stale:
    """Note that somebody has left the meeting."""
    return _noted(meeting, number, channel, Sign.WENT, Deed.PARTICIPANT_CHECK_IN, by=by, now=now)


@deed(Deed.PARTICIPANT_ARRIVE)
def check_oneself_in(*, meeting: str, code: str, by: Actor, key: str, now: datetime) -> PresenceNoted | Refused | Stale:
    """Note that the bearer of a badge has come, by its code, where the committee lets people check themselves in.

    Only on a day of the meeting: a badge that is scanned at home the evening before brings nobody.
    The code is the proof: whoever scans it need not be signed in. Who is to take part online joins online instead.
    """
    found = hold_meeting(by, Deed.PARTICIPANT_ARRIVE, meeting)
    if not isinstance(found, MeetingFound):
        return found
    asked = participant_behind(found.id, code)
    if asked is None:
        return Refused.because("unknown_badge")
    if not attendance_queries.terms(found.id).self_check_in:
        return Refused.because("desk_checks_in")
    if not _place_of(found).is_its_day(now):
        return Refused.because("not_its_day", meeting=found.code)
    return _note(found, asked, Channel.ROOM, Sign.CHECKED_IN, Deed.PARTICIPANT_ARRIVE, by=by, now=now)


def _noted(
    meeting: str, number: int, channel: str, sign: Sign, right: Deed, *, by: Actor, now: datetime
) -> PresenceNoted | Refused | Stale:
    found = hold_meeting(by, right, meeting)
    if not isinstance(found, MeetingFound):
        return found
    asked = asked_participant(found, right, number, None, by)
    if not isinstance(asked, ParticipantFound):
        return asked
    if channel not in tuple(Channel):
        return Refused.because("unknown_code", field="mode", value=channel[:40])
    return _note(found, asked, Channel(channel), sign, right, by=by, now=now)


def _note(
    found: MeetingFound, asked: ParticipantFound, channel: Channel, sign: Sign, right: Deed, *, by: Actor, now: datetime
) -> PresenceNoted | Refused:
    if asked.state is not RegistrationState.ADMITTED:
        return Refused.because("not_admitted", number=asked.number)
    if found.state is MeetingState.CLOSED:
        return Refused.because("meeting_closed", meeting=found.code)
    place = _place_of(found)
    if sign is Sign.CHECKED_IN and not (found.state.may_decide or place.is_its_day(now)):
        return Refused.because("not_its_day", meeting=found.code)
    announced = attendance_queries.announced_parties(found.id, now)
    events = attendance_queries.presence_events(found.id, [asked.id])
    before = presence_at(events, now, attendance_queries.heard(found.id)).get(asked.id)
    kind = follows(before, sign, channel)
    if kind is None:
        return _as_before(asked, before, channel)
    channel = before.channel if before and sign is Sign.WENT else channel
    save_attendance.presence(asked.id, kind, channel, now, end_of_day(now, place.zone))
    announce_parties(found.id, announced, now)
    told = {"number": asked.number, "party": asked.party, "kind": kind.value, "channel": channel.value}
    tell(by=by, right=right, about=about_meeting(found), now=now, detail=told, name=f"participant.{kind.value}")
    return PresenceNoted(asked.number, kind.value, channel.value, is_new=True)


def _place_of(found: MeetingFound) -> Arranged:
    return arranged(programmes.programme(found.programme), found)


def _as_before(asked: ParticipantFound, before: Presence | None, channel: Channel) -> PresenceNoted | Refused:
    if before is None:
        return Refused.because("never_came", number=asked.number)
    return PresenceNoted(asked.number, before.kind.value, before.channel.value, is_new=False)


def note_presence(*, meeting: int, persons: Collection[int], now: datetime) -> tuple[PartyCode, ...]:
    """Note that the devices of these users (row ids) are connected to the room of a meeting (its row id) at ``now``.

    To be called for everybody connected at once, every ``BEAT``. Who is admitted to take part online arrives or
    returns by it, and who was not heard for ``LOST_AFTER`` is lost; a sign of life of anyone else changes nothing.
    Costs four reads and one write for any number of people, a transaction only where somebody's presence changes.
    Returns the parties that came or were lost.
    """
    online = attendance_queries.devices(meeting)
    here = {online[person] for person in set(persons) if person in online}
    watched = list(online.values())
    if not _changes(meeting, watched, here, now):
        save_attendance.heard(here, now)
        return ()
    with transaction.atomic():
        save_attendance.hold(meeting)
        announced = attendance_queries.announced_parties(meeting, now)
        zone = _place_of(queries.meeting_of(meeting)).zone
        for participant, kind, at in _changes(meeting, watched, here, now):
            save_attendance.presence(participant, kind, Channel.ONLINE, at, end_of_day(at, zone))
        save_attendance.heard(here, now)
        return announce_parties(meeting, announced, now)


def _changes(
    meeting: int, watched: Sequence[int], here: Collection[int], now: datetime
) -> list[tuple[int, PresenceKind, datetime]]:
    """Return what is to be written of those who take part online: losses at their own instant, arrivals, returns."""
    events = attendance_queries.presence_events(meeting, watched)
    written, real = presence_at(events, now), presence_at(events, now, attendance_queries.heard(meeting))
    found: list[tuple[int, PresenceKind, datetime]] = []
    for participant in watched:
        last, stands = written.get(participant), real.get(participant)
        if last and stands and last.kind is not stands.kind:
            found.append((participant, stands.kind, stands.since))
        kind = follows(stands, Sign.HEARD, Channel.ONLINE) if participant in here else None
        if kind:
            found.append((participant, kind, now))
    return found
