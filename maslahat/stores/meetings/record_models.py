"""Rows of what a meeting leaves behind: its decisions with their follow-up, its minutes with every wording."""

from django.db import models


class Decision(models.Model):
    """One decision of the register. Its words never change; what became of it is told by its notes.

    ``number`` counts within the meeting and within its series: those for all, and those that are ``is_internal``.
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    is_internal = models.BooleanField(default=False)
    text = models.JSONField()
    item = models.PositiveIntegerField(null=True, blank=True)
    owner = models.CharField(max_length=80, blank=True)
    office = models.JSONField(default=dict)
    taken_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("meeting", "is_internal", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "is_internal", "number"), name="decision_number_once_in_series"),
            models.UniqueConstraint(
                fields=("meeting", "source"), condition=~models.Q(source=""), name="decision_once_from_its_record"
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__isnull=True) | models.Q(due_on__gte=models.F("taken_on")),
                name="decision_due_after_taken",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.number}"


class DecisionNote(models.Model):
    """A note on what became of a decision; the latest says where it stands, all are kept."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="notes")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20)
    text = models.JSONField(default=dict)
    party = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("decision", "number")
        constraints = (
            models.UniqueConstraint(fields=("decision", "number"), name="note_number_once_on_decision"),
            models.CheckConstraint(
                condition=models.Q(state__in=("open", "done", "dropped")), name="decision_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.state}"


class Minutes(models.Model):
    """The minutes of one meeting. ``edition`` counts how often they were drafted; agreed ones have a fingerprint."""

    meeting = models.OneToOneField("meetings.Meeting", on_delete=models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=20)
    edition = models.PositiveIntegerField(default=1)
    row_version = models.PositiveIntegerField(default=1)
    fingerprint = models.CharField(max_length=64, blank=True)
    drafted_at = models.DateTimeField()
    circulated_at = models.DateTimeField(null=True, blank=True)
    deadline = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("meeting",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="draft", deadline__isnull=True)
                | models.Q(state__in=("circulated", "agreed"), deadline__gt=models.F("circulated_at")),
                name="minutes_have_a_deadline_once_circulated",
            ),
            models.CheckConstraint(
                condition=models.Q(state="agreed", agreed_at__gte=models.F("deadline")) & ~models.Q(fingerprint="")
                | (~models.Q(state="agreed") & models.Q(agreed_at__isnull=True, fingerprint="")),
                name="minutes_agreed_after_the_deadline_with_fingerprint",
            ),
        )

    def __str__(self) -> str:
        return f"minutes of {self.meeting_id}: {self.state}"


class MinutesParagraph(models.Model):
    """One wording of one paragraph of one edition; never changed: a new wording is a new row with the next revision."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="paragraphs")
    edition = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    section = models.CharField(max_length=20)
    text = models.JSONField()
    facts = models.JSONField(default=list)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("minutes", "edition", "number", "revision")
        constraints = (
            models.UniqueConstraint(
                fields=("minutes", "edition", "number", "revision"), name="paragraph_revision_once_in_edition"
            ),
        )

    def __str__(self) -> str:
        return f"{self.minutes_id}: {self.number} Rev.{self.revision}"


class MinutesCorrection(models.Model):
    """What a delegation asks to be changed in a paragraph, and the secretariat's answer with its reason."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveIntegerField()
    paragraph = models.PositiveIntegerField()
    party = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    text = models.JSONField()
    filed_at = models.DateTimeField()
    state = models.CharField(max_length=20, default="open")
    answer = models.JSONField(default=dict)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("minutes", "number")
        constraints = (
            models.UniqueConstraint(fields=("minutes", "number"), name="correction_number_once_in_minutes"),
            models.CheckConstraint(
                condition=models.Q(state="open", answered_at__isnull=True)
                | models.Q(state__in=("taken_in", "declined"), answered_at__isnull=False),
                name="correction_is_open_or_answered",
            ),
        )

    def __str__(self) -> str:
        return f"{self.minutes_id}: {self.number} {self.state}"
