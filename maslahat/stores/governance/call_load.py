"""Calls in for a decision; who calls holds the meeting."""

from datetime import datetime

from django.db.models import Max

from maslahat.domain.governance.stances import Stance, Weight
from maslahat.stores.governance import call_models as models
from maslahat.stores.governance.call_queries import calls, casts, open_call, stances
from maslahat.stores.governance.call_reading import CallFound, calls_of, stances_of

__all__ = ["call", "calls", "casts", "last_stance", "open_call", "stances"]


def call(meeting: int, number: int) -> CallFound | None:
    """Return one call of a meeting that is held, or None."""
    return next(iter(calls_of(models.Call.objects.filter(meeting_id=meeting, number=number))), None)


def latest_call(meeting: int) -> CallFound | None:
    """Return the call that was put last in a meeting that is held, or None."""
    rows = models.Call.objects.filter(meeting_id=meeting)
    last = rows.order_by("-number").values("number")[:1]
    return next(iter(calls_of(rows.filter(number__in=last))), None)


def counting_stance(meeting: int, subject: str, party: str, now: datetime) -> tuple[Stance, ...]:
    """Return the last position that counts of a party on a subject, stated not after ``now`` (aware UTC); or nothing.

    However many positions the party took before, one is read.
    """
    rows = models.Stance.objects.filter(meeting_id=meeting, vote=None, subject=subject, party=party)
    counted = rows.filter(weight=Weight.COUNTS.value, stated_at__lte=now)
    return stances_of(rows.filter(number__in=counted.order_by("-number").values("number")[:1]))


def last_stance(meeting: int) -> int:
    """Return the number of the latest position or answer given in a meeting that is held, 0 if there is none."""
    found = models.Stance.objects.filter(meeting_id=meeting).aggregate(last=Max("number"))["last"]
    return found or 0
