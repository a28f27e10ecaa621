"""Pending matters of those who ask for reports of results: periods, late reports, annual reports in work."""

from collections import Counter
from collections.abc import Iterable

from maslahat.actions.results.annual_record import scope_names
from maslahat.actions.results.editions import is_own, sections_of
from maslahat.domain.results.due import DueStanding, years_unasked
from maslahat.domain.results.reporting import PeriodState
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.pending import Duty, PendingMatter
from maslahat.stores.results.edition_reading import EditionFound
from maslahat.stores.results.report_reading import PeriodFound
from maslahat.web.start.desk import Desk


def of_periods(desk: Desk) -> Iterable[PendingMatter]:
    """Yield the periods to be opened, closed or locked, and whom to remind of late reports."""
    if desk.may(Duty.REMIND):
        yield from _of_late_reports(desk)
    address, today = desk.address("reporting_periods"), desk.visit.now.date()
    for each in desk.facts.periods:
        code = each.period.code
        if desk.may(Duty.CLOSE_PERIOD) and each.state is PeriodState.OPEN and each.due_on < today:
            yield PendingMatter(Duty.CLOSE_PERIOD, address, code, until=each.due_on)
        if desk.may(Duty.LOCK_PERIOD) and each.state is PeriodState.CLOSED and _is_done(desk, each):
            yield PendingMatter(Duty.LOCK_PERIOD, address, code)
    if desk.may(Duty.OPEN_PERIOD):
        cycle = range(desk.visit.programme.starts_on.year, desk.visit.programme.ends_on.year + 1)
        for year in years_unasked(cycle, [each.opened for each in desk.facts.periods], today):
            yield PendingMatter(Duty.OPEN_PERIOD, address, str(year))


def _of_late_reports(desk: Desk) -> Iterable[PendingMatter]:
    late = [each for each in desk.asked.due if each.standing is DueStanding.LATE]
    counts = Counter((each.period.code, each.unit, each.due_on) for each in late)
    for (period, unit, due_on), number in counts.items():
        address, name = desk.address("unit_report", period, unit), desk.asked.units[unit].name
        yield PendingMatter(Duty.REMIND, address, f"{unit} · {period}", name, due_on, number)


def _is_done(desk: Desk, period: PeriodFound) -> bool:
    of_period = (each for each in desk.asked.due if each.period == period.period)
    return all(each.standing is DueStanding.DONE for each in of_period)


def of_annual_reports(desk: Desk) -> Iterable[PendingMatter]:
    """Yield the annual reports in work that lack a narrative the visitor may write, and those ready to be published."""
    if not desk.may(Deed.RESULT_READ):
        return
    names = scope_names(desk.visit.programme)
    for each in desk.facts.editions:
        duty, number = _next_step(desk, each)
        if desk.may(duty, own=is_own(desk.visit.actor, each.scope)):
            address = desk.address("annual_report", each.year, each.scope, each.revision)
            code = f"{each.year} · {each.scope.code}" if each.scope.code else str(each.year)
            yield PendingMatter(duty, address, code, names[each.scope], number=number)


def _next_step(desk: Desk, edition: EditionFound) -> tuple[Duty, int]:
    sections = sections_of(desk.visit.programme, edition.scope)
    missing = set(sections) - desk.facts.written.get(edition.id, frozenset())
    return (Duty.WRITE_NARRATIVE, len(missing)) if missing else (Duty.PUBLISH_REPORT, 1)
