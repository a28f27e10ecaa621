"""Calling a meeting: who organises and hosts it, when, where and in what form; and what the host has seen to."""

import re
from dataclasses import replace
from datetime import date, datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.arranged import Arranged, arranged, series_of
from maslahat.actions.meetings.outcomes import MeetingArranged
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.domain.meetings.arrangements import (
    Arrangements,
    HostDuty,
    MeetingKind,
    annual_in_year,
    faults_of,
    with_duty,
)
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import load, queries, save_calling
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries as plans
from maslahat.words.zones import UnknownZone, zone

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")


@deed(Deed.MEETING_CALL)
def call_meeting(
    *,
    meeting: str,
    arrangements: Arrangements,
    workplan: str,
    by: Actor,
    key: str,
    now: datetime,
    second_in_year: bool = False,
) -> MeetingArranged | Refused:
    """Call a new meeting of the programme under a code of its own, to decide on a plan or on none (empty).

    A second annual meeting in a year is called only if the caller knows that it is one (R25).
    """
    programme = programmes.programme(by.programme)
    if not _CODE.fullmatch(meeting):
        return Refused.because("bad_meeting_code")
    if load.meeting(by.programme, meeting) is not None:
        return Refused.because("meeting_code_taken", meeting=meeting)
    if refused := _refused(programme, meeting, arrangements, workplan, second_in_year):
        return refused
    called = replace(arrangements, duties={})
    row = save_calling.meeting(by.programme, meeting, held_on(called), workplan)
    version = save_calling.calling(row, called, (), now)
    _tell(f"meeting:{meeting}", called, workplan, by=by, now=now, name="meeting.call")
    return MeetingArranged(meeting, version)


@deed(Deed.MEETING_CALL)
def arrange_meeting(
    *,
    meeting: str,
    row_version: int,
    arrangements: Arrangements,
    workplan: str,
    by: Actor,
    key: str,
    now: datetime,
    second_in_year: bool = False,
) -> MeetingArranged | Refused | Stale:
    """Change how a meeting is arranged. ``row_version`` is that of the arrangements on the screen, 0 before the first.

    What the host has seen to stays. Once the meeting has been closed nothing of it is arranged any more.
    """
    found = hold_calling(by, Deed.MEETING_CALL, meeting, row_version)
    if not isinstance(found, Arranged):
        return found
    programme = programmes.programme(by.programme)
    if refused := _refused(programme, meeting, arrangements, workplan, second_in_year):
        return refused
    wanted = replace(arrangements, duties=found.arrangements.duties)
    version = save_calling.calling(found.meeting.id, wanted, found.draft, now)
    save_calling.day_and_plan(found.meeting.id, held_on(wanted), workplan)
    _tell(about_meeting(found.meeting), wanted, workplan, by=by, now=now, name="meeting.arrange")
    return MeetingArranged(meeting, version)


@deed(Deed.MEETING_SEE_TO)
def see_to_duty(
    *, meeting: str, row_version: int, duty: str, is_done: bool, by: Actor, key: str, now: datetime
) -> MeetingArranged | Refused | Stale:
    """Tick a duty of the host as seen to, or take the tick away (R29)."""
    found = hold_calling(by, Deed.MEETING_SEE_TO, meeting, row_version)
    if not isinstance(found, Arranged):
        return found
    if duty not in tuple(HostDuty):
        return Refused.because("unknown_duty", duty=duty[:40])
    if by.party not in (found.arrangements.host, *found.arrangements.co_hosts, found.arrangements.organiser):
        return Refused.because("not_the_host", party=by.party)
    duties = with_duty(found.arrangements, HostDuty(duty), now if is_done else None)
    version = save_calling.calling(found.meeting.id, replace(found.arrangements, duties=duties), found.draft, now)
    detail: dict[str, Document] = {"duty": duty, "is_done": is_done}
    tell(by=by, right=Deed.MEETING_SEE_TO, about=about_meeting(found.meeting), now=now, detail=detail)
    return MeetingArranged(meeting, version)


def hold_calling(by: Actor, right: Deed, meeting: str, row_version: int) -> Arranged | Refused | Stale:
    """Return how a meeting is arranged, held, if it is as the screen showed it and not over; else why not."""
    held = hold_meeting(by, right, meeting)
    if not isinstance(held, MeetingFound):
        return held
    if held.state is MeetingState.CLOSED:
        return Refused.because("meeting_is_over", meeting=held.code)
    found = arranged(programmes.programme(by.programme), held)
    if row_version != found.row_version:
        return Stale(f"calling:{held.code}", str(row_version), str(found.row_version))
    return found


def held_on(arrangements: Arrangements) -> date:
    """Return the day on which the meeting begins, by the clocks of its place."""
    return arrangements.starts_at.astimezone(zone(arrangements.time_zone)).date()


def _refused(
    programme: Programme, meeting: str, wanted: Arrangements, workplan: str, second_in_year: bool
) -> Refused | None:
    reasons = [Reason(f"arrangement_{fault.value}") for fault in faults_of(wanted)]
    reasons += _unknown(programme, wanted)
    if workplan and plans.workplan(programme.code, workplan) is None:
        reasons.append(Reason("unknown_workplan", {"workplan": workplan[:80]}))
    if not reasons and wanted.kind is MeetingKind.ANNUAL and not second_in_year:
        reasons += _second(programme, meeting, held_on(wanted).year)
    return Refused(tuple(reasons)) if reasons else None


def _unknown(programme: Programme, wanted: Arrangements) -> list[Reason]:
    parties = {str(each.code) for each in programme.parties}
    named = filter(None, dict.fromkeys((wanted.organiser, wanted.host, *wanted.co_hosts)))
    reasons = [Reason("unknown_party", {"party": code[:80]}) for code in named if code not in parties]
    if wanted.country and wanted.country not in {each.code for each in programme.countries}:
        reasons.append(Reason("unknown_code", {"field": "countries", "value": wanted.country[:80]}))
    try:
        zone(wanted.time_zone)
    except UnknownZone:
        reasons.append(Reason("unknown_time_zone", {"zone": wanted.time_zone[:80]}))
    return reasons


def _second(programme: Programme, meeting: str, year: int) -> list[Reason]:
    series = [
        (each.meeting.code, each.arrangements.kind, each.meeting.held_on.year)
        for each in series_of(programme, queries.meetings(programme.code))
    ]
    others = annual_in_year(year, series, except_for=meeting)
    return [Reason("second_annual_meeting", {"year": year, "meetings": ", ".join(others)})] if others else []


def _tell(about: str, told: Arrangements, workplan: str, *, by: Actor, now: datetime, name: str) -> None:
    detail = {"arrangements": told.document(), "workplan": workplan}
    tell(by=by, right=Deed.MEETING_CALL, about=about, now=now, detail=detail, name=name)
