"""Rows of what proves a position beyond the press of a button: signatures of passkeys, and signed notes verbales."""

from django.db import models


class Signature(models.Model):
    """That a passkey signed one position. Never changed. ``proof`` is what the record and the bundle show of it."""

    position = models.OneToOneField("governance.Position", on_delete=models.PROTECT, related_name="signature")
    passkey = models.ForeignKey("people.Passkey", on_delete=models.PROTECT, related_name="+")
    nonce = models.CharField(max_length=64, unique=True)
    key_print = models.CharField(max_length=64)
    counter = models.PositiveBigIntegerField()
    proof = models.JSONField()

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"signed with {self.key_print[:12]}"


class NoteVerbale(models.Model):
    """A signed paper by which a seat states its position: entered by one officer, confirmed by another.

    ``document`` is the SHA-256 of ``content``; ``position`` is the position that the confirmation entered. A note is
    neither changed nor removed; one that was not confirmed is sent back with words.
    """

    workplan = models.ForeignKey("workplans.Workplan", on_delete=models.PROTECT, related_name="notes_verbales")
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=64)
    party = models.CharField(max_length=80)
    kind = models.CharField(max_length=30)
    text = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    whole = models.BooleanField(default=False)
    meeting = models.CharField(max_length=80, blank=True)
    file_name = models.CharField(max_length=120)
    content = models.BinaryField()
    document = models.CharField(max_length=64)
    state = models.CharField(max_length=20, default="entered")
    entered_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    checked_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    words = models.JSONField(default=dict)
    position = models.OneToOneField(
        "governance.Position", null=True, blank=True, on_delete=models.PROTECT, related_name="note"
    )

    class Meta:
        ordering = ("workplan", "number")
        constraints = (
            models.UniqueConstraint(fields=("workplan", "number"), name="note_number_once_in_workplan"),
            models.CheckConstraint(
                condition=models.Q(checked_by__isnull=True) | ~models.Q(checked_by=models.F("entered_by")),
                name="note_checked_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(state="entered", checked_by__isnull=True, position__isnull=True)
                | models.Q(state="confirmed", checked_by__isnull=False, position__isnull=False)
                | models.Q(state="returned", checked_by__isnull=False, position__isnull=True),
                name="note_state_is_told_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.party} {self.number}: {self.state}"
