"""Rows of what comes before a meeting: how it is called, its agenda, documents, letters, notes of groups."""

from django.db import models


class Calling(models.Model):
    """How a meeting is called: its arrangements and the agenda that is worked on.

    ``arrangements`` is the document of ``Arrangements``, ``agenda`` that of its items. ``row_version`` rises with every
    change of either; the meeting's own rises with what happens in the room.
    """

    meeting = models.OneToOneField("meetings.Meeting", on_delete=models.PROTECT, related_name="calling")
    arrangements = models.JSONField()
    agenda = models.JSONField(default=list)
    row_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calling of {self.meeting_id}"


class AgendaRevision(models.Model):
    """The agenda as it was published. Never changed."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    items = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        ordering = ("meeting", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="agenda_revision_number_once_in_meeting"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="agenda_revision_numbered_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} Rev.{self.number}"


class MeetingDocument(models.Model):
    """A file before the meeting, with its fingerprint; ``item`` is the id of an agenda item, 0 for the whole meeting.

    The file never changes; one that was put up by mistake is withdrawn.
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="documents")
    number = models.PositiveIntegerField()
    item = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20)
    title = models.JSONField()
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    is_public = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("meeting", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="document_number_once_in_meeting"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("report", "workplan", "proposal", "information")),
                name="document_kind_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.number} {self.name}"


class InvitationLetter(models.Model):
    """A letter that was issued to a party: its number, whom it names, and what it said. Never changed.

    ``arrangements`` are those of that instant, with the deadline of registration; ``revision`` is the agenda that was
    annexed (0: none).
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="letters")
    number = models.CharField(max_length=200)
    party = models.CharField(max_length=80)
    office = models.JSONField()
    institution = models.JSONField()
    arrangements = models.JSONField()
    revision = models.PositiveIntegerField(default=0)
    dated_on = models.DateField()
    issued_at = models.DateTimeField()

    class Meta:
        ordering = ("meeting", "party", "issued_at", "pk")
        constraints = (models.UniqueConstraint(fields=("meeting", "number"), name="letter_number_once_in_meeting"),)

    def __str__(self) -> str:
        return self.number


class BreakoutNote(models.Model):
    """What a breakout group wrote down; ``proposal`` is what became of it, on ``workplan``."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="notes")
    number = models.PositiveIntegerField()
    item = models.PositiveIntegerField(default=0)
    country = models.CharField(max_length=80)
    topic = models.CharField(max_length=80)
    text = models.JSONField()
    party = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    workplan = models.CharField(max_length=80, blank=True, default="")
    proposal = models.CharField(max_length=80, blank=True, default="")
    row_version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("meeting", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="note_number_once_in_meeting"),
            models.CheckConstraint(
                condition=models.Q(proposal="", workplan="") | (~models.Q(proposal="") & ~models.Q(workplan="")),
                name="note_names_proposal_with_plan",
            ),
            models.UniqueConstraint(
                fields=("meeting", "workplan", "proposal"),
                condition=~models.Q(proposal=""),
                name="note_becomes_proposal_of_its_own",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} note {self.number}"
