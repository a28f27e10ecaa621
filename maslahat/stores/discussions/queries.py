"""Threads for screens: reading only; the number of queries never depends on the rows."""

from collections.abc import Collection

from maslahat.stores.discussions import models
from maslahat.stores.discussions.reading import ThreadFound, threads_by_plan, threads_of


def threads(workplan: int) -> tuple[ThreadFound, ...]:
    """Return all threads on a workplan (its row id), in order of number."""
    return threads_of(models.Thread.objects.filter(workplan_id=workplan))


def threads_on(workplans: Collection[int]) -> dict[int, tuple[ThreadFound, ...]]:
    """Return all threads on these workplans (row ids), each in order of number, in as many queries as of one."""
    return threads_by_plan(models.Thread.objects.filter(workplan__in=workplans))


def threads_on_line(workplan: int, line: str) -> tuple[ThreadFound, ...]:
    """Return the threads on a line or one of its cells."""
    return threads_of(models.Thread.objects.filter(workplan_id=workplan, line=line))


def threads_on_proposal(workplan: int, proposal: str) -> tuple[ThreadFound, ...]:
    """Return the threads on a proposal, by its reference."""
    return threads_of(models.Thread.objects.filter(workplan_id=workplan, proposal=proposal))
