"""What is known of the reports that wait for somebody's step, for screens and reminders: reading only."""

from collections.abc import Mapping

from django.db.models import Count, OuterRef, Subquery

from maslahat.domain.results.awaiting import ReportTold
from maslahat.domain.results.due import ReportKey
from maslahat.domain.results.periods import Period
from maslahat.domain.results.reporting import ReportAct, ReportState, Side
from maslahat.stores.results import models

_WAITS = [each.value for each in (ReportState.SENT_BACK, ReportState.REPORTED, ReportState.CORRECTED)]
_WAITS += [ReportState.CONFIRMED.value]


def told(programme: str) -> Mapping[ReportKey, ReportTold]:
    """Return what is known of each report of a programme that waits for a step: one query."""
    asked = models.ReportEvent.objects.filter(report=OuterRef("pk"), act=ReportAct.SEND_BACK.value).order_by("-number")
    rows = models.ResultReport.objects.filter(period__programme__code=programme, state__in=_WAITS).order_by()
    rows = rows.annotate(papers=Count("evidence"), asked_by=Subquery(asked.values("party")[:1]))
    key, known = ("indicator", "unit", "period__first", "period__last"), ("side", "person_id", "papers", "changed_at")
    return {
        (indicator, unit, Period(first, last)): ReportTold(Side(side), person, papers, at.date(), asked_by or "")
        for indicator, unit, first, last, side, person, papers, at, asked_by in rows.values_list(
            *key, *known, "asked_by"
        )
    }
