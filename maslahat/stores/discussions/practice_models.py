"""Rows of good practices: what a country offers, and what others did with it. Both only ever grow."""

from django.db import models


class Practice(models.Model):
    """A good practice as it was shared. Never changed: what became of it follows from its steps."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="practices")
    number = models.PositiveIntegerField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    country = models.CharField(max_length=8)
    pillar = models.CharField(max_length=80)
    indicator = models.CharField(max_length=80, blank=True)
    title = models.JSONField()
    text = models.JSONField()
    shared_at = models.DateTimeField()

    class Meta:
        ordering = ("programme", "number")
        constraints = (
            models.UniqueConstraint(fields=("programme", "number"), name="practice_number_once_in_programme"),
            models.CheckConstraint(condition=~models.Q(country=""), name="practice_is_of_a_country"),
        )

    def __str__(self) -> str:
        return f"{self.programme_id}: {self.number}"


class PracticeStep(models.Model):
    """One act on a practice: adopted, given up, withdrawn."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=20)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    country = models.CharField(max_length=8)
    text = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("practice", "number")
        constraints = (
            models.UniqueConstraint(fields=("practice", "number"), name="step_number_once_in_practice"),
            models.CheckConstraint(
                condition=models.Q(act__in=("adopt", "give_up", "withdraw")), name="practice_act_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.practice_id}.{self.number} {self.act}"
