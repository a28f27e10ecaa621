"""Rows of discussions turned into threads: the one place that knows both; nothing here decides."""

from dataclasses import dataclass

from django.db.models import QuerySet

from maslahat.domain.discussions.threads import Entry, EntryKind, Thread, Topic
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.discussions import models


@dataclass(frozen=True, slots=True)
class ThreadFound:
    """A thread with the offices of everybody who speaks or is asked in it, by id of the person."""

    id: int
    thread: Thread
    offices: dict[int, LocalizedText]


def threads_of(rows: QuerySet[models.Thread]) -> tuple[ThreadFound, ...]:
    """Return these threads in order of number: two queries, whatever their number."""
    return tuple(map(_thread, _whole(rows)))


def threads_by_plan(rows: QuerySet[models.Thread]) -> dict[int, tuple[ThreadFound, ...]]:
    """Return these threads by the row id of their workplan, each in order of number, in as many queries."""
    found: dict[int, list[ThreadFound]] = {}
    for row in _whole(rows):
        found.setdefault(row.workplan_id, []).append(_thread(row))
    return {workplan: tuple(threads) for workplan, threads in found.items()}


def _whole(rows: QuerySet[models.Thread]) -> QuerySet[models.Thread]:
    return rows.prefetch_related("entries__person", "entries__expert").order_by("workplan", "number")


def _thread(row: models.Thread) -> ThreadFound:
    topic = Topic(LineId(row.line) if row.line else None, tuple(row.cell), ProposalRef(row.proposal) or None)
    entries = sorted(row.entries.all(), key=lambda each: each.number)
    people = [person for each in entries for person in (each.person, each.expert) if person is not None]
    offices = {person.pk: LocalizedText.read(person.office) for person in people}
    return ThreadFound(row.pk, Thread(row.number, topic, tuple(_entry(each) for each in entries)), offices)


def _entry(row: models.Entry) -> Entry:
    return Entry(
        number=row.number,
        kind=EntryKind(row.kind),
        person=row.person_id,
        party=PartyCode(row.party),
        role=Role(row.role),
        text=LocalizedText.read(row.text),
        made_at=row.made_at,
        expert=row.expert_id,
    )
