"""Rows of links by which the screen of a hall follows a meeting without anybody signing in there."""

from django.db import models


class ScreenLink(models.Model):
    """A link for one screen. Only the fingerprint of its secret word is kept: who reads the table cannot use it."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="screens")
    place = models.CharField(max_length=120)
    word_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("meeting", "made_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__gte=models.F("made_at")),
                name="screen_link_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.place
