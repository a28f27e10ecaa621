"""What pages show of reports: values in words, what is due by period and unit, what one may do with a report now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from maslahat.actions.results.asked import is_own, side_of
from maslahat.domain.results.due import DueReport, DueStanding
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.reporting import Obstacle, ReportAct, ReportCircumstances, obstacles
from maslahat.domain.results.told_values import read_value
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, State, Step, Value
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.results.report_reading import PeriodFound, ReportFound, Told
from maslahat.web.templatetags.figures import counted
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit
from maslahat.words.labels import label
from maslahat.words.results import VALUE_STATES, so_many_of, sum_of, yes_or_no

RIGHTS: Mapping[ReportAct, Deed] = {
    ReportAct.ATTACH: Deed.RESULT_REPORT,
    ReportAct.CONFIRM: Deed.RESULT_CONFIRM,
    ReportAct.VERIFY: Deed.RESULT_VERIFY,
    ReportAct.SEND_BACK: Deed.RESULT_VERIFY,
    ReportAct.CORRECT: Deed.RESULT_CORRECT,
}


@dataclass(frozen=True, slots=True)
class UnitDue:
    """What is asked of one unit for one period: how many reports stand in which way, and whether they are ours."""

    period: PeriodFound
    unit: ReportingUnit
    is_ours: bool
    counts: tuple[tuple[DueStanding, int], ...]

    @property
    def open(self) -> int:
        return sum(number for standing, number in self.counts if standing.is_open)

    @property
    def late(self) -> int:
        return dict(self.counts).get(DueStanding.LATE, 0)


def value_in_words(definition: IndicatorDefinition, value: Value | None) -> str:
    """Return a value as a reader sees it; empty if there is none."""
    match value:
        case Number(number):
            return counted(number)
        case Ratio(numerator, denominator):
            return so_many_of(counted(numerator), counted(denominator))
        case Mean(total, number):
            return sum_of(counted(total), counted(number))
        case Answer(is_yes):
            return yes_or_no(is_yes)
        case Step(code):
            return localized(definition.scale.names[code]) if definition.scale else code
        case Narrative(text):
            return localized(text)
    return ""


def told_in_words(definition: IndicatorDefinition, told: Told | None, *, is_hidden: bool = False) -> str:
    """Return what stands in a cell: its value unless it is hidden, or the state that says why there is none."""
    if told is None:
        return label(VALUE_STATES, State.NOT_REPORTED)
    if told.state is State.REPORTED and is_hidden:
        return gettext("not shown")
    if told.state is State.REPORTED:
        words = value_in_words(definition, told.value)
        if not told.reason:
            return words
        return gettext("%(value)s (not by sex: %(reason)s)") % {"value": words, "reason": told.reason}
    words = label(VALUE_STATES, told.state)
    return f"{words}: {told.reason}" if told.reason else words


def document_in_words(definition: IndicatorDefinition, told: Mapping[str, Any] | None) -> str:
    """Return an old or new value of a correction in words."""
    if told is None:
        return label(VALUE_STATES, State.NOT_REPORTED)
    value = read_value(told["value"])
    return value_in_words(definition, value) if value is not None else label(VALUE_STATES, told["state"])


def units_due(
    visit: Visit, due: Iterable[DueReport], periods: Iterable[PeriodFound], units: Mapping[str, ReportingUnit]
) -> list[UnitDue]:
    """Return what is asked by period and unit, latest period first, the reader's own units before the others."""
    found: dict[tuple[str, str], dict[DueStanding, int]] = {}
    for each in due:
        counts = found.setdefault((each.period.code, each.unit), {})
        counts[each.standing] = counts.get(each.standing, 0) + 1
    opened = {each.period.code: each for each in periods}
    ours = {code: is_ours(visit, unit) for code, unit in units.items()}
    rows = [UnitDue(opened[code], units[unit], ours[unit], tuple(told.items())) for (code, unit), told in found.items()]
    return sorted(rows, key=lambda row: (-row.period.period.first, -row.period.period.last, not row.is_ours))


def is_ours(visit: Visit, unit: ReportingUnit) -> bool:
    """Tell whether the reader may report for a unit."""
    return visit.may(Deed.RESULT_REPORT, own=is_own(visit.actor, unit, visit.programme.agency))


def opens_evidence(visit: Visit, unit: ReportingUnit) -> bool:
    """Tell whether the reader may open the papers of a unit: its two sides, and who verifies.

    A paper may name people, as a list of those who attended does: nobody else is to read it.
    """
    is_side = is_own(visit.actor, unit, visit.programme.agency, confirms=True) and visit.may(Deed.RESULT_CONFIRM)
    return is_side or is_ours(visit, unit) or visit.may(Deed.RESULT_VERIFY)


def acts_now(visit: Visit, unit: ReportingUnit, report: ReportFound) -> frozenset[str]:
    """Return what the reader may do with a report now; what is not offered would be refused."""
    actor, agency = visit.actor, visit.programme.agency
    known = ReportCircumstances(
        report.period.state,
        report.has_value,
        report.papers,
        side_of(actor, agency) is report.side,
        actor.person == report.person,
    )
    return frozenset(
        act.value
        for act, right in RIGHTS.items()
        if visit.may(right, own=is_own(actor, unit, agency, confirms=act is ReportAct.CONFIRM))
        and not obstacles(act, report.state, known)
    )


def hindered(report: ReportFound) -> list[str]:
    """Return the codes of what still stands against verification of a report, for everybody to see (R95)."""
    known = ReportCircumstances(report.period.state, report.has_value, report.papers)
    found = obstacles(ReportAct.VERIFY, report.state, known)
    return [f"report_{each.value}" for each in found if Obstacle.NOT_IN_STATE not in found]
