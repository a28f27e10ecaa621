"""People, parties and seats for screens: reading only; nothing here decides."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from maslahat.domain.governance.seats import Accreditation, PartyKind, Seat
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.people import models
from maslahat.stores.people.shapes import SINCE_EVER, AccreditationFound, PartyFound, PasskeyFound, PersonFound
from maslahat.stores.prepared import Prepared
from maslahat.stores.together import once


def parties(programme: str) -> tuple[PartyFound, ...]:
    """Return the parties of a programme in order of printing."""
    rows = models.Party.objects.filter(programme__code=programme)
    return tuple(
        PartyFound(PartyCode(row.code), PartyKind(row.kind), row.country, LocalizedText.read(row.name)) for row in rows
    )


def accreditations(programme: str) -> tuple[AccreditationFound, ...]:
    """Return every accreditation ever given in a programme, by party and then from the oldest."""
    rows = models.Accreditation.objects.filter(party__programme__code=programme)
    return tuple(_accreditation(row) for row in _columns(rows))


def seat_and_accreditations(programme: str, party: str) -> tuple[tuple[Seat, ...], tuple[Accreditation, ...]]:
    """Return the seat of one party of a programme, and every accreditation ever given for it: one query.

    A party for which nobody was ever accredited has no seat here: nobody speaks for it.
    """
    found = once(("party", programme, party), lambda: _FOR_PARTY.rows(programme, party))
    seats = dict.fromkeys(Seat(PartyCode(party), PartyKind(kind), SINCE_EVER) for _, kind, *_ in found)
    held = (
        Accreditation(username, PartyCode(party), Role(role), valid_from, valid_until)
        for username, _, role, valid_from, valid_until in found
    )
    return tuple(seats), tuple(held)


def accreditations_of(person: int, programme: str, at: datetime) -> tuple[AccreditationFound, ...]:
    """Return what a person is accredited as at an instant (aware UTC), oldest first."""
    rows = once(("accredited", person, programme, at), lambda: _OF_PERSON_IN.rows(person, programme, at))
    found = (_accreditation(row) for row in rows)
    return tuple(each for each in found if each.held.holds_at(at))


def programmes_of(person: int, at: datetime) -> tuple[str, ...]:
    """Return the codes of the programmes in which a person is accredited at an instant."""
    rows = models.Accreditation.objects.filter(person_id=person, valid_from__lte=at).exclude(valid_until__lte=at)
    return tuple(rows.order_by("party__programme__code").values_list("party__programme__code", flat=True).distinct())


def person(username: str) -> PersonFound | None:
    """Return the person with this user name, or None."""
    row = models.Person.objects.filter(username=username).first()
    return _person(row) if row else None


def people(programme: str) -> tuple[PersonFound, ...]:
    """Return everybody who was ever accredited in a programme, by user name."""
    rows = models.Person.objects.filter(accreditations__party__programme__code=programme).distinct()
    return tuple(_person(row) for row in rows.order_by("username"))


def _person(row: models.Person) -> PersonFound:
    office = LocalizedText.read(row.office)
    return PersonFound(row.pk, row.username, office, row.institution, row.language, row.is_active)


def _columns(rows: QuerySet[models.Accreditation]) -> QuerySet[models.Accreditation, Any]:
    ordered = rows.order_by("party__place", "party__code", "valid_from", "pk")
    of_person = ("person__username", "person__office", "person__institution")
    of_party = ("party__code", "party__kind", "party__country")
    return ordered.values_list("pk", "person_id", *of_person, *of_party, "role", "valid_from", "valid_until")


def _accreditation(columns: Sequence[Any]) -> AccreditationFound:
    row, person, username, office, institution, party, kind, country, role, valid_from, valid_until = columns
    return AccreditationFound(
        id=row,
        person=person,
        username=username,
        office=LocalizedText.read(office),
        institution=institution,
        party=PartyCode(party),
        party_kind=PartyKind(kind),
        country=country,
        role=Role(role),
        valid_from=valid_from,
        valid_until=valid_until,
    )


def _of_person_in(person: int, programme: str, at: datetime) -> QuerySet[models.Accreditation, Any]:
    asked = {"person_id": person, "person__is_active": True, "party__programme__code": programme}
    return _columns(models.Accreditation.objects.filter(**asked, valid_from__lte=at))


def _for_party(programme: str, party: str) -> QuerySet[models.Accreditation, Any]:
    rows = models.Accreditation.objects.filter(party__programme__code=programme, party__code=party).order_by()
    return rows.values_list("person__username", "party__kind", "role", "valid_from", "valid_until")


_OF_PERSON_IN, _FOR_PARTY = Prepared(_of_person_in), Prepared(_for_party)


def passkeys(person: int) -> tuple[PasskeyFound, ...]:
    """Return every passkey that a person ever had (row id), oldest first; those revoked say when."""
    return tuple(_passkey(row) for row in models.Passkey.objects.filter(person_id=person))


def passkey(credential: str) -> PasskeyFound | None:
    """Return the passkey with this credential id (base64url), or None."""
    row = models.Passkey.objects.filter(credential=credential).first()
    return _passkey(row) if row else None


def _passkey(row: models.Passkey) -> PasskeyFound:
    return PasskeyFound(
        id=row.pk,
        person=row.person_id,
        credential=row.credential,
        name=row.name,
        cose=bytes.fromhex(row.cose),
        key=row.key,
        counter=row.counter,
        is_synced=row.is_synced,
        added_at=row.added_at,
        used_at=row.used_at,
        revoked_at=row.revoked_at,
    )
