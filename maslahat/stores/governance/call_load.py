"""Calls in for a decision; who calls holds the meeting."""

from django.db.models import Max

from maslahat.stores.governance import call_models as models
from maslahat.stores.governance.call_queries import calls, casts, open_call, stances
from maslahat.stores.governance.call_reading import CallFound, calls_of

__all__ = ["call", "calls", "casts", "last_stance", "open_call", "stances"]


def call(meeting: int, number: int) -> CallFound | None:
    """Return one call of a meeting that is held, or None."""
    return next(iter(calls_of(models.Call.objects.filter(meeting_id=meeting, number=number))), None)


def last_stance(meeting: int) -> int:
    """Return the number of the latest position or answer given in a meeting that is held, 0 if there is none."""
    found = models.Stance.objects.filter(meeting_id=meeting).aggregate(last=Max("number"))["last"]
    return found or 0
