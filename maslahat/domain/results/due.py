"""What is due from whom and when: every indicator in every period of its frequency, late ones named by country."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.reporting import PeriodState, ReportState


@dataclass(frozen=True, slots=True)
class OpenedPeriod:
    """A period for which reports were asked; ``due_on`` is the last day."""

    period: Period
    state: PeriodState
    due_on: date


ReportKey = tuple[str, str, Period]
"""(indicator, unit, period) of a report."""


class DueStanding(StrEnum):
    """How what is due stands: nobody has reported yet, is late, must answer, or the next step lies with others."""

    DUE = "due"
    LATE = "late"
    TO_ANSWER = "to_answer"
    AWAITING_PARTNER = "awaiting_partner"
    AWAITING_VERIFICATION = "awaiting_verification"
    DONE = "done"

    @property
    def is_open(self) -> bool:
        """Tell whether who reports has still something to do."""
        return self in (DueStanding.DUE, DueStanding.LATE, DueStanding.TO_ANSWER)


@dataclass(frozen=True, slots=True)
class DueReport:
    """One report that is asked of one unit; ``due_on`` is the last day for it."""

    indicator: str
    unit: str
    country: str
    period: Period
    due_on: date
    standing: DueStanding


def years_unasked(years: Iterable[int], periods: Iterable[OpenedPeriod], today: date) -> tuple[int, ...]:
    """Return the years that are over of which some month lies in no period for which reports were asked."""
    asked = {month for each in periods for month in range(each.period.first, each.period.last + 1)}
    over = (year for year in years if year < today.year)
    return tuple(year for year in over if not asked.issuperset(range(year * 12, year * 12 + 12)))


def due_reports(
    definitions: Iterable[IndicatorDefinition],
    units: Iterable[ReportingUnit],
    periods: Iterable[OpenedPeriod],
    reports: Mapping[ReportKey, ReportState],
    today: date,
) -> tuple[DueReport, ...]:
    """Return what is asked of every unit, by period and then in the order of definitions and units.

    An indicator is due in periods as long as its frequency; an indicator that is only monitored is due from nobody.
    A locked period asks nothing any more: what is missing there stays missing, or comes as a correction.
    """
    known_units = tuple(units)
    asked = [each for each in definitions if not each.is_monitored_only]
    found = []
    for opened in sorted(periods, key=lambda each: each.period):
        for definition in asked:
            if definition.frequency != opened.period.months:
                continue
            for unit in known_units:
                state = reports.get((definition.code, unit.code, opened.period))
                is_asked = definition.expects(unit) and (state is not None or opened.state is not PeriodState.LOCKED)
                if is_asked:
                    standing = standing_of(state, opened, today)
                    found.append(
                        DueReport(definition.code, unit.code, unit.country, opened.period, opened.due_on, standing)
                    )
    return tuple(found)


def standing_of(state: ReportState | None, opened: OpenedPeriod, today: date) -> DueStanding:
    """Return how one report stands on a day; the last day itself is in time."""
    if state is None or state is ReportState.DRAFT:
        is_late = today > opened.due_on or opened.state is not PeriodState.OPEN
        return DueStanding.LATE if is_late else DueStanding.DUE
    if state is ReportState.SENT_BACK:
        return DueStanding.TO_ANSWER
    if state.awaits_partner:
        return DueStanding.AWAITING_PARTNER
    return DueStanding.AWAITING_VERIFICATION if state is ReportState.CONFIRMED else DueStanding.DONE


def late_countries(due: Iterable[DueReport]) -> tuple[tuple[str, int], ...]:
    """Return (country, number of late reports) for every country that is late, most first; regional units as ""."""
    counted: dict[str, int] = {}
    for each in due:
        if each.standing is DueStanding.LATE:
            counted[each.country] = counted.get(each.country, 0) + 1
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
