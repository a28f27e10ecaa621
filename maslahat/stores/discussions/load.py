"""Threads in for a decision; who calls holds the workplan's lock."""

from maslahat.stores.discussions import models
from maslahat.stores.discussions.reading import ThreadFound, threads_of


def threads(workplan: int) -> tuple[ThreadFound, ...]:
    """Return all threads on a workplan that is held."""
    return threads_of(models.Thread.objects.filter(workplan_id=workplan))


def thread(workplan: int, number: int) -> ThreadFound | None:
    """Return one thread on a workplan that is held, or None."""
    return next(iter(threads_of(models.Thread.objects.filter(workplan_id=workplan, number=number))), None)
