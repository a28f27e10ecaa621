"""Reporting results: a unit tells what it has of several indicators at once; papers that bear a report out (R92)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.meetings.papers import LARGEST_DOCUMENT, SentFile, safe_name, type_of
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.actions.results.asked import AskedOf, AskedReport, about_report, asked_of, asked_report, not_possible
from maslahat.actions.results.outcomes import EvidenceAttached, ResultsReported
from maslahat.actions.results.telling import CellTold, new_only, read_cells, split_asked
from maslahat.actions.wishes import read_text
from maslahat.domain.results.reporting import ReportAct, after
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import load_reports, save_reports
from maslahat.stores.results.report_reading import ReportFound
from maslahat.stores.results.save_reports import By, NewTold

MOST_AT_ONCE = 200
MOST_PAPERS = 20
LONGEST_NARRATIVE = 4000


@dataclass(frozen=True, slots=True)
class ResultTold:
    """What is told of one indicator; ``row_version`` is that of the report on the screen, 0 if there was none."""

    indicator: str
    row_version: int
    cells: tuple[CellTold, ...]
    narrative: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Taken:
    indicator: str
    version: int
    report: ReportFound | None
    new: list[NewTold]
    narrative: LocalizedText


@deed(Deed.RESULT_REPORT)
def report_results(
    *,
    period: str,
    unit: str,
    results: tuple[ResultTold, ...],
    as_draft: bool,
    by: Actor,
    key: str,
    now: datetime,
) -> ResultsReported | Refused | Stale:
    """Report several indicators of one unit for one period, all or none; as drafts they wait for more.

    Everything that cannot be taken is named at once. What was reported before stays in the record, superseded.
    """
    of = asked_of(by, Deed.RESULT_REPORT, period, unit)
    if isinstance(of, Refused):
        return of
    if not results or len(results) > MOST_AT_ONCE:
        return Refused.because("nothing_reported")
    act = ReportAct.KEEP_DRAFT if as_draft else ReportAct.REPORT
    countries = tuple(each.code for each in programmes.programme(by.programme).countries)
    taken: list[_Taken] = []
    reasons: list[Reason] = []
    for told in results:
        one = _take(of, act, told, countries, by, reasons)
        if isinstance(one, Stale):
            return one
        if one is not None:
            taken.append(one)
    if reasons:
        return Refused(tuple(reasons))
    for one in taken:
        _keep(of, act, one, by, now)
    state = after(act, None).value
    return ResultsReported(of.period.period.code, of.unit.code, state, tuple(one.indicator for one in taken))


def _take(
    of: AskedOf,
    act: ReportAct,
    told: ResultTold,
    countries: tuple[str, ...],
    by: Actor,
    reasons: list[Reason],
) -> _Taken | Stale | None:
    definition = of.definitions.get(told.indicator)
    if definition is None:
        reasons.append(Reason("unknown_indicator", {"indicator": told.indicator[:80]}))
        return None
    report = load_reports.report(of.period.id, definition.code, of.unit.code)
    if (report.row_version if report else 0) != told.row_version:
        state = report.state.value if report else ""
        return Stale(f"report:{of.period.period.code}/{of.unit.code}/{definition.code}", str(told.row_version), state)
    if refused := not_possible(act, of, report, by):
        reasons += refused.reasons
        return None
    if not told.cells:
        reasons.append(Reason("cells_refused", {"indicator": definition.code}))
    cells = read_cells(definition, of.unit, countries, told.cells, reasons)
    if act is ReportAct.REPORT:
        split_asked(definition, cells, reasons)
    narrative = read_text(told.narrative, "rationale", LONGEST_NARRATIVE, reasons)
    return _Taken(definition.code, definition.version, report, new_only(report, cells), narrative)


def _keep(of: AskedOf, act: ReportAct, taken: _Taken, by: Actor, now: datetime) -> None:
    who, report = By(by.person, by.party, by.role.value, now), taken.report
    row = report.id if report else 0
    row = row or save_reports.report(of.period.id, taken.indicator, taken.version, of.unit.code, who, of.side)
    save_reports.told(row, taken.new, who)
    save_reports.written(row, taken.version, taken.narrative, of.side, who)
    state = after(act, report.state if report else None)
    save_reports.moved(row, act, state, who)
    about = f"report:{of.period.period.code}/{of.unit.code}/{taken.indicator}"
    detail = {"state": state.value, "told": taken.new, "narrative": taken.narrative.document()}
    tell(by=by, right=Deed.RESULT_REPORT, about=about, now=now, detail=detail)


@deed(Deed.RESULT_REPORT)
def attach_evidence(
    *, period: str, unit: str, indicator: str, file: SentFile, by: Actor, key: str, now: datetime
) -> EvidenceAttached | Refused | Stale:
    """Attach a paper that bears a report out; its kind is told by its bytes, and its fingerprint is kept with it."""
    asked = asked_report(by, Deed.RESULT_REPORT, period, unit, indicator, None)
    if not isinstance(asked, AskedReport):
        return asked
    if refused := not_possible(ReportAct.ATTACH, asked.of, asked.report, by):
        return refused
    kind = _kind_of(file, asked.report)
    if isinstance(kind, Refused):
        return kind
    media_type, suffix = kind
    who = By(by.person, by.party, by.role.value, now)
    number = save_reports.evidence(
        asked.report.id,
        file.content,
        who,
        name=safe_name(file.name, suffix),
        media_type=media_type,
        sha256=file.sha256,
    )
    save_reports.moved(asked.report.id, ReportAct.ATTACH, asked.report.state, who)
    detail = {"number": number, "sha256": file.sha256, "size": len(file.content)}
    about = about_report(asked.report)
    tell(by=by, right=Deed.RESULT_REPORT, about=about, now=now, detail=detail, name="result.attach")
    return EvidenceAttached(period, unit, indicator, number, file.sha256)


def _kind_of(file: SentFile, report: ReportFound) -> tuple[str, str] | Refused:
    if not file.content:
        return Refused.because("file_missing")
    if len(file.content) > LARGEST_DOCUMENT:
        return Refused.because("document_too_large", megabytes=LARGEST_DOCUMENT // (1024 * 1024))
    if len(report.evidence) >= MOST_PAPERS:
        return Refused.because("too_many_papers", most=MOST_PAPERS)
    if any(each.sha256 == file.sha256 for each in report.evidence):
        return Refused.because("paper_known")
    return type_of(file.content) or Refused.because("document_type_not_taken")
