"""Sent country reports out to rows; who calls holds the programme's turn. Nothing sent before is changed."""

from maslahat.domain.results.country_reports import SentReport
from maslahat.stores.results import models


def sent(period: int, unit: str, report: SentReport, *, person: int, role: str) -> None:
    """Store that a unit sent its report for a period (its row id)."""
    models.SentReport.objects.create(
        period_id=period,
        unit=unit,
        without=list(report.without),
        party=report.party,
        role=role,
        person_id=person,
        sent_at=report.sent_at,
    )
