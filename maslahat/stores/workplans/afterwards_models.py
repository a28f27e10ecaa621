"""Rows of what happens to a plan after its endorsement: corrigenda, adjustments, objections, fates of lines."""

from django.db import models


class Adjustment(models.Model):
    """A corrigendum or minor adjustment of an endorsed plan, open to objection until before ``deadline``.

    ``base`` is the text in force it was written on, ``change_set`` what it does (format maslahat.changeset/1),
    ``version`` what came of it. ``ended_at`` is the instant from which it counts as ended, however late that was done.
    """

    workplan = models.ForeignKey("workplans.Workplan", on_delete=models.PROTECT, related_name="adjustments")
    ref = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    base = models.CharField(max_length=64)
    change_set = models.JSONField()
    headline = models.JSONField()
    rationale = models.JSONField()
    party = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    opens_at = models.DateTimeField()
    deadline = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.OneToOneField(
        "workplans.Version", null=True, blank=True, on_delete=models.PROTECT, related_name="made_by_adjustment"
    )

    class Meta:
        ordering = ("workplan", "number")
        constraints = (
            models.UniqueConstraint(fields=("workplan", "ref"), name="adjustment_ref_once_in_workplan"),
            models.UniqueConstraint(fields=("workplan", "number"), name="adjustment_number_once_in_workplan"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("corrigendum", "minor")), name="adjustment_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", ended_at__isnull=True, version__isnull=True)
                | models.Q(state="in_effect", ended_at__isnull=False, version__isnull=False)
                | models.Q(state__in=("objected", "lapsed"), ended_at__isnull=False, version__isnull=True),
                name="adjustment_state_tells_how_it_ended",
            ),
            models.CheckConstraint(
                condition=models.Q(deadline__gt=models.F("opens_at")), name="adjustment_has_time_for_objections"
            ),
        )

    def __str__(self) -> str:
        return f"{self.ref}: {self.state}"


class Objection(models.Model):
    """What a deciding party has against a change after endorsement; one that came late is kept without effect."""

    adjustment = models.ForeignKey(Adjustment, on_delete=models.PROTECT, related_name="objections")
    party = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    text = models.JSONField()
    in_time = models.BooleanField()
    objected_at = models.DateTimeField()

    class Meta:
        ordering = ("adjustment", "objected_at", "id")
        constraints = (models.UniqueConstraint(fields=("adjustment", "party"), name="party_objects_once"),)

    def __str__(self) -> str:
        return f"{self.party} against {self.adjustment_id}"


class LineFate(models.Model):
    """What becomes of a line when its year is closed (R101); the latest of each line counts, all are kept.

    ``unspent`` lists the money that is carried over as [source, currency, amount].
    """

    workplan = models.ForeignKey("workplans.Workplan", on_delete=models.PROTECT, related_name="line_fates")
    line = models.CharField(max_length=36)
    fate = models.CharField(max_length=20)
    reason = models.JSONField(default=dict)
    unspent = models.JSONField(default=list)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ("workplan", "line", "decided_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(fate__in=("carried_over", "cancelled", "closed")), name="line_fate_is_known"
            ),
        )
        indexes = (models.Index(fields=("workplan", "line"), name="line_fate_by_line"),)

    def __str__(self) -> str:
        return f"{self.line}: {self.fate}"
