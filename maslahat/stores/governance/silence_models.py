"""Rows of silence procedures: what was asked, everything that happened, the letters, and where letters go."""

from django.db import models

ENTRY_KINDS = (
    *("published", "notice", "delivered", "bounced", "started", "extended", "objection", "counter_amendment"),
    *("withdrawal", "statement", "reservation", "received", "confirmed", "dismissed", "closed"),
)


class SilenceProcedure(models.Model):
    """A procedure on one text of a workplan, by its fingerprint. Never changed: how it stands follows from entries.

    ``proposal`` is empty where the plan itself is asked about; ``seats`` and ``languages`` are lists of codes,
    ``terms`` the terms of silence in force when it was opened.
    """

    workplan = models.ForeignKey("workplans.Workplan", on_delete=models.PROTECT, related_name="silences")
    number = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    proposal = models.CharField(max_length=80, blank=True)
    seats = models.JSONField()
    languages = models.JSONField()
    terms = models.JSONField()
    opened_at = models.DateTimeField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)

    class Meta:
        ordering = ("workplan", "number")
        constraints = (models.UniqueConstraint(fields=("workplan", "number"), name="silence_number_once_in_workplan"),)

    def __str__(self) -> str:
        return f"{self.workplan_id}: silence {self.number}"


class SilenceEntry(models.Model):
    """One thing that happened in a procedure. Never changed; a procedure starts once and ends once (E72).

    ``word`` is a code, ``holds`` the instant the entry is about, ``refers`` another entry's number; what the server
    wrote itself has no person.
    """

    procedure = models.ForeignKey(SilenceProcedure, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    seat = models.CharField(max_length=80, blank=True)
    word = models.CharField(max_length=40, blank=True)
    holds = models.DateTimeField(null=True, blank=True)
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, blank=True)
    text = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    whole = models.BooleanField(default=False)
    refers = models.PositiveIntegerField(default=0)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ("procedure", "number")
        verbose_name_plural = "silence entries"
        constraints = (
            models.UniqueConstraint(fields=("procedure", "number"), name="silence_entry_once_in_procedure"),
            models.UniqueConstraint(
                fields=("procedure",), condition=models.Q(kind="closed"), name="silence_closed_once"
            ),
            models.UniqueConstraint(
                fields=("procedure",), condition=models.Q(kind="started"), name="silence_started_once"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=ENTRY_KINDS), name="silence_entry_kind_is_known"),
            models.CheckConstraint(
                condition=~models.Q(kind__in=("started", "extended", "closed", "received"))
                | models.Q(holds__isnull=False),
                name="silence_entry_has_its_instant",
            ),
        )

    def __str__(self) -> str:
        return f"{self.procedure_id}.{self.number} {self.kind}"


class NoticeAddress(models.Model):
    """Where letters for a party go: the mailbox of a mission or a ministry. Not a record: it may be taken away."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="notice_addresses")
    party = models.CharField(max_length=80)
    address = models.EmailField()

    class Meta:
        ordering = ("programme", "party", "address")
        verbose_name_plural = "notice addresses"
        constraints = (
            models.UniqueConstraint(fields=("programme", "party", "address"), name="notice_address_once_per_party"),
        )

    def __str__(self) -> str:
        return f"{self.party}: {self.address}"


class NoticeLetter(models.Model):
    """One letter of one notice to one address. Who makes the row sends the letter: two workers never both do."""

    procedure = models.ForeignKey(SilenceProcedure, on_delete=models.PROTECT, related_name="letters")
    notice = models.PositiveIntegerField()
    party = models.CharField(max_length=80)
    address = models.EmailField()
    state = models.CharField(max_length=10, default="claimed")
    claimed_at = models.DateTimeField()

    class Meta:
        ordering = ("procedure", "notice", "party", "address")
        constraints = (
            models.UniqueConstraint(fields=("procedure", "notice", "party", "address"), name="notice_letter_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=("claimed", "sent", "bounced")), name="notice_letter_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.procedure_id}.{self.notice} to {self.party}: {self.state}"
