"""Rows of passkeys: keys in the hands of people, by which they sign what they endorse."""

from django.db import models


class Passkey(models.Model):
    """One credential of one person. It is revoked, never deleted: what it signed stays checkable.

    ``credential`` is the id that the authenticator gave (base64url); ``cose`` the public key as it came, in hex, and
    ``key`` as a proof spells it; ``counter`` what the authenticator counted last.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="passkeys")
    credential = models.CharField(max_length=1400, unique=True)
    name = models.CharField(max_length=60)
    cose = models.TextField()
    key = models.JSONField()
    counter = models.PositiveBigIntegerField(default=0)
    is_synced = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("person", "added_at", "id")

    def __str__(self) -> str:
        return self.name
