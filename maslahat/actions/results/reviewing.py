"""Review of a reported result: the other side confirms, the coordinator verifies or asks, corrections (R92, R95)."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.actions.results.asked import AskedReport, about_report, asked_of, asked_report, not_possible
from maslahat.actions.results.outcomes import OverlapDeclared, ReportMoved
from maslahat.actions.results.telling import CellTold, new_only, read_cells, spelled, split_asked
from maslahat.domain.results.reporting import PeriodState, ReportAct, after
from maslahat.domain.results.told_values import value_document
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import queries, save_reports
from maslahat.stores.results.report_reading import ReportFound
from maslahat.stores.results.save_reports import By, NewTold

FEWEST_UNITS = 2
"""Fewest units that can report the same people."""
LONGEST_NUMBER = 15

_RIGHT = {
    ReportAct.CONFIRM: Deed.RESULT_CONFIRM,
    ReportAct.VERIFY: Deed.RESULT_VERIFY,
    ReportAct.SEND_BACK: Deed.RESULT_VERIFY,
    ReportAct.CORRECT: Deed.RESULT_CORRECT,
}


@deed(Deed.RESULT_CONFIRM)
def confirm_report(
    *, period: str, unit: str, indicator: str, row_version: int, by: Actor, key: str, now: datetime
) -> ReportMoved | Refused | Stale:
    """Confirm, for the other side of the joint responsibility, what one side reported."""
    return _move(ReportAct.CONFIRM, (period, unit, indicator, row_version), LocalizedText(), by, now)


@deed(Deed.RESULT_VERIFY)
def verify_report(
    *, period: str, unit: str, indicator: str, row_version: int, by: Actor, key: str, now: datetime
) -> ReportMoved | Refused | Stale:
    """Verify a confirmed report against its evidence; nobody verifies the own report."""
    return _move(ReportAct.VERIFY, (period, unit, indicator, row_version), LocalizedText(), by, now)


@deed(Deed.RESULT_VERIFY)
def send_back_report(
    *,
    period: str,
    unit: str,
    indicator: str,
    row_version: int,
    questions: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ReportMoved | Refused | Stale:
    """Send a report back with questions: until it is reported anew it does not count."""
    words = say(questions, required=True)
    if isinstance(words, Refused):
        return words
    return _move(ReportAct.SEND_BACK, (period, unit, indicator, row_version), words, by, now)


@deed(Deed.RESULT_CORRECT)
def correct_report(
    *,
    period: str,
    unit: str,
    indicator: str,
    row_version: int,
    cells: tuple[CellTold, ...],
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ReportMoved | Refused | Stale:
    """Correct a report of a locked period: the record keeps who, why, and each old and new value.

    ``cells`` are all cells as they are to stand. A correction is confirmed and verified anew.
    """
    asked = asked_report(by, Deed.RESULT_CORRECT, period, unit, indicator, row_version)
    if not isinstance(asked, AskedReport):
        return asked
    words = say(reason, required=True)
    refused = words if isinstance(words, Refused) else not_possible(ReportAct.CORRECT, asked.of, asked.report, by)
    if refused is not None or isinstance(words, Refused):
        return refused or Refused.because("reason_missing")
    reasons: list[Reason] = []
    countries = [each.code for each in programmes.programme(by.programme).countries]
    told = read_cells(asked.definition, asked.of.unit, countries, cells, reasons)
    split_asked(asked.definition, told, reasons)
    new = new_only(asked.report, told)
    if reasons or not new:
        return Refused(tuple(reasons)) if reasons else Refused.because("nothing_corrected")
    who = By(by.person, by.party, by.role.value, now)
    changes = [_change(asked.report, each) for each in new]
    save_reports.told(asked.report.id, new, who)
    save_reports.written(asked.report.id, asked.definition.version, asked.report.narrative, asked.of.side, who)
    return _moved(asked, ReportAct.CORRECT, words, by, now, changes)


@deed(Deed.RESULT_VERIFY)
def declare_overlap(
    *,
    period: str,
    indicator: str,
    units: tuple[str, ...],
    number: str,
    reason: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> OverlapDeclared | Refused | Stale:
    """Declare that several units report the same people in a period, so many once too often; 0 takes it back."""
    named = tuple(sorted(set(units)))
    of = asked_of(by, Deed.RESULT_VERIFY, period, named[0] if named else "")
    if isinstance(of, Refused):
        return of
    counted, words = _count(number), say(reason, required=True)
    if isinstance(words, Refused):
        return words
    if of.period.state is PeriodState.LOCKED:
        return Refused.because("report_period_locked", period=of.period.period.code)
    known = {each.code for each in queries.reporting_units(by.programme)}
    if len(named) < FEWEST_UNITS or not known.issuperset(named) or indicator not in of.definitions:
        return Refused.because("overlap_refused")
    if counted is None:
        return Refused.because("number_unreadable", indicator=indicator, cell="total")
    who = By(by.person, by.party, by.role.value, now)
    save_reports.overlap(of.period.id, indicator, named, counted, words, who)
    detail = {"units": named, "number": str(counted), "reason": words.document()}
    about = f"overlap:{of.period.period.code}/{indicator}"
    tell(by=by, right=Deed.RESULT_VERIFY, about=about, now=now, detail=detail, name="result.overlap")
    return OverlapDeclared(of.period.period.code, indicator, named, str(counted))


def _count(written: str) -> Decimal | None:
    is_count = written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER
    return Decimal(written) if is_count else None


def _move(
    act: ReportAct, named: tuple[str, str, str, int], words: LocalizedText, by: Actor, now: datetime
) -> ReportMoved | Refused | Stale:
    asked = asked_report(by, _RIGHT[act], *named)
    if not isinstance(asked, AskedReport):
        return asked
    return not_possible(act, asked.of, asked.report, by) or _moved(asked, act, words, by, now, [])


def _moved(
    asked: AskedReport,
    act: ReportAct,
    words: LocalizedText,
    by: Actor,
    now: datetime,
    changes: list[dict[str, Document]],
) -> ReportMoved:
    of, report = asked.of, asked.report
    state = after(act, report.state)
    save_reports.moved(report.id, act, state, By(by.person, by.party, by.role.value, now), words, changes)
    detail = {"state": state.value, "words": words.document(), "changes": changes}
    tell(by=by, right=_RIGHT[act], about=about_report(report), now=now, detail=detail, name=f"result.{act.value}")
    return ReportMoved(of.period.period.code, of.unit.code, report.indicator, state.value, report.row_version + 1)


def _change(report: ReportFound, new: NewTold) -> dict[str, Document]:
    old = report.told_in(new.cell)
    before = {"state": old.state.value, "value": value_document(old.value)} if old else None
    return {
        "cell": spelled(new.cell),
        "old": before,
        "new": {"state": new.state.value, "value": value_document(new.value)},
    }
