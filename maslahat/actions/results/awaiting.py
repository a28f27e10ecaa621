"""Which reports wait on somebody, of all that a programme asks for: for pages, start pages and reminders alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from maslahat.actions.actor import Actor
from maslahat.actions.results.asked import is_own, side_of
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.awaiting import Hand, ReportTold, Waiting, asked_first, steps
from maslahat.domain.results.due import DueReport, ReportKey, due_reports
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import may
from maslahat.stores.journal import queries as journal
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import awaited_queries, queries, report_queries
from maslahat.stores.results.report_reading import PeriodFound


@dataclass(frozen=True, slots=True)
class AskedReports:
    """All that a programme asks for as it stands on a day, read once for however many people."""

    agency: str
    definitions: Mapping[str, IndicatorDefinition]
    units: Mapping[str, ReportingUnit]
    periods: tuple[PeriodFound, ...]
    due: tuple[DueReport, ...]
    told: Mapping[ReportKey, ReportTold]


def asked_reports(programme: str, today: date) -> AskedReports:
    """Return what a programme (its code) asks for as it stands on a day.

    It is held in memory as long as the record does not grow, the programme is not loaded anew and the day is the same.
    """
    at = (journal.newest_hash(programme), programmes.programme(programme), today)
    held = _HELD.get(programme)
    if held is None or held[0] != at:
        held = _HELD[programme] = (at, _read(programme, today))
    return held[1]


def forget_what_was_asked() -> None:
    """Empty the memory of what was read, so that all is read anew from the record."""
    _HELD.clear()


_HELD: dict[str, tuple[tuple[str, Programme, date], AskedReports]] = {}


def _read(programme: str, today: date) -> AskedReports:
    definitions, units = queries.definitions(programme), queries.reporting_units(programme)
    periods = report_queries.periods(programme)
    opened = [each.opened for each in periods]
    due = due_reports(definitions, units, opened, report_queries.states(programme), today)
    agency = programmes.programme(programme).agency
    known = {each.code: each for each in definitions}
    who = {each.code: each for each in units}
    return AskedReports(agency, known, who, periods, due, awaited_queries.told(programme))


def waiting_on(by: Actor, asked: AskedReports) -> tuple[Waiting, ...]:
    """Return what waits on somebody in the capacity held, by period; a report may wait for two steps of one person."""
    hands = {code: hand_of(by, unit, asked.agency) for code, unit in asked.units.items()}
    found = []
    for each in asked.due:
        told = asked.told.get((each.indicator, each.unit, each.period))
        first = asked_first(asked.units[each.unit])
        found += [Waiting(each, step, told) for step in steps(each, first, told, hands[each.unit])]
    return tuple(found)


def hand_of(by: Actor, unit: ReportingUnit, agency: str) -> Hand:
    """Return what somebody may do with the reports of a unit."""
    own = is_own(by, unit, agency)
    return Hand(
        side=side_of(by, agency),
        party=by.party,
        person=by.person,
        reports=may(by.role, Deed.RESULT_REPORT, own=own),
        confirms=may(by.role, Deed.RESULT_CONFIRM, own=is_own(by, unit, agency, confirms=True)),
        verifies=may(by.role, Deed.RESULT_VERIFY, own=own),
    )
