"""Who wants reminders of a programme, and what each was reminded of last, for screens and for the postman."""

from collections.abc import Mapping
from datetime import date

from maslahat.domain.results.digests import DigestSent
from maslahat.stores.results import models


def addresses(programme: str) -> Mapping[int, str]:
    """Return {person (row id): address} of everybody who wants reminders of a programme (its code): one query."""
    rows = models.ReminderAddress.objects.filter(programme__code=programme).order_by("person")
    return dict(rows.values_list("person_id", "address"))


def last_sent(programme: str, person: int) -> DigestSent | None:
    """Return what a person was last reminded of, whether the letter arrived or came back; None if never: one query."""
    rows = models.ReminderLetter.objects.filter(programme__code=programme, person=person).exclude(state="claimed")
    found: tuple[date, list[str]] | None = rows.order_by("-day").values_list("day", "marks").first()
    return None if found is None else DigestSent(found[0], frozenset(found[1]))
