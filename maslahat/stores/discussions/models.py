"""Rows of discussions: threads and everything said in them. Both only ever grow."""

from django.db import models

from maslahat.stores.discussions.practice_models import Practice as Practice
from maslahat.stores.discussions.practice_models import PracticeStep as PracticeStep


class Thread(models.Model):
    """What a discussion is about. Never changed: whether it is open follows from its entries."""

    workplan = models.ForeignKey("workplans.Workplan", on_delete=models.PROTECT, related_name="threads")
    number = models.PositiveIntegerField()
    line = models.CharField(max_length=80, blank=True)
    cell = models.JSONField(default=list)
    proposal = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("workplan", "number")
        constraints = (
            models.UniqueConstraint(fields=("workplan", "number"), name="thread_number_once_in_workplan"),
            models.CheckConstraint(
                condition=(models.Q(line="") & ~models.Q(proposal="")) | (~models.Q(line="") & models.Q(proposal="")),
                name="thread_on_line_or_proposal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.workplan_id}: {self.number}"


class Entry(models.Model):
    """One contribution to a thread; ``expert`` is who is asked by an assignment."""

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    text = models.JSONField(default=dict)
    expert = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("thread", "number")
        constraints = (
            models.UniqueConstraint(fields=("thread", "number"), name="entry_number_once_in_thread"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("remark", "assignment", "resolution", "reopening")),
                name="entry_kind_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="assignment", expert__isnull=False)
                | (~models.Q(kind="assignment") & models.Q(expert__isnull=True)),
                name="entry_asks_expert_by_assignment_alone",
            ),
        )

    def __str__(self) -> str:
        return f"{self.thread_id}.{self.number} {self.kind}"
