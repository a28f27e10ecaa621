"""Rows of country reports that were sent: only ever added, the last one of a unit and period stands (R43)."""

from django.db import models

from maslahat.stores.results.report_models import ReportingPeriod


class SentReport(models.Model):
    """That a unit sent its report for a period; ``without`` are the pillars for which it has nothing to report."""

    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="sent")
    unit = models.CharField(max_length=80)
    without = models.JSONField(default=list)
    party = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ("period", "unit", "pk")

    def __str__(self) -> str:
        return f"{self.period_id} {self.unit}"
