"""Rows of a meeting as a whole, and of the stream of what happens in it; each other topic has a file of its own."""

from django.db import models

from maslahat.domain.meetings.meeting import MeetingState
from maslahat.stores.meetings.attendance_models import Participant as Participant
from maslahat.stores.meetings.calling_models import AgendaRevision as AgendaRevision
from maslahat.stores.meetings.calling_models import BreakoutNote as BreakoutNote
from maslahat.stores.meetings.calling_models import Calling as Calling
from maslahat.stores.meetings.calling_models import InvitationLetter as InvitationLetter
from maslahat.stores.meetings.calling_models import MeetingDocument as MeetingDocument
from maslahat.stores.meetings.floor_models import FloorRequest as FloorRequest
from maslahat.stores.meetings.floor_models import SpeakersList as SpeakersList
from maslahat.stores.meetings.floor_models import Statement as Statement
from maslahat.stores.meetings.floor_models import StatementClearance as StatementClearance
from maslahat.stores.meetings.floor_models import StatementVersion as StatementVersion
from maslahat.stores.meetings.record_models import Decision as Decision
from maslahat.stores.meetings.record_models import DecisionNote as DecisionNote
from maslahat.stores.meetings.record_models import Minutes as Minutes
from maslahat.stores.meetings.record_models import MinutesCorrection as MinutesCorrection
from maslahat.stores.meetings.record_models import MinutesParagraph as MinutesParagraph
from maslahat.stores.meetings.screen_models import ScreenLink as ScreenLink

_STATES = tuple(state.value for state in MeetingState)


class Meeting(models.Model):
    """One meeting of the committee. ``workplan`` is the code of the plan it decides on, or empty.

    ``subject`` is what is before it now (document of ``Subject``); ``row_version`` rises with every change.
    """

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="meetings")
    code = models.CharField(max_length=80)
    held_on = models.DateField()
    workplan = models.CharField(max_length=80, blank=True, default="")
    state = models.CharField(max_length=20, default=MeetingState.PLANNED.value)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    subject = models.JSONField(default=dict)
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("programme", "held_on")
        constraints = (
            models.UniqueConstraint(fields=("programme", "code"), name="meeting_once_in_programme"),
            models.CheckConstraint(condition=models.Q(state__in=_STATES), name="meeting_state_is_known"),
            models.CheckConstraint(
                condition=models.Q(state="planned") | models.Q(opened_at__isnull=False), name="meeting_runs_once_opened"
            ),
        )

    def __str__(self) -> str:
        return self.code


class RoomEvent(models.Model):
    """One event of a meeting, numbered from 1 without a gap: what everybody in the room may see, and nothing else."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    body = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ("meeting", "number")
        constraints = (models.UniqueConstraint(fields=("meeting", "number"), name="room_event_number_once_in_meeting"),)

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.number} {self.kind}"
