"""Rows of programmes: the whole programme as one document, and the institutions it names."""

from django.db import models


class Programme(models.Model):
    """One programme. ``document`` is the checked reference document from which the domain's Programme is read."""

    code = models.CharField(max_length=80, unique=True)
    document = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ("code",)
        constraints = (models.CheckConstraint(condition=~models.Q(code=""), name="programme_has_a_code"),)

    def __str__(self) -> str:
        return self.code


class Institution(models.Model):
    """A ministry, agency, court, international or civil-society body of a programme. ``name`` is by language."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="institutions")
    code = models.CharField(max_length=80)
    country = models.CharField(max_length=8, blank=True)
    name = models.JSONField()

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=("programme", "code"), name="institution_once_in_programme"),)

    def __str__(self) -> str:
        return self.code
