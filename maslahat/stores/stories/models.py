"""Rows of stories: the story, its text in each language with every wording, its releases; and the press contact."""

from django.db import models


class Story(models.Model):
    """A story for the public about one meeting. ``original`` is the language the others are translated from."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="stories")
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="stories")
    slug = models.CharField(max_length=80)
    original = models.CharField(max_length=20)
    row_version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ("programme", "-begun_at", "slug")
        verbose_name_plural = "stories"
        constraints = (
            models.UniqueConstraint(fields=("programme", "slug"), name="story_slug_once_in_programme"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="story_has_an_address"),
        )

    def __str__(self) -> str:
        return self.slug


class StoryText(models.Model):
    """How a story stands in one language. ``told`` keeps the value of each fact when it was cleared."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    revision = models.PositiveIntegerField(default=1)
    told = models.JSONField(default=dict)

    class Meta:
        ordering = ("story", "language")
        constraints = (
            models.UniqueConstraint(fields=("story", "language"), name="story_text_once_in_language"),
            models.CheckConstraint(
                condition=models.Q(state__in=("draft", "edited", "cleared", "released", "withdrawn")),
                name="story_state_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.story_id} {self.language}: {self.state}"


class StoryRevision(models.Model):
    """One wording of a story in one language; never changed. ``made_from`` names the exact original it renders."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="revisions")
    language = models.CharField(max_length=20)
    revision = models.PositiveIntegerField()
    headline = models.CharField(max_length=300)
    body = models.TextField()
    made_from = models.CharField(max_length=16, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("story", "language", "revision")
        constraints = (
            models.UniqueConstraint(fields=("story", "language", "revision"), name="story_revision_once_in_language"),
        )

    def __str__(self) -> str:
        return f"{self.story_id} {self.language} Rev.{self.revision}"


class StoryRelease(models.Model):
    """That a wording is, or was, in public; at a time one of each language is. ``note`` says what was corrected."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="releases")
    language = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    note = models.CharField(max_length=1000, blank=True)
    released_at = models.DateTimeField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("story", "language", "number")
        constraints = (
            models.UniqueConstraint(fields=("story", "language", "number"), name="release_number_once_in_language"),
            models.UniqueConstraint(
                fields=("story", "language"),
                condition=models.Q(ended_at__isnull=True),
                name="one_release_in_public_per_language",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_because="") | models.Q(ended_at__isnull=False),
                name="release_withdrawn_has_ended",
            ),
        )

    def __str__(self) -> str:
        return f"{self.story_id} {self.language} release {self.number}"


class StoryPhotograph(models.Model):
    """A photograph of a story, painted anew (ADR 0020). The picture never changes; it is taken down, not deleted.

    ``alternative`` tells by language what is seen, ``credit`` whose picture it is.
    """

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="photographs")
    number = models.PositiveIntegerField()
    alternative = models.JSONField()
    credit = models.JSONField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("story", "number")
        constraints = (
            models.UniqueConstraint(fields=("story", "number"), name="photograph_number_once_in_story"),
            models.CheckConstraint(
                condition=models.Q(taken_down_at__isnull=True) | models.Q(taken_down_at__gte=models.F("added_at")),
                name="photograph_is_taken_down_after_it_was_added",
            ),
        )

    def __str__(self) -> str:
        return f"{self.story_id} photograph {self.number}"


class PressContact(models.Model):
    """Where the press turns to: one for the whole programme, so that it is changed once for every story (R55)."""

    programme = models.OneToOneField("programmes.Programme", on_delete=models.PROTECT, related_name="press_contact")
    office = models.JSONField()
    mail = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    row_version = models.PositiveIntegerField(default=1)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("programme",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(mail="") | ~models.Q(phone=""), name="press_contact_can_be_reached"
            ),
        )

    def __str__(self) -> str:
        return f"press contact of {self.programme_id}"
