"""Rows of decisions in the room: calls of the chair, what parties say on any matter, and what the calls came to."""

from django.db import models

from maslahat.domain.governance.calls import DecisionResult
from maslahat.domain.governance.stances import Weight

_RESULTS = tuple(result.value for result in DecisionResult)
_WEIGHTS = tuple(weight.value for weight in Weight)


class Call(models.Model):
    """A question that the chair put to the seats. Never changed once it is closed.

    ``workplan`` is the code of the plan that it is about, or empty; ``text`` is the wording of a procedural question;
    ``rule`` is the version of the decision rule in force then; ``present`` and ``notified`` are party codes; ``asked``
    lists who asked for time and when; ``seed`` draws the seat with which a vote begins; ``appeals`` is the number of
    the ruling that is appealed against; ``chair`` is a person of a delegation who chairs and so does not speak (E47).
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="calls")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    ref = models.CharField(max_length=80)
    workplan = models.CharField(max_length=80, blank=True, default="")
    fingerprint = models.CharField(max_length=64)
    text = models.JSONField(default=dict)
    question = models.CharField(max_length=20)
    method = models.CharField(max_length=20)
    rule = models.JSONField()
    present = models.JSONField(default=list)
    notified = models.JSONField(default=list)
    asked = models.JSONField(default=list)
    seed = models.CharField(max_length=64, blank=True, default="")
    appeals = models.PositiveIntegerField(null=True, blank=True)
    chair = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("meeting", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="call_number_once_in_meeting"),
            models.UniqueConstraint(
                fields=("meeting",), condition=models.Q(closed_at__isnull=True), name="one_open_call_in_meeting"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("opened_at")), name="call_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.number} {self.method}"


class Stance(models.Model):
    """What one person said for one party on one matter, also the answer in a vote. Never changed, never removed."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="stances")
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=20)
    party = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    text = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    whole = models.BooleanField(default=False)
    channel = models.CharField(max_length=20)
    weight = models.CharField(max_length=20)
    supersedes = models.PositiveIntegerField(null=True, blank=True)
    vote = models.ForeignKey(Call, null=True, blank=True, on_delete=models.PROTECT, related_name="answers")
    stated_at = models.DateTimeField()

    class Meta:
        ordering = ("meeting", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="stance_number_once_in_meeting"),
            models.UniqueConstraint(
                fields=("vote", "party"), condition=models.Q(vote__isnull=False), name="one_answer_of_a_seat_in_a_vote"
            ),
            models.CheckConstraint(condition=models.Q(weight__in=_WEIGHTS), name="stance_weight_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.party}: {self.kind}"


class Decision(models.Model):
    """What a call came to. Written once at the closing, and once more when the silence of absent seats has ended."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="decisions")
    step = models.PositiveSmallIntegerField(default=1)
    result = models.CharField(max_length=20)
    why = models.JSONField(default=list)
    seats = models.JSONField(default=list)
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ("call", "step")
        constraints = (
            models.UniqueConstraint(fields=("call", "step"), name="one_decision_of_a_call"),
            models.CheckConstraint(condition=models.Q(step__in=(1, 2)), name="decision_step_is_known"),
            models.CheckConstraint(condition=models.Q(result__in=_RESULTS), name="decision_result_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.call_id}: {self.result}"
