"""Sending the report of a country as one whole, once every pillar is filled or said to be empty (R43)."""

from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.outcomes import Reason, Refused
from maslahat.actions.results.asked import asked_of
from maslahat.actions.results.outcomes import ReportSent
from maslahat.domain.results.country_reports import SentReport, against_sending, asked_by_pillar, filled
from maslahat.domain.results.reporting import PeriodState
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import report_queries, save_sent_reports


@deed(Deed.RESULT_REPORT)
def send_country_report(
    *, period: str, unit: str, without: tuple[str, ...], by: Actor, key: str, now: datetime
) -> ReportSent | Refused:
    """Send the report of a unit for a period; ``without`` are codes of the pillars with nothing to report.

    Every other pillar of which something is asked must have a report that is no draft. It may be sent again until the
    period is locked: the last time stands.
    """
    of = asked_of(by, Deed.RESULT_REPORT, period, unit)
    if isinstance(of, Refused):
        return of
    code = of.period.period.code
    if of.period.state is PeriodState.LOCKED:
        return Refused.because("report_period_locked", period=code)
    pillars = {each.code: [one.code for one in each.indicators] for each in programmes.programme(by.programme).pillars}
    states = report_queries.states_of(by.programme, code, unit)
    asked = asked_by_pillar(pillars, of.definitions.values(), of.unit, of.period.period.months, states)
    codes = {pillar: [each.code for each in those] for pillar, those in asked.items()}
    if stands := against_sending(filled(codes, states), without):
        return Refused(tuple(Reason(f"sending_{each.value}", {"pillar": pillar[:80]}) for each, pillar in stands))
    kept = tuple(sorted(set(without)))
    save_sent_reports.sent(of.period.id, unit, SentReport(kept, by.party, now), person=by.person, role=by.role.value)
    about = f"report:{code}/{unit}"
    tell(by=by, right=Deed.RESULT_REPORT, about=about, now=now, detail={"without": list(kept)}, name="result.send")
    return ReportSent(code, unit, kept)
