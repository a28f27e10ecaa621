"""The list of participants as one reader may see it: names, offices, or function and kind alone (R35)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.meetings.applicants import is_sensitive
from maslahat.domain.meetings.participants import RegistrationState, Sight, sight
from maslahat.domain.meetings.presence import Presence, PresenceEvent
from maslahat.domain.meetings.turnout import Turnout, turnout
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import may
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.participant_list import Listed
from maslahat.stores.meetings import attendance_queries
from maslahat.stores.meetings.attendance_reading import ParticipantFound


def listed(programme: Programme, meeting: int, by: Actor, at: datetime) -> tuple[Listed, ...]:
    """Return the participants of a meeting (its row id) as this person may see them at an instant (aware UTC).

    The secretariat and a participant's own party see everything of them and every registration; others see those who
    are admitted, with name and office, or, of staff of a sensitive institution, function and kind of institution.
    """
    presences, came = attendance_queries.presences(meeting, at), attendance_queries.came_by(meeting)
    seen = ((each, sight_of(programme, each, by)) for each in attendance_queries.participants(meeting))
    shown = ((each, eyes) for each, eyes in seen if eyes is Sight.FULL or each.state is RegistrationState.ADMITTED)
    names = _Names(programme)
    return tuple(names.listed(each, eyes, presences.get(each.id), came.get(each.number)) for each, eyes in shown)


def sight_of(programme: Programme, participant: ParticipantFound, by: Actor) -> Sight:
    """Return how much a person may know of a participant."""
    return sight(
        is_keeper=may(by.role, Deed.PARTICIPANT_ADMIT),
        is_own=bool(by.party) and participant.party == by.party,
        is_sensitive=is_sensitive(programme, participant.category),
    )


def numbers(meeting: int) -> Turnout:
    """Return how many registered for a meeting (its row id) and how many came (R32)."""
    return counted(attendance_queries.participants(meeting), attendance_queries.came_by(meeting))


def counted(participants: Iterable[ParticipantFound], came: Mapping[int, PresenceEvent]) -> Turnout:
    """Return the numbers of participants that were read already."""
    channels = {number: event.channel for number, event in came.items()}
    return turnout((each.counted for each in participants), channels)


class _Names:
    def __init__(self, programme: Programme) -> None:
        self.institutions = {each.code: each.name for each in programme.institutions}
        self.categories = {each.code: each.name for each in programme.categories}

    def listed(
        self, each: ParticipantFound, eyes: Sight, presence: Presence | None, came: PresenceEvent | None
    ) -> Listed:
        is_hidden, is_full = eyes is Sight.HIDDEN, eyes is Sight.FULL
        nothing = LocalizedText()
        return Listed(
            number=each.number,
            badge=each.badge_number,
            party=each.party,
            name="" if is_hidden else each.name,
            function=each.function,
            office=nothing if is_hidden else each.office,
            institution=nothing if is_hidden else self.institutions.get(each.institution, nothing),
            category=self.categories.get(each.category, nothing),
            mode=each.mode,
            state=each.state,
            is_hidden=is_hidden,
            is_full=is_full,
            country=each.country,
            category_code=each.category,
            presence=(presence.kind, presence.channel) if presence else None,
            came_at=came.at if came else None,
            needs=each.needs if is_full else "",
            sex=each.sex if is_full else None,
            username=each.username if is_full else "",
            has_credentials=is_full and each.has_credentials,
        )
