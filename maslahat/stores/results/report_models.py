"""Rows of what was reported: periods, reports, observations, evidence, what happened to a report, overlaps.

Observations, papers and events are only ever added. A later observation of one cell supersedes exactly one earlier
one, and only the first of a cell supersedes none: so one of them stands, and the database sees to it.
"""

from typing import Any

from django.db import models
from django.db.models import Q

from maslahat.domain.results.reporting import PeriodState, ReportState
from maslahat.domain.results.values import State

_PERSON: dict[str, Any] = {"on_delete": models.PROTECT, "related_name": "+"}


class ReportingPeriod(models.Model):
    """A period for which reports are asked; ``due_on`` is the last day for them."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="reporting_periods")
    code = models.CharField(max_length=20)
    first = models.IntegerField()
    last = models.IntegerField()
    state = models.CharField(max_length=20, choices=[(each.value, each.value) for each in PeriodState])
    due_on = models.DateField()
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("programme", "first", "last")
        constraints = (
            models.UniqueConstraint(fields=("programme", "code"), name="reporting_period_once"),
            models.CheckConstraint(condition=Q(first__lte=models.F("last")), name="reporting_period_has_months"),
            models.CheckConstraint(condition=Q(state__in=list(PeriodState)), name="reporting_period_state_known"),
        )

    def __str__(self) -> str:
        return self.code


class ResultReport(models.Model):
    """What one unit reports of one indicator for one period; ``indicator_version`` is the definition it answered.

    ``side`` is who reported last, the country or the agency; the other side confirms.
    """

    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="reports")
    indicator = models.CharField(max_length=80)
    indicator_version = models.PositiveIntegerField()
    unit = models.CharField(max_length=80)
    state = models.CharField(max_length=20, choices=[(each.value, each.value) for each in ReportState])
    narrative = models.JSONField(default=dict)
    side = models.CharField(max_length=20)
    person = models.ForeignKey("people.Person", **_PERSON)
    row_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("period", "indicator", "unit")
        constraints = (
            models.UniqueConstraint(fields=("period", "indicator", "unit"), name="result_report_once"),
            models.CheckConstraint(condition=Q(state__in=list(ReportState)), name="result_report_state_known"),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.unit}"


class ObservationRow(models.Model):
    """The value, or its absence, of one cell of a report; ``cell`` is spelled ``sex=f;age=a1``, empty for the total."""

    report = models.ForeignKey(ResultReport, on_delete=models.PROTECT, related_name="observations")
    cell = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=[(each.value, each.value) for each in State])
    value = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")
    person = models.ForeignKey("people.Person", **_PERSON)
    reported_at = models.DateTimeField()

    class Meta:
        ordering = ("report", "cell", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("report", "cell"), condition=Q(supersedes=None), name="observation_begins_once"
            ),
            models.CheckConstraint(
                condition=Q(state=State.REPORTED.value, value__isnull=False)
                | Q(state__in=(State.NOT_REPORTED.value, State.NOT_APPLICABLE.value), value__isnull=True),
                name="observation_value_iff_reported",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.NOT_APPLICABLE.value) & ~Q(reason=""))
                | Q(state=State.NOT_REPORTED.value, reason="")
                | (Q(state=State.REPORTED.value) & (Q(cell="") | Q(reason=""))),
                name="observation_reason_where_asked",
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.cell}"


class EvidenceRow(models.Model):
    """A paper that bears a report out: a file of a kind that is taken, under its fingerprint."""

    report = models.ForeignKey(ResultReport, on_delete=models.PROTECT, related_name="evidence")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    person = models.ForeignKey("people.Person", **_PERSON)
    attached_at = models.DateTimeField()

    class Meta:
        ordering = ("report", "number")
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="evidence_number_once"),
            models.UniqueConstraint(fields=("report", "sha256"), name="evidence_file_once"),
        )

    def __str__(self) -> str:
        return self.name


class ReportEvent(models.Model):
    """What was done to a report, by whom for which party, with what words; a correction keeps old and new values."""

    report = models.ForeignKey(ResultReport, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    words = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    party = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    person = models.ForeignKey("people.Person", **_PERSON)
    at = models.DateTimeField()

    class Meta:
        ordering = ("report", "number")
        constraints = (models.UniqueConstraint(fields=("report", "number"), name="report_event_once"),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.number} {self.act}"


class OverlapRow(models.Model):
    """Units that report the same people in a period: the last row of one key stands, the number 0 ends it."""

    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="overlaps")
    indicator = models.CharField(max_length=80)
    units = models.CharField(max_length=1000)
    number = models.DecimalField(max_digits=36, decimal_places=12)
    reason = models.JSONField(default=dict)
    person = models.ForeignKey("people.Person", **_PERSON)
    declared_at = models.DateTimeField()

    class Meta:
        ordering = ("period", "indicator", "units", "pk")
        constraints = (models.CheckConstraint(condition=Q(number__gte=0), name="overlap_not_negative"),)

    def __str__(self) -> str:
        return f"{self.indicator} {self.units}"
