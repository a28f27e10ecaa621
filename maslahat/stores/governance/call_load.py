"""Calls in for a decision; who calls holds the meeting."""

from datetime import datetime

from django.db.models import Max

from maslahat.domain.governance.stances import Stance, Weight
from maslahat.stores.governance import call_models as models
from maslahat.stores.governance.call_queries import calls, casts, open_call, stances
from maslahat.stores.governance.call_reading import CallFound, calls_of, stances_of
from maslahat.stores.together import forget, know, known, once

__all__ = ["call", "calls", "casts", "last_stance", "open_call", "stances"]


def call(meeting: int, number: int) -> CallFound | None:
    """Return one call of a meeting that is held, or None."""
    return next(iter(calls_of(models.Call.objects.filter(meeting_id=meeting, number=number))), None)


def latest_call(meeting: int) -> CallFound | None:
    """Return the call that was put last in a meeting that is held, or None."""
    rows = models.Call.objects.filter(meeting_id=meeting)
    last = rows.order_by("-number").values("number")[:1]
    return once(("latest call", meeting), lambda: next(iter(calls_of(rows.filter(number__in=last))), None))


def counting_stance(meeting: int, subject: str, party: str, now: datetime) -> tuple[Stance, ...]:
    """Return the last position that counts of a party on a subject, stated not after ``now`` (aware UTC); or nothing.

    However many positions the party took before, one is read.
    """
    rows = models.Stance.objects.filter(meeting_id=meeting, vote=None, subject=subject, party=party)
    counted = rows.filter(weight=Weight.COUNTS.value, stated_at__lte=now)
    last = rows.filter(number__in=counted.order_by("-number").values("number")[:1])
    kept: tuple[datetime, tuple[Stance, ...]] | None = known(("counting stance", meeting, subject, party))
    if kept is None or kept[0] != now:
        kept = now, stances_of(last)
        know(("counting stance", meeting, subject, party), kept)
    return kept[1]


def last_stance(meeting: int) -> int:
    """Return the number of the latest position or answer given in a meeting that is held, 0 if there is none."""
    return once(("last stance", meeting), lambda: _last_stance(meeting))


def _last_stance(meeting: int) -> int:
    return models.Stance.objects.filter(meeting_id=meeting).aggregate(last=Max("number"))["last"] or 0


def know_stance(meeting: int, taken: Stance) -> None:
    """Let the deeds done together know what a position that was just stored makes of the last number and what counts.

    Where that is not plain they ask the database.
    """
    know(("last stance", meeting), taken.number)
    name = ("counting stance", meeting, taken.subject, taken.seat)
    kept: tuple[datetime, tuple[Stance, ...]] | None = known(name)
    if kept is not None and taken.weight is Weight.COUNTS:
        if kept[0] == taken.stated_at:
            know(name, (taken.stated_at, (taken,)))
        else:
            forget(name)
