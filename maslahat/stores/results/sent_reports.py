"""Country reports that were sent, for screens and for decisions: reading only."""

from maslahat.domain.results.country_reports import SentReport
from maslahat.stores.results import models


def sent_report(period: int, unit: str) -> SentReport | None:
    """Return how a unit last sent its report for a period (its row id), or None if it has not."""
    row = models.SentReport.objects.filter(period_id=period, unit=unit).order_by("-pk").first()
    return SentReport(tuple(row.without), row.party, row.sent_at) if row else None
