"""The meetings ahead on the start page: whether the own party is registered, and where it may speak (R32, R27, R96)."""

from dataclasses import dataclass
from datetime import date, datetime

from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.web.start.desk import Desk
from maslahat.web.start.facts import MeetingFacts


@dataclass(frozen=True, slots=True)
class MeetingAhead:
    """A meeting that is not closed; ``until`` is the last instant for registration, None if there is none."""

    code: str
    title: LocalizedText
    held_on: date
    is_open: bool
    is_registered: bool
    may_register: bool
    may_ask_for_floor: bool
    may_file_statement: bool
    until: datetime | None


def meetings_ahead(desk: Desk) -> list[MeetingAhead]:
    """Return the meetings that are still to be held or are being held, the nearest first."""
    today = desk.visit.now.date()
    ahead = (each for each in desk.facts.meetings if each.found.state is not MeetingState.CLOSED)
    found = [_ahead(desk, each) for each in ahead if each.found.held_on >= today or each.found.opened_at]
    return sorted(found, key=lambda each: (each.held_on, each.code))


def _ahead(desk: Desk, meeting: MeetingFacts) -> MeetingAhead:
    found, standing = meeting.found, meeting.registration
    is_registered = desk.visit.actor.party in standing.parties
    is_in_time = standing.deadline is None or standing.deadline > desk.visit.now
    is_open = found.opened_at is not None
    return MeetingAhead(
        found.code,
        meeting.title,
        found.held_on,
        is_open,
        is_registered,
        is_in_time and not is_registered and desk.may(Deed.PARTICIPANT_REGISTER),
        is_open and desk.may(Deed.FLOOR_ASK),
        desk.may(Deed.STATEMENT_FILE),
        standing.deadline,
    )
