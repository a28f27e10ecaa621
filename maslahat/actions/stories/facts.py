"""The facts that a story about a meeting may name, from what anybody may see, and what may not be quoted (R54, E90)."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from maslahat.actions.meetings.telling import meeting_record
from maslahat.domain.meetings.record import MeetingRecord, PlanTold, civil_society_part
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.stories.facts import Fact, FactKind, by_name, figure
from maslahat.publishing.minutes_drafting import running_day
from maslahat.stores.meetings.reading import MeetingFound

JOINS = ("endorse", "endorse_reservation", "by_silence")


def public_facts(programme: Programme, found: MeetingFound, now: datetime) -> Mapping[str, Fact]:
    """Return every fact of the meeting that a story may name, by name; each rests on a record anybody can open."""
    return by_name(_facts(meeting_record(programme, found, now, for_public=True)))


def _facts(record: MeetingRecord) -> Iterator[Fact]:
    meeting = f"meeting:{record.code}"
    english, russian = running_day(record.held_on)
    yield _name("meeting.date", LocalizedText.of(en=english, ru=russian), meeting)
    if record.place:
        yield _name("meeting.place", record.place, meeting)
    if record.co_host:
        yield _name("meeting.co_host", record.co_host, meeting)
    came = record.attendance
    if came.present:
        yield figure("participants.present", came.present, meeting)
        yield figure("participants.online", came.online, meeting)
        yield figure("participants.registered", came.registered, meeting)
    if came.members:
        yield figure("members.represented", len(came.members), meeting)
    if record.decisions:
        yield figure("decisions", len(record.decisions), f"decisions:{record.code}")
    yield from _of_proposals(record)
    if record.plan is not None and record.plan.endorsed_on is not None:
        yield from _of_plan(record.plan)
    yield from _quotes(record)


def _of_proposals(record: MeetingRecord) -> Iterator[Fact]:
    if not record.proposals or record.plan is None:
        return
    register = f"proposals:{record.plan.code}"
    yield figure("proposals", len(record.proposals), register)
    yield figure("proposals.taken_up", sum(each.is_taken_up for each in record.proposals), register)
    part = civil_society_part(record.proposals)
    if part.proposals:
        yield figure("civil_society.proposals", part.proposals, register)
        yield figure("civil_society.taken_up", part.taken_up, register)


def _of_plan(plan: PlanTold) -> Iterator[Fact]:
    record = f"plan:{plan.code}"
    yield _name("plan.title", plan.title, record)
    yield figure("plan.year", plan.year, record)
    yield figure("plan.lines", plan.lines, record)
    yield Fact("plan.fingerprint", FactKind.CODE, LocalizedText.of(en=plan.fingerprint, ru=plan.fingerprint), record)
    yield figure("parties.endorsed", sum(each.kind in JOINS for each in plan.positions), record)
    yield figure("reservations", sum(each.kind == JOINS[1] for each in plan.positions), record)


def _quotes(record: MeetingRecord) -> Iterator[Fact]:
    for each in record.statements:
        if each.words:
            name = f"statement:{each.number}"
            yield _name(f"{name}.speaker", each.speaker, name)
            if each.is_verbatim:
                yield Fact(name, FactKind.QUOTE, each.words, name, speaker=each.speaker)
            else:
                yield _name(f"{name}.summary", each.words, name)


def _name(name: str, shown: LocalizedText, record: str) -> Fact:
    return Fact(name, FactKind.NAME, shown, record)
