"""Who came to a replayed meeting: the list as it ships, registered by each party, admitted, checked in on the day."""

from collections.abc import Sequence
from datetime import timedelta

from maslahat.actions.meetings.applicants import Applicant
from maslahat.actions.meetings.presence import check_in
from maslahat.actions.meetings.registration import decide_registration, register_list
from maslahat.actions.replay.stage import SECRETARIAT, Stage
from maslahat.actions.replay.story import Guest
from maslahat.domain.meetings.participants import AttendanceMode, Function, Sex
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.entries import Entry, Notes
from maslahat.stores.meetings import attendance_queries
from maslahat.stores.people import queries as people

PARTICIPANTS_FORMAT = "maslahat.meeting_participants/1"
A_MOMENT = timedelta(seconds=5)
"""How long a registration or a check-in takes in a replay."""


class ParticipantsRefused(ValueError):
    """The list of a replayed meeting is wrong; ``faults`` are pairs of path and reason."""


def read_guests(data: Document, languages: tuple[str, ...]) -> tuple[Guest, ...]:
    """Return everybody on the list of a replayed meeting; raise ParticipantsRefused with every fault."""
    notes = Notes(languages)
    root = Entry.of(data, "", notes)
    root.choice("format", (PARTICIPANTS_FORMAT,))
    root.code("meeting")
    guests = tuple(_guest(entry) for entry in root.entries("participants", required=True))
    if faults := notes.close():
        raise ParticipantsRefused(faults)
    return guests


def register(stage: Stage, meeting: str, guests: Sequence[Guest]) -> None:
    """Let each party register whom it sends, and the secretariat admit everybody."""
    by_party: dict[str, list[Applicant]] = {}
    for guest in guests:
        by_party.setdefault(guest.applicant.party, []).append(guest.applicant)
    for party, applicants in by_party.items():
        stage.do(register_list, _registrar(stage, party), meeting=meeting, applicants=applicants)
    with stage.taking(A_MOMENT):
        for found in attendance_queries.participants(stage.meeting(meeting).id):
            told = {"number": found.number, "row_version": found.row_version, "admits": True, "reason": {}}
            stage.do(decide_registration, SECRETARIAT, meeting=meeting, **told)


def receive(stage: Stage, meeting: str, guests: Sequence[Guest]) -> None:
    """Let the desk check in everybody who came, in the room or online."""
    absent = {_named(each.applicant) for each in guests if not each.came}
    with stage.taking(A_MOMENT):
        for found in attendance_queries.participants(stage.meeting(meeting).id):
            if (found.party, found.institution, found.office.texts["en"]) not in absent:
                stage.do(check_in, SECRETARIAT, meeting=meeting, number=found.number, channel=found.mode.value)


def _named(applicant: Applicant) -> tuple[str, str, str]:
    return applicant.party, applicant.institution, applicant.office["en"]


def _registrar(stage: Stage, party: str) -> str:
    """Return who registers for a party: its focal point, or for all others the secretariat."""
    held = [each for each in people.accreditations(stage.programme) if each.held.party == party]
    return next((each.username for each in held if each.role is Role.FOCAL_POINT), SECRETARIAT)


def _guest(entry: Entry) -> Guest:
    applicant = Applicant(
        party=entry.code("party"),
        office=entry.text("office").texts,
        function=entry.choice("function", tuple(Function)),
        institution=entry.code("institution", required=False),
        category=entry.code("category", required=False),
        sex=entry.choice("sex", tuple(Sex)),
        mode=entry.choice("mode", tuple(AttendanceMode)),
        language=entry.code("language"),
        username=entry.code("username", required=False),
    )
    return Guest(applicant, not entry.flag("absent"))
