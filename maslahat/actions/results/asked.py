"""The questions every deed on a report begins with: period, unit and indicator known, whose side, is the screen new."""

from dataclasses import dataclass

from maslahat.actions.actor import Actor
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.domain.governance.seats import PartyKind
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.reporting import ReportAct, ReportCircumstances, Side, obstacles
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import why_not
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import load_reports, queries
from maslahat.stores.results.report_reading import PeriodFound, ReportFound, ReportInShort


@dataclass(frozen=True, slots=True)
class AskedOf:
    """Who is asked: a unit in a period, the side for which the person acts, and the indicators the unit reports."""

    period: PeriodFound
    unit: ReportingUnit
    side: Side
    definitions: dict[str, IndicatorDefinition]


@dataclass(frozen=True, slots=True)
class AskedReport:
    """A report that stands, with what it answers."""

    of: AskedOf
    definition: IndicatorDefinition
    report: ReportFound


def side_of(by: Actor, agency: str) -> Side:
    """Return the side of the joint responsibility for which a person acts: the agency, or else a country."""
    return Side.AGENCY if by.party == agency else Side.COUNTRY


def is_own(by: Actor, unit: ReportingUnit, agency: str, *, confirms: bool = False) -> bool:
    """Tell whether a person acts for one of the two sides of a unit: the agency, or the State it lies in.

    A regional unit lies in no State alone: the agency reports it, and any State may confirm it for the countries.
    """
    is_state = by.party_kind == PartyKind.MEMBER
    is_there = by.country == unit.country or (confirms and not unit.country)
    return by.party == agency or (is_state and is_there)


def asked_of(by: Actor, right: Deed, period: str, unit: str) -> AskedOf | Refused:
    """Return who is asked for a period, held until the deed is done, if the right is there; else why not."""
    found = load_reports.period(by.programme, period[:20])
    if found is None:
        return Refused.because("unknown_period", period=period[:20])
    one = next((each for each in queries.reporting_units(by.programme) if each.code == unit), None)
    if one is None:
        return Refused.because("unknown_unit", unit=unit[:80])
    agency = programmes.programme(by.programme).agency
    own = is_own(by, one, agency, confirms=right is Deed.RESULT_CONFIRM)
    if refusal := why_not(by.role, right, own=own):
        return Refused.because(f"no_right_{refusal.because[0].value}", deed=right.value, role=by.role.value)
    definitions = {each.code: each for each in queries.definitions(by.programme) if each.expects(one)}
    return AskedOf(found, one, side_of(by, agency), definitions)


def asked_report(
    by: Actor, right: Deed, period: str, unit: str, indicator: str, row_version: int | None
) -> AskedReport | Refused | Stale:
    """Return a report as the screen showed it, held until the deed is done, if the right is there; else why not."""
    of = asked_of(by, right, period, unit)
    if isinstance(of, Refused):
        return of
    found = load_reports.report(of.period.id, indicator, of.unit.code)
    definition = of.definitions.get(indicator)
    if found is None or definition is None:
        return Refused.because("unknown_report", indicator=indicator[:80])
    if row_version is not None and row_version != found.row_version:
        return Stale(about_report(found), str(row_version), found.state.value)
    return AskedReport(of, definition, found)


def not_possible(act: ReportAct, of: AskedOf, report: ReportInShort | None, by: Actor) -> Refused | None:
    """Return everything that stands against an act on a report, or None."""
    known = ReportCircumstances(of.period.state)
    if report is not None:
        is_same_side, is_same_person = of.side is report.side, by.person == report.person
        known = ReportCircumstances(of.period.state, report.has_value, report.papers, is_same_side, is_same_person)
    found = obstacles(act, report.state if report else None, known)
    return (
        Refused(tuple(Reason(f"report_{each.value}", {"period": of.period.period.code}) for each in found))
        if found
        else None
    )


def about_report(found: ReportFound) -> str:
    """Return the name under which the journal speaks of a report."""
    return f"report:{found.period.period.code}/{found.unit}/{found.indicator}"
