"""Rows of words that came too late: what a head of delegation wrote after being replaced, for whoever follows."""

from django.db import models


class LeftWord(models.Model):
    """A position on one text that was refused because its sender no longer spoke for the party: a draft, no position.

    One for each party and text, the latest; it counts for nothing, and only whoever speaks for the party sees it (E49).
    """

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=80)
    subject = models.CharField(max_length=64)
    kind = models.CharField(max_length=30)
    text = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    whole = models.BooleanField(default=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    left_at = models.DateTimeField()

    class Meta:
        ordering = ("programme", "party", "left_at")
        constraints = (
            models.UniqueConstraint(fields=("programme", "party", "subject"), name="one_left_word_on_a_text"),
        )

    def __str__(self) -> str:
        return f"{self.party}: {self.kind}"
