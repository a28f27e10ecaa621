"""Pending matters in results: the reports that wait for the visitor, those of one unit and period as one matter."""

from collections.abc import Iterable, Mapping

from maslahat.actions.results.awaiting import waiting_on
from maslahat.domain.results.awaiting import Awaited, Waiting
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.pending import Duty, PendingMatter
from maslahat.web.results.awaited_pages import address_of
from maslahat.web.start.desk import Desk

DUTIES: Mapping[Awaited, Duty] = {
    Awaited.LATE: Duty.REPORT_LATE,
    Awaited.TO_REPORT: Duty.REPORT,
    Awaited.TO_ANSWER: Duty.ANSWER_QUESTIONS,
    Awaited.TO_CONFIRM: Duty.CONFIRM_REPORT,
    Awaited.TO_VERIFY: Duty.VERIFY_REPORT,
    Awaited.ASKED: Duty.AWAIT_ANSWERS,
}


def of_reports(desk: Desk) -> Iterable[PendingMatter]:
    """Yield what waits for the visitor in results; nothing for who may not read them.

    A single report is named by its indicator, several of one unit and period by the unit.
    """
    if not desk.may(Deed.RESULT_READ):
        return
    visit = desk.visit
    asked = desk.asked
    pillar_of = {each.code: pillar.code for pillar in visit.programme.pillars for each in pillar.indicators}
    together: dict[tuple[Duty, str, str], list[Waiting]] = {}
    for each in waiting_on(visit.actor, asked):
        together.setdefault((DUTIES[each.step], each.due.period.code, each.due.unit), []).append(each)
    for (duty, period, unit), reports in together.items():
        due, number = reports[0].due, len(reports)
        if number == 1:
            code, name = f"{due.indicator} · {unit} · {period}", asked.definitions[due.indicator].name
            address = address_of(visit.programme.code, reports[0], pillar_of)
        else:
            code, name = f"{unit} · {period}", asked.units[unit].name
            address = desk.address("unit_report", period, unit)
        yield PendingMatter(duty, address, code, name, due.due_on, number)
