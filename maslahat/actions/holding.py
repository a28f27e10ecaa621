"""The questions every deed in a meeting begins with: is there such a meeting, is the screen new, may it decide."""

from maslahat.actions.actor import Actor
from maslahat.actions.outcomes import Refused, Stale
from maslahat.domain.meetings.meeting import MeetingState
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import why_not
from maslahat.stores.meetings import load
from maslahat.stores.meetings.reading import MeetingFound

DECISIONS = frozenset(
    {
        Deed.PROPOSAL_DISPOSE,
        Deed.PROPOSAL_REVERT,
        Deed.PROPOSAL_REFER,
        Deed.CONFLICT_RESOLVE,
        Deed.PLAN_FINALISE,
        Deed.POSITION_STATE,
    }
)
"""The deeds by which the committee decides: none is done before the meeting on the plan is opened (R30)."""

_NOT_NOW = {
    MeetingState.PLANNED: "meeting_not_opened",
    MeetingState.ADJOURNED: "meeting_adjourned",
    MeetingState.CLOSED: "meeting_closed",
}


def hold_meeting(
    by: Actor, right: Deed, meeting: str, row_version: int | None = None, *, own: bool = True
) -> MeetingFound | Refused | Stale:
    """Return a meeting of the person's programme, held until the deed is done, if the right is there; else why not.

    With a ``row_version`` the meeting must still be as the screen showed it (E80).
    """
    found = load.meeting(by.programme, meeting)
    if found is None:
        return Refused.because("unknown_meeting", meeting=meeting[:80])
    if refusal := why_not(by.role, right, own=own):
        return Refused.because(f"no_right_{refusal.because[0].value}", deed=right.value, role=by.role.value)
    if row_version is not None and row_version != found.row_version:
        return Stale(f"meeting:{found.code}", str(row_version), found.state.value)
    return found


def not_deciding(found: MeetingFound) -> Refused | None:
    """Return why this meeting cannot decide now, or None if it is open (R30)."""
    return _not_now(found.code, found.state)


def _not_now(meeting: str, state: MeetingState) -> Refused | None:
    return None if state.may_decide else Refused.because(_NOT_NOW[state], meeting=meeting)


def waits_for_meeting(by: Actor, right: Deed, workplan: str) -> Refused | None:
    """Return the refusal of a decision on a plan whose meeting has not been opened or is adjourned, or None (R30).

    After the meeting decisions go on in writing; a plan that no meeting is called for is decided on in writing too.
    """
    if right not in DECISIONS:
        return None
    meeting, state = load.last_meeting_on(by.programme, workplan) or ("", MeetingState.CLOSED)
    return None if state is MeetingState.CLOSED else _not_now(meeting, state)


def about_meeting(found: MeetingFound) -> str:
    """Return the name under which the journal speaks of a meeting."""
    return f"meeting:{found.code}"
