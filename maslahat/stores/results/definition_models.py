"""Rows of what indicators, code lists, units and thresholds of status mean: versions that are only ever added.

The last version of a code is the one in force, if it is in force at all: what a programme no longer names gets a last
version that says so, and keeps its earlier ones, for what was reported under them stands (results §4).
"""

from django.db import models


class _Version(models.Model):
    """One version. ``document`` is what it says (domain ``definition_documents``), laid down by a person in a role.

    Where the programme's file said it, ``said_by_file`` is the fingerprint of what the file said, and the person may
    be missing (the keeper of the installation is none). By it a file that says nothing new is known.
    """

    code = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    document = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    said_by_file = models.CharField(max_length=64, blank=True, default="")
    is_in_force = models.BooleanField(default=True)
    valid_from = models.DateTimeField()
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    reason = models.TextField(blank=True, default="")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class IndicatorVersion(_Version):
    """What an indicator means and how it is measured, in one version."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="indicator_versions")

    class Meta:
        ordering = ("programme", "code", "version")
        constraints = (
            models.UniqueConstraint(fields=("programme", "code", "version"), name="indicator_version_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="indicator_versions_from_one"),
        )


class CodeListVersion(_Version):
    """The codes of a dimension or the steps of a scale, in one version."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="code_list_versions")

    class Meta:
        ordering = ("programme", "code", "version")
        constraints = (
            models.UniqueConstraint(fields=("programme", "code", "version"), name="code_list_version_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="code_list_versions_from_one"),
        )


class UnitVersion(_Version):
    """Who reports, in one version."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="unit_versions")

    class Meta:
        ordering = ("programme", "code", "version")
        constraints = (
            models.UniqueConstraint(fields=("programme", "code", "version"), name="unit_version_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="unit_versions_from_one"),
        )


class StatusRuleVersion(_Version):
    """By which thresholds status is told, in one version."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="status_rule_versions")

    class Meta:
        ordering = ("programme", "code", "version")
        constraints = (
            models.UniqueConstraint(fields=("programme", "code", "version"), name="status_rule_version_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="status_rule_versions_from_one"),
        )
