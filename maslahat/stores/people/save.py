"""People, parties and accreditations out to rows."""

from collections.abc import Iterable
from datetime import datetime

from django.apps import apps

from maslahat.domain.governance.seats import Accreditation
from maslahat.domain.programmes.parties import Party
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.people import models
from maslahat.stores.people.shapes import NewPasskey


def parties(programme: str, wanted: Iterable[Party]) -> None:
    """Store the parties of a programme in the order given; parties no longer named keep their row."""
    owner = apps.get_model("programmes", "Programme").objects.values_list("pk", flat=True).get(code=programme)
    rows = [
        models.Party(
            programme_id=owner,
            code=each.code,
            kind=each.kind,
            country=each.country,
            name=each.name.document(),
            place=place,
        )
        for place, each in enumerate(wanted)
    ]
    models.Party.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=("programme", "code"),
        update_fields=("kind", "country", "name", "place"),
    )


def person(
    *, username: str, office: LocalizedText, institution: str, language: str, now: datetime, password: str | None
) -> int:
    """Store a new person and return the row's id; without a password nobody can sign in under the name yet."""
    row = models.Person(
        username=username, office=office.document(), institution=institution, language=language, joined_at=now
    )
    row.set_password(password)
    row.save(force_insert=True)
    return row.pk


def accreditation(programme: str, given: Accreditation) -> int:
    """Store an accreditation and return the row's id."""
    row = models.Accreditation.objects.create(
        person=models.Person.objects.get(username=given.person),
        party=models.Party.objects.get(programme__code=programme, code=given.party),
        role=given.role.value,
        valid_from=given.valid_from,
        valid_until=given.valid_until,
    )
    return row.pk


def end(accreditations: Iterable[int], at: datetime) -> None:
    """Close these accreditations at an instant; what was done under them stays as it is."""
    models.Accreditation.objects.filter(pk__in=tuple(accreditations)).update(valid_until=at)


def passkey(person: int, made: NewPasskey, now: datetime) -> int:
    """Store a passkey that was just made and return the row's id."""
    row = models.Passkey.objects.create(
        person_id=person,
        credential=made.credential,
        name=made.name,
        cose=made.cose.hex(),
        key=made.key,
        counter=made.counter,
        is_synced=made.is_synced,
        added_at=now,
    )
    return row.pk


def passkey_used(passkey: int, counter: int, now: datetime) -> None:
    """Keep what a passkey counted when it signed."""
    models.Passkey.objects.filter(pk=passkey).update(counter=counter, used_at=now)


def passkey_named(passkey: int, name: str) -> None:
    """Give a passkey another name."""
    models.Passkey.objects.filter(pk=passkey).update(name=name)


def passkey_revoked(passkey: int, now: datetime) -> None:
    """Let a passkey sign nothing more; what it signed stays."""
    models.Passkey.objects.filter(pk=passkey).update(revoked_at=now)
