"""Rows of annual reports: the edition in work, every wording of its narrative, and what was published for good.

A published edition and the wordings are only ever added; once an edition is published its row does not change either.
"""

from typing import Any

from django.db import models
from django.db.models import Q

from maslahat.domain.results.annual_report import Basis, ScopeKind

_PERSON: dict[str, Any] = {"on_delete": models.PROTECT, "related_name": "+"}


class AnnualEdition(models.Model):
    """One edition over a scope and a year; ``revision`` counts the editions of these two."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="annual_editions")
    scope_kind = models.CharField(max_length=20, choices=[(each.value, each.value) for each in ScopeKind])
    scope_code = models.CharField(max_length=80, blank=True, default="")
    year = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    basis = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Basis])
    is_published = models.BooleanField(default=False)
    row_version = models.PositiveIntegerField(default=1)
    person = models.ForeignKey("people.Person", **_PERSON)
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ("programme", "-year", "scope_kind", "scope_code", "-revision")
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "scope_kind", "scope_code", "year", "revision"), name="annual_edition_once"
            ),
            models.UniqueConstraint(
                fields=("programme", "scope_kind", "scope_code", "year"),
                condition=Q(is_published=False),
                name="one_annual_edition_in_work",
            ),
            models.CheckConstraint(condition=Q(revision__gte=1), name="annual_revisions_from_one"),
            models.CheckConstraint(
                condition=Q(scope_kind__in=[each.value for each in ScopeKind]), name="annual_scope_known"
            ),
            models.CheckConstraint(
                condition=(Q(scope_kind=ScopeKind.PROGRAMME.value) & Q(scope_code=""))
                | (~Q(scope_kind=ScopeKind.PROGRAMME.value) & ~Q(scope_code="")),
                name="annual_scope_code_iff_a_part",
            ),
            models.CheckConstraint(condition=Q(basis__in=[each.value for each in Basis]), name="annual_basis_known"),
        )

    def __str__(self) -> str:
        return f"{self.scope_kind} {self.scope_code} {self.year} Rev.{self.revision}"


class NarrativeRevision(models.Model):
    """One wording of a section of an edition, with the side that wrote it; ``texts`` by language."""

    edition = models.ForeignKey(AnnualEdition, on_delete=models.PROTECT, related_name="narratives")
    section = models.CharField(max_length=80)
    revision = models.PositiveIntegerField()
    texts = models.JSONField()
    party = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    person = models.ForeignKey("people.Person", **_PERSON)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("edition", "section", "revision")
        constraints = (
            models.UniqueConstraint(fields=("edition", "section", "revision"), name="narrative_revision_once"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="narrative_revisions_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.edition_id} {self.section} Rev.{self.revision}"


class PublishedEdition(models.Model):
    """An edition as it was published: its canonical bytes, their SHA-256, and what was withheld then, as keys."""

    edition = models.OneToOneField(AnnualEdition, on_delete=models.PROTECT, related_name="published")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True)
    withheld = models.JSONField()
    published_at = models.DateTimeField()
    party = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    person = models.ForeignKey("people.Person", **_PERSON)

    class Meta:
        ordering = ("-published_at", "pk")

    def __str__(self) -> str:
        return f"{self.edition_id} {self.sha256[:8]}"
