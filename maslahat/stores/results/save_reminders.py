"""Where reminders go, and the letters of a day, kept; who makes the row of a letter is the one who sends it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.apps import apps
from django.db import IntegrityError, transaction

from maslahat.stores.results import models

CLAIM_HOLDS = timedelta(minutes=15)
"""How long nobody else sends to a person for whom somebody began to send."""


def address(programme: str, person: int, wanted: str) -> None:
    """Let the reminders of a person (its row id) go to this address; to none if it is empty."""
    if not wanted:
        models.ReminderAddress.objects.filter(programme__code=programme, person=person).delete()
        return
    models.ReminderAddress.objects.update_or_create(
        programme_id=_owner(programme), person_id=person, defaults={"address": wanted}
    )


def claim_letter(programme: str, person: int, day: date, marks: Iterable[str], now: datetime) -> bool:
    """Tell whether the caller is to send this letter now: nobody else has or does, or somebody began long ago."""
    named = {"programme_id": _owner(programme), "person_id": person}
    rows = models.ReminderLetter.objects.filter(**named)
    if rows.filter(state="claimed", claimed_at__gt=now - CLAIM_HOLDS).exists():
        return False
    told = {"marks": sorted(marks), "claimed_at": now}
    try:
        with transaction.atomic():
            models.ReminderLetter.objects.create(**named, day=day, **told)
    except IntegrityError:
        return rows.filter(day=day, state="claimed", claimed_at__lte=now - CLAIM_HOLDS).update(**told) == 1
    return True


def letter_ended(programme: str, person: int, day: date, state: str) -> bool:
    """Note that the letter of a day was sent, or bounced at once; return whether somebody had begun to send it."""
    rows = models.ReminderLetter.objects.filter(programme__code=programme, person=person, day=day, state="claimed")
    return rows.update(state=state) == 1


def _owner(programme: str) -> int:
    rows = apps.get_model("programmes", "Programme").objects.filter(code=programme)
    return int(rows.values_list("pk", flat=True).get())
