"""Threads and entries out to rows; who calls holds the workplan's lock."""

from maslahat.domain.discussions.threads import Entry, Topic
from maslahat.stores.discussions import models


def thread(workplan: int, topic: Topic) -> tuple[int, int]:
    """Store a new thread on a workplan (its row id); return the row's id and the thread's number."""
    number = models.Thread.objects.filter(workplan_id=workplan).count() + 1
    row = models.Thread.objects.create(
        workplan_id=workplan,
        number=number,
        line=topic.line or "",
        cell=list(topic.cell),
        proposal=topic.proposal or "",
    )
    return row.pk, number


def entry(thread: int, said: Entry) -> None:
    """Store what was said in a thread (its row id)."""
    models.Entry.objects.create(
        thread_id=thread,
        number=said.number,
        kind=said.kind.value,
        person_id=said.person,
        party=said.party,
        role=said.role.value,
        text=said.text.document(),
        expert_id=said.expert,
        made_at=said.made_at,
    )
