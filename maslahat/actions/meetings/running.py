"""The meeting as a whole: the opening act, adjournment, resumption and closing (R30)."""

from collections.abc import Mapping
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.holding import about_meeting, hold_meeting
from maslahat.actions.meetings.outcomes import MeetingMoved
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.meeting import MeetingAct, after
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.meetings import save
from maslahat.stores.meetings.reading import MeetingFound


@deed(Deed.MEETING_OPEN)
def open_meeting(
    *, meeting: str, row_version: int, inaugurated_by: Mapping[str, str], by: Actor, key: str, now: datetime
) -> MeetingMoved | Refused | Stale:
    """Open a meeting that was called: ``inaugurated_by`` says by language which office of which institution does it.

    From now on the committee can decide; the instant of the opening is kept (R30).
    """
    found = hold_meeting(by, Deed.MEETING_OPEN, meeting, row_version)
    if not isinstance(found, MeetingFound):
        return found
    office = say(inaugurated_by, required=True)
    if isinstance(office, Refused):
        return Refused.because("inaugurated_by_missing")
    told = {"inaugurated_by": office.document()}
    return _move(found, MeetingAct.OPEN, Deed.MEETING_OPEN, by=by, now=now, detail=told)


@deed(Deed.MEETING_CLOSE)
def move_meeting(
    *, meeting: str, row_version: int, act: str, by: Actor, key: str, now: datetime
) -> MeetingMoved | Refused | Stale:
    """Adjourn, resume or close a meeting: ``act`` is ``adjourn``, ``resume`` or ``close``."""
    found = hold_meeting(by, Deed.MEETING_CLOSE, meeting, row_version)
    if not isinstance(found, MeetingFound):
        return found
    if act not in (MeetingAct.ADJOURN, MeetingAct.RESUME, MeetingAct.CLOSE):
        return Refused.because("meeting_act_not_possible")
    return _move(found, MeetingAct(act), Deed.MEETING_CLOSE, by=by, now=now, detail={})


def _move(
    found: MeetingFound, act: MeetingAct, right: Deed, *, by: Actor, now: datetime, detail: Mapping[str, Document]
) -> MeetingMoved | Refused:
    state = after(found.state, act)
    if state is None:
        return Refused.because("meeting_act_not_possible")
    save.state(found.id, state, now)
    event = save.announce(found.id, f"meeting_{state.value}", detail, now)
    tell(by=by, right=right, about=about_meeting(found), now=now, detail={**detail, "act": act.value})
    return MeetingMoved(found.code, state.value, found.row_version + 1, event)
