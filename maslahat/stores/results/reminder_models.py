"""Rows of reminders: where a person wants them, and the letter of a day. No record: an address may be taken away."""

from django.conf import settings
from django.db import models


class ReminderAddress(models.Model):
    """Where the reminders of one person on one programme go, as the person said."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="reminder_addresses")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField()

    class Meta:
        ordering = ("programme", "person")
        verbose_name_plural = "reminder addresses"
        constraints = (models.UniqueConstraint(fields=("programme", "person"), name="reminder_address_once"),)

    def __str__(self) -> str:
        return f"{self.programme_id} {self.person_id}"


class ReminderLetter(models.Model):
    """The reminder of one person for one day. Who makes the row sends it: two workers never both do.

    ``marks`` is what it reminded of; the next one is compared with it.
    """

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="reminder_letters")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    marks = models.JSONField()
    state = models.CharField(max_length=10, default="claimed")
    claimed_at = models.DateTimeField()

    class Meta:
        ordering = ("programme", "person", "day")
        constraints = (
            models.UniqueConstraint(fields=("programme", "person", "day"), name="reminder_letter_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(state__in=("claimed", "sent", "bounced")), name="reminder_letter_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme_id} {self.person_id} {self.day}: {self.state}"
