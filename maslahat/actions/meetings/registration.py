"""Registering for a meeting: what it asks, one person or a whole list, admission, refusal, cancelling, credentials."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.applicants import Applicant, Ready, looked_over
from maslahat.actions.meetings.attendance_outcomes import (
    AttendanceArranged,
    ParticipantRegistered,
    ParticipantsAdmitted,
    ParticipantsRegistered,
)
from maslahat.actions.meetings.party_presence import announce_parties
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.meetings.participants import (
    STANDING,
    Function,
    RegistrationState,
    RegistrationStep,
    is_in_time,
    next_state,
)
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.rights import why_not
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import attendance_queries, save_attendance
from maslahat.stores.meetings.attendance_reading import ParticipantFound
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.programmes import queries as programmes

MOST_ON_A_LIST = 1_000
LONGEST_ADDRESS = 500


@deed(Deed.PARTICIPANT_ARRANGE)
def arrange_attendance(
    *,
    meeting: str,
    row_version: int,
    deadline: datetime | None,
    self_check_in: bool,
    join_address: str,
    by: Actor,
    key: str,
    now: datetime,
) -> AttendanceArranged | Refused | Stale:
    """Say until when parties register (aware UTC, or no end), whether people may check themselves in, where to join.

    The address for joining online is shown to those alone who are admitted to take part online (R26); the journal
    keeps no address. ``row_version`` is 0 where nothing was said before (E80).
    """
    found = hold_meeting(by, Deed.PARTICIPANT_ARRANGE, meeting)
    if not isinstance(found, MeetingFound):
        return found
    stands = attendance_queries.terms(found.id).row_version
    if row_version != stands:
        return Stale(f"attendance:{meeting}", str(row_version), str(stands))
    address = join_address.strip()
    if address and not (address.startswith("https://") and address.isprintable() and len(address) <= LONGEST_ADDRESS):
        return Refused.because("bad_join_address")
    save_attendance.terms(found.id, deadline_at=deadline, self_check_in=self_check_in, join_address=address)
    told = {"deadline": deadline.isoformat() if deadline else None, "self_check_in": self_check_in}
    tell(by=by, right=Deed.PARTICIPANT_ARRANGE, about=about_meeting(found), now=now, detail=told)
    return AttendanceArranged(found.code)


@deed(Deed.PARTICIPANT_REGISTER)
def register_participant(
    *, meeting: str, applicant: Applicant, by: Actor, key: str, now: datetime
) -> ParticipantRegistered | Refused | Stale:
    """Register somebody of the own party; the secretariat registers for any party, also after the deadline."""
    found = _open_for(by, meeting, [applicant.party], now)
    if not isinstance(found, MeetingFound):
        return found
    ready = looked_over(applicant, programmes.programme(by.programme), by, now)
    if not isinstance(ready, Ready):
        return Refused(ready)
    if twins := _twins([ready], attendance_queries.participants(found.id)):
        return Refused(twins)
    number = _store(found, ready, by=by, now=now)
    return ParticipantRegistered(number, RegistrationState.APPLIED.value, 1)


@deed(Deed.PARTICIPANT_REGISTER)
def register_list(
    *, meeting: str, applicants: Sequence[Applicant], by: Actor, key: str, now: datetime
) -> ParticipantsRegistered | Refused | Stale:
    """Register everybody on a list, or nobody: each reason against any of them is given with its place (E93)."""
    if not 0 < len(applicants) <= MOST_ON_A_LIST:
        return Refused.because("participants_on_list", most=MOST_ON_A_LIST)
    found = _open_for(by, meeting, [each.party for each in applicants], now)
    if not isinstance(found, MeetingFound):
        return found
    programme = programmes.programme(by.programme)
    looked = [looked_over(each, programme, by, now) for each in applicants]
    wrong = [
        Reason(reason.code, {**reason.facts, "place": place})
        for place, each in enumerate(looked, start=1)
        if not isinstance(each, Ready)
        for reason in each
    ]
    ready = [each for each in looked if isinstance(each, Ready)]
    reasons = (*wrong, *_twins(ready, attendance_queries.participants(found.id)))
    if reasons:
        return Refused(reasons)
    numbers = [_store(found, each, by=by, now=now) for each in ready]
    return ParticipantsRegistered(numbers[0], numbers[-1])


@deed(Deed.PARTICIPANT_REGISTER)
def change_participant(
    *, meeting: str, number: int, row_version: int, applicant: Applicant, by: Actor, key: str, now: datetime
) -> ParticipantRegistered | Refused | Stale:
    """Write other facts into a registration that stands; the party stays, an admitted head or alternate stays one.

    Where somebody admitted becomes somebody else, by name, user or institution, whoever may not admit makes it wait for
    admission anew, and the printed badge is worthless (R32).
    """
    found = _open_for(by, meeting, [applicant.party], now)
    if not isinstance(found, MeetingFound):
        return found
    asked = asked_participant(found, Deed.PARTICIPANT_REGISTER, number, row_version, by)
    if not isinstance(asked, ParticipantFound):
        return asked
    ready = looked_over(applicant, programmes.programme(by.programme), by, now)
    if not isinstance(ready, Ready):
        return Refused(ready)
    if refused := _cannot_become(asked, ready, found) or _is_another_admission(asked, ready, by):
        return refused
    announced = attendance_queries.announced_parties(found.id, now)
    is_new = asked.state is RegistrationState.ADMITTED and _is_somebody_else(asked, ready) and not _may_admit(by)
    save_attendance.rewritten(asked.id, ready.fields, ready.personal)
    if is_new:
        save_attendance.waits_again(asked.id)
    announce_parties(found.id, announced, now)
    state = RegistrationState.APPLIED if is_new else asked.state
    told = {**ready.detail, "number": number, "state": state.value}
    tell(by=by, right=Deed.PARTICIPANT_REGISTER, about=about_meeting(found), now=now, detail=told, name=_CHANGED)
    return ParticipantRegistered(number, state.value, row_version + 1, asked.badge_number)


_CHANGED = "participant.change"


def _is_somebody_else(asked: ParticipantFound, ready: Ready) -> bool:
    before = (asked.name, asked.person, asked.institution)
    return before != (ready.personal.name, ready.fields["person_id"], ready.fields["institution"])


def _may_admit(by: Actor) -> bool:
    return why_not(by.role, Deed.PARTICIPANT_ADMIT) is None


def _cannot_become(asked: ParticipantFound, ready: Ready, found: MeetingFound) -> Refused | None:
    if asked.state not in STANDING:
        return Refused.because("registration_step", state=asked.state.value)
    if ready.fields["party"] != asked.party:
        return Refused.because("participant_party_stays", party=asked.party)
    others = [each for each in attendance_queries.participants(found.id) if each.id != asked.id]
    if twins := _twins([ready], others):
        return Refused(twins)
    is_admitted = asked.state is RegistrationState.ADMITTED
    return _second(ready.fields["function"], asked.party, others) if is_admitted else None


def _is_another_admission(asked: ParticipantFound, ready: Ready, by: Actor) -> Refused | None:
    """Return that who may not admit gives nobody admitted another function: it counts for quorum and credentials."""
    if asked.state is not RegistrationState.ADMITTED or ready.fields["function"] == asked.function.value:
        return None
    right = Deed.PARTICIPANT_ADMIT
    refusal = why_not(by.role, right)
    if refusal is None:
        return None
    return Refused.because(f"no_right_{refusal.because[0].value}", deed=right.value, role=by.role.value)


@deed(Deed.PARTICIPANT_ADMIT)
def decide_registration(
    *,
    meeting: str,
    number: int,
    row_version: int,
    admits: bool,
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ParticipantRegistered | Refused | Stale:
    """Admit a participant, who gets a badge number, or refuse with a reason; a party has one head and one alternate."""
    step = RegistrationStep.ADMIT if admits else RegistrationStep.REFUSE
    words = say(reason, required=not admits)
    return words if isinstance(words, Refused) else _move(meeting, number, row_version, step, words, by=by, now=now)


@deed(Deed.PARTICIPANT_REGISTER)
def cancel_registration(
    *, meeting: str, number: int, row_version: int, by: Actor, key: str, now: datetime
) -> ParticipantRegistered | Refused | Stale:
    """Cancel a registration for good, of the own party or, by the secretariat, of any; the deadline does not matter."""
    return _move(meeting, number, row_version, RegistrationStep.CANCEL, LocalizedText(), by=by, now=now)


def _move(
    meeting: str,
    number: int,
    row_version: int,
    step: RegistrationStep,
    words: LocalizedText,
    *,
    by: Actor,
    now: datetime,
) -> ParticipantRegistered | Refused | Stale:
    right = Deed.PARTICIPANT_REGISTER if step is RegistrationStep.CANCEL else Deed.PARTICIPANT_ADMIT
    found = hold_meeting(by, right, meeting)
    if not isinstance(found, MeetingFound):
        return found
    asked = asked_participant(found, right, number, row_version, by)
    if not isinstance(asked, ParticipantFound):
        return asked
    state = next_state(asked.state, step)
    if state is None:
        return Refused.because("registration_step", state=asked.state.value)
    if step is RegistrationStep.ADMIT:
        others = [each for each in attendance_queries.participants(found.id) if each.id != asked.id]
        if refused := _second(asked.function.value, asked.party, others):
            return refused
    _record(found, asked, step, state, words, by=by, now=now)
    moved = attendance_queries.participant(found.id, number) or asked
    return ParticipantRegistered(number, state.value, moved.row_version, moved.badge_number)


def _record(
    found: MeetingFound,
    asked: ParticipantFound,
    step: RegistrationStep,
    state: RegistrationState,
    words: LocalizedText,
    *,
    by: Actor,
    now: datetime,
) -> None:
    right = Deed.PARTICIPANT_REGISTER if step is RegistrationStep.CANCEL else Deed.PARTICIPANT_ADMIT
    announced = attendance_queries.announced_parties(found.id, now) if step is RegistrationStep.CANCEL else None
    save_attendance.state(asked.id, state, words)
    if announced is not None:  # whoever is admitted or refused has not come yet
        announce_parties(found.id, announced, now)
    told = {"number": asked.number, "party": asked.party, "state": state.value, "reason": words.document()}
    tell(by=by, right=right, about=about_meeting(found), now=now, detail=told, name=f"participant.{step.value}")


@deed(Deed.PARTICIPANT_ADMIT)
def admit_all(
    *, meeting: str, numbers: Sequence[int], by: Actor, key: str, now: datetime
) -> ParticipantsAdmitted | Refused | Stale:
    """Admit everybody of these numbers who waits for it, or nobody; who was decided on meanwhile is passed over."""
    found = hold_meeting(by, Deed.PARTICIPANT_ADMIT, meeting)
    if not isinstance(found, MeetingFound):
        return found
    everybody = attendance_queries.participants(found.id)
    wanted, known = set(numbers), {each.number for each in everybody}
    if unknown := wanted - known:
        return Refused.because("unknown_participant", number=min(unknown))
    waiting = [each for each in everybody if each.number in wanted and each.state is RegistrationState.APPLIED]
    if not waiting:
        return Refused.because("nobody_waits")
    standing = [each for each in everybody if each.state is RegistrationState.ADMITTED]
    for place, each in enumerate(waiting):
        before = [*standing, *(replace(one, state=RegistrationState.ADMITTED) for one in waiting[:place])]
        if refused := _second(each.function.value, each.party, before):
            return refused
    for each in waiting:
        _record(found, each, RegistrationStep.ADMIT, RegistrationState.ADMITTED, LocalizedText(), by=by, now=now)
    return ParticipantsAdmitted(len(waiting))


def asked_participant(
    found: MeetingFound, right: Deed, number: int, row_version: int | None, by: Actor
) -> ParticipantFound | Refused | Stale:
    """Return a participant of a held meeting, as on the screen, if this person may do the deed; else why not."""
    asked = attendance_queries.participant(found.id, number)
    if asked is None:
        return Refused.because("unknown_participant", number=number)
    if refusal := why_not(by.role, right, own=asked.party == by.party):
        return Refused.because(f"no_right_{refusal.because[0].value}", deed=right.value, role=by.role.value)
    if row_version is not None and asked.row_version != row_version:
        return Stale(f"participant:{number}", str(row_version), asked.state.value)
    return asked


def _open_for(by: Actor, meeting: str, parties: Sequence[str], now: datetime) -> MeetingFound | Refused | Stale:
    """Return the meeting, held, if this person may register for all these parties now."""
    own = all(party == by.party for party in parties)
    found = hold_meeting(by, Deed.PARTICIPANT_REGISTER, meeting, own=own)
    if not isinstance(found, MeetingFound):
        return found
    if found.state is MeetingState.CLOSED:
        return Refused.because("meeting_closed", meeting=found.code)
    deadline = attendance_queries.terms(found.id).deadline_at
    if by.role is not Role.SECRETARIAT and not is_in_time(deadline, now):
        return Refused.because("registration_over", until=f"{deadline:%Y-%m-%d %H:%M} UTC")
    return found


def _store(found: MeetingFound, ready: Ready, *, by: Actor, now: datetime) -> int:
    number = save_attendance.participant(found.id, ready.fields, ready.personal, now)
    told = {**ready.detail, "number": number}
    tell(by=by, right=Deed.PARTICIPANT_REGISTER, about=about_meeting(found), now=now, detail=told)
    return number


def _twins(ready: Sequence[Ready], others: Sequence[ParticipantFound]) -> tuple[Reason, ...]:
    """Return a reason for everyone who is registered already: the same user, or the same name for the same party."""
    standing = [each for each in others if each.state in STANDING]
    taken = {("person", str(each.person)): each.number for each in standing if each.person}
    taken |= {(each.party, each.name.casefold()): each.number for each in standing if each.name}
    seen: set[tuple[str, str]] = set()
    reasons: list[Reason] = []
    for place, each in enumerate(ready, start=1):
        person, name = each.fields["person_id"], each.personal.name.casefold()
        keys = {("person", str(person))} if person else set()
        keys |= {(each.fields["party"], name)} if name else set()
        numbers = [taken[key] for key in keys if key in taken]
        if numbers:
            reasons.append(Reason("registered_already", {"number": numbers[0], "place": place}))
        elif keys & seen:
            reasons.append(Reason("twice_on_list", {"place": place}))
        seen |= keys
    return tuple(reasons)


def _second(function: str, party: str, others: Sequence[ParticipantFound]) -> Refused | None:
    if function not in (Function.HEAD, Function.ALTERNATE):
        return None
    held = [
        each
        for each in others
        if (each.party, each.function, each.state) == (party, Function(function), RegistrationState.ADMITTED)
    ]
    return Refused.because("second_in_function", number=held[0].number, party=party) if held else None
