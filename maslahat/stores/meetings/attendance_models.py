"""Rows of attendance: who is registered, what is known of the person (kept apart), credentials, presence."""

from enum import StrEnum

from django.db import models

from maslahat.domain.meetings.participants import AttendanceMode, Function, RegistrationState, Sex
from maslahat.domain.meetings.presence import Channel, PresenceKind


def _one_of(field: str, values: type[StrEnum], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": [str(each) for each in values]}), name=name)


class AttendanceTerms(models.Model):
    """What a meeting asks of those who come: until when to register, who may check in, where to join online."""

    meeting = models.OneToOneField("meetings.Meeting", on_delete=models.PROTECT, related_name="attendance")
    deadline_at = models.DateTimeField(null=True, blank=True)
    self_check_in = models.BooleanField(default=False)
    join_address = models.CharField(max_length=500, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"attendance of {self.meeting_id}"


class Participant(models.Model):
    """A registration for a meeting, without the name of the person. Never deleted: it is refused or cancelled.

    ``number`` counts the registrations of the meeting, ``badge`` is given on admission and kept. ``name_print`` is
    the salted fingerprint of the name, whose salt is erased with it. ``edition`` rises when a lost badge is replaced.
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="participants")
    number = models.PositiveIntegerField()
    party = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    office = models.JSONField(default=dict)
    institution = models.CharField(max_length=80, blank=True)
    category = models.CharField(max_length=80)
    country = models.CharField(max_length=8, blank=True)
    function = models.CharField(max_length=20)
    sex = models.CharField(max_length=20, default=Sex.NOT_STATED.value)
    mode = models.CharField(max_length=20)
    language = models.CharField(max_length=8, default="en")
    state = models.CharField(max_length=20, default=RegistrationState.APPLIED.value)
    refusal = models.JSONField(default=dict)
    badge = models.PositiveIntegerField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    name_print = models.CharField(max_length=64, blank=True)
    registered_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("meeting", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="participant_number_once_in_meeting"),
            models.UniqueConstraint(fields=("meeting", "badge"), name="badge_once_in_meeting"),
            models.UniqueConstraint(
                fields=("meeting", "person"),
                condition=models.Q(state__in=("applied", "admitted")),
                name="person_once_in_meeting",
            ),
            models.UniqueConstraint(
                fields=("meeting", "party", "function"),
                condition=models.Q(state="admitted", function__in=("head", "alternate")),
                name="one_head_and_one_alternate_in_meeting",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="admitted") | models.Q(badge__isnull=False), name="admitted_has_badge"
            ),
            _one_of("state", RegistrationState, "registration_state_is_known"),
            _one_of("function", Function, "participant_function_is_known"),
            _one_of("mode", AttendanceMode, "attendance_mode_is_known"),
            _one_of("sex", Sex, "participant_sex_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.number} of {self.party}"


class PersonalData(models.Model):
    """Name and needs of a participant: kept apart from all other rows, so that the row can be erased whole."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="personal")
    name = models.CharField(max_length=160, blank=True)
    salt = models.CharField(max_length=64)
    needs = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"personal data of {self.participant_id}"


class Credentials(models.Model):
    """The document by which a head or alternate proves the power to act for a party; erased with the name."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="credentials")
    kind = models.CharField(max_length=20)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    filed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=("pdf", "png", "jpeg")), name="credentials_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"credentials of {self.participant_id}"


class PresenceEvent(models.Model):
    """One change of somebody's presence. Never changed: who was there when follows from all of them.

    ``holds_until`` is the end of that day at the place of the meeting; empty in rows older than this rule.
    """

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="presence")
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=20)
    at = models.DateTimeField()
    holds_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            _one_of("kind", PresenceKind, "presence_kind_is_known"),
            _one_of("channel", Channel, "presence_channel_is_known"),
            models.UniqueConstraint(
                fields=("participant",), condition=models.Q(kind="arrived"), name="participant_arrives_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.participant_id} {self.kind}"
