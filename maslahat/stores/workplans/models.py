"""Rows of workplans: plans, their immutable versions, proposals with what parties said, translations, resolutions."""

from django.db import models

from maslahat.stores.workplans.afterwards_models import Adjustment as Adjustment
from maslahat.stores.workplans.afterwards_models import LineFate as LineFate
from maslahat.stores.workplans.afterwards_models import Objection as Objection


class Workplan(models.Model):
    """One joint workplan of a programme. ``row_version`` grows by one with every deed that touches the plan."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="workplans")
    code = models.CharField(max_length=80)
    year = models.PositiveIntegerField()
    stage = models.CharField(max_length=20)
    row_version = models.PositiveIntegerField(default=0)
    proposals_filed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-year", "code")
        constraints = (
            models.UniqueConstraint(fields=("programme", "code"), name="workplan_once_in_programme"),
            models.CheckConstraint(
                condition=models.Q(
                    stage__in=("draft", "consultation", "review", "finalized", "endorsed", "amended", "closed")
                ),
                name="workplan_stage_is_known",
            ),
        )

    def __str__(self) -> str:
        return self.code


class Version(models.Model):
    """One state of a plan's text; never changed, never deleted (a trigger guards it).

    ``number`` counts all versions of the plan, ``place`` those of one kind (the 3 of C3), ``part`` the corrigenda and
    adjustments of one endorsed version (the 2 of E1.2). ``version_id`` is the
    fingerprint of ``document``; ``note`` keeps what was accepted as open when the plan was finalised.
    """

    workplan = models.ForeignKey(Workplan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    place = models.PositiveIntegerField()
    part = models.PositiveIntegerField(default=0)
    version_id = models.CharField(max_length=64, db_index=True)
    document = models.JSONField()
    note = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("workplan", "number")
        constraints = (
            models.UniqueConstraint(fields=("workplan", "number"), name="version_number_once_in_workplan"),
            models.UniqueConstraint(fields=("workplan", "kind", "place", "part"), name="version_place_once_in_kind"),
            models.UniqueConstraint(
                fields=("workplan", "place", "part"),
                condition=models.Q(part__gt=0),
                name="version_part_once_in_endorsement",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=("prepared", "tabled", "consolidated", "final", "endorsed", "corrected", "adjusted")
                ),
                name="version_kind_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(part__gt=0, kind__in=("corrected", "adjusted"))
                | (models.Q(part=0) & ~models.Q(kind__in=("corrected", "adjusted"))),
                name="version_part_only_after_endorsement",
            ),
        )

    def __str__(self) -> str:
        return f"{self.workplan_id}:{self.kind}{self.place}"


class Proposal(models.Model):
    """A wish for change, whole, with its fate.

    ``change_set`` is what the party proposed (format maslahat.changeset/1), ``amended`` what was accepted instead,
    if it was amended. ``headline``, ``rationale`` and ``reason`` (for the disposition) are texts by language.
    ``is_comment`` marks the proposal of an observer that no deciding party supports yet (E45, R86). ``round`` counts
    the tabled drafts: a proposal takes effect on the one of its round.
    ``is_comment`` marks the proposal of an observer that no deciding party supports yet (E45, R86). ``merged_into`` is
    the proposal that took its place: that took it up, or made it fall. ``revision`` counts rewritings (Rev.1 …), whose
    earlier texts are Revision rows; ``supersedes`` are references of those that give way once this one is agreed.
    """

    workplan = models.ForeignKey(Workplan, on_delete=models.PROTECT, related_name="proposals")
    ref = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    round = models.PositiveIntegerField(default=1)
    party = models.CharField(max_length=80)
    country = models.CharField(max_length=8, blank=True)
    proposer = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    state = models.CharField(max_length=30)
    row_version = models.PositiveIntegerField(default=1)
    base = models.CharField(max_length=64)
    headline = models.JSONField()
    rationale = models.JSONField()
    change_set = models.JSONField()
    amended = models.JSONField(null=True, blank=True)
    is_comment = models.BooleanField(default=False)
    disposition = models.CharField(max_length=30, blank=True)
    reason = models.JSONField(default=dict)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed")
    revision = models.PositiveIntegerField(default=0)
    divided_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    supersedes = models.JSONField(default=list)
    filed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("workplan", "number")
        constraints = (
            models.UniqueConstraint(fields=("workplan", "ref"), name="proposal_ref_once_in_workplan"),
            models.UniqueConstraint(fields=("workplan", "number"), name="proposal_number_once_in_workplan"),
        )

    def __str__(self) -> str:
        return self.ref


class Revision(models.Model):
    """An earlier text of a proposal, as it stood before it was rewritten; never changed, never deleted."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="revisions")
    revision = models.PositiveIntegerField()
    party = models.CharField(max_length=80)
    headline = models.JSONField()
    rationale = models.JSONField()
    change_set = models.JSONField()
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ("proposal", "revision")
        constraints = (models.UniqueConstraint(fields=("proposal", "revision"), name="revision_once_in_proposal"),)

    def __str__(self) -> str:
        return f"{self.proposal_id} Rev.{self.revision}"


class Referral(models.Model):
    """That a proposal was agreed ad referendum: which capitals confirm it, until when, and what silence means."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="referrals")
    parties = models.JSONField()
    until = models.DateTimeField()
    lapse = models.CharField(max_length=20)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("proposal", "made_at", "id")

    def __str__(self) -> str:
        return f"{self.proposal_id} until {self.until}"


class ReferralAnswer(models.Model):
    """What a capital answered; one answer a party."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="answers")
    party = models.CharField(max_length=80)
    confirms = models.BooleanField()
    text = models.JSONField(default=dict)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ("referral", "answered_at", "id")
        constraints = (models.UniqueConstraint(fields=("referral", "party"), name="capital_answers_once"),)

    def __str__(self) -> str:
        return f"{self.party}: {self.confirms}"


class Support(models.Model):
    """That a party stands behind a proposal: as its author, a former author, in support, or that it left."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="supports")
    party = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("proposal", "given_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("proposal", "party", "kind"), name="party_stands_behind_proposal_once"),
        )

    def __str__(self) -> str:
        return f"{self.party} {self.kind} {self.proposal_id}"


class Recommendation(models.Model):
    """What a coordinator or expert advises on a proposal; the latest of each person counts, all are kept."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="recommendations")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    advice = models.CharField(max_length=30)
    note = models.JSONField(default=dict)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("proposal", "given_at", "id")

    def __str__(self) -> str:
        return f"{self.advice} on {self.proposal_id}"


class Concurrence(models.Model):
    """What a party said to a proposal that touches its country or its cells; the latest of each party counts.

    ``subject`` is the fingerprint of the very change set it was said about: another text asks for another word.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="concurrences")
    party = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=64)
    text = models.JSONField(default=dict)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    stated_at = models.DateTimeField()

    class Meta:
        ordering = ("proposal", "stated_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=("concur", "object", "none")), name="concurrence_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.party} {self.kind} {self.proposal_id}"


class Translation(models.Model):
    """New words for one text of a plan in one language, bound to the original they render; the latest that fits counts.

    ``base`` is the tabled version under discussion, ``place`` the field (``title``, or an indicator's parts),
    ``made_from`` the hash of the original, ``replaces`` that of the words that stood there, or empty (ADR 0008).
    """

    workplan = models.ForeignKey(Workplan, on_delete=models.PROTECT, related_name="translations")
    base = models.CharField(max_length=64)
    line = models.CharField(max_length=36)
    place = models.JSONField()
    language = models.CharField(max_length=20)
    words = models.TextField()
    original = models.CharField(max_length=20)
    made_from = models.CharField(max_length=16)
    replaces = models.CharField(max_length=16, blank=True)
    party = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("workplan", "given_at", "id")
        constraints = (
            models.CheckConstraint(condition=~models.Q(words=""), name="translation_has_words"),
            models.CheckConstraint(
                condition=~models.Q(language=models.F("original")), name="translation_is_into_another_language"
            ),
        )

    def __str__(self) -> str:
        return f"{self.line} {self.language}"


class Resolution(models.Model):
    """A person's decision on one conflict between proposals; one stands per conflict (E75).

    ``number`` counts the decisions on one conflict. A decision that was taken back or replaced stays, with ``ended_at``
    and who ended it and why; only those columns are ever written to a row again.
    """

    workplan = models.ForeignKey(Workplan, on_delete=models.PROTECT, related_name="resolutions")
    conflict = models.CharField(max_length=80)
    number = models.PositiveIntegerField(default=1)
    choice = models.JSONField()
    reason = models.JSONField()
    party = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    resolved_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.JSONField(default=dict)
    ended_person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_role = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("workplan", "resolved_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("workplan", "conflict"),
                condition=models.Q(ended_at__isnull=True),
                name="one_resolution_stands_per_conflict",
            ),
            models.UniqueConstraint(fields=("workplan", "conflict", "number"), name="resolution_number_in_conflict"),
        )

    def __str__(self) -> str:
        return f"{self.conflict}: {self.choice}"


class DiscussionOrder(models.Model):
    """The order in which conflicts are discussed, as the chair changed it; the newest counts, all are kept.

    ``conflicts`` are ids, the first comes first; an empty list is the suggested order again.
    """

    workplan = models.ForeignKey(Workplan, on_delete=models.PROTECT, related_name="discussion_orders")
    number = models.PositiveIntegerField()
    conflicts = models.JSONField(default=list)
    reason = models.JSONField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("workplan", "number")
        constraints = (
            models.UniqueConstraint(fields=("workplan", "number"), name="discussion_order_number_once_in_workplan"),
        )

    def __str__(self) -> str:
        return f"{self.workplan_id}: {self.number}"


class LineStatus(models.Model):
    """How far the work of a line has come. Not plan content: it never changes a fingerprint (E84)."""

    workplan = models.ForeignKey(Workplan, on_delete=models.PROTECT, related_name="line_statuses")
    line = models.CharField(max_length=36)
    status = models.CharField(max_length=30)
    note = models.JSONField(default=dict)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("workplan", "line", "noted_at", "id")
        indexes = (models.Index(fields=("workplan", "line"), name="line_status_by_line"),)

    def __str__(self) -> str:
        return f"{self.line}: {self.status}"


class UnsentProposal(models.Model):
    """What one person wishes of a plan for a party and has not sent yet; seen by that person alone.

    ``wishes`` is a list of wishes written on the version ``base``, each with the line or new line it is ``about``;
    ``sent_key`` and ``sent_as`` name the form by which it was last sent, and the proposal that came of it.
    """

    workplan = models.ForeignKey(Workplan, on_delete=models.CASCADE, related_name="unsent")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    party = models.CharField(max_length=80)
    base = models.CharField(max_length=64)
    wishes = models.JSONField(default=list)
    headline = models.JSONField(default=dict)
    rationale = models.JSONField(default=dict)
    sent_key = models.CharField(max_length=200, blank=True)
    sent_as = models.CharField(max_length=80, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("workplan", "person", "party")
        constraints = (
            models.UniqueConstraint(fields=("workplan", "person", "party"), name="one_unsent_proposal_of_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} on {self.workplan_id}"
