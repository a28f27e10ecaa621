"""Rows of the record: journal entries, which the database itself refuses to change, and receipts of requests."""

from django.db import models


class Entry(models.Model):
    """One deed. Every column is part of what the hash seals, so no column can be changed unseen."""

    hash = models.CharField(primary_key=True, max_length=64)
    programme = models.CharField(max_length=80, blank=True)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    office = models.CharField(max_length=300)
    party = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=80, blank=True)
    right = models.CharField(max_length=80, blank=True)
    deed = models.CharField(max_length=80)
    about = models.CharField(max_length=200)
    detail = models.TextField()
    previous = models.CharField(max_length=64)

    class Meta:
        ordering = ("programme", "number")
        constraints = (
            models.UniqueConstraint(fields=("programme", "number"), name="journal_entry_one_per_number"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="journal_entry_counts_from_one"),
        )
        indexes = (
            models.Index(fields=("programme", "about"), name="journal_entry_about"),
            models.Index(fields=("programme", "deed"), name="journal_entry_deed"),
        )

    def __str__(self) -> str:
        return f"{self.programme} {self.number}: {self.deed} {self.about}"


class Receipt(models.Model):
    """The answer given to one request, found again by who asked and the key they sent."""

    actor = models.CharField(max_length=150)
    key = models.CharField(max_length=200)
    deed = models.CharField(max_length=80)
    request = models.CharField(max_length=64)
    outcome = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("actor", "key"), name="journal_receipt_one_per_key"),)

    def __str__(self) -> str:
        return f"{self.actor} {self.key}: {self.deed}"
