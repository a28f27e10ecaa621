"""Reporting periods: opened by the secretariat with a last day, closed for reports, locked for good (results §4)."""

from datetime import date, datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.results.outcomes import PeriodMoved
from maslahat.domain.results.periods import Period, PeriodRefused
from maslahat.domain.results.reporting import PeriodAct, period_after
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import load_reports, save_reports

LONGEST_PERIOD = 12
"""Most months for which reports are asked at once."""


@deed(Deed.PERIOD_RULE)
def open_period(
    *, period: str, due_on: date, row_version: int, by: Actor, key: str, now: datetime
) -> PeriodMoved | Refused | Stale:
    """Ask for reports for a period until the end of a day, or open a closed period again.

    ``row_version`` is that of the period on the screen, 0 if it is new. A period lies inside the programme's cycle
    and is a month, a quarter, a half-year or a year.
    """
    try:
        wanted = Period.read(period)
    except PeriodRefused:
        return Refused.because("period_unreadable", period=period[:20])
    programme = programmes.programme(by.programme)
    in_cycle = programme.starts_on <= wanted.starts_on and wanted.ends_on <= programme.ends_on
    if not in_cycle or wanted.months > LONGEST_PERIOD:
        return Refused.because("period_outside_cycle", period=wanted.code)
    if due_on <= wanted.ends_on:
        return Refused.because("period_due_too_early", period=wanted.code)
    found = load_reports.period(by.programme, wanted.code)
    if (found.row_version if found else 0) != row_version:
        return Stale(f"period:{wanted.code}", str(row_version), found.state.value if found else "")
    state = period_after(PeriodAct.OPEN, found.state if found else None)
    if state is None:
        return Refused.because("period_not_so", period=wanted.code)
    if found is None:
        save_reports.period(by.programme, wanted, due_on)
    else:
        save_reports.period_state(found.id, state, due_on)
    return _told(wanted.code, PeriodAct.OPEN, state.value, by=by, now=now, due_on=due_on.isoformat())


@deed(Deed.PERIOD_RULE)
def move_period(
    *, period: str, act: str, row_version: int, by: Actor, key: str, now: datetime
) -> PeriodMoved | Refused | Stale:
    """Close a period for reports, or lock it: then values change by correction alone. ``act`` is close or lock."""
    found = load_reports.period(by.programme, period[:20])
    if found is None:
        return Refused.because("unknown_period", period=period[:20])
    if found.row_version != row_version:
        return Stale(f"period:{found.period.code}", str(row_version), found.state.value)
    wanted = {each.value: each for each in (PeriodAct.CLOSE, PeriodAct.LOCK)}.get(act)
    state = period_after(wanted, found.state) if wanted else None
    if wanted is None or state is None:
        return Refused.because("period_not_so", period=found.period.code)
    save_reports.period_state(found.id, state)
    return _told(found.period.code, wanted, state.value, by=by, now=now)


def _told(code: str, act: PeriodAct, state: str, *, by: Actor, now: datetime, **more: str) -> PeriodMoved:
    detail = {"act": act.value, "state": state, **more}
    tell(by=by, right=Deed.PERIOD_RULE, about=f"period:{code}", now=now, detail=detail, name=f"period.{act.value}")
    return PeriodMoved(code, state)
