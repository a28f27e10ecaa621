"""Rows of governance: the positions of parties on a fingerprint, and endorsements. All only ever grow."""

from django.db import models

from maslahat.stores.governance.call_models import Call, Decision, Stance
from maslahat.stores.governance.left_models import LeftWord
from maslahat.stores.governance.signing_models import NoteVerbale, Signature
from maslahat.stores.governance.silence_models import NoticeAddress, NoticeLetter, SilenceEntry, SilenceProcedure

__all__ = (
    "Call",
    "Decision",
    "Endorsement",
    "LeftWord",
    "NoteVerbale",
    "NoticeAddress",
    "NoticeLetter",
    "Position",
    "Signature",
    "SilenceEntry",
    "SilenceProcedure",
    "Stance",
)


class Position(models.Model):
    """What a party says on one fingerprint. Never changed: the latest effective one counts, all are kept (E83).

    ``number`` counts what was said on the plan. After endorsement a party can only add a reservation (kind
    ``added_reservation``) or lift one (``lifting``; ``lifts`` is the number of the reservation).
    ``lines`` are the ids of reserved lines, ``whole`` a reservation on the whole plan; ``role`` is the role held then;
    ``is_effective`` is false for the word of someone who does not bind the party (E50).
    """

    workplan = models.ForeignKey("workplans.Workplan", on_delete=models.PROTECT, related_name="positions")
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=64, db_index=True)
    party = models.CharField(max_length=80)
    kind = models.CharField(max_length=30)
    text = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    whole = models.BooleanField(default=False)
    channel = models.CharField(max_length=20, default="room")
    is_effective = models.BooleanField(default=True)
    lifts = models.PositiveIntegerField(null=True, blank=True)
    stated_at = models.DateTimeField()

    class Meta:
        ordering = ("workplan", "number")
        constraints = (
            models.UniqueConstraint(fields=("workplan", "number"), name="position_number_once_in_workplan"),
            models.UniqueConstraint(
                fields=("workplan", "lifts"), condition=models.Q(lifts__isnull=False), name="reservation_lifted_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}: {self.kind}"


class Endorsement(models.Model):
    """That the parties endorsed one version of a plan. ``decision`` keeps rule, positions and reservations as read."""

    version = models.OneToOneField("workplans.Version", on_delete=models.PROTECT, related_name="endorsement")
    subject = models.CharField(max_length=64)
    meeting = models.ForeignKey(
        "meetings.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="endorsements"
    )
    decision = models.JSONField()
    endorsed_at = models.DateTimeField()

    class Meta:
        ordering = ("endorsed_at",)

    def __str__(self) -> str:
        return f"endorsed {self.subject[:12]}"
