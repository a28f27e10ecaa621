"""What in the record can have changed figures since an instant, for restatements: reading only, four queries."""

from collections.abc import Iterator
from datetime import datetime

from maslahat.domain.results.periods import Period
from maslahat.domain.results.reporting import ReportAct
from maslahat.domain.results.restating import Cause, CauseKind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results import models

_KINDS = {
    ReportAct.CORRECT.value: CauseKind.CORRECTED,
    ReportAct.REPORT.value: CauseKind.REPORTED,
    ReportAct.VERIFY.value: CauseKind.REPORTED,
    ReportAct.SEND_BACK.value: CauseKind.SENT_BACK,
}


def causes_since(programme: str, at: datetime) -> tuple[Cause, ...]:
    """Return everything after an instant that can have changed figures of a programme (its code)."""
    return (*_of_reports(programme, at), *_of_definitions(programme, at), *_of_overlaps(programme, at))


def _of_reports(programme: str, at: datetime) -> Iterator[Cause]:
    rows = models.ReportEvent.objects.filter(report__period__programme__code=programme, at__gt=at, act__in=_KINDS)
    for row in rows.select_related("report__period"):
        report, period = row.report, row.report.period
        words = LocalizedText.read(row.words)
        yield Cause(_KINDS[row.act], row.at, words, report.indicator, report.unit, Period(period.first, period.last))


def _of_definitions(programme: str, at: datetime) -> Iterator[Cause]:
    """Yield what was laid down anew; a first version changes no figure that was there before."""
    for row in models.IndicatorVersion.objects.filter(programme__code=programme, valid_from__gt=at, version__gt=1):
        yield Cause(CauseKind.DEFINED, row.valid_from, _words(row.reason), row.code)
    for unit in models.UnitVersion.objects.filter(programme__code=programme, valid_from__gt=at, version__gt=1):
        yield Cause(CauseKind.UNITS, unit.valid_from, _words(unit.reason))


def _of_overlaps(programme: str, at: datetime) -> Iterator[Cause]:
    rows = models.OverlapRow.objects.filter(period__programme__code=programme, declared_at__gt=at)
    for row in rows.select_related("period"):
        period = Period(row.period.first, row.period.last)
        yield Cause(CauseKind.OVERLAP, row.declared_at, LocalizedText.read(row.reason), row.indicator, "", period)


def _words(reason: str) -> LocalizedText:
    return LocalizedText.of(en=reason) if reason else LocalizedText()
