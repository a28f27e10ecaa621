"""Rows of how work on a line of a workplan comes along: only ever added, the last word on a line stands (R92)."""

from django.db import models


class LineProgress(models.Model):
    """What was told of one line: its status, what is in the way and what comes next.

    ``done_for`` lists the beneficiary groups for which the work is done (R76); ``version`` is the fingerprint of the
    endorsed text that the line was promised in.
    """

    workplan = models.ForeignKey("workplans.Workplan", on_delete=models.PROTECT, related_name="progress")
    line = models.CharField(max_length=40)
    version = models.CharField(max_length=64)
    status = models.CharField(max_length=80)
    problem = models.JSONField(default=dict)
    next_step = models.JSONField(default=dict)
    done_for = models.JSONField(default=list)
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")
    party = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering = ("workplan", "line", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("workplan", "line"), condition=models.Q(supersedes=None), name="progress_begins_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.line} {self.status}"
