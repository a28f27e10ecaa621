"""Rows of people: persons who sign in, parties to a programme, and who acts for which party in which role and when."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from maslahat.stores.people.passkey_models import Passkey as Passkey


class People(BaseUserManager["Person"]):
    """Finds and makes persons; Django's sign-in and ``createsuperuser`` come through here."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> "Person":
        """Store and return a person who signs in with this name; without a password nobody can sign in yet."""
        person = self.model(username=username, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, username: str, password: str | None = None, **fields: object) -> "Person":
        """Store and return a person who may read the back office."""
        return self.create_user(username, password, **{**fields, "is_staff": True, "is_superuser": True})


class Person(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in. Known by an office ("Head of delegation, Kazakhstan"), never by a personal name.

    ``office`` is the title of the office by language; ``language`` is the language the person reads.
    """

    username = models.CharField(max_length=80, unique=True)
    office = models.JSONField(default=dict)
    institution = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("username",)
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.username


class Party(models.Model):
    """A party to a programme: member State, agency, donor, UN entity, regional body, civil society, public."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="parties")
    code = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    country = models.CharField(max_length=8, blank=True)
    name = models.JSONField()
    place = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("place", "code")
        constraints = (models.UniqueConstraint(fields=("programme", "code"), name="party_once_in_programme"),)

    def __str__(self) -> str:
        return self.code


class Accreditation(models.Model):
    """That a person acts for a party in a role from ``valid_from`` until, but not at, ``valid_until`` (UTC).

    An interval is closed, never deleted: earlier acts keep showing the role held then (E48).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="accreditations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="accreditations")
    role = models.CharField(max_length=40)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("party", "valid_from", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("valid_from")),
                name="accreditation_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=("party", "role"),
                condition=models.Q(role__in=("head_of_delegation", "alternate"), valid_until__isnull=True),
                name="one_head_and_one_alternate_per_party",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} for {self.party_id} as {self.role}"
