"""Rows of the floor and of what is said: speakers' lists, requests for the floor, statements with their versions."""

from datetime import timedelta

from django.db import models

from maslahat.domain.meetings.floor import LIVE, FloorKind, FloorState, OrderMatter, SpeakingMode
from maslahat.domain.meetings.statements import Clearance

_KINDS = tuple(each.value for each in FloorKind)
_STATES = tuple(each.value for each in FloorState)
_MODES = tuple(each.value for each in SpeakingMode)
_MATTERS = ("", *(each.value for each in OrderMatter))
_LIVE = tuple(each.value for each in LIVE)
_CLEARANCES = tuple(each.value for each in Clearance)


class SpeakersList(models.Model):
    """The chair's rules for the speakers of one agenda item; ``time_limit`` is empty where none was set."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="speakers_lists")
    item = models.PositiveIntegerField()
    is_open = models.BooleanField(default=True)
    time_limit = models.DurationField(null=True, blank=True)
    observers_in_turn = models.BooleanField(default=False)

    class Meta:
        ordering = ("meeting", "item")
        constraints = (models.UniqueConstraint(fields=("meeting", "item"), name="speakers_list_once_for_item"),)

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.item}"


class FloorRequest(models.Model):
    """One request for the floor. Never deleted: its state tells what became of it."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="floor_requests")
    number = models.PositiveIntegerField()
    item = models.PositiveIntegerField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=80)
    is_member = models.BooleanField()
    kind = models.CharField(max_length=20)
    mode = models.CharField(max_length=10)
    matter = models.CharField(max_length=20, blank=True)
    reply_to = models.CharField(max_length=80, blank=True)
    asked_at = models.DateTimeField()
    place = models.PositiveIntegerField()
    state = models.CharField(max_length=20)
    is_moved = models.BooleanField(default=False)
    time_limit = models.DurationField(null=True, blank=True)
    extra_time = models.DurationField(default=timedelta)
    used_time = models.DurationField(default=timedelta)
    runs_since = models.DateTimeField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("meeting", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="floor_request_number_once_in_meeting"),
            models.UniqueConstraint(
                fields=("meeting",), condition=models.Q(state="speaking"), name="one_holds_the_floor"
            ),
            models.UniqueConstraint(
                fields=("meeting",), condition=models.Q(state="interrupted"), name="one_is_interrupted"
            ),
            models.UniqueConstraint(
                fields=("meeting", "item", "person", "kind"),
                condition=models.Q(state__in=_LIVE),
                name="speaker_once_in_list",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=_KINDS, state__in=_STATES, mode__in=_MODES, matter__in=_MATTERS),
                name="floor_request_words_are_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="point_of_order") & ~models.Q(matter="")
                | ~models.Q(kind="point_of_order") & models.Q(matter=""),
                name="point_of_order_has_matter",
            ),
            models.CheckConstraint(
                condition=models.Q(runs_since__isnull=True) | models.Q(state="speaking"),
                name="clock_runs_for_speaker_alone",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.number} {self.party} {self.state}"


class Statement(models.Model):
    """What an office said or handed in; ``quoted_at`` is when a released story first quoted it."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveIntegerField()
    item = models.PositiveIntegerField()
    party = models.CharField(max_length=80)
    institution = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=8, blank=True)
    office = models.JSONField(default=dict)
    language = models.CharField(max_length=8)
    mode = models.CharField(max_length=10)
    quoted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("meeting", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="statement_number_once_in_meeting"),
            models.CheckConstraint(condition=models.Q(mode__in=_MODES), name="statement_mode_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.number} {self.party}"


class StatementVersion(models.Model):
    """One wording of a statement. Never changed: another one follows it."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)
    filed_at = models.DateTimeField()
    filed_by = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("statement", "number")
        constraints = (
            models.UniqueConstraint(fields=("statement", "number"), name="version_number_once_in_statement"),
        )

    def __str__(self) -> str:
        return f"{self.statement_id}.{self.number}"


class StatementClearance(models.Model):
    """What a delegation allowed for one version of its statement; the latest counts, all are kept."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="clearances")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    clearance = models.CharField(max_length=10)
    given_at = models.DateTimeField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("statement", "number")
        constraints = (
            models.UniqueConstraint(fields=("statement", "number"), name="clearance_number_once_in_statement"),
            models.CheckConstraint(condition=models.Q(clearance__in=_CLEARANCES), name="clearance_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.statement_id}.{self.number} {self.clearance}"
